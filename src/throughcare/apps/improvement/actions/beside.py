"""Writing down what is published beside our measures, so that pages show it without opening what was loaded."""

from __future__ import annotations

from dataclasses import astuple

from throughcare.apps.improvement.models import StandsBeside
from throughcare.apps.workforce.models import Worker
from throughcare.comparators.beside import beside
from throughcare.comparators.kept import told
from throughcare.comparators.shelf import Shelf
from throughcare.comparators.twins import TWINS
from throughcare.comparators.whose import Whose
from throughcare.core.changes import action


@action(why="published figures written down")
def stand_beside(shelf: Shelf | None, whose: Whose, *, by: Worker) -> bool:
    """Write down what is loaded, for us; nothing where nothing is. Answers whether anything changed."""
    mark = f"{shelf.folder.name} {astuple(whose)}" if shelf else ""
    held = set(StandsBeside.objects.values_list("mark", flat=True))
    if held == ({mark} if shelf else set()):
        return False
    found = [(twin, beside(shelf, twin, whose)) for twin in TWINS]
    rows = [StandsBeside(measure=twin.measure, part=twin.part, said=told(each), mark=mark) for twin, each in found if each]
    StandsBeside.objects.all().delete()
    StandsBeside.objects.bulk_create(rows)
    return bool(rows) or bool(held)
