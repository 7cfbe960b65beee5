"""The name of an answer's field on a page: the question, the row of it, and which child it is asked about."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

WHO, DIFFERS, STILL = "who", "differs", "still"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer belongs. `child` is None for what is said once for all of them."""

    key: str
    child: UUID | None = None

    def __str__(self) -> str:
        return f"{self.key}@{self.child.hex}" if self.child else self.key


def place(name: str) -> Place:
    """The place a field's name means. Raises ValueError for a name that no form of ours gives."""
    key, _, child = name.partition("@")
    return Place(key, UUID(child) if child else None)


def cell(question: str, row: int | str, column: str) -> str:
    """The key of one cell of a question asked in rows, or of each of several things."""
    return f"{question}.{row}.{column}"


def different(question: str) -> str:
    """The key under which what differs for one child is said."""
    return f"{question}.{DIFFERS}"


def still(question: str) -> str:
    """The key under which a known fact is said to be right still."""
    return f"{question}.{STILL}"
