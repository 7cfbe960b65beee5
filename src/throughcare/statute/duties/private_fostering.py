"""Private fostering: children who live with somebody who is not a close relative, by their parents' arrangement."""

from __future__ import annotations

from throughcare.statute.calendar import CalendarCode
from throughcare.statute.conditions import SEEN, During, Per, during, each
from throughcare.statute.counting import at_most_weeks, weeks_before, working_days
from throughcare.statute.duty import By, Checked, Config, Duty, Source, Status
from throughcare.statute.instruments import LOCAL, PRIVATE_FOSTERING_REGULATIONS
from throughcare.statute.kinds import Kind

EW_BH = CalendarCode.EW_BH
SEEN_VISIT = each(Kind.PRIVATE_FOSTERING_VISITED, SEEN)
IN_THE_FIRST_YEAR = During(
    (Kind.PRIVATE_FOSTERING_KNOWN,),
    (Kind.PRIVATE_FOSTERING_SECOND_YEAR_BEGAN, Kind.PRIVATE_FOSTERING_ENDED),
    "in the first year of the arrangement",
)
AFTER_THE_FIRST_YEAR = during(
    Kind.PRIVATE_FOSTERING_SECOND_YEAR_BEGAN,
    Kind.PRIVATE_FOSTERING_ENDED,
    words="in the second or a later year of the arrangement",
)


def _regulation(provision: str, checked: Checked = Checked.WORDING_SEEN) -> Source:
    return Source(PRIVATE_FOSTERING_REGULATIONS, provision, checked)


NOTICE = Duty(
    key="PF-01",
    name="Notice by proposed carer",
    starts=Kind.PRIVATE_FOSTERING_EXPECTED,
    within=weeks_before(6),
    met_by=Kind.PRIVATE_FOSTERING_NOTIFIED,
    per=Per.MATTER,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=_regulation("regulation 3"),
    by=By.CARER,
    do="Give the authority notice",
    provided="likely to last 28 days or more, running; the child under 16, or under 18 if disabled",
    extension="at once, where it begins sooner than that",
)
FIRST_VISIT = Duty(
    key="PF-02",
    name="First visit after notification",
    starts=Kind.PRIVATE_FOSTERING_NOTIFIED,
    within=working_days(7),
    met_by=SEEN_VISIT,
    per=Per.MATTER,
    until=Kind.PRIVATE_FOSTERING_ENDED,
    calendar=EW_BH,
    status=Status.STATUTORY,
    config=Config.FIXED,
    source=_regulation("regulations 4 and 7", Checked.FROM_KNOWLEDGE),
    do="Visit, see the child alone, and make the checks of the schedules",
    cycle="then PF-03",
    provided="an arrangement proposed or already begun",
    note="Seven is from memory; regulation 8 was seen.",
)
FIRST_YEAR_VISITS = Duty(
    key="PF-03",
    name="Visits in first year",
    starts=Kind.PRIVATE_FOSTERING_KNOWN,
    within=at_most_weeks(6),
    then=at_most_weeks(6),
    met_by=SEEN_VISIT,
    per=Per.MATTER,
    while_=(IN_THE_FIRST_YEAR,),
    until=Kind.PRIVATE_FOSTERING_ENDED,
    status=Status.STATUTORY,
    config=Config.TIGHTEN,
    source=_regulation("regulation 8(1)(a), (6)"),
    do="Visit the child",
    which="privately fostered, in the first year",
    cycle="rolling, through the first year",
    extension="and whenever a visit is asked for",
    note="The arrangement is taken to begin when the authority became aware, even if it began earlier.",
)
LATER_VISITS = Duty(
    key="PF-04",
    name="Visits second year on",
    starts=SEEN_VISIT,
    within=at_most_weeks(12),
    met_by=SEEN_VISIT,
    per=Per.MATTER,
    while_=(AFTER_THE_FIRST_YEAR,),
    until=Kind.PRIVATE_FOSTERING_ENDED,
    status=Status.STATUTORY,
    config=Config.TIGHTEN,
    source=_regulation("regulation 8(1)(b)"),
    do="Visit the child",
    which="privately fostered, after the first year",
    cycle="rolling",
    provided="until 16, or 18 if disabled",
    extension="and whenever a visit is asked for",
    note="Twelve weeks, not three months.",
)
SUITABILITY = Duty(
    key="PF-05",
    name="Suitability decision",
    starts=Kind.PRIVATE_FOSTERING_NOTIFIED,
    within=working_days(42),
    met_by=Kind.PRIVATE_FOSTERING_DECIDED,
    per=Per.MATTER,
    until=Kind.PRIVATE_FOSTERING_ENDED,
    calendar=EW_BH,
    status=Status.LOCAL_DEFAULT,
    config=Config.FREE,
    source=Source(LOCAL, "", Checked.FROM_KNOWLEDGE),
    by=By.TEAM_MANAGER,
    do="Decide whether the arrangement is suitable, and sign the decision",
    note="Councils set 35 to 45.",
)

DUTIES: tuple[Duty, ...] = (
    NOTICE,
    FIRST_VISIT,
    FIRST_YEAR_VISITS,
    LATER_VISITS,
    SUITABILITY,
)
