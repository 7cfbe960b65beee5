"""The page of every measure: what each claims and of whom, where it is from, and lives drawn to show what it comes to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from throughcare.measures.measure import Measure, Rate, Shape
from throughcare.reference.markdown import page, table

PART_NAMES = {
    "looked_after": "Looked-after children",
    "reviews": "Reviews and reviewing officers",
    "permanence": "Permanence",
    "missing": "Going missing",
    "health": "Health",
    "education": "Education",
    "stability": "Stability and sufficiency",
    "leaving": "Leaving care",
    "work": "The workforce",
    "improvement": "What is agreed from figures",
}
SHAPES = {
    Shape.PROPORTION: "How many of those counted meet it, as a percentage.",
    Shape.COUNT: "How many there are.",
    Shape.RATE: "A rate.",
    Shape.MEDIAN: "The median: half are at most this.",
    Shape.MEAN: "The mean.",
}


def measures_page(
    parts: Mapping[str, Sequence[Measure]], waiting: Mapping[str, tuple[str, str]], drawn: Mapping[str, str]
) -> str:
    """Every measure by part of the journey, those for the letter first named; then those that wait."""
    every = [measure for part in parts.values() for measure in part]
    lettered = [measure for measure in every if measure.letter]
    lines = [
        (
            f"{len(every)} measures can be asked, {len(lettered)} of them for what the inspectors' letter found. "
            f"{len(waiting)} more are known and wait for records."
        ),
        "",
        (
            "Each is defined once, in `src/throughcare/measures/`, and asked of a child, a team or a council by the same expression: "
            "`throughcare measure KEY`. The numerator and the denominator are always shown; under 30 a percentage has a 95% interval. "
            "What no source could have told is not known: it is outside the figure, and its number is shown."
        ),
        "",
        (
            "What is timely is dated on the day it was due and counts what fell due in the period: not done by then is not met, excused "
            "or not. What comes round again, left undone, counts in every period in which it stood open."
        ),
        "",
    ]
    for name, measures in parts.items():
        lines += [f"## {PART_NAMES[name]}", ""]
        for measure in measures:
            lines += _measure(measure)
        if name in drawn:
            lines += [
                "### Drawn",
                "",
                "Lives, and what each figure comes to; the tests hold every line.",
                "",
                "```text",
                drawn[name].rstrip(),
                "```",
                "",
            ]
    lines += ["## Waiting", "", "Known, and not answered by anything recorded here yet.", ""]
    lines += table(("Key", "What it would be", "It waits, for"), ((key, title, why) for key, (title, why) in waiting.items()))
    return page("Measures", lines)


def _measure(measure: Measure) -> Iterator[str]:
    yield f"### {measure.key}: {measure.title}"
    yield ""
    said = [
        ("Counts", measure.counts),
        ("Met when", measure.met),
        ("For each", measure.among_words if isinstance(measure, Rate) else ""),
        ("Leaves out", measure.leaves_out),
        ("Over", measure.over.value),
        ("Shape", SHAPES[measure.shape]),
        ("Which way", measure.better.value),
        ("Not known where no source could tell that", measure.told_by.clause if measure.told_by else ""),
        ("Source", measure.source),
        ("Stands beside", measure.beside),
        ("The letter", f'"{measure.letter}"' if measure.letter else ""),
        ("Version", str(measure.version)),
    ]
    yield from table(("", ""), ((name, words) for name, words in said if words))


def drawn_specs(folder: Path) -> dict[str, str]:
    """The drawn lives by the part they are of, as the tests read them."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))}
