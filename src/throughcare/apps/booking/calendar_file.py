"""A diary as a file that a calendar opens (iCalendar, RFC 5545). It names nobody: what it is, and the number the council knows a child by.

No place and nobody coming is written either: a calendar is read on telephones, and an address may be protected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

OCTETS = 75
"""How long a line may be before it is folded; counted in bytes, without the line's end."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing in a diary. `uid` stays the same when it moves, so that a calendar moves it too."""

    uid: str
    summary: str
    at: datetime
    minutes: int
    changed_at: datetime
    url: str = ""


def calendar_file(happenings: Iterable[Happening], *, name: str) -> str:
    """A whole calendar."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Throughcare//Diary//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines.append(f"X-WR-CALNAME:{escaped(name)}")
    for each in happenings:
        lines.extend(_event(each))
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _event(each: Happening) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(each.uid)}"
    yield f"DTSTAMP:{_moment(each.changed_at)}"
    yield f"LAST-MODIFIED:{_moment(each.changed_at)}"
    yield f"DTSTART:{_moment(each.at)}"
    yield f"DTEND:{_moment(each.at + timedelta(minutes=each.minutes))}"
    yield f"SUMMARY:{escaped(each.summary)}"
    if each.url:
        yield f"URL:{each.url}"
    yield "CLASS:PRIVATE"
    yield "END:VEVENT"


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    """Words as a calendar file writes them: what would end or divide them is marked."""
    for sign, marked in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "\\n")):
        text = text.replace(sign, marked)
    return "".join(sign for sign in text if sign == "\t" or ord(sign) >= 32)


def folded(line: str) -> str:
    """A line cut so that none is longer than a calendar file allows; each further part begins with a space. No letter is cut in two."""
    parts, held, room = [], "", OCTETS
    for sign in line:
        size = len(sign.encode())
        if size > room:
            parts.append(held)
            held, room = "", OCTETS - 1
        held += sign
        room -= size
    return "\r\n ".join([*parts, held])
