"""What a child's page asks of whoever opens it, from the facts: a child away now, a question that waits, an interview left open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from throughcare.apps.desk.lately import away_words
from throughcare.apps.missing.models import MissingEpisode, ReturnInterview, StrategyAsked
from throughcare.apps.writing.registry import kinds
from throughcare.core.happened import model_of
from throughcare.core.page import Link
from throughcare.core.words import listed, moment, plain_date


@dataclass(frozen=True, slots=True)
class Prompt:
    """Something asked on a child's page: what, why, and the forms that answer it (each address begins one)."""

    title: str
    words: str
    answers: tuple[Link, ...]
    tone: str = "warning"


def prompts(child: UUID, facts: Iterable[Any], *, now: datetime) -> tuple[Prompt, ...]:
    """What is asked about a child now, the most pressing first."""
    held: dict[type, list[Any]] = {}
    for row in facts:
        held.setdefault(model_of(row), []).append(row)
    return (
        *_away(child, held.get(MissingEpisode, ()), now),
        *_strategy(child, held.get(StrategyAsked, ())),
        *_interviews(child, held.get(ReturnInterview, ())),
    )


def _away(child: UUID, episodes: Iterable[MissingEpisode], now: datetime) -> Iterator[Prompt]:
    for episode in episodes:
        if episode.ended_on is None:
            words = away_words(episode.kind, went_at=episode.went_at, started_on=episode.started_on, now=now)
            yield Prompt("Away now", words, _forms(child, ("missing-back", "Record that they came back")))


def _strategy(child: UUID, asked: Iterable[StrategyAsked]) -> Iterator[Prompt]:
    waiting = sorted((row for row in asked if row.answered_by_id is None), key=lambda row: row.asked_on)
    if waiting:
        because = listed(dict.fromkeys(StrategyAsked.Because(row.because).label for row in waiting))
        words = f"{because}. Asked since {plain_date(waiting[0].asked_on)}, and not answered."
        answers = (("meeting", "Record a meeting"), ("strategy-not-needed", "Say why none is needed"))
        yield Prompt("Strategy discussion needed?", words, _forms(child, *answers))


def _interviews(child: UUID, interviews: Iterable[ReturnInterview]) -> Iterator[Prompt]:
    waiting = [row for row in interviews if row.written_in_id and row.settled_at and row.answered_on is None]
    if waiting:
        said = listed(moment(row.settled_at) for row in sorted(waiting, key=lambda row: str(row.settled_at)))
        words = f"Of the interview on {said} it is not said whether the plan changes."
        yield Prompt("A return interview is open", words, _forms(child, ("after-interview", "Say what changes")), "information")


def _forms(child: UUID, *answers: tuple[str, str]) -> tuple[Link, ...]:
    """Links that begin those of these forms that there are."""
    return tuple(Link(words, reverse("writing:begin", args=[child, form])) for form, words in answers if form in kinds())
