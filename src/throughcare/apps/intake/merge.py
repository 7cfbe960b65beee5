"""Facts as a source tells them, and what must become of the facts held here: three-way, so that nobody's own words are lost.

`was` is what the source told before, `now` what it tells, `held` what stands here. Where the source has not changed its mind,
what stands here is left alone, whoever wrote it. Where it has, and somebody here has since written otherwise, it is a conflict.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.db import models

Key = tuple[type[models.Model], tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact a source tells of a child. `key` tells it from others of its model; `of` is the key of the fact it lies within;
    `told_by` are the keys of the rows it was worked out from."""

    model: type[models.Model]
    key: tuple[Any, ...]
    values: Mapping[str, Any]
    told_by: frozenset[str]
    of: tuple[Any, ...] | None = None

    @property
    def which(self) -> Key:
        """What tells this fact from every other of the child."""
        return self.model, self.key


@dataclass(slots=True)
class Merge:
    """What must be done to one child's facts so that they say what the source now says."""

    added: list[Fact] = field(default_factory=list)
    corrected: list[tuple[models.Model, Fact, tuple[str, ...]]] = field(default_factory=list)
    withdrawn: list[tuple[models.Model, Fact]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something here stands against what the source says. `told_by` are the rows to set aside; `reason` ends in a full stop."""

    told_by: frozenset[str]
    reason: str
    conflict: bool = True


@cache
def noun(model: type[models.Model]) -> str:
    """What a fact is called in a sentence."""
    return str(model._meta.verbose_name)


@cache
def longest(model: type[models.Model]) -> Mapping[str, int]:
    """How long each text of this model may be."""
    fields = (each for each in model._meta.concrete_fields if isinstance(each, models.CharField))
    return {each.name: each.max_length for each in fields if each.max_length is not None}


@cache
def _own_columns(model: type[models.Model]) -> tuple[tuple[str, Any], ...]:
    """Columns with the value they have when nobody has said anything; keys to other rows and plumbing left out."""
    plumbing = {"id", "child", "source", "period", "known_at"}
    return tuple((each.name, each.get_default()) for each in model._meta.concrete_fields if each.name not in plumbing)


def too_long(facts: Sequence[Fact]) -> Iterator[Conflict]:
    """Texts that are longer than can be kept."""
    for fact in facts:
        for name, most in longest(fact.model).items():
            if len(str(fact.values.get(name, ""))) > most:
                said = f"“{fact.values[name]}” is longer than the {most} characters that can be kept."
                yield Conflict(fact.told_by, said, conflict=False)


def merge(
    was: Mapping[Key, Fact], now: Mapping[Key, Fact], held: Mapping[Key, models.Model], *, practice: frozenset[Any]
) -> tuple[Merge, list[Conflict]]:
    """What to do, and what stands in the way. `practice` are the ids of sources that are people's own recording."""
    done, conflicts = Merge(), []
    for which, fact in now.items():
        before, here = was.get(which), held.get(which)
        if before is not None and before.values == fact.values:
            continue
        if here is None:
            if before is None:
                done.added.append(fact)
            else:
                conflicts.append(Conflict(fact.told_by, f"somebody here has since taken away the {noun(fact.model)} it told of."))
            continue
        differs = _differing(fact, here)
        if not differs:
            continue
        ours = _ours(here, before, fact, differs, practice=practice)
        if ours:
            conflicts.append(Conflict(fact.told_by, ours))
        else:
            done.corrected.append((here, fact, differs))
    for which, fact in was.items():
        here = held.get(which)
        if which in now or here is None:
            continue
        if here.source_id in practice or _differing(fact, here) or _added_to(here, fact):  # type: ignore[attr-defined]
            conflicts.append(
                Conflict(
                    fact.told_by, f"it is gone from the return, but somebody here has written about that {noun(fact.model)}."
                )
            )
        else:
            done.withdrawn.append((here, fact))
    return done, conflicts


def _differing(fact: Fact, here: models.Model) -> tuple[str, ...]:
    return tuple(name for name, value in fact.values.items() if getattr(here, name) != value)


def _ours(here: Any, before: Fact | None, fact: Fact, differs: tuple[str, ...], *, practice: frozenset[Any]) -> str:
    """Why what stands here may not be overwritten; empty if it may. A blank may always be filled."""
    blank = (None, "", "U")
    for name in differs:
        value = getattr(here, name)
        if value in blank or (before is not None and here.source_id not in practice and value == before.values.get(name)):
            continue
        return (
            f"the record here says {_words(value)} for the {noun(fact.model)}’s {name.replace('_', ' ')}, "
            f"and the row {_words(fact.values[name])}."
        )
    return ""


def _added_to(here: models.Model, fact: Fact) -> bool:
    """Whether somebody has written more about a fact than its source told."""
    return any(getattr(here, name) != default for name, default in _own_columns(type(here)) if name not in fact.values)


def _words(value: Any) -> str:
    if value in (None, ""):
        return "nothing"
    return value.strftime("%-d %B %Y") if hasattr(value, "strftime") else str(value)
