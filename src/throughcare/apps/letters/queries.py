"""What a letter being written depends on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from throughcare.apps.letters.merging import has_gaps
from throughcare.apps.people.models import Person
from throughcare.core.asking.asked import Asking

GAPS = "Something in square brackets is still to be filled in."


def for_letter(child: Person) -> Asking:
    """A letter about a child: it cannot be finished while the record left a gap in it."""

    def wrong(read: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        for name in ("subject", "words"):
            if has_gaps(read.get(name) or ""):
                yield name, GAPS

    return Asking(child.pk, conflicts=wrong)
