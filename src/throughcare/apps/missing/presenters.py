"""Going missing and coming back, as a timeline tells it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from throughcare.apps.care.presenters import Tell, entry, led_to
from throughcare.apps.missing.models import MissingEpisode, ReturnInterview, SeniorBriefing, StrategyAsked
from throughcare.core.happened import london_day
from throughcare.core.shown import Entry, Turn
from throughcare.core.words import moment

KIND = "Missing"


def of_missing(row: MissingEpisode) -> Iterator[Entry]:
    """Going, and coming back."""
    went = [moment(row.went_at)] if row.went_at else []
    risk = [f"risk: {MissingEpisode.Risk(row.risk).label.lower()}"] if row.risk else []
    yield entry(row.started_on, MissingEpisode.Kind(row.kind).label, KIND, ", ".join((*went, *risk)), at=row.went_at)
    if row.ended_on:
        how = [MissingEpisode.Found(row.found).label] if row.found else []
        at = [moment(row.returned_at)] if row.returned_at else []
        came = entry(row.ended_on, "Came back or was found", KIND, ", ".join((*how, *at)), at=row.returned_at)
        yield led_to(came, row, row.returned_in_id)


def of_briefing(row: SeniorBriefing) -> Iterator[Entry]:
    """A senior leader told of it."""
    yield entry(row.briefed_on, "A senior leader was told that they are missing", KIND, row.whom)


def of_interview(row: ReturnInterview) -> Iterator[Entry]:
    """The interview offered, what became of it, and what it changed."""
    label = ReturnInterview.Outcome(row.outcome).label.lower()
    if row.offered_at and row.offered_in_id:
        day, hour = london_day(row.offered_at), moment(row.offered_at)
        yield led_to(entry(day, "Return interview: offered", KIND, hour, at=row.offered_at), row, row.offered_in_id)
    at = row.settled_at or (None if row.offered_in_id else row.offered_at)
    if at:
        independent = {True: ", by somebody independent", False: ", not by somebody independent", None: ""}[row.independent]
        yield entry(london_day(at), f"Return interview: {label}", KIND, f"{moment(at)}{independent}", at=at)
    if row.answered_on:
        changes = "The plan changes" if row.plan_changes else "No change to the plan"
        said = entry(row.answered_on, f"{changes} after the return interview", KIND, turn=Turn.DECIDED)
        yield led_to(said, row, row.closed_in_id)


def of_strategy(row: StrategyAsked) -> Iterator[Entry]:
    """That a strategy discussion was asked for, and what answered it."""
    because = StrategyAsked.Because(row.because).label
    yield entry(row.asked_on, "Strategy discussion asked for", KIND, because, turn=Turn.DECIDED)
    if row.answered_on:
        what = "What asked for a strategy discussion was answered"
        yield led_to(entry(row.answered_on, what, KIND, because, turn=Turn.WRITTEN), row, row.answered_by_id)


ENTRIES: Mapping[type, Tell] = {
    MissingEpisode: of_missing,
    ReturnInterview: of_interview,
    SeniorBriefing: of_briefing,
    StrategyAsked: of_strategy,
}
