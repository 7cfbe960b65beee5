"""From values to places on paper: round steps for an axis, and where labels go so that none lies on another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10

STEPS = (1, 2, 5, 10)


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
    if high - low <= max(abs(low), abs(high), 1) * 1e-6:
        room = abs(low) * 0.1 or 1
        low, high = (0, high + room) if low >= 0 and low - room < 0 else (low - room, high + room)
    rough = (high - low) / about
    size = 10 ** floor(log10(rough))
    step = next(each * size for each in STEPS if each * size >= rough * (1 - 1e-9))
    first, last = floor(low / step + 1e-9), -floor(-high / step + 1e-9)
    return tuple(round(number * step, 10) for number in range(first, last + 1))


def apart(places: Sequence[float], heights: Sequence[float], *, within: tuple[float, float]) -> tuple[float, ...]:
    """The middles of labels, moved so that none lies on another, in the order they were in; pressed together where there is no room."""
    order = sorted(range(len(places)), key=lambda index: (places[index], index))
    scale = min(1.0, (within[1] - within[0]) / max(sum(heights), 1e-9))
    half = [heights[index] * scale / 2 for index in order]
    moved: list[float] = []
    for number, index in enumerate(order):
        least = moved[-1] + half[number - 1] + half[number] if moved else within[0] + half[number]
        moved.append(max(places[index], least))
    most = within[1]
    for number in range(len(moved) - 1, -1, -1):
        moved[number] = min(moved[number], most - half[number])
        most = moved[number] - half[number]
    placed = dict(zip(order, moved, strict=True))
    return tuple(placed[index] for index in range(len(places)))
