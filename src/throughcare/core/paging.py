"""A long list a page at a time: which page an address asks for, and where the one before and the one after are."""

from __future__ import annotations

from django.http import HttpRequest

from throughcare.core.shown import Pages


def pages(*, number: int, rows: int, size: int, address: str, place: str = "") -> Pages | None:
    """Which page of a list this is; `address` ends where a page's number is to be written, `place` is the list's own on its page.

    None for an empty list.
    """
    if not rows:
        return None
    of = -(-rows // size)
    return Pages(
        number=number,
        of=of,
        first=(number - 1) * size + 1,
        last=min(number * size, rows),
        rows=rows,
        previous=f"{address}{number - 1}{place}" if number > 1 else "",
        next=f"{address}{number + 1}{place}" if number < of else "",
    )


def page_number(request: HttpRequest) -> int:
    """Which page of a list an address asks for; the first where it says none."""
    asked = request.GET.get("page", "")
    return max(1, int(asked)) if asked.isascii() and len(asked) < 6 and asked.isdigit() else 1
