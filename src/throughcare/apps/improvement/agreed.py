"""What was agreed from figures, as the scorecard, a figure's page and a clinic show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from throughcare.apps.agreed.presenters import whose
from throughcare.apps.improvement.models import FromFigure, MeasureAction
from throughcare.apps.improvement.queries import Seen
from throughcare.core.page import Link
from throughcare.core.today import today
from throughcare.core.words import count, plain_date


@dataclass(frozen=True, slots=True)
class AgreedShown:
    """Something agreed from a figure: what, whose, by when and how it stands; `done` leads to where one says that it is done.

    `from_figure` is what the figure then was; empty to whoever is not shown it.
    """

    what: str
    about: Link | None
    who: str
    when: str
    from_figure: str
    done: Link | None


def agreed_shown(
    on_measure: Iterable[MeasureAction], for_children: Iterable[FromFigure], *, seen: Seen | None = None
) -> Iterable[AgreedShown]:
    """What was agreed from a figure, on how things are done and on children's records.

    To `seen` the figure is told as it then was only where it was agreed at a team or service of theirs: of others they are shown none.
    Without it to everybody, as to whoever's it is to do, and to those who meet over a figure that is told them.
    """

    def told(one: MeasureAction | FromFigure) -> str:
        return one.figure if seen is None or seen.everyone or one.level_id in seen.teams else ""

    for one in on_measure:
        done = f"Done {plain_date(one.done_on)}: {one.evidence}" if one.done_on else _by(one.due_on)
        carried = f", left undone at {count(one.carried, 'clinic')}" if one.carried and not one.done_on else ""
        finish = Link("This is done", reverse("improvement:finish", args=[one.pk])) if one.done_on is None else None
        yield AgreedShown(one.what, None, f"{one.owner.name}, {one.level}", f"{done}{carried}", told(one), finish)
    for each in for_children:
        action = each.action
        words = f"Done {plain_date(action.done_on)}: {action.evidence}" if action.done_on else _by(action.due_on)
        about = Link(str(action.child), reverse("agreed:of_child", args=[each.child_id]))
        yield AgreedShown(action.what, about, whose(action), "Ended" if action.ended_on else words, told(each), None)


def _by(day: date) -> str:
    return f"by {plain_date(day)}{', late' if day < today() else ''}"
