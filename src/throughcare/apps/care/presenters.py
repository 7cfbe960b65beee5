"""Being looked after, as a timeline tells it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from throughcare.apps.care import models
from throughcare.core.shown import Entry, Turn
from throughcare.core.words import period, short_date
from throughcare.statute.codes import care, outcomes

Tell = Callable[[Any], Iterator[Entry]]


def meaning(codes: Any, code: str) -> str:
    """What a code means in words; the code itself where no list has it."""
    return codes.meaning(code) if code in codes.by_code else code


def placement_named(placement: models.Placement) -> str:
    """A placement as it is called in a list."""
    kind = meaning(care.PLACE, placement.kind) if placement.kind else "Placement"
    who = f" with {placement.carer}" if placement.carer else ""
    return f"{kind}{who}, {period(placement.started_on, placement.ended_on)}"


def entry(on: Any, what: str, kind: str, words: str = "", *, at: datetime | None = None, turn: Turn = Turn.HAPPENS) -> Entry:
    """One happening on a day, at its hour where that is known."""
    return Entry(on=on, when=short_date(on), what=what, kind=kind, words=words, at=at, turn=turn)


def of_period(row: models.PeriodOfCare) -> Iterator[Entry]:
    """Coming into care, and leaving it."""
    began = "Became looked after" if row.start_known else "Already looked after when this record begins"
    yield entry(row.started_on, began, "Care", turn=Turn.CARE_BEGINS)
    if row.ended_on:
        why = meaning(care.REC, row.reason_ended)
        yield entry(row.ended_on, "Stopped being looked after", "Care", why, turn=Turn.CARE_ENDS)


def of_need(row: models.PrimaryNeed) -> Iterator[Entry]:
    """The main need recorded."""
    yield entry(row.started_on, "Main need recorded", "Care", meaning(care.CIN, row.code), turn=Turn.WHY)


def of_legal_status(row: models.LegalStatus) -> Iterator[Entry]:
    """A legal status."""
    yield entry(row.started_on, f"Legal status: {meaning(care.LS, row.code)}", "Care", turn=Turn.LAW)


def of_placement(row: models.Placement) -> Iterator[Entry]:
    """A placement, and why it ended."""
    kind = meaning(care.PLACE, row.kind) if row.kind else "kind of placement not recorded"
    yield entry(row.started_on, f"Placed: {kind}", "Where they live", row.carer, turn=Turn.HOME_BEGINS)
    if row.ended_on:
        why = meaning(care.REASON_PLACE_CHANGE, row.reason_ended)
        yield entry(row.ended_on, "Placement ended", "Where they live", why, turn=Turn.HOME_ENDS)


def of_approval(row: models.PlacementApproval) -> Iterator[Entry]:
    """A placement approved, or not."""
    if row.decided_on:
        yield entry(
            row.decided_on,
            "Placement approved" if row.outcome == models.PlacementApproval.Outcome.APPROVED else "Placement not approved",
            "Where they live",
            f"By {row.decided_by}. {row.follows}".strip(),
            turn=Turn.HOME_BEGINS,
        )


_TOLD = {
    models.PlacementTold.Whom.OFFICER: "Reviews",
    models.PlacementTold.Whom.HEALTH: "Health",
    models.PlacementTold.Whom.NOTICE: "Where they live",
}


def of_telling(row: models.PlacementTold) -> Iterator[Entry]:
    """Somebody told of a placement."""
    whom = models.PlacementTold.Whom(row.whom)
    yield entry(row.told_on, "Told of the placement", _TOLD[whom], whom.label)


def of_visit(row: models.Visit) -> Iterator[Entry]:
    """A visit: seen or not, alone or not."""
    if not row.seen:
        yield entry(row.visited_on, "Visit attempted, child not seen", "Visits")
        return
    alone = {True: "seen alone", False: "not seen alone", None: ""}[row.seen_alone]
    if row.declined_alone:
        alone = "chose not to be seen alone"
    yield entry(row.visited_on, "Visited by video or telephone" if row.virtual else "Visited", "Visits", alone)


def led_to(shown: Entry, row: Any, document: UUID | None) -> Entry:
    """An entry that leads to a document of its own, where it has one."""
    return replace(shown, href=reverse("writing:document", args=[row.child_id, document])) if document else shown


def of_health_request(row: models.HealthAssessmentRequest) -> Iterator[Entry]:
    """A health assessment asked for."""
    kind = models.HealthAssessment.Kind(row.kind).label
    yield entry(row.requested_on, f"{kind} health assessment asked for", "Health")


def of_health(row: models.HealthAssessment) -> Iterator[Entry]:
    """A health assessment, and its report."""
    awaited = "Its report is awaited" if row.report_awaited else ""
    kind = models.HealthAssessment.Kind(row.kind).label
    yield entry(row.assessed_on, f"{kind} health assessment", "Health", awaited)
    if row.reported_in_id and row.reported_on:
        yield led_to(entry(row.reported_on, "Report of the health assessment came", "Health"), row, row.reported_in_id)


def of_health_summary(row: models.HealthSummary) -> Iterator[Entry]:
    """The summary of their health, given to them."""
    yield entry(row.given_on, "Given the summary of their health", "Health")


def of_dental(row: models.DentalCheck) -> Iterator[Entry]:
    """A dentist's check."""
    yield entry(row.checked_on, "Seen by a dentist", "Health", "Treatment is needed" if row.treatment else "")


def of_immunisations(row: models.ImmunisationsCheck) -> Iterator[Entry]:
    """Immunisations looked into."""
    yield entry(row.checked_on, "Immunisations " + ("up to date" if row.up_to_date else "not up to date"), "Health")


def of_questionnaire(row: models.StrengthsAndDifficulties) -> Iterator[Entry]:
    """A strengths and difficulties score, or why there is none."""
    words = f"Score {row.score}" if row.score is not None else meaning(outcomes.SDQ_REASON, row.reason)
    yield entry(row.scored_on, "Strengths and difficulties questionnaire", "Health", words)


def of_education(row: models.EducationPlan) -> Iterator[Entry]:
    """A personal education plan meeting, and the virtual school's word on it."""
    said = [models.EducationPlan.Attainment(row.attainment).label] if row.attainment else []
    said += [f"attendance {row.attendance}%"] if row.attendance is not None else []
    yield entry(row.held_on, "Personal education plan " + ("begun" if row.first else "reviewed"), "Education", ", ".join(said))
    if row.checked_in_id:
        word = "signed off" if row.virtual_school_agreed_on else "sent back"
        yield led_to(entry(row.checked_on, f"Education plan {word} by the virtual school", "Education"), row, row.checked_in_id)


def of_liberty_order(row: models.LibertyOrder) -> Iterator[Entry]:
    """An order depriving the child of liberty."""
    yield entry(row.started_on, "Court order depriving them of liberty", "Care", turn=Turn.LAW)
    if row.ended_on:
        yield entry(row.ended_on, "Deprivation-of-liberty order ended", "Care")


ENTRIES: Mapping[type, Tell] = {
    models.PeriodOfCare: of_period,
    models.PrimaryNeed: of_need,
    models.LegalStatus: of_legal_status,
    models.Placement: of_placement,
    models.PlacementApproval: of_approval,
    models.PlacementTold: of_telling,
    models.Visit: of_visit,
    models.HealthAssessmentRequest: of_health_request,
    models.HealthAssessment: of_health,
    models.HealthSummary: of_health_summary,
    models.DentalCheck: of_dental,
    models.ImmunisationsCheck: of_immunisations,
    models.StrengthsAndDifficulties: of_questionnaire,
    models.EducationPlan: of_education,
    models.LibertyOrder: of_liberty_order,
}
