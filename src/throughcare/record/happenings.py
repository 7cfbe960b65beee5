"""What was held for a child and what happened to them while looked after."""

from __future__ import annotations

from datetime import date

from throughcare.record.columns import Row, column, table
from throughcare.record.people import CHILD


@table("review", key=("child", "held_on"))
class Review(Row):
    """A looked-after review that was held."""

    child: str = column(CHILD, ssd="ssd_cla_reviews.clar_cla_person_id")
    held_on: date = column("Day the review was held", unit="date", ssd="ssd_cla_reviews.clar_cla_review_date")
    participation: str | None = column(
        "How the child took part",
        null="the return does not say",
        codes="REVIEW_CODE",
        ssd="ssd_cla_reviews.clar_cla_review_participation",
        default=None,
    )


@table("missing", key=("child", "started_on", "kind"))
class Missing(Row):
    """A time a child was missing, or away from placement without authorisation."""

    child: str = column(CHILD, ssd="ssd_missing.miss_person_id")
    kind: str = column("M missing, A away without authorisation", codes="MISSING", ssd="ssd_missing.miss_missing_episode_type")
    started_on: date = column("Day the child went", unit="date", ssd="ssd_missing.miss_missing_episode_start_date")
    ended_on: date | None = column(
        "Day the child was found or came back",
        null="still missing when the return's year ended",
        unit="date",
        ssd="ssd_missing.miss_missing_episode_end_date",
        default=None,
    )


@table("outcomes", key=("child",))
class Outcomes(Row):
    """Health and conduct over the return's year of a child looked after for all of it."""

    child: str = column(CHILD, ssd="ssd_cla_health.clah_person_id")
    sdq_score: int | None = column(
        "Strengths and difficulties score",
        null="no score: see the reason",
        unit="points, 0 to 40",
        ssd="ssd_sdq_scores.csdq_sdq_score",
        default=None,
    )
    sdq_reason: str | None = column(
        "Why there is no score", null="there is a score", codes="SDQ_REASON", ssd="ssd_sdq_scores.csdq_sdq_reason", default=None
    )
    convicted: bool | None = column(
        "Convicted, cautioned or warned in the year",
        null="not asked at this age",
        ssd="ssd_cla_convictions.clac_cla_conviction_date",
        default=None,
    )
    health_check: bool | None = column(
        "Under 5: development checks up to date",
        null="not asked at this age",
        ssd="ssd_cla_health.clah_health_check_type",
        default=None,
    )
    immunisations: bool | None = column(
        "Immunisations up to date", null="not given", ssd="ssd_cla_immunisations.clai_immunisations_status", default=None
    )
    teeth_check: bool | None = column(
        "Teeth checked in the year", null="not given", ssd="ssd_cla_health.clah_health_check_type", default=None
    )
    health_assessment: bool | None = column(
        "Health assessed in the year", null="not given", ssd="ssd_cla_health.clah_health_check_date", default=None
    )
    substance_misuse: bool | None = column(
        "A substance misuse problem was found",
        null="not given",
        ssd="ssd_cla_substance_misuse.clas_substance_misuse_date",
        default=None,
    )
    intervention_received: bool | None = column(
        "Help for that problem was received",
        null="not given",
        ssd="ssd_cla_substance_misuse.clas_intervention_received",
        default=None,
    )
    intervention_offered: bool | None = column("Help for that problem was offered and refused", null="not given", default=None)
