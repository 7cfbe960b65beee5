"""Make the reference pages from the code, or say which are out of date.

Writes docs/reference/duties.md, measures.md, doubts.md, data-dictionary.md and routes.md, and beside the measures which columns each reads. With --check it writes nothing: it names each page that no
longer says what the code does, and ends with 1 if there is one. The database need not be up.
"""

import argparse
import sys
from pathlib import Path

from throughcare.core.home import CHECKOUT

FOLDER = CHECKOUT / "docs" / "reference"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow the command."""
    parser.add_argument("--check", action="store_true", help="write nothing; name the pages that are out of date")
    parser.add_argument("--into", type=Path, default=FOLDER, metavar="FOLDER", help="default: docs/reference in the checkout")


def run(chosen: argparse.Namespace) -> int:
    """Write them, or compare them."""
    if chosen.check:
        stale = out_of_date(pages(), chosen.into)
        for path in stale:
            print(f"{path} is out of date: throughcare reference", file=sys.stderr)
        return 1 if stale else 0
    _note_what_measures_read()
    made = pages()
    chosen.into.mkdir(parents=True, exist_ok=True)
    for path in out_of_date(made, chosen.into):
        path.write_text(made[path.name], encoding="utf-8")
        print(path)
    return 0


def _note_what_measures_read() -> None:
    """Write which columns each measure reads, found in its expression: the pages of doubtful facts say so."""
    from throughcare.measures.everything import ALL
    from throughcare.measures.reading import KEPT, as_kept, reads
    from throughcare.measures.statements import statements

    KEPT.write_text(as_kept(ALL, statements(ALL)), encoding="utf-8")
    reads.cache_clear()


def out_of_date(made: dict[str, str], folder: Path) -> list[Path]:
    """The pages that are missing, or do not say what the code does."""
    paths = [folder / name for name in sorted(made)]
    return [path for path in paths if not path.exists() or path.read_text(encoding="utf-8") != made[path.name]]


def pages() -> dict[str, str]:
    """Every page by its file's name."""
    from throughcare.cli.django import set_up

    set_up()
    from django.apps import apps
    from django.urls import get_resolver

    from throughcare.apps.duties.carried import FACTS_TOLD, PRACTICE_CARRIES
    from throughcare.doubts.everything import PARTS as DOUBTS
    from throughcare.measures.everything import PARTS
    from throughcare.measures.reading import reads
    from throughcare.measures.waiting import WAITING
    from throughcare.record.snapshot.tables import TABLES as SNAPSHOT
    from throughcare.record.tables import TABLES
    from throughcare.reference.dictionary import dictionary_page
    from throughcare.reference.doubts import doubts_page
    from throughcare.reference.duties import duties_page
    from throughcare.reference.measures import drawn_specs, measures_page
    from throughcare.reference.models import kept_tables
    from throughcare.reference.routes import routes_of, routes_page
    from throughcare.statute.duties import ALL

    return {
        "duties.md": duties_page(ALL, carried=PRACTICE_CARRIES, told=FACTS_TOLD),
        "data-dictionary.md": dictionary_page(tuple(kept_tables(apps.get_models())), TABLES, SNAPSHOT),
        "measures.md": measures_page(PARTS, WAITING, drawn_specs(CHECKOUT / "tests" / "spec" / "measures")),
        "doubts.md": doubts_page(DOUBTS, reads()),
        "routes.md": routes_page(routes_of(get_resolver().url_patterns)),
    }
