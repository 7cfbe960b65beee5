"""What shows at a glance whether a rule could matter to a child at all: what has happened, and as what.

Most rules are for children who live, or have lived, in some particular way. Signs are read once of a history; a rule without one of
those it needs is passed over, and an exception that cannot be so is not asked about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from throughcare.statute.conditions import (
    AllOf,
    AnyOf,
    BeforeFirst,
    Condition,
    During,
    Happening,
    InPlacement,
    InShortBreaks,
    LookedAfterTo,
    MeantToLast,
    Not,
    PlacementYear,
    WithStatus,
    YearSince,
)
from throughcare.statute.follows import WITHOUT_A_SOURCE, WORKED_OUT_FROM
from throughcare.statute.history import Fact, History
from throughcare.statute.kinds import Kind
from throughcare.statute.short_breaks import SHORT_BREAK_CODES

Sign = Kind | tuple[Kind, str, Fact]
"""That something of a kind happened, or happened with a fact recorded."""
Signs = frozenset[Sign]
Needs = tuple[Signs, ...]
"""Sets of signs, of each of which there must be one."""

_BY_THEIR_FACTS = frozenset({Kind.PLACED, Kind.LEGAL_STATUS_BEGAN})


def recorded(kinds: Iterable[Kind]) -> frozenset[Kind]:
    """The kinds, and those they are worked out from."""
    kinds = frozenset(kinds)
    return kinds.union(*(WORKED_OUT_FROM.get(kind, frozenset()) for kind in kinds))


def needed_by(happenings: Iterable[Happening]) -> Needs:
    """What any of these happenings needs; nothing where no source need tell of one of them."""
    signs: set[Sign] = set()
    for one in happenings:
        if one.kind in WITHOUT_A_SOURCE:
            return ()
        told = [test for test in one.where if not test.negated and None not in test.wanted]
        if one.kind in _BY_THEIR_FACTS and told:
            signs |= {(one.kind, told[0].name, value) for value in told[0].wanted}
        else:
            signs |= recorded([one.kind])
    return (frozenset(signs),)


def needed_for(condition: Condition) -> Needs:
    """What a condition needs ever to be so; nothing where that cannot be told at a glance."""
    match condition:
        case AllOf(several):
            return tuple(signs for one in several for signs in needed_for(one))
        case AnyOf(several):
            each = [needed_for(one) for one in several]
            return (frozenset().union(*(needs[0] for needs in each)),) if all(each) else ()
        case During(began, _, _, where):
            return needed_by(Happening(kind, where) for kind in began)
        case LookedAfterTo():
            return needed_by([Happening(Kind.BECAME_LOOKED_AFTER)])
        case WithStatus(codes):
            return (frozenset((Kind.LEGAL_STATUS_BEGAN, "code", code) for code in codes),)
        case InShortBreaks():
            return (frozenset((Kind.LEGAL_STATUS_BEGAN, "code", code) for code in SHORT_BREAK_CODES),)
        case InPlacement(where):
            return needed_by([Happening(Kind.PLACED, (where,))])
        case MeantToLast():
            return (frozenset({Kind.PLACEMENT_MEANT_TO_LAST, (Kind.PLACED, "until_18", True)}),)
        case PlacementYear():
            return needed_by([Happening(Kind.PLACED)])
        case YearSince(kind):
            return needed_by([Happening(kind)])
        case BeforeFirst(_, _, since):
            return needed_by([Happening(since)])
        case _:
            return ()


def never_needed(condition: Condition) -> Needs:
    """Of an exception, what must show before it need be asked about: without one of each it always holds."""
    return needed_for(condition.condition) if isinstance(condition, Not) else ()


FactsTold = Mapping[Kind, frozenset[str]]
"""By kind, the names of the facts that any record tells with it. Of a kind that is not among them every fact is taken to be told."""


def never_told(needs: Needs, told: FactsTold) -> bool:
    """Whether something is needed that no record could show, because nobody is ever asked for it."""
    return any(
        all(not isinstance(sign, Kind) and sign[1] not in told.get(sign[0], frozenset({sign[1]})) for sign in needed)
        for needed in needs
    )


def can_be(needs: Needs, signs: Signs) -> bool:
    """Whether there is a sign of everything that is needed."""
    return all(not needed.isdisjoint(signs) for needed in needs)


def facts_asked(needs: Iterable[Needs]) -> dict[Kind, tuple[tuple[str, frozenset[Fact]], ...]]:
    """By kind, the facts that are signs of something, and the values that are."""
    asked: dict[Kind, dict[str, set[Fact]]] = {}
    for sign in (sign for several in needs for signs in several for sign in signs):
        if not isinstance(sign, Kind):
            kind, name, value = sign
            asked.setdefault(kind, {}).setdefault(name, set()).add(value)
    return {kind: tuple((name, frozenset(values)) for name, values in names.items()) for kind, names in asked.items()}


def signs_of(history: History, asked: Mapping[Kind, tuple[tuple[str, frozenset[Fact]], ...]]) -> Signs:
    """Every sign that a history shows, of those that anything asks for."""
    by_kind = history.by_kind
    signs: set[Sign] = set(by_kind)
    for kind, names in asked.items():
        for event in by_kind.get(kind, ()):
            facts = event.facts
            for name, values in names:
                value = facts.get(name)
                if value is not None and value in values:
                    signs.add((kind, name, value))
    return frozenset(signs)
