"""Lives drawn in words, as facts: what the database would hold of them, made without one.

A life is statements parted by semicolons: a word, then days (`2026-01-05`, or `2026-01-05..2026-02-01`, or with a time `2026-01-05T10:00`),
`name=value` pairs and plain words, in any order. What hangs on another fact hangs on the last of its kind: an interview on the last
time missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid5

from throughcare.apps.agreed.models import AgreedAction
from throughcare.apps.care import models as care
from throughcare.apps.duties.models import Excuse
from throughcare.apps.involvement.models import Allocation
from throughcare.apps.leaving.models import LeavingCareContact
from throughcare.apps.missing import models as missing
from throughcare.apps.oversight.models import Decision, Meeting, Supervision
from throughcare.apps.permanence import models as permanence
from throughcare.apps.plans import models as plans
from throughcare.apps.reviews import models as reviews
from throughcare.apps.support.models import Support
from throughcare.statute.london import LONDON

HERE = UUID("7d6f3a0e-0d5f-4c0f-8f0e-0f6d1c9a2b11")


def key(words: str) -> UUID:
    """A key for a name, always the same."""
    return uuid5(HERE, words)


def moment(words: str) -> datetime:
    """A London time; noon where only a day is said."""
    return datetime.fromisoformat(words if "T" in words else f"{words}T12:00").replace(tzinfo=LONDON).astimezone(UTC)


def day(words: str | None) -> date | None:
    """A day, if one is said."""
    return date.fromisoformat(words[:10]) if words else None


@dataclass
class Said:
    """One statement: its first and last day as written, its pairs, and its other words."""

    first: str = ""
    last: str = ""
    named: dict[str, str] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)

    @property
    def on(self) -> Any:
        return day(self.first)

    @property
    def ended_on(self) -> date | None:
        return day(self.last)

    def day(self, name: str) -> date | None:
        return day(self.named.get(name))

    def take(self, default: str = "") -> str:
        """The next plain word."""
        return self.words.pop(0) if self.words else default

    def has(self, word: str) -> bool:
        """Whether a word is said; it is then used up."""
        if word in self.words:
            self.words.remove(word)
            return True
        return False


@dataclass
class Life:
    """A child's facts as they are told, one after another."""

    child: UUID
    facts: list[Any] = field(default_factory=list)

    def add(self, model: type[Any], **values: Any) -> Any:
        fact = model(id=key(f"{self.child} {len(self.facts)}"), child_id=self.child, **values)
        self.facts.append(fact)
        return fact

    def last(self, model: type[Any]) -> Any:
        return [fact for fact in self.facts if isinstance(fact, model)][-1]

    @property
    def period(self) -> UUID:
        found: UUID = self.last(care.PeriodOfCare).pk
        return found


def said_in(statement: str, words: Iterable[str]) -> tuple[str, Said]:
    """A statement's word and what it says. The longest word that fits is meant."""
    word = max((word for word in words if f"{statement} ".startswith(f"{word} ")), key=len, default="")
    if not word:
        raise ValueError(f"No life is drawn with {statement!r}.")
    said = Said()
    for token in statement[len(word) :].split():
        if "=" in token:
            name, _, value = token.partition("=")
            said.named[name] = value
        elif token[:4].isdigit() and "-" in token and not said.first:
            said.first, _, said.last = token.partition("..")
        else:
            said.words.append(token)
    return word, said


def facts_of(child: UUID, drawn: str) -> list[Any]:
    """The facts of a drawn life."""
    life = Life(child)
    for statement in filter(None, (part.strip() for part in drawn.split(";"))):
        word, said = said_in(statement, TELLS)
        TELLS[word](life, said)
        assert not said.words, f"{said.words} is not understood in {statement!r}"
    return life.facts


def _care(life: Life, said: Said) -> None:
    known = not said.has("since-before")
    life.add(care.PeriodOfCare, started_on=said.on, start_known=known, ended_on=said.ended_on, reason_ended=said.take())


def _placed(life: Life, said: Said) -> None:
    life.add(
        care.Placement,
        period_id=life.period,
        same_carer=said.has("same"),
        temporary_approval=said.has("temporary"),
        ended_planned={True: True, False: False if said.has("unplanned") else None}[said.has("planned")],
        kind=said.take(),
        provider=said.take(),
        started_on=said.on,
        ended_on=said.ended_on,
        until_18_decided_on=said.day("until-18"),
        reason_ended=said.named.get("reason", ""),
        turn=int(said.named.get("turn", "1")),
    )


def _visited(life: Life, said: Said, *, seen: bool = True, virtual: bool = False) -> None:
    alone = True if said.has("alone") else False if said.has("not-alone") else None
    life.add(care.Visit, visited_on=said.on, seen=seen, seen_alone=alone, virtual=virtual)


def _missing(life: Life, said: Said, kind: str = "M") -> None:
    life.add(
        missing.MissingEpisode,
        kind=kind,
        started_on=said.on,
        ended_on=said.ended_on,
        went_at=moment(said.first) if "T" in said.first else None,
        returned_at=moment(said.last) if "T" in said.last else None,
    )


def _interview(life: Life, said: Said) -> None:
    outcome, offered = said.take(), said.named.get("offered")
    life.add(
        missing.ReturnInterview,
        episode_id=life.last(missing.MissingEpisode).pk,
        outcome=outcome,
        offered_at=moment(offered) if offered else None,
        settled_at=moment(said.first) if said.first else None,
        shared_on=said.day("shared"),
        answered_on=said.day("answered"),
        push=["rules"] * int(said.named.get("themes", "0")),
        pull=[],
    )


def _review(life: Life, said: Said) -> None:
    review = life.add(reviews.Review, held_on=said.on, participation=said.take())
    if recorded := said.day("recorded"):
        permanence_is = said.named.get("permanence", "")
        decided = said.on if permanence_is not in ("", "not_yet") else None
        life.add(
            reviews.ReviewRecord,
            review_id=review.pk,
            completed_on=recorded,
            number=1,
            permanence=permanence_is,
            decided_on=decided,
        )
    if issued := said.day("decisions"):
        life.add(reviews.ReviewDecisions, review_id=review.pk, issued_on=issued)
    if sent := said.day("sent"):
        life.add(reviews.RecordSent, review_id=review.pk, sent_on=sent)


def _challenge(life: Life, said: Said) -> None:
    challenge = life.add(reviews.Challenge, raised_on=said.on, about=said.take("drift"))
    formal = said.day("formal")
    stage = life.add(
        reviews.ChallengeStage,
        challenge_id=challenge.pk,
        level="team_manager" if formal else "informal",
        opened_on=formal or said.on,
        formal_from_here=formal is not None,
    )
    if resolved := said.day("resolved"):
        life.add(
            reviews.ChallengeOutcome,
            challenge_id=challenge.pk,
            stage_id=stage.pk,
            resolved_on=resolved,
            outcome="upheld",
            effect=said.named.get("effect", "nothing"),
        )


def _health(life: Life, said: Said) -> None:
    awaited = said.has("awaited")
    life.add(
        care.HealthAssessment,
        kind=said.take(),
        assessed_on=said.on,
        reported_on=said.day("reported"),
        report_awaited=awaited,
    )


def _questionnaire(life: Life, said: Said) -> None:
    answer = said.take()
    scored = answer.isdigit()
    life.add(
        care.StrengthsAndDifficulties,
        scored_on=said.on,
        score=int(answer) if scored else None,
        reason="" if scored else answer,
    )


def _education(life: Life, said: Said) -> None:
    life.add(
        care.EducationPlan,
        held_on=said.on,
        first=said.has("first"),
        checked_on=said.day("checked"),
        quality=said.named.get("quality", ""),
        virtual_school_agreed_on=said.day("checked"),
        days_excluded=int(said.named["lost"]) if "lost" in said.named else None,
    )


def _year(life: Life, said: Said) -> None:
    flags: tuple[str, ...] = (
        "convicted",
        "health_check",
        "immunisations",
        "teeth_check",
        "health_assessment",
        "substance_misuse",
    )
    flags += ("intervention_received", "intervention_offered")
    score = said.named.get("sdq")
    life.add(
        care.YearEndOutcomes,
        year=int(said.named["of"]),
        sdq_score=int(score) if score else None,
        sdq_reason=said.named.get("reason", ""),
        **{flag: {"yes": True, "no": False, "": None}[said.named.get(flag, "")] for flag in flags},
    )


def _plan(life: Life, said: Said) -> None:
    kind = said.take()
    life.add(
        plans.Plan,
        kind=kind,
        started_on=said.on,
        placement_id=life.last(care.Placement).pk if kind == "placement" else None,
        permanence=said.named.get("permanence", ""),
        decisions_delegated=said.has("delegated"),
        reviewed_on=said.day("reviewed"),
    )


def _agreed(life: Life, said: Said) -> None:
    action = life.add(
        AgreedAction,
        agreed_on=said.on,
        due_on=said.day("due"),
        done_on=said.day("done"),
        ended_on=said.day("ended"),
        rolled_over=int(said.named.get("rolled", "0")),
    )
    if said.has("planned"):
        life.add(plans.PlannedAction, action_id=action.pk)


def _worker(life: Life, said: Said) -> None:
    part = said.take("social_worker")
    who = said.named.get("who", "")
    life.add(
        Allocation,
        part=part,
        worker_id=key(who) if who else None,
        team_id=key(said.named.get("team", "Team")),
        started_on=said.on,
        ended_on=said.ended_on,
    )


def _contact(life: Life, said: Said) -> None:
    year = said.named.get("year")
    life.add(
        LeavingCareContact,
        contact_on=said.on,
        year=int(year) if year else None,
        in_touch=said.take(),
        activity=said.take(),
        accommodation=said.take(),
    )


def _excused(life: Life, said: Said) -> None:
    life.add(Excuse, key=said.take(), about=said.take(), since_on=said.on, reason="child_away")


TELLS: dict[str, Callable[[Life, Said], Any]] = {
    "care": _care,
    "need": lambda life, said: life.add(care.PrimaryNeed, period_id=life.period, code=said.take(), started_on=said.on),
    "status": lambda life, said: life.add(
        care.LegalStatus, period_id=life.period, code=said.take(), started_on=said.on, ended_on=said.ended_on
    ),
    "placed": _placed,
    "visited": _visited,
    "not seen": lambda life, said: _visited(life, said, seen=False),
    "video": lambda life, said: _visited(life, said, virtual=True),
    "missing": _missing,
    "away": lambda life, said: _missing(life, said, kind="A"),
    "interview": _interview,
    "asked strategy": lambda life, said: life.add(
        missing.StrategyAsked, because=said.take("third"), asked_on=said.on, answered_on=said.day("answered")
    ),
    "meeting": lambda life, said: life.add(
        Meeting,
        kind=said.take(),
        held_at=moment(said.first),
        placement_id=life.last(care.Placement).pk if said.has("about-placement") else None,
    ),
    "review": _review,
    "midway": lambda life, said: life.add(reviews.MidwayCheck, checked_on=said.on, on_track=True),
    "challenge": _challenge,
    "health": _health,
    "dentist": lambda life, said: life.add(care.DentalCheck, checked_on=said.on),
    "immunised": lambda life, said: life.add(care.ImmunisationsCheck, checked_on=said.on, up_to_date=not said.has("not")),
    "questionnaire": _questionnaire,
    "education plan": _education,
    "year": _year,
    "assessed": lambda life, said: life.add(
        plans.Assessment, kind=said.take("need"), completed_on=said.on, authorised_on=said.ended_on or said.on
    ),
    "plan": _plan,
    "agreed": _agreed,
    "worker": _worker,
    "supervised": lambda life, said: life.add(Supervision, held_on=said.on),
    "manager decided": lambda life, said: life.add(Decision, decided_on=said.on, led_by=said.take("drift")),
    "adoption": lambda life, said: life.add(
        permanence.AdoptionDecision, decided_on=said.day("decided"), matched_on=said.day("matched"), by_former_carer=None
    ),
    "moved in": lambda life, said: life.add(
        permanence.AdoptionPlacement, started_on=said.on, ended_on=said.ended_on, reason_ended=said.take()
    ),
    "contact": _contact,
    "support": lambda life, said: life.add(Support, purpose=said.take("placement"), kind="family", asked_on=said.on),
    "unaccompanied": lambda life, said: life.add(care.UnaccompaniedStatus, started_on=said.on, ended_on=said.ended_on),
    "liberty": lambda life, said: life.add(care.LibertyOrder, started_on=said.on, ended_on=said.ended_on),
    "excused": _excused,
}
