"""Health and schooling, as recorded by the day and as a return sums a year up."""

from __future__ import annotations

from datetime import date

from throughcare.record.columns import Row, column, table
from throughcare.record.snapshot.children import CHILD


@table("health_assessment", key=("child", "assessed_on", "kind"))
class HealthAssessment(Row):
    """A statutory health assessment of a looked-after child."""

    child: str = column(CHILD, ssd="ssd_cla_health.clah_person_id")
    kind: str = column("initial or review", ssd="ssd_cla_health.clah_health_check_type")
    assessed_on: date = column("Day of the assessment", unit="date", ssd="ssd_cla_health.clah_health_check_date")
    reported_on: date | None = column("Day its report came", null="awaited, or not recorded", unit="date", default=None)
    report_awaited: bool = column("Whether it was held and its report is not here yet")


@table("dental_check", key=("child", "checked_on"))
class DentalCheck(Row):
    """A check by a dentist."""

    child: str = column(CHILD, ssd="ssd_cla_health.clah_person_id")
    checked_on: date = column("Day of the check", unit="date", ssd="ssd_cla_health.clah_health_check_date")


@table("immunisations", key=("child", "checked_on"))
class ImmunisationsCheck(Row):
    """A day on which it was established whether immunisations are up to date."""

    child: str = column(CHILD, ssd="ssd_cla_immunisations.clai_person_id")
    checked_on: date = column("That day", unit="date", ssd="ssd_cla_immunisations.clai_immunisations_status_date")
    up_to_date: bool = column("Whether they are", ssd="ssd_cla_immunisations.clai_immunisations_status")


@table("questionnaire", key=("child", "scored_on"))
class Questionnaire(Row):
    """A strengths and difficulties questionnaire."""

    child: str = column(CHILD, ssd="ssd_sdq_scores.csdq_person_id")
    scored_on: date = column(
        "Day it was scored, or found that it cannot be", unit="date", ssd="ssd_sdq_scores.csdq_sdq_completed_date"
    )
    score: int | None = column(
        "Its score", null="none: see the reason", unit="points, 0 to 40", ssd="ssd_sdq_scores.csdq_sdq_score", default=None
    )
    reason: str | None = column(
        "Why there is no score", null="there is a score", codes="SDQ_REASON", ssd="ssd_sdq_scores.csdq_sdq_reason", default=None
    )


@table("education_plan", key=("child", "held_on"))
class EducationPlan(Row):
    """A personal education plan meeting."""

    child: str = column(CHILD)
    held_on: date = column("Day of the meeting", unit="date")
    first: bool = column("The first of a period of care")
    checked_on: date | None = column("Day the virtual school last looked at it", null="not yet", unit="date", default=None)
    quality: str | None = column("What the virtual school said of it: good, enough, again", null="not yet said", default=None)
    attendance: int | None = column("Sessions attended this term", null="nobody said", unit="percent", default=None)
    days_excluded: int | None = column(
        "School days lost to suspension or exclusion this term", null="nobody said", unit="days", default=None
    )


@table("year_outcome", key=("child", "year"))
class YearOutcome(Row):
    """What a return says of a child's health and conduct over a year to 31 March."""

    child: str = column(CHILD, ssd="ssd_cla_health.clah_person_id")
    year: int = column("The calendar year it ends in", unit="year")
    sdq_score: int | None = column(
        "Strengths and difficulties score",
        null="no score",
        unit="points, 0 to 40",
        ssd="ssd_sdq_scores.csdq_sdq_score",
        default=None,
    )
    sdq_reason: str | None = column(
        "Why there is no score", null="there is one", codes="SDQ_REASON", ssd="ssd_sdq_scores.csdq_sdq_reason", default=None
    )
    convicted: bool | None = column("Convicted, cautioned or warned", null="not asked at this age", default=None)
    development_checked: bool | None = column(
        "Under 5: development checks up to date",
        null="not asked at this age",
        ssd="ssd_cla_health.clah_health_check_type",
        default=None,
    )
    immunised: bool | None = column(
        "Immunisations up to date", null="not given", ssd="ssd_cla_immunisations.clai_immunisations_status", default=None
    )
    teeth_checked: bool | None = column("Teeth checked in the year", null="not given", default=None)
    health_assessed: bool | None = column("Health assessed in the year", null="not given", default=None)
    substance_misuse: bool | None = column(
        "A substance misuse problem was found",
        null="not given",
        ssd="ssd_cla_substance_misuse.clas_substance_misuse_date",
        default=None,
    )
    help_received: bool | None = column(
        "Help for that problem was received",
        null="not given",
        ssd="ssd_cla_substance_misuse.clas_intervention_received",
        default=None,
    )
    help_offered: bool | None = column("Help for it was offered and refused", null="not given", default=None)
