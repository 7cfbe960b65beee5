"""Whose figures stand beside whose: our own number, or that of a council whose neighbours an invented one borrows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

NEIGHBOURS_OF_THE_DEMO = 841
"""Darlington: the demo's invented borough is shaped on what is published of it, and borrows its region and its neighbours."""


@dataclass(frozen=True, slots=True)
class Whose:
    """`authority` is our own three-digit number, by which the Department publishes our figures. Null for an invented council, which has
    none published and stands among the statistical neighbours, and in the region, of `among`."""

    authority: int | None = None
    among: int | None = None

    @property
    def family(self) -> int | None:
        """The council whose statistical neighbours and region are shown."""
        return self.authority or self.among


def whose_of(*, authority: str, among: str) -> Whose:
    """From two settings, each three digits or empty. Raises ValueError for anything else."""
    return Whose(_number(authority), _number(among))


def whose_from(environment: Mapping[str, str]) -> Whose:
    """From THROUGHCARE_AUTHORITY, or THROUGHCARE_NEIGHBOURS_OF for a council that has no number of its own, as the demo's has none.

    Raises ValueError for what is not three digits.
    """
    is_demo = environment.get("THROUGHCARE_DEMO") == "1"
    return whose_of(
        authority=environment.get("THROUGHCARE_AUTHORITY", ""),
        among=environment.get("THROUGHCARE_NEIGHBOURS_OF", str(NEIGHBOURS_OF_THE_DEMO) if is_demo else ""),
    )


def _number(text: str) -> int | None:
    if not text:
        return None
    if not (len(text) == 3 and text.isascii() and text.isdigit()):
        raise ValueError(f"{text!r} is not the three-digit number of a council.")
    return int(text)
