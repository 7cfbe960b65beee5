"""Every row of a child's return as the facts it tells, and whatever in it cannot be kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from throughcare.apps.care.models import LibertyOrder, UnaccompaniedStatus, YearEndOutcomes
from throughcare.apps.intake.merge import Conflict, Fact
from throughcare.apps.intake.ssda903.episodes import facts_of_episodes
from throughcare.apps.involvement.models import Allocation
from throughcare.apps.leaving.models import LeavingCareContact
from throughcare.apps.missing.models import MissingEpisode
from throughcare.apps.people.models import Identifier, Person
from throughcare.apps.permanence.models import AdoptionDecision, AdoptionPlacement, PreviousPermanence
from throughcare.apps.reviews.models import Review
from throughcare.record import care, happenings, people, permanence
from throughcare.record.columns import Row
from throughcare.returns.ssda903.schema import BY_ROW

# these tell of one year, so that next year's row for the same child is another row
OF_A_YEAR = (happenings.Outcomes, permanence.LeavingCare)
NO_PUPIL_NUMBER = frozenset({"UN1", "UN2", "UN3", "UN4", "UN5"})
Workers = Mapping[str, tuple[Any, Any]]


def key_of(row: Row, *, year: int) -> str:
    """What tells this row from every other, in this return and in those of other years."""
    parts = [BY_ROW[type(row)].name, *(str(part) for part in row.table.key_of(row))]
    if isinstance(row, OF_A_YEAR):
        parts.append(str(year))
    return "|".join(parts)


def facts_of(rows: Sequence[tuple[str, Row, int]], *, workers: Workers) -> tuple[dict[Any, Fact], list[Conflict]]:
    """The facts that one child's rows tell, by what tells them apart; and what in the rows cannot be kept as it stands.

    Each row comes with its key and the year of its return. `workers` are (worker, team) by registration number.
    """
    facts: list[Fact] = []
    unkept: list[Conflict] = []
    episodes = [(key, row) for key, row, _ in rows if isinstance(row, care.Episode)]
    facts += facts_of_episodes(episodes)
    for key, row, year in rows:
        if isinstance(row, care.Episode):
            continue
        for each in _facts_of_row(row, frozenset({key}), year, workers):
            if isinstance(each, Fact):
                facts.append(each)
            else:
                unkept.append(each)
    return {fact.which: fact for fact in facts}, unkept


def _facts_of_row(row: Row, by: frozenset[str], year: int, workers: Workers) -> Iterator[Fact | Conflict]:
    match row:
        case people.Person():
            yield from _person(row, by)
        case people.UnaccompaniedStatus():
            yield Fact(UnaccompaniedStatus, (), {"ended_on": row.ceased_on}, by)
        case happenings.Review():
            yield Fact(Review, (row.held_on,), {"held_on": row.held_on, "participation": row.participation or ""}, by)
        case happenings.Missing():
            values = {"kind": row.kind, "started_on": row.started_on, "ended_on": row.ended_on}
            yield Fact(MissingEpisode, (row.started_on, row.kind), values, by)
        case happenings.Outcomes():
            yield _outcomes(row, by, year)
        case permanence.LeavingCare():
            said = {"in_touch": row.in_touch or "", "activity": row.activity or "", "accommodation": row.accommodation or ""}
            yield Fact(LeavingCareContact, (year,), {"contact_on": None, "year": year, **said}, by)
        case permanence.AdoptionDecision():
            yield from _adoption_decision(row, by)
        case permanence.PlacedForAdoption():
            yield _placed_for_adoption(row, by)
        case permanence.PreviousPermanence():
            yield _previous_permanence(row, by)
        case care.SocialWorker():
            yield _allocation(row, by, workers)
        case care.LibertyOrder():
            yield Fact(LibertyOrder, (row.started_on,), {"started_on": row.started_on, "ended_on": row.ended_on}, by)
        case _:
            raise TypeError(f"No fact is made of {type(row).__name__}.")


def _person(row: people.Person, by: frozenset[str]) -> Iterator[Fact]:
    values = {
        "sex": row.sex,
        "born_on": row.born_on,
        "ethnicity": row.ethnicity or "",
        "mother": row.mother,
        "first_child_born_on": row.mothers_child_born_on,
    }
    yield Fact(Person, (), values, by)
    if row.upn:
        kind = Identifier.Kind.NO_UPN if row.upn in NO_PUPIL_NUMBER else Identifier.Kind.UPN
        yield Fact(Identifier, ("upn",), {"kind": kind.value, "value": row.upn}, by)


def _outcomes(row: happenings.Outcomes, by: frozenset[str], year: int) -> Fact:
    values = {
        "year": year,
        "sdq_score": row.sdq_score,
        "sdq_reason": row.sdq_reason or "",
        "convicted": row.convicted,
        "health_check": row.health_check,
        "immunisations": row.immunisations,
        "teeth_check": row.teeth_check,
        "health_assessment": row.health_assessment,
        "substance_misuse": row.substance_misuse,
        "intervention_received": row.intervention_received,
        "intervention_offered": row.intervention_offered,
    }
    return Fact(YearEndOutcomes, (year,), values, by)


def _adoption_decision(row: permanence.AdoptionDecision, by: frozenset[str]) -> Iterator[Fact | Conflict]:
    if row.decided_on and row.matched_on and row.matched_on < row.decided_on:
        yield Conflict(by, "the match comes before the decision that the child should be placed.", conflict=False)
        return
    values = {
        "decided_on": row.decided_on,
        "matched_on": row.matched_on,
        "by_former_carer": row.by_former_carer,
        "adopters": row.adopters,
        "adopters_sex": row.adopters_sex or "",
        "adopters_status": row.adopters_legal_status or "",
    }
    yield Fact(AdoptionDecision, (), values, by)


def _placed_for_adoption(row: permanence.PlacedForAdoption, by: frozenset[str]) -> Fact | Conflict:
    if row.placed_on is None:
        return Conflict(by, "it gives no day on which the child was placed, so there is no placement to keep.", conflict=False)
    values = {"started_on": row.placed_on, "ended_on": row.ceased_on, "reason_ended": row.reason_ceased or ""}
    return Fact(AdoptionPlacement, (row.placed_on,), values, by)


def _previous_permanence(row: permanence.PreviousPermanence, by: frozenset[str]) -> Fact:
    day = row.ordered_on or permanence.PartialDate()
    values = {
        "option": row.option,
        "authority": row.authority or "",
        "year": day.year,
        "month": day.month,
        "day": day.day,
    }
    return Fact(PreviousPermanence, (), values, by)


def _allocation(row: care.SocialWorker, by: frozenset[str], workers: Workers) -> Fact | Conflict:
    worker, team = workers.get(row.worker, (None, None))
    if worker is None:
        return Conflict(by, f"nobody here has the registration number {row.worker}.", conflict=False)
    if team is None:
        return Conflict(
            by, f"the worker with the registration number {row.worker} holds no post in any team here.", conflict=False
        )
    known = row.reason if row.reason in Allocation.Reason.values else ""
    values = {
        "part": Allocation.Part.SOCIAL_WORKER.value,
        "worker_id": worker,
        "team_id": team,
        "reason": known,
        "started_on": row.started_on,
        "ended_on": row.ended_on,
    }
    return Fact(Allocation, (Allocation.Part.SOCIAL_WORKER.value, row.started_on, worker), values, by)


def lasts_to(fact: Fact) -> date | None:
    """The day a fact ended, if it has one."""
    ended = fact.values.get("ended_on")
    return ended if isinstance(ended, date) else None
