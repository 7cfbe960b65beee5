"""The page of every rule that finds doubtful facts: what it looks for, whose it is to mend, the figures it spoils, and who says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from throughcare.doubts.rule import Rule
from throughcare.reference.markdown import page, table


def doubts_page(parts: Mapping[str, Sequence[Rule]], reads: Mapping[str, frozenset[str]]) -> str:
    """Every rule by part of the record; `reads` says which columns each measure reads."""
    every = [rule for part in parts.values() for rule in part]
    lines = [
        (
            f"{len(every)} rules look for doubtful facts. They are run over the rows of a snapshot, and over each child's record before any "
            "change to it commits; what they find is listed under Records to put right, and is gone as soon as it is mended."
        ),
        "",
        (
            "Each is defined once, in `src/throughcare/doubts/`. A figure rests on a doubtful fact where its measure reads a column that the "
            "rule puts in doubt: which columns those are is found in the measure's own expression, and behind what was owed in the duty's."
        ),
        "",
    ]
    for title, rules in parts.items():
        lines += [f"## {title}", ""]
        for rule in rules:
            lines += [f"### {rule.key}: {rule.title}", ""]
            lines += table(("", ""), _said(rule, reads))
    return page("Doubtful facts", lines)


def _said(rule: Rule, reads: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    spoiled = [key for key, columns in reads.items() if columns & set(rule.columns)]
    yield "Looks for", rule.looks_for
    yield "Table", rule.table
    yield "In doubt", ", ".join(rule.columns)
    yield "Whose to mend", rule.whose.words
    yield "Figures it spoils", ", ".join(spoiled) or "None: the return needs it"
    yield "Source", rule.source
