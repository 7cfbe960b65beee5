"""Lives drawn in a line of text, and what they are owed, drawn the same way.

A life is `word:facts/matter day`, parted by semicolons: `care 2026-01-05; placed:U4 2026-01-05; visited 2026-01-10`.
What is owed is `since > due`, then `= met`, or `! ended`; `?` at the end where it is not known.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from throughcare.statute.duties import ALL
from throughcare.statute.duty import Owed
from throughcare.statute.history import EVERYTHING, Event, Fact, History
from throughcare.statute.kinds import Kind
from throughcare.statute.london import LONDON
from throughcare.statute.reckon import reckon
from throughcare.statute.rulebook import Rulebook
from throughcare.statute.terms import Term

TERMS = (
    Term("Autumn term 2026", date(2026, 9, 2), date(2026, 12, 18), date(2026, 10, 26), date(2026, 10, 30)),
    Term("Spring term 2027", date(2027, 1, 4), date(2027, 3, 24), date(2027, 2, 15), date(2027, 2, 19)),
    Term("Summer term 2027", date(2027, 4, 12), date(2027, 7, 22), date(2027, 5, 31), date(2027, 6, 4)),
)
RULEBOOK = Rulebook(duties=ALL, terms=TERMS)

WORDS: dict[str, tuple[Kind, dict[str, Fact]]] = {
    "care": (Kind.BECAME_LOOKED_AFTER, {}),
    "left": (Kind.CEASED_TO_BE_LOOKED_AFTER, {}),
    "died": (Kind.DIED, {}),
    "status": (Kind.LEGAL_STATUS_BEGAN, {}),
    "status ended": (Kind.LEGAL_STATUS_ENDED, {}),
    "placed": (Kind.PLACED, {}),
    "placement ended": (Kind.PLACEMENT_ENDED, {}),
    "meant to last": (Kind.PLACEMENT_MEANT_TO_LAST, {}),
    "approval changed": (Kind.CARER_APPROVAL_CHANGED, {}),
    "allocated": (Kind.WORKER_ALLOCATED, {}),
    "allocation ended": (Kind.WORKER_ENDED, {}),
    "discussed": (Kind.CHILD_SUPERVISED, {}),
    "strategy": (Kind.STRATEGY_DISCUSSED, {}),
    "visited": (Kind.VISITED, {"seen": True}),
    "not seen": (Kind.VISITED, {"seen": False}),
    "video": (Kind.VISITED, {"seen": True, "virtual": True}),
    "review": (Kind.REVIEW_HELD, {}),
    "participation": (Kind.PARTICIPATION_RECORDED, {}),
    "decisions": (Kind.REVIEW_DECISIONS_ISSUED, {}),
    "decisions answered": (Kind.REVIEW_DECISIONS_ANSWERED, {}),
    "care plan": (Kind.CARE_PLAN_MADE, {}),
    "record": (Kind.REVIEW_RECORD_COMPLETED, {}),
    "record sent": (Kind.REVIEW_RECORD_SENT, {}),
    "permanence": (Kind.PERMANENCE_PLANNED, {}),
    "dispute": (Kind.DISPUTE_RAISED, {}),
    "stage": (Kind.DISPUTE_STAGE_OPENED, {}),
    "stage answered": (Kind.DISPUTE_STAGE_ANSWERED, {}),
    "stage closed": (Kind.DISPUTE_STAGE_CLOSED, {}),
    "resolved": (Kind.DISPUTE_RESOLVED, {}),
    "officer": (Kind.REVIEWING_OFFICER_NAMED, {}),
    "officer told": (Kind.REVIEWING_OFFICER_TOLD, {}),
    "review booked": (Kind.REVIEW_BOOKED, {}),
    "spoken to": (Kind.CHILD_SPOKEN_TO_BEFORE_REVIEW, {}),
    "not spoken to": (Kind.CHILD_NOT_SPOKEN_TO_FOR_A_REASON, {}),
    "adviser": (Kind.ADVISER_NAMED, {}),
    "assessed": (Kind.ASSESSMENT_AUTHORISED, {}),
    "placement plan": (Kind.PLACEMENT_PLAN_MADE, {}),
    "notice": (Kind.PLACEMENT_NOTIFIED, {}),
    "approved": (Kind.PLACEMENT_APPROVED, {}),
    "accepted": (Kind.ACCEPTED_BY_TEAM, {}),
    "closed": (Kind.CLOSED, {}),
    "delegated": (Kind.DELEGATED_AUTHORITY_AGREED, {}),
    "at risk": (Kind.PLACEMENT_AT_RISK, {}),
    "stability meeting": (Kind.STABILITY_MEETING_HELD, {}),
    "disruption meeting": (Kind.DISRUPTION_MEETING_HELD, {}),
    "health asked for": (Kind.HEALTH_ASSESSMENT_REQUESTED, {}),
    "health": (Kind.HEALTH_ASSESSED, {}),
    "health told": (Kind.HEALTH_TOLD_OF_PLACEMENT, {}),
    "health summary": (Kind.HEALTH_SUMMARY_GIVEN, {}),
    "dentist": (Kind.DENTAL_CHECKED, {}),
    "immunised": (Kind.IMMUNISATIONS_CHECKED, {}),
    "questionnaire": (Kind.SDQ_SCORED, {}),
    "plan begun": (Kind.EDUCATION_PLAN_BEGUN, {}),
    "plan": (Kind.EDUCATION_PLAN_HELD, {}),
    "plan checked": (Kind.EDUCATION_PLAN_CHECKED, {}),
    "school": (Kind.SCHOOL_STARTED, {}),
    "order": (Kind.LIBERTY_ORDER_MADE, {}),
    "order ended": (Kind.LIBERTY_ORDER_ENDED, {}),
    "missing": (Kind.WENT_MISSING, {}),
    "returned": (Kind.RETURNED, {}),
    "told": (Kind.MISSING_NOTIFIED, {}),
    "briefed": (Kind.SENIOR_LEADER_BRIEFED, {}),
    "shared": (Kind.RETURN_INTERVIEW_SHARED, {}),
    "plans answered": (Kind.PLAN_UPDATED_AFTER_RETURN, {}),
    "interview": (Kind.RETURN_INTERVIEW_HELD, {}),
    "declined": (Kind.RETURN_INTERVIEW_DECLINED, {}),
    "not possible": (Kind.RETURN_INTERVIEW_NOT_POSSIBLE, {}),
    "should be placed": (Kind.SHOULD_BE_PLACED_FOR_ADOPTION, {}),
    "matched": (Kind.MATCHED_FOR_ADOPTION, {}),
    "moved in": (Kind.PLACED_FOR_ADOPTION, {}),
    "moved out": (Kind.ADOPTION_PLACEMENT_ENDED, {}),
    "adopted": (Kind.ADOPTED, {}),
    "applied": (Kind.ADOPTION_APPLIED_FOR, {}),
    "consent": (Kind.ADOPTION_CONSENT_GIVEN, {}),
    "needs assessed": (Kind.NEEDS_ASSESSED, {}),
    "pathway": (Kind.PATHWAY_PLANNED, {}),
    "pathway reviewed": (Kind.PATHWAY_REVIEWED, {}),
    "in touch": (Kind.LEAVING_CARE_CONTACT, {"in_touch": True}),
    "tried": (Kind.LEAVING_CARE_CONTACT, {"in_touch": False}),
    "told all": (Kind.LEAVING_CARE_RECORDED, {}),
    "elsewhere": (Kind.LIVING_ARRANGEMENTS_CHANGED, {}),
    "checked midway": (Kind.MIDWAY_CHECK_MADE, {}),
    "need": (Kind.NEED_PLAN_BEGAN, {}),
    "need ended": (Kind.NEED_PLAN_ENDED, {}),
    "protection": (Kind.PROTECTION_PLAN_BEGAN, {}),
    "protection ended": (Kind.PROTECTION_PLAN_ENDED, {}),
    "scrutinised": (Kind.PROTECTION_PLAN_SCRUTINISED, {}),
    "approval": (Kind.TEMPORARY_APPROVAL_GIVEN, {}),
    "guardianship notified": (Kind.GUARDIANSHIP_NOTIFIED, {}),
    "guardianship applied": (Kind.GUARDIANSHIP_APPLIED_FOR, {}),
    "answered": (Kind.COMPLAINT_STAGE_TWO_ANSWERED, {}),
    "panel asked": (Kind.COMPLAINT_PANEL_REQUESTED, {}),
    "complained of": (Kind.COMPLAINT_EVENT, {}),
    "complained": (Kind.COMPLAINT_RECEIVED, {}),
}

FACTS: dict[str, dict[str, Fact]] = {
    "parent": {"with_parent": True},
    "unassessed": {"before_assessment": True},
    "kin": {"connected_person_temporary": True},
    "same": {"same_carer": True},
    "outside": {"outside_approval": True},
    "emergency": {"emergency": True},
    "far": {"out_of_area": True},
    "own": {"own_or_connected": True},
    "uprooted": {"changes_school": True},
    "changed": {"changes_plan": True},
    "unplanned": {"planned": False},
    "lasting": {"lasting": True},
}


def _event(drawn: str, place: int) -> Event:
    said, _, when = drawn.strip().rpartition(" ")
    said, _, about = said.partition("/")
    word, _, facts = said.partition(":")
    kind, known = WORDS[word]
    told = dict(known)
    for one in filter(None, facts.split(",")):
        if word == "order":
            told["due_on"] = date.fromisoformat(one)
        elif one in FACTS:
            told |= FACTS[one]
        else:
            told["code" if word.startswith("status") else "type"] = one
    at = datetime.fromisoformat(when).replace(tzinfo=LONDON).astimezone(UTC) if "T" in when else None
    on = date.fromisoformat(when[:10])
    if not about and word in {"placed", "status", "moved in"}:
        about = f"{word} {place}"
    return Event(kind, on, on, at=at, about=about, facts=told)


def life(drawn: str, *, born: str = "") -> History:
    """A life, all of which every source tells."""
    events = tuple(_event(one, place) for place, one in enumerate(drawn.split(";")))
    return History(born=date.fromisoformat(born) if born else None, expected=None, events=events, covers=(EVERYTHING,))


def owed(key: str, drawn: str, *, born: str = "") -> list[Owed]:
    """What one duty is owed over a drawn life."""
    return [one for one in reckon(RULEBOOK, life(drawn, born=born)) if one.duty.key == key]


def shown(one: Owed) -> str:
    """What is owed, as it is drawn."""
    if one.due_at is not None:
        due = f"{one.due_at.astimezone(LONDON):%Y-%m-%dT%H:%M}"
    else:
        due = one.due_on.isoformat() if one.due_on else "no date"
    became = f" = {one.met_on}" if one.met_on else f" ! {one.ended_on}" if one.ended_on else ""
    return f"{one.since.on} > {due}{became}{'' if one.known else ' ?'}"
