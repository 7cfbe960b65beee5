"""Bring in what the Department for Education publishes, to stand beside our own figures; alone, say what is loaded.

throughcare comparators
    What is loaded: from which files, when, and how many measures it stands beside.

throughcare comparators load PATH...
    PATHs are the long file of the local authority interactive tool (CSV or Parquet), a list of statistical neighbours (XLSX), or a
    folder with both. Each replaces what was loaded of its kind, whole or not at all.

throughcare comparators show M-ST-01
    What stands beside one measure, year by year, and in what the two differ. Whose they are is a setting, THROUGHCARE_AUTHORITY (or,
    for a council that has no number, THROUGHCARE_NEIGHBOURS_OF), or --authority: each the three digits the Department knows a council by.
"""

import argparse
import os
from pathlib import Path

from throughcare.comparators.beside import beside
from throughcare.comparators.loading import load
from throughcare.comparators.national import national_figures
from throughcare.comparators.neighbours import HOW_MANY
from throughcare.comparators.refusal import NotComparators
from throughcare.comparators.shelf import Part, Shelf, open_shelf
from throughcare.comparators.twin import Twin
from throughcare.comparators.twins import TWINS, twins_of
from throughcare.comparators.whose import Whose, whose_from, whose_of
from throughcare.core.home import home
from throughcare.core.refused import Refused
from throughcare.core.today import now


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow the command."""
    parser.add_argument("what", nargs="?", choices=["list", "load", "show"], default="list", help="default: list what is loaded")
    parser.add_argument("words", nargs="*", metavar="PATH", help="after `load` files or folders; after `show` a measure's key")
    parser.add_argument("--authority", metavar="NUMBER", help="the three-digit number of a council, for `show`")


def run(chosen: argparse.Namespace) -> int:
    """Load, show, or list."""
    place = home() / "comparators"
    try:
        match chosen.what:
            case "load":
                _load(chosen.words, place)
            case "show":
                _show(chosen.words, open_shelf(place), _whose(chosen.authority))
            case _:
                _list(open_shelf(place))
    except NotComparators as fault:
        raise Refused(f"{fault}{' Nothing was changed.' if chosen.what == 'load' else ''}") from fault
    return 0


def stand_beside() -> None:
    """Write down the published figures that are loaded, or that none is any more. Raises Refused for a load that was altered."""
    from throughcare.apps.improvement.actions import stand_beside as write
    from throughcare.apps.workforce.itself import ITSELF, itself
    from throughcare.core.acting import acting_as

    try:
        shelf, whose = open_shelf(home() / "comparators"), whose_from({**os.environ, **_of_the_demo()})
    except (NotComparators, ValueError) as fault:
        raise Refused(str(fault)) from fault
    with acting_as(ITSELF):
        write(shelf, whose, by=itself())


def _of_the_demo() -> dict[str, str]:
    """The demo's borough has no number of its own, whichever command it was made by."""
    from throughcare.apps.workforce.models import Worker
    from throughcare.demo.council import SIGN_INS, email_of

    return {"THROUGHCARE_DEMO": "1"} if Worker.objects.filter(email=email_of(SIGN_INS[0][0])).exists() else {}


def _load(words: list[str], place: Path) -> None:
    if not words:
        raise Refused("Which files? Say throughcare comparators load PATH...")
    loaded = load([Path(each) for each in words], place=place, at=now())
    _list(loaded.shelf)
    for name in loaded.left:
        print(f"Left unread: {name}")


def _list(shelf: Shelf | None) -> None:
    if shelf is None:
        print("No published figures are loaded: throughcare comparators load PATH...")
        print(f"Until they are, {len(national_figures())} figures of England that come with Throughcare stand beside ours.")
        return
    for part in Part:
        origin = shelf.origins.get(part)
        print(f"{part.value.capitalize():<12}{origin.words if origin else 'not loaded'}")
    if Part.FIGURES in shelf.origins:
        print(
            f"They stand beside {len({twin.measure for twin in TWINS})} of our measures: {', '.join(sorted({twin.measure for twin in TWINS}))}."
        )


def _show(words: list[str], shelf: Shelf | None, whose: Whose) -> None:
    twins = twins_of(words[0]) if len(words) == 1 else ()
    if not twins:
        raise Refused(
            "Which measure? Say throughcare comparators show M-ST-01; `throughcare comparators` lists those that have a twin."
        )
    if shelf is None:
        raise Refused("No published figures are loaded: throughcare comparators load PATH...")
    for twin in twins:
        _show_one(twin, shelf, whose)


def _show_one(twin: Twin, shelf: Shelf, whose: Whose) -> None:
    print(f"{twin.measure}{f' {twin.part}' if twin.part else ''}: {twin.title}, {twin.covers} ({twin.unit.value})")
    found = beside(shelf, twin, whose)
    if found is None:
        print("  Nothing is published.")
        return
    names = [line.name if line else "" for line in (found.ours, found.england, found.region)]
    headings = [name for name in names if name] + [f"of {HOW_MANY} neighbours", "lowest", "middle", "highest"] * bool(
        found.spread
    )
    print("  Year  " + "  ".join(headings))
    for year in found.years:
        cells = [
            _cell(line.by_year.get(year), twin).rjust(len(line.name))
            for line in (found.ours, found.england, found.region)
            if line
        ]
        if found.spread:
            spread = found.spread.get(year)
            sides = [spread.lowest, spread.middle, spread.highest] if spread else [None, None, None]
            cells += [str(spread.of if spread else 0).rjust(len(headings[-4]))]
            cells += [_cell(side, twin).rjust(len(name)) for side, name in zip(sides, headings[-3:], strict=True)]
        print(f"  {year}  " + "  ".join(cells))
    if found.neighbours:
        print(f"  Neighbours: {', '.join(f'{each.name} ({each.closeness.lower()})' for each in found.neighbours)}")
    for said in twin.differs:
        print(f"  - {said}")


def _cell(value: float | None, twin: Twin) -> str:
    return "–" if value is None else f"{value:,.{twin.places}f}"


def _whose(asked: str | None) -> Whose:
    try:
        return whose_from(os.environ) if asked is None else whose_of(authority=asked, among="")
    except ValueError as fault:
        raise Refused(str(fault)) from fault
