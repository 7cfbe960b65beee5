"""Recording that a child went missing and came back, the talk afterwards, and what asks for a strategy discussion."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from throughcare.apps.agreed.actions import agree_all
from throughcare.apps.missing.interview_forms import LATER
from throughcare.apps.missing.models import (
    MissingEpisode,
    NamedWhenMissing,
    ReturnInterview,
    SeniorBriefing,
    StrategyAsked,
)
from throughcare.apps.missing.queries import back, strategies_asked, went
from throughcare.apps.people.actions import correct_facts, record_facts
from throughcare.apps.workforce.models import Worker
from throughcare.apps.writing.actions import Part, for_each_child
from throughcare.apps.writing.models import Document
from throughcare.core.asking.form import NO, YES
from throughcare.core.asking.said import Said
from throughcare.core.changes import action
from throughcare.core.happened import london_day
from throughcare.core.today import now, today
from throughcare.statute.follows import third_in_ninety_days

Because = StrategyAsked.Because
A_DAY, NINETY_DAYS = timedelta(hours=24), timedelta(days=90)


@action(why="child missing")
def record_missing(document: Document, said: Said, *, by: Worker) -> None:
    """Put on the record that a child is away, or was, since when, and who was told."""
    on = london_day(said["went_at"])
    (part,) = for_each_child(document, said, on=on, by=by)
    episode = MissingEpisode(
        child_id=part.child_id,
        source=part.source,
        written_in=part.document,
        kind=said["kind"],
        started_on=on,
        went_at=said["went_at"],
        reported_at=said["reported_at"],
        police_reference=said["police_reference"] or "",
        risk=said["risk"],
        told_at=said["told_at"],
        ended_on=london_day(said["back_at"]) if said["back"] else None,
        returned_at=said["back_at"],
        found=said["found"] or "",
    )
    record_facts([episode], by=by)
    _ask(part, _because(episode, exploitation=said["exploitation"]), episode, by=by)


@action(why="told that a child is missing")
def record_told(document: Document, said: Said, *, by: Worker) -> None:
    """Put on the record when the last of those who must be told of a time missing were."""
    for_each_child(document, said, on=london_day(said["told_at"]), by=by)
    episode = MissingEpisode.objects.get(pk=said["episode"], child=document.child_id)
    episode.told_at = said["told_at"]
    correct_facts([episode], ["told_at"], by=by)


@action(why="senior leader told of a child missing")
def record_briefing(document: Document, said: Said, *, by: Worker) -> None:
    """Put on the record that a senior leader was told of a child missing for long."""
    (part,) = for_each_child(document, said, on=said["on"], by=by)
    episode = MissingEpisode.objects.get(pk=said["episode"], child=part.child_id)
    briefing = SeniorBriefing(
        child_id=part.child_id,
        source=part.source,
        written_in=part.document,
        episode=episode,
        briefed_on=said["on"],
        whom=said["whom"],
    )
    record_facts([briefing], by=by)


@action(why="child returned")
def record_return(document: Document, said: Said, *, by: Worker) -> None:
    """Put on the record that a child is back: the 72 hours for their return interview begin.

    What a return told is practice's word from here on, so that the next return does not put the child back among the missing.
    """
    on = london_day(said["back_at"])
    (part,) = for_each_child(document, said, on=on, by=by)
    episode = MissingEpisode.objects.get(pk=said["episode"], child=part.child_id)
    episode.ended_on, episode.returned_at, episode.found = on, said["back_at"], said["found"]
    episode.returned_in, episode.source = part.document, part.source
    correct_facts([episode], ["ended_on", "returned_at", "found", "returned_in", "source"], by=by)
    _ask(part, _because(episode), episode, by=by)


@action(why="return interview recorded")
def record_interview(document: Document, said: Said, *, by: Worker) -> None:
    """Put on the record what became of a return interview, for each return it was about.

    That it was held, declined or impossible is a fact whatever follows from it. It is closed only with what changes in the plan.
    """
    (part,) = for_each_child(document, said, on=london_day(said["settled_at"] or said["offered_at"]), by=by)
    episodes = MissingEpisode.objects.filter(pk__in=said["returns"], child=part.child_id).select_related("interview")
    for episode in episodes:
        known: ReturnInterview | None = getattr(episode, "interview", None)
        interview = known or ReturnInterview(child_id=part.child_id, source=part.source, episode=episode)
        changed = _as_said(interview, said, part, by=by)
        if known is None:
            record_facts([interview], by=by)
        else:
            correct_facts([interview], changed, by=by)
        record_facts([*_named(part, said, interview)], by=by)
        if said["exploitation"]:
            _ask(part, [Because.EXPLOITATION], episode, by=by)
    agree_all(document.child, said["actions"], on=today(), document=document, by=by)


def _as_said(interview: ReturnInterview, said: Said, part: Part, *, by: Worker) -> list[str]:
    """Write on an interview what was said of it. Answers the fields that were."""
    now_so: dict[str, Any] = {"outcome": said["outcome"], "offered_at": said["offered_at"] or interview.offered_at}
    if said["outcome"] == ReturnInterview.Outcome.OFFERED:
        now_so |= {"offered_in": part.document}
    else:
        plan = {YES: True, NO: False, LATER: None}[said["plan"]]
        now_so |= {
            "written_in": part.document,
            "settled_at": said["settled_at"],
            "why_not": said["why_not"] or "",
            "by": by if said["held_by"] == "me" else None,
            "interviewer": said["interviewer"] or "",
            "independent": said["independent"],
            "push": said["push"] or [],
            "pull": said["pull"] or [],
            "exploitation": said["exploitation"],
            "shared_on": said["shared_on"],
            "plan_changes": plan,
            "answered_on": None if plan is None else today(),
        }
    for name, value in now_so.items():
        setattr(interview, name, value)
    return list(now_so)


def _named(part: Part, said: Said, interview: ReturnInterview) -> Iterator[NamedWhenMissing]:
    for kind, question in ((NamedWhenMissing.Kind.PERSON, "people"), (NamedWhenMissing.Kind.PLACE, "places")):
        for row in said[question]:
            name, about = row["name"] or "", row["about"] or ""
            if name or about:
                yield NamedWhenMissing(
                    child_id=part.child_id, source=part.source, written_in=part.document, interview=interview, kind=kind, name=name,
                    about=about,
                )  # fmt: skip


@action(why="return interview closed")
def close_interview(document: Document, said: Said, *, by: Worker) -> None:
    """Say what an interview changes in the plan, or why nothing does: until then it stays open."""
    (part,) = for_each_child(document, said, on=today(), by=by)
    interview = ReturnInterview.objects.get(pk=said["interview"], child=part.child_id)
    interview.shared_on, interview.plan_changes, interview.answered_on = said["shared_on"], said["plan"], today()
    interview.closed_in = part.document
    correct_facts([interview], ["shared_on", "plan_changes", "answered_on", "closed_in"], by=by)
    agree_all(document.child, said["actions"], on=today(), document=document, by=by)


@action(why="strategy discussion answered")
def answer_strategy(document: Document, *, on: date, asks: list[str] | None = None, by: Worker) -> None:
    """Say that a document answers what asked for a strategy discussion of its child: all that is open, or those named.

    Whoever records the discussion calls this; so does a manager's decision that none is needed.
    """
    open_now = [ask for ask in strategies_asked(document.child) if asks is None or str(ask.pk) in asks]
    for ask in open_now:
        ask.answered_by, ask.answered_on = document, on
    correct_facts(open_now, ["answered_by", "answered_on"], by=by)


@action(why="no strategy discussion needed")
def decide_strategy_not_needed(document: Document, said: Said, *, by: Worker) -> None:
    """Put a manager's decision that no strategy discussion is needed on the record."""
    for_each_child(document, said, on=said["on"], by=by)
    answer_strategy(document, on=said["on"], asks=said["asks"], by=by)


def _because(episode: MissingEpisode, *, exploitation: bool = False) -> Iterator[Because]:
    """What in a time missing asks for a strategy discussion, as it stands now."""
    if (back(episode) or now()) - went(episode) > A_DAY:
        yield Because.OVER_A_DAY
    starts = list(
        MissingEpisode.objects.filter(child=episode.child_id).order_by("started_on").values_list("started_on", flat=True)
    )
    thirds = [starts[place] for place in third_in_ninety_days(starts)]
    if any(episode.started_on <= third < episode.started_on + NINETY_DAYS for third in thirds):
        yield Because.THIRD
    if exploitation:
        yield Because.EXPLOITATION


def _ask(part: Part, reasons: Iterator[Because] | list[Because], episode: MissingEpisode, *, by: Worker) -> None:
    """Ask, once for each reason and time missing, and not again while the same question is open for the child."""
    asked = StrategyAsked.objects.filter(child=part.child_id)
    known = {(ask.because, ask.episode_id) for ask in asked} | {(ask.because, None) for ask in asked if not ask.answered_by_id}
    wanted = [reason for reason in reasons if not {(reason, episode.pk), (reason, None)} & known]
    record_facts(
        [
            StrategyAsked(
                child_id=part.child_id,
                source=part.source,
                written_in=part.document,
                because=reason,
                asked_on=today(),
                episode=episode,
            )
            for reason in wanted
        ],
        by=by,
    )
