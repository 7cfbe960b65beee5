"""What a code is, and a set of them. Years are those in which a collection ends: 2018 is April 2017 to March 2018."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Code:
    """One code: what it means, and the first and last collection year known to use it (null: no such end is known)."""

    code: str
    meaning: str
    since: int | None = None
    until: int | None = None

    def used_in(self, year: int) -> bool:
        """Whether the collection of this year uses the code, as far as is known."""
        return (self.since is None or self.since <= year) and (self.until is None or year <= self.until)


@dataclass(frozen=True, slots=True)
class CodeSet:
    """The codes one column may hold. `by_code` has those of every year; `of_year` only those one year uses."""

    name: str
    title: str
    codes: tuple[Code, ...]
    by_code: Mapping[str, Code] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_code", MappingProxyType({each.code: each for each in self.codes}))

    def of_year(self, year: int) -> tuple[Code, ...]:
        """The codes the collection of one year uses."""
        return tuple(each for each in self.codes if each.used_in(year))

    def meaning(self, code: str) -> str:
        """What a code means in plain words. Raises KeyError for a code of no year."""
        return self.by_code[code].meaning


def code_set(name: str, title: str, /, *codes: Code, **meanings: str) -> CodeSet:
    """A set from codes used in every known year, given as code=meaning, and codes that came or went."""
    return CodeSet(name, title, tuple(Code(code, meaning) for code, meaning in meanings.items()) + codes)
