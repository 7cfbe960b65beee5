"""Who the children of a snapshot are, and how many live in the area."""

from __future__ import annotations

from datetime import date

from throughcare.record.columns import Row, column, table

CHILD = "The child's key here, the same in every table and snapshot; in a snapshot made from returns, their number in those"


@table("child", key=("child",))
class Child(Row):
    """A child or young person the record is about. The days they reach an age are reckoned, so that no figure counts birthdays."""

    child: str = column(CHILD, ssd="ssd_person.pers_person_id")
    sex: str = column("F, M, or U where it is not known", codes="SEX", ssd="ssd_person.pers_sex")
    ethnicity: str | None = column(
        "Ethnic group", null="not recorded", codes="ETHNIC", ssd="ssd_person.pers_ethnicity", default=None
    )
    born_on: date | None = column("Day of birth", null="not yet born, or not known", unit="date", ssd="ssd_person.pers_dob")
    expected_on: date | None = column(
        "Day the birth is expected", null="born", unit="date", ssd="ssd_person.pers_expected_dob", default=None
    )
    died_on: date | None = column(
        "Day they died", null="alive, as far as is known", unit="date", ssd="ssd_person.pers_death_date", default=None
    )
    pupil_number: str | None = column(
        "The word number where they have a unique pupil number, else why they have none; never the number itself",
        null="neither is on record",
        codes="UPN_UNKNOWN",
        ssd="ssd_person.pers_upn; ssd_person.pers_upn_unknown",
        default=None,
    )
    number_shared: bool = column(
        "Whether somebody else on record has the same NHS or pupil number, where neither record is restricted", default=False
    )
    turned_4_on: date | None = column("Day they reach the age of 4", null="no day of birth is known", unit="date", default=None)
    turned_5_on: date | None = column("Day they reach the age of 5", null="no day of birth is known", unit="date", default=None)
    turned_16_on: date | None = column("Day they reach the age of 16", null="no day of birth is known", unit="date", default=None)
    turned_17_on: date | None = column("Day they reach the age of 17", null="no day of birth is known", unit="date", default=None)
    turned_18_on: date | None = column("Day they reach the age of 18", null="no day of birth is known", unit="date", default=None)


@table("unaccompanied", key=("child",))
class Unaccompanied(Row):
    """That a child came alone and sought asylum."""

    child: str = column(CHILD, ssd="ssd_immigration_status.immi_person_id")
    started_on: date | None = column(
        "First day of that status",
        null="not recorded, as in a return",
        unit="date",
        ssd="ssd_immigration_status.immi_immigration_status_start_date",
        default=None,
    )
    ended_on: date | None = column(
        "Day it ended, or is expected to end",
        null="it has no known end",
        unit="date",
        ssd="ssd_immigration_status.immi_immigration_status_end_date",
        default=None,
    )


@table("population", key=("year",))
class Population(Row):
    """How many children live in the council's area, for rates."""

    year: int = column("The year of the estimate, at its middle", unit="year")
    children: int = column("Persons under 18", unit="persons")
    source: str = column("Who published the estimate")
