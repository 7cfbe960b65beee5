"""Reading times missing: what their forms offer and mind, and what still waits for an answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time

from throughcare.apps.agreed.forms import with_owners
from throughcare.apps.missing.checks import conflicts
from throughcare.apps.missing.models import MissingEpisode, ReturnInterview, StrategyAsked
from throughcare.apps.people.models import Person
from throughcare.core.asking.asked import Asking
from throughcare.core.asking.form import Option
from throughcare.core.happened import LONDON
from throughcare.core.words import moment, plain_date

AT_ONCE = 12
"""As many returns as are offered to choose from: nobody interviews about the thirteenth before them."""


def asking(child: Person) -> Asking:
    """What every form about going missing may offer: who is away, which returns wait for an interview, which interviews for an answer.

    Under `named` is everything that may have been chosen on a form long since on the record, so that it still reads in words.
    """
    episodes = list(MissingEpisode.objects.filter(child=child).select_related("interview").order_by("-started_on", "-went_at"))
    interviews = [(episode, episode.interview) for episode in episodes if hasattr(episode, "interview")]
    asks = list(StrategyAsked.objects.filter(child=child).order_by("-asked_on"))
    minding = {
        "away": [(went(each), back(each)) for each in episodes],
        "went": {str(each.pk): went(each) for each in episodes},
        "back": {str(each.pk): back(each) for each in episodes},
        "settled": {str(each.pk): each.settled_at for _, each in interviews},
    }
    found = Asking(
        child.pk,
        offered={
            "away": _options(each for each in episodes if each.ended_on is None),
            "episodes": _options(episodes)[:AT_ONCE],
            "untold": _options(each for each in episodes if each.told_at is None)[:AT_ONCE],
            "returns": _options(each for each in episodes if each.ended_on and _waits(each))[:AT_ONCE],
            "unclosed": tuple(_interview(*both) for both in interviews if both[1].settled_at and not _closed(both[1])),
            "asks": tuple(_ask(each) for each in asks if each.answered_by_id is None),
            "named": (*_options(episodes), *(_interview(*both) for both in interviews), *(_ask(each) for each in asks)),
        },
        conflicts=lambda said: conflicts(said, minding),
    )
    return with_owners(found, child)


def went(episode: MissingEpisode) -> datetime:
    """When somebody went: the start of the day, where only the day is known."""
    return episode.went_at or datetime.combine(episode.started_on, time(), tzinfo=LONDON)


def back(episode: MissingEpisode) -> datetime | None:
    """When somebody was back: the start of the day, where only the day is known; None while they are away."""
    if episode.returned_at or episode.ended_on is None:
        return episode.returned_at
    return max(went(episode), datetime.combine(episode.ended_on, time(), tzinfo=LONDON))


def strategies_asked(child: Person) -> Sequence[StrategyAsked]:
    """What asks whether a strategy discussion is needed for a child, and has no answer yet."""
    return list(StrategyAsked.objects.filter(child=child, answered_by=None).order_by("asked_on"))


def _waits(episode: MissingEpisode) -> bool:
    interview: ReturnInterview | None = getattr(episode, "interview", None)
    return interview is None or interview.outcome == ReturnInterview.Outcome.OFFERED


def _closed(interview: ReturnInterview) -> bool:
    held = interview.outcome == ReturnInterview.Outcome.HELD
    return interview.answered_on is not None and (interview.shared_on is not None or not held)


def _options(episodes: Iterable[MissingEpisode]) -> tuple[Option, ...]:
    return tuple(Option(str(each.pk), _words(each)) for each in episodes)


def _words(episode: MissingEpisode) -> str:
    began = moment(episode.went_at, plain_date(episode.started_on))
    if episode.ended_on is None:
        return f"Away since {began}"
    return f"Away from {began} to {moment(episode.returned_at, plain_date(episode.ended_on))}"


def _interview(episode: MissingEpisode, interview: ReturnInterview) -> Option:
    said = ReturnInterview.Outcome(interview.outcome).label.lower()
    return Option(
        str(interview.pk), f"{said.capitalize()} {moment(interview.settled_at, '')}. {_words(episode)}".replace("  ", " ")
    )


def _ask(ask: StrategyAsked) -> Option:
    return Option(str(ask.pk), f"{StrategyAsked.Because(ask.because).label}, {plain_date(ask.asked_on)}")
