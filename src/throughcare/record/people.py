"""Who the children of a return are."""

from __future__ import annotations

from datetime import date

from throughcare.record.columns import Row, column, table

CHILD = "The child's own number in the council that sends the return; text, in capitals, never reused"


@table("person", key=("child",))
class Person(Row):
    """A child or young person named in a return."""

    child: str = column(CHILD, ssd="ssd_person.pers_person_id")
    sex: str = column("Sex on the birth or recognition certificate: M, F or U", codes="SEX", ssd="ssd_person.pers_sex")
    born_on: date = column("Day of birth", unit="date", ssd="ssd_person.pers_dob")
    ethnicity: str | None = column(
        "Ethnic group", null="the return does not say", codes="ETHNIC", ssd="ssd_person.pers_ethnicity", default=None
    )
    upn: str | None = column(
        "Unique pupil number, or UN1 to UN5: why there is none",
        null="the return does not say",
        codes="UPN_UNKNOWN",
        ssd="ssd_person.pers_upn; ssd_person.pers_upn_unknown",
        default=None,
    )
    mother: bool | None = column(
        "Whether she is a mother", null="the return does not say, as for boys", ssd="ssd_person.pers_is_mother", default=None
    )
    mothers_child_born_on: date | None = column(
        "Day her first child was born",
        null="not a mother, or the day is not given",
        unit="date",
        ssd="ssd_mother.moth_childs_dob",
        default=None,
    )


@table("unaccompanied_status", key=("child",))
class UnaccompaniedStatus(Row):
    """That a child came to this country alone and sought asylum, and when that status ended."""

    child: str = column(CHILD, ssd="ssd_immigration_status.immi_person_id")
    ceased_on: date | None = column(
        "Day the status ended, or is expected to end, such as the 18th birthday",
        null="the status had not ended",
        unit="date",
        ssd="ssd_immigration_status.immi_immigration_status_end_date",
        default=None,
    )
