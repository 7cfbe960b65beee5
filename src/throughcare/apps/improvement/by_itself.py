"""What Throughcare does itself with a snapshot: writes its figures down, says past days again by it, and lets old nights go."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from throughcare.apps.extract import nights
from throughcare.apps.improvement.actions import freeze, let_figures_go, restate
from throughcare.apps.improvement.models import Frozen
from throughcare.apps.workforce.itself import ITSELF, itself
from throughcare.core.acting import acting_as
from throughcare.core.home import home
from throughcare.core.refused import Refused
from throughcare.record.snapshot.folder import OtherFormat, SnapshotRefused, manifest_of

SAID_AGAIN_FOR = 400
"""Days for which a past day is said again as known now: a year and a month."""


def write_down(folder: Path) -> str:
    """Write down the figures of a snapshot, and answer with what was done in a sentence. Raises Refused for what is no whole snapshot."""
    began = time.monotonic()
    try:
        with acting_as(ITSELF):
            before = Frozen.objects.count()
            frozen = freeze(folder, by=itself(), kept_in=home() / "statements")
            if Frozen.objects.count() == before:
                return f"The figures as at {frozen.as_at} were written down before, from {folder.name}."
    except SnapshotRefused as why:
        raise Refused(str(why)) from None
    return f"The figures as at {frozen.as_at} are written down, from {folder.name}, in {time.monotonic() - began:.0f} s."


def say_again(folder: Path, *, on: date, for_days: int = SAID_AGAIN_FOR) -> Iterator[str]:
    """Say past days that are kept, of so many days before, again by a later snapshot, which holds what is known on a day.

    A sentence for each. Those that another version of Throughcare took are passed over, and named in a sentence at the end: after an upgrade that is
    how things are, and nothing an operator could mend. One that was altered is refused by name, since somebody must look into it, but only
    when all the others are said again: raises Refused then.
    """
    passed_over, refused = [], []
    for kept in nights.kept_for_ever():
        day = date.fromisoformat(kept.name[:10])
        if not 0 < (on - day).days <= for_days:
            continue
        with acting_as(ITSELF):
            then = Frozen.objects.filter(folder=kept.name, as_at=day, known_on=day).first()
            if then is None:
                continue
            try:
                manifest_of(kept)  # first, or every figure of that day would be worked out each night to be thrown away
                restate(then, folder, kept=kept, by=itself(), kept_in=home() / "statements")
            except OtherFormat:
                passed_over.append(kept.name)
                continue
            except SnapshotRefused as why:
                refused.append(str(why))
                continue
            yield f"{day} is said again as known on {on}."
    if passed_over:
        yield f"Not said again, because another version of Throughcare took them: {', '.join(passed_over)}."
    if refused:
        raise Refused(" ".join(refused))


def let_figures_of_nights_go(gone: list[date]) -> int:
    """Let the figures of nights go whose snapshots are gone; how many of them clinics keep."""
    with acting_as(ITSELF):
        return let_figures_go([nights.name_of(day) for day in gone], by=itself())
