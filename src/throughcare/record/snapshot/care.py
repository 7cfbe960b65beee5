"""Being looked after, day by day. Of a period, the day it ends belongs to what follows."""

from __future__ import annotations

from datetime import date

from throughcare.record.columns import Row, column, table
from throughcare.record.snapshot.children import CHILD

PERIOD = "Which period of care it belongs to"


@table("care", key=("child", "period"))
class PeriodOfCare(Row):
    """An unbroken time of being looked after."""

    child: str = column(CHILD, ssd="ssd_cla_episodes.clae_person_id")
    period: str = column("Key of the period of care", ssd="ssd_cla_episodes.clae_cla_id")
    started_on: date = column("First day", unit="date", ssd="ssd_cla_episodes.clae_entered_care_date")
    start_known: bool = column("False where they were looked after already when the record begins, since a day nobody here knows")
    ended_on: date | None = column(
        "Day they stopped being looked after",
        null="still looked after",
        unit="date",
        ssd="ssd_cla_episodes.clae_cla_episode_ceased_date",
        default=None,
    )
    reason_ended: str | None = column(
        "Why they stopped",
        null="still looked after, or not given",
        codes="REC",
        ssd="ssd_cla_episodes.clae_cla_episode_ceased_reason",
        default=None,
    )


@table("need", key=("child", "period", "started_on"))
class Need(Row):
    """The need that led to being looked after, from a day on."""

    child: str = column(CHILD, ssd="ssd_cla_episodes.clae_person_id")
    period: str = column(PERIOD, ssd="ssd_cla_episodes.clae_cla_id")
    code: str = column("The need", codes="CIN", ssd="ssd_cla_episodes.clae_cla_primary_need_code")
    started_on: date = column("Day from which it is the need", unit="date")


@table("legal_status", key=("child", "period", "started_on", "code"))
class LegalStatus(Row):
    """Under what law a child was looked after, from when to when."""

    child: str = column(CHILD, ssd="ssd_legal_status.lega_person_id")
    period: str = column(PERIOD, ssd="ssd_cla_episodes.clae_cla_id")
    code: str = column("The legal status", codes="LS", ssd="ssd_legal_status.lega_legal_status")
    started_on: date = column("First day", unit="date", ssd="ssd_legal_status.lega_legal_status_start_date")
    ended_on: date | None = column(
        "Day it ended", null="it lasts", unit="date", ssd="ssd_legal_status.lega_legal_status_end_date", default=None
    )


@table("placement", key=("child", "placement"))
class Placement(Row):
    """Where a looked-after child lived."""

    child: str = column(CHILD, ssd="ssd_cla_placement.clap_person_id")
    period: str = column(PERIOD, ssd="ssd_cla_placement.clap_cla_id")
    placement: str = column("Key of the placement", ssd="ssd_cla_placement.clap_cla_placement_id")
    kind: str | None = column(
        "Kind of placement",
        null="the source does not say",
        codes="PLACE",
        ssd="ssd_cla_placement.clap_cla_placement_type",
        default=None,
    )
    provider: str | None = column(
        "Who provides it",
        null="the source does not say, as for temporary moves",
        codes="PLACE_PROVIDER",
        ssd="ssd_cla_placement.clap_cla_placement_provider",
        default=None,
    )
    same_carer: bool = column("Moved here with the carer they already had")
    temporary_approval: bool = column("With a connected person approved for the time being (regulation 24)")
    until_18_decided_on: date | None = column(
        "Day a review decided that it is meant to last until they are 18", null="none did", unit="date", default=None
    )
    turn: int = column("Which of the stays begun on that day, counting from 1", unit="count")
    started_on: date = column("First day", unit="date", ssd="ssd_cla_placement.clap_cla_placement_start_date")
    ended_on: date | None = column(
        "Day it ended", null="it lasts", unit="date", ssd="ssd_cla_placement.clap_cla_placement_end_date", default=None
    )
    reason_ended: str | None = column(
        "Why the placement changed",
        null="it lasts, or no reason is given",
        codes="REASON_PLACE_CHANGE",
        ssd="ssd_cla_placement.clap_cla_placement_change_reason",
        default=None,
    )
    ended_planned: bool | None = column("Whether its end was planned", null="it lasts, or nobody was asked", default=None)


@table("visit", key=("child", "visit"))
class Visit(Row):
    """A visit to a child, whether or not they were seen."""

    child: str = column(CHILD, ssd="ssd_cla_visits.clav_person_id")
    visit: str = column("Key of the visit", ssd="ssd_cla_visits.clav_cla_visit_id")
    visited_on: date = column("Day of the visit", unit="date", ssd="ssd_cla_visits.clav_cla_visit_date")
    seen: bool = column("Whether the child was seen", ssd="ssd_cla_visits.clav_cla_visit_seen")
    seen_alone: bool | None = column(
        "Whether they were seen alone", null="not recorded", ssd="ssd_cla_visits.clav_cla_visit_seen_alone", default=None
    )
    virtual: bool = column("By video or telephone")


@table("liberty_order", key=("child", "started_on"))
class LibertyOrder(Row):
    """A court's authority to deprive a child of their liberty."""

    child: str = column(CHILD)
    started_on: date = column("First day of the authority", unit="date")
    runs_to: date | None = column("Last day of it, as ordered", null="not recorded", unit="date", default=None)
    ended_on: date | None = column("Day it ended", null="in force, or run out", unit="date", default=None)
