"""What cannot be so between the answers about a time missing: back before they went, or away twice at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from throughcare.core.happened import LONDON, london_day
from throughcare.core.words import moment, plain_date

Answers = Mapping[str, Any]
Faults = Iterator[tuple[str, str]]
Span = tuple[datetime, datetime | None]
AHEAD = datetime(9000, 1, 1, tzinfo=LONDON)


def not_away_already(said: Answers, minding: Answers) -> Faults:
    """Nobody goes missing while they are missing, and who was away again later came back before that."""
    at, back = said.get("went_at"), said.get("back_at")
    if at and back and back < at:
        yield ("back_at", f"This is before they went, {moment(at)}")
        return
    if not at:
        return
    for began, ended in minding["away"]:
        if not _overlap((at, back), (began, ended)):
            continue
        if ended is None:
            yield ("went_at", f"They have been away since {moment(began)}. Record first that they came back")
        elif began > at and back is None:
            yield ("went_at", f"They were away again from {moment(began)}. Say when they came back from this time")
        else:
            yield ("went_at", f"They are recorded as away from {moment(began)} to {moment(ended)} already")


def _overlap(one: Span, other: Span) -> bool:
    """Whether two times away cover the same moment, or the same day from midnight on (an end that is None lies ahead)."""
    if one[0] < (other[1] or AHEAD) and other[0] < (one[1] or AHEAD):
        return True
    (began, ended), (since, until) = _days(one), _days(other)
    return began < ended and since < until and began < until and since < ended


def _days(span: Span) -> tuple[date, date]:
    return london_day(span[0]), london_day(span[1]) if span[1] else date.max


def told_after_they_went(said: Answers, minding: Answers) -> Faults:
    """The police and the others are told after somebody has gone."""
    at = said.get("went_at") or minding["went"].get(said.get("episode"))
    for question in ("reported_at", "told_at"):
        if at and said.get(question) and said[question] < at:
            yield (question, f"This is before they went, {moment(at)}")


def briefed_after_they_went(said: Answers, minding: Answers) -> Faults:
    """A senior leader is told after somebody has gone."""
    at, on = minding["went"].get(said.get("episode")), said.get("on")
    if at and said.get("whom") and on and on < london_day(at):
        yield ("on", f"This is before they went, {moment(at)}")


def found_after_they_went(said: Answers, minding: Answers) -> Faults:
    """Nobody is back before they went."""
    went, back = minding["went"].get(said.get("episode")), said.get("back_at")
    if went and back and back < went:
        yield ("back_at", f"This is before they went, {moment(went)}")


def interview_after_they_were_back(said: Answers, minding: Answers) -> Faults:
    """An interview is offered and held after the return it is about, and held after it was offered."""
    returned = [minding["back"][key] for key in said.get("returns") or () if minding["back"].get(key)]
    offered, settled = said.get("offered_at"), said.get("settled_at")
    if said.get("outcome") == "offered" and not offered:
        yield ("offered_at", "Enter when it was offered")
    for question, at in (("offered_at", offered), ("settled_at", settled)):
        if at and returned and at < max(returned):
            yield (question, f"This is before they came back, {moment(max(returned))}")
    if offered and settled and settled < offered:
        yield ("settled_at", f"This is before it was offered, {moment(offered)}")


def shared_after_it_was_held(said: Answers, minding: Answers) -> Faults:
    """An interview is shared once it was held."""
    held, shared = said.get("settled_at") or minding["settled"].get(said.get("interview")), said.get("shared_on")
    if held and shared and shared < london_day(held):
        yield ("shared_on", f"This is before the interview, {plain_date(london_day(held))}")


EVERY = (
    not_away_already,
    told_after_they_went,
    briefed_after_they_went,
    found_after_they_went,
    interview_after_they_were_back,
    shared_after_it_was_held,
)


def conflicts(said: Answers, minding: Answers) -> Faults:
    """All of them: each looks only at the questions that its form asks."""
    for check in EVERY:
        yield from check(said, minding)
