"""Days, codes and rows in the words of a doubt."""

from __future__ import annotations

from datetime import date

from throughcare.statute.codes.all_sets import BY_NAME


def day(on: date) -> str:
    """A day as a page writes it."""
    return f"{on.day} {on:%B %Y}"


def meaning(codes: str, code: str | None) -> str:
    """A code with what it means."""
    known = BY_NAME[codes].by_code.get(code or "")
    return f"{code} ({known.meaning[0].lower()}{known.meaning[1:]})" if known else f"{code}"
