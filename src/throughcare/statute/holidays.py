"""Bank holidays that fall on a weekday, with the day each was announced where that came late.

England and Wales: the Banking and Financial Dealings Act 1971, Schedule 1, and the proclamations under it, with the
common-law holidays Christmas Day and Good Friday, as in the list published for England and Wales. That list goes to
the end of 2028, and so does this. Nothing past the horizon is guessed: a one-off holiday may yet be proclaimed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

FIRST_DAY = date(1995, 1, 1)
HORIZON = date(2028, 12, 31)


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day that is not a working day. `known_on` is null where it was always to be expected.

    `withdrawn_on` is the day it was announced that it would not be kept.
    """

    on: date
    name: str = "Bank holiday"
    england_and_wales: bool = True
    known_on: date | None = None
    withdrawn_on: date | None = None

    def is_known_on(self, day: date) -> bool:
        """Whether, on a day, this was expected to be a holiday."""
        announced = self.known_on is None or self.known_on <= day
        return announced and not (self.withdrawn_on is not None and self.withdrawn_on <= day)


_ENGLAND_AND_WALES = {
    1995: "01-02 04-14 04-17 05-08 05-29 08-28 12-25 12-26",
    1996: "01-01 04-05 04-08 05-06 05-27 08-26 12-25 12-26",
    1997: "01-01 03-28 03-31 05-05 05-26 08-25 12-25 12-26",
    1998: "01-01 04-10 04-13 05-04 05-25 08-31 12-25 12-28",
    1999: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2000: "01-03 04-21 04-24 05-01 05-29 08-28 12-25 12-26",
    2001: "01-01 04-13 04-16 05-07 05-28 08-27 12-25 12-26",
    2002: "01-01 03-29 04-01 05-06 06-04 08-26 12-25 12-26",
    2003: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2004: "01-01 04-09 04-12 05-03 05-31 08-30 12-27 12-28",
    2005: "01-03 03-25 03-28 05-02 05-30 08-29 12-26 12-27",
    2006: "01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
    2007: "01-01 04-06 04-09 05-07 05-28 08-27 12-25 12-26",
    2008: "01-01 03-21 03-24 05-05 05-26 08-25 12-25 12-26",
    2009: "01-01 04-10 04-13 05-04 05-25 08-31 12-25 12-28",
    2010: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2011: "01-03 04-22 04-25 05-02 05-30 08-29 12-26 12-27",
    2012: "01-02 04-06 04-09 05-07 06-04 08-27 12-25 12-26",
    2013: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2014: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2015: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2016: "01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27",
    2017: "01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
    2018: "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26",
    2019: "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26",
    2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
    2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2022: "01-03 04-15 04-18 05-02 06-02 08-29 12-26 12-27",
    2023: "01-02 04-07 04-10 05-01 05-29 08-28 12-25 12-26",
    2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
    2028: "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
}

_ONLY_IN_SCOTLAND_OR_NORTHERN_IRELAND = {
    1995: "01-03 03-17 07-12 08-07",
    1996: "01-02 03-18 07-12 08-05",
    1997: "01-02 03-17 07-14 08-04",
    1998: "01-02 03-17 07-13 08-03",
    1999: "01-04 03-17 07-12 08-02",
    2000: "01-04 03-17 07-12 08-07",
    2001: "01-02 03-19 07-12 08-06",
    2002: "01-02 03-18 07-12 08-05",
    2003: "01-02 03-17 07-14 08-04",
    2004: "01-02 03-17 07-12 08-02",
    2005: "01-04 03-17 07-12 08-01",
    2006: "01-03 03-17 07-12 08-07",
    2007: "01-02 03-19 07-12 08-06 11-30",
    2008: "01-02 03-17 07-14 08-04 12-01",
    2009: "01-02 03-17 07-13 08-03 11-30",
    2010: "01-04 03-17 07-12 08-02 11-30",
    2011: "01-04 03-17 07-12 08-01 11-30",
    2012: "01-03 03-19 07-12 08-06 11-30",
    2013: "01-02 03-18 07-12 08-05 12-02",
    2014: "01-02 03-17 07-14 08-04 12-01",
    2015: "01-02 03-17 07-13 08-03 11-30",
    2016: "01-04 03-17 07-12 08-01 11-30",
    2017: "01-03 03-17 07-12 08-07 11-30",
    2018: "01-02 03-19 07-12 08-06 11-30",
    2019: "01-02 03-18 07-12 08-05 12-02",
    2020: "01-02 03-17 07-13 08-03 11-30",
    2021: "01-04 03-17 07-12 08-02 11-30",
    2022: "01-04 03-17 07-12 08-01 11-30",
    2023: "01-03 03-17 07-12 08-07 11-30",
    2024: "01-02 03-18 07-12 08-05 12-02",
    2025: "01-02 03-17 07-14 08-04 12-01",
    2026: "01-02 03-17 06-15 07-13 08-03 11-30",
    2027: "01-04 03-17 07-12 08-02 11-30",
    2028: "01-04 03-17 07-12 08-07 11-30",
}

_ANNOUNCED_LATE = (
    Holiday(date(1999, 12, 31), "Millennium"),
    Holiday(date(2002, 6, 3), "Golden Jubilee"),
    Holiday(date(2011, 4, 29), "Royal wedding", known_on=date(2010, 11, 23)),
    Holiday(date(2012, 6, 5), "Diamond Jubilee", known_on=date(2010, 1, 5)),
    Holiday(date(2020, 5, 4), "Early May, moved to 8 May", withdrawn_on=date(2019, 6, 7)),
    Holiday(date(2020, 5, 8), "Early May, on VE Day", known_on=date(2019, 6, 7)),
    Holiday(date(2022, 5, 30), "Spring, moved to 2 June", withdrawn_on=date(2020, 11, 12)),
    Holiday(date(2022, 6, 2), "Spring", known_on=date(2020, 11, 12)),
    Holiday(date(2022, 6, 3), "Platinum Jubilee", known_on=date(2020, 11, 12)),
    Holiday(date(2022, 9, 19), "State funeral", known_on=date(2022, 9, 10)),
    Holiday(date(2023, 5, 8), "Coronation", known_on=date(2022, 11, 6)),
)


def _listed(table: dict[int, str], *, england_and_wales: bool) -> tuple[Holiday, ...]:
    late = {holiday.on for holiday in _ANNOUNCED_LATE}
    days = (date.fromisoformat(f"{year}-{day}") for year, listed in table.items() for day in listed.split())
    return tuple(Holiday(day, england_and_wales=england_and_wales) for day in days if day not in late)


BANK_HOLIDAYS: tuple[Holiday, ...] = (
    _listed(_ENGLAND_AND_WALES, england_and_wales=True)
    + _listed(_ONLY_IN_SCOTLAND_OR_NORTHERN_IRELAND, england_and_wales=False)
    + _ANNOUNCED_LATE
)
