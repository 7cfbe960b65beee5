"""From values to places on paper: round steps for an axis, and where labels go so that none lies on another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10

STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight scale from values to places."""

    low: float
    high: float
    at_low: float
    at_high: float

    def __call__(self, value: float) -> float:
        """Where a value lies."""
        share = (value - self.low) / (self.high - self.low)
        return self.at_low + share * (self.at_high - self.at_low)


def round_ticks(low: float, high: float, *, about: int = 5) -> tuple[float, ...]:
    """Round values that span two others, about so many: the first at or below the low one, the last at or above the high."""
    if high <= low:
        room = abs(low) * 0.1 or 1
        low, high = (0, high + room) if low >= 0 and low - room < 0 else (low - room, high + room)
    rough = (high - low) / about
    size = 10 ** floor(log10(rough))
    step = next(each * size for each in STEPS if each * size >= rough * (1 - 1e-9))
    first, last = floor(low / step + 1e-9), -floor(-high / step + 1e-9)
    return tuple(round(number * step, 10) for number in range(first, last + 1))


def apart(places: Sequence[float], *, by: float, within: tuple[float, float]) -> tuple[float, ...]:
    """The places of labels moved as little as need be so that neighbours are at least `by` apart, in the order they were in."""
    order = sorted(range(len(places)), key=lambda index: (places[index], index))
    room = within[1] - within[0]
    gap = min(by, room / max(len(places) - 1, 1))
    moved = [min(max(places[index], within[0]), within[1]) for index in order]
    for index in range(1, len(moved)):
        moved[index] = max(moved[index], moved[index - 1] + gap)
    over = moved[-1] - within[1] if moved else 0
    if over > 0:
        moved[-1] -= over
        for index in range(len(moved) - 2, -1, -1):
            moved[index] = min(moved[index], moved[index + 1] - gap)
    placed = dict(zip(order, moved, strict=True))
    return tuple(placed[index] for index in range(len(places)))
