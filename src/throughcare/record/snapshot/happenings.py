"""Reviews, going missing, meetings, and the reviewing officer's challenges."""

from __future__ import annotations

from datetime import date, datetime

from throughcare.record.columns import Row, column, table
from throughcare.record.snapshot.children import CHILD


@table("review", key=("child", "review"))
class Review(Row):
    """A looked-after review that was held, and what its record says."""

    child: str = column(CHILD, ssd="ssd_cla_reviews.clar_cla_person_id")
    review: str = column("Key of the review", ssd="ssd_cla_reviews.clar_cla_review_id")
    held_on: date = column("Day it was held", unit="date", ssd="ssd_cla_reviews.clar_cla_review_date")
    participation: str | None = column(
        "How the child took part",
        null="not recorded",
        codes="REVIEW_CODE",
        ssd="ssd_cla_reviews.clar_cla_review_participation",
        default=None,
    )
    recorded_on: date | None = column("Day its record was completed", null="not yet, or not told", unit="date", default=None)
    permanence: str | None = column(
        "The route to permanence its record names; not_yet where none was decided",
        null="no record yet, or its record says nothing of it",
        default=None,
    )


@table("midway_check", key=("child", "checked_on"))
class MidwayCheck(Row):
    """The reviewing officer's check between reviews."""

    child: str = column(CHILD)
    checked_on: date = column("Day of the check", unit="date", ssd="ssd_cla_episodes.clae_cla_last_iro_contact_date")
    on_track: bool = column("Whether what was decided is being done")


@table("challenge", key=("child", "challenge"))
class Challenge(Row):
    """A reviewing officer's challenge, informal or formal, and how it ended."""

    child: str = column(CHILD)
    challenge: str = column("Key of the challenge")
    raised_on: date = column("Day it was raised", unit="date")
    about: str = column(
        "What it is about: drift, plan, permanence, decision, visits, home, contact, health, education, rights, other"
    )
    formal_on: date | None = column("Day it became a formal dispute", null="it is or was informal", unit="date", default=None)
    resolved_on: date | None = column("Day it ended", null="not ended", unit="date", default=None)
    outcome: str | None = column("How it ended: upheld, partly, withdrawn, not_resolved", null="not ended", default=None)
    effect: str | None = column("What changed for the child: plan, done, sooner, home, nothing", null="not ended", default=None)


@table("missing", key=("child", "missing"))
class Missing(Row):
    """A time a child was missing, or away from placement without authorisation, and the talk afterwards."""

    child: str = column(CHILD, ssd="ssd_missing.miss_person_id")
    missing: str = column("Key of the episode", ssd="ssd_missing.miss_table_id")
    kind: str = column("M missing, A away without authorisation", codes="MISSING", ssd="ssd_missing.miss_missing_episode_type")
    started_on: date = column("Day they went", unit="date", ssd="ssd_missing.miss_missing_episode_start_date")
    ended_on: date | None = column(
        "Day they came back", null="still missing", unit="date", ssd="ssd_missing.miss_missing_episode_end_date", default=None
    )
    went_at: datetime | None = column("When they went", null="only the day is known", unit="time, UTC", default=None)
    returned_at: datetime | None = column(
        "When they came back", null="still missing, or only the day is known", unit="time, UTC", default=None
    )
    interview: str | None = column(
        "What became of the return interview: offered, held, declined, not_possible",
        null="none is on record",
        ssd="ssd_missing.miss_missing_rhi_accepted",
        default=None,
    )
    offered_on: date | None = column(
        "Day the interview was offered",
        null="not offered, or not recorded",
        unit="date",
        ssd="ssd_missing.miss_missing_rhi_offered",
        default=None,
    )
    settled_on: date | None = column(
        "Day it was held, declined or found impossible", null="none of these yet", unit="date", default=None
    )
    plan_answered_on: date | None = column(
        "Day it was said whether the plan changes", null="not yet said", unit="date", default=None
    )
    themes: int | None = column(
        "How many reasons for going, push and pull, the interview recorded", null="no interview", unit="count", default=None
    )


@table("strategy_asked", key=("child", "asked_on", "because"))
class StrategyAsked(Row):
    """That something happened which asks whether a strategy discussion is needed, and when that was answered."""

    child: str = column(CHILD)
    because: str = column("third (missing thrice in 90 days), over_a_day, exploitation")
    asked_on: date = column("Day it was asked", unit="date")
    answered_on: date | None = column("Day a discussion or a decision answered it", null="not yet", unit="date", default=None)


@table("meeting", key=("child", "meeting"))
class Meeting(Row):
    """A meeting of several agencies about a child."""

    child: str = column(CHILD)
    meeting: str = column("Key of the meeting")
    kind: str = column("planning, strategy, stability, disruption, other")
    held_on: date = column("Day it was held", unit="date")
    placement: str | None = column("The placement it was about", null="none, or it was about none", default=None)
