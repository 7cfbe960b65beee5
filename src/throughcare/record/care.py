"""Where a child lived while looked after, under what order, and who worked with them."""

from __future__ import annotations

from datetime import date

from throughcare.record.columns import Row, column, table
from throughcare.record.people import CHILD


@table("episode", key=("child", "started_on", "order"))
class Episode(Row):
    """A stretch of being looked after in one placement under one legal status; the day it ends belongs to the next."""

    child: str = column(CHILD, ssd="ssd_cla_episodes.clae_person_id")
    started_on: date = column("First day of the episode", unit="date", ssd="ssd_cla_episodes.clae_cla_episode_start_date")
    order: int = column("Which of the child's episodes that began on this day, counting from 1", unit="count", default=1)
    reason_new: str = column("Why a new episode began", codes="RNE", ssd="ssd_cla_episodes.clae_cla_episode_start_reason")
    legal_status: str = column("Legal status throughout", codes="LS", ssd="ssd_legal_status.lega_legal_status")
    need: str | None = column(
        "The need that led to being looked after; the same for the whole period of care",
        null="the return does not say",
        codes="CIN",
        ssd="ssd_cla_episodes.clae_cla_primary_need_code",
        default=None,
    )
    placement: str | None = column(
        "Kind of placement",
        null="the return does not say, as for an agreed series of short breaks",
        codes="PLACE",
        ssd="ssd_cla_placement.clap_cla_placement_type",
        default=None,
    )
    provider: str | None = column(
        "Who provides the placement",
        null="the return does not say, as for temporary moves",
        codes="PLACE_PROVIDER",
        ssd="ssd_cla_placement.clap_cla_placement_provider",
        default=None,
    )
    ended_on: date | None = column(
        "Day the episode ended",
        null="it was still going on when the return's year ended",
        unit="date",
        ssd="ssd_cla_episodes.clae_cla_episode_ceased_date",
        default=None,
    )
    reason_ceased: str | None = column(
        "Why the episode ended. Means nothing while `ended_on` is null, though faulty returns may give it",
        null="the episode has not ended",
        codes="REC",
        ssd="ssd_cla_episodes.clae_cla_episode_ceased_reason",
        default=None,
    )
    reason_changed: str | None = column(
        "Why the placement was changed, kept on the episode that ended",
        null="the placement did not change, or no reason is given",
        codes="REASON_PLACE_CHANGE",
        ssd="ssd_cla_placement.clap_cla_placement_change_reason",
        default=None,
    )
    home_postcode: str | None = column(
        "Postcode of the child's home when they became looked after, in capitals",
        null="not known or not asked for",
        ssd="ssd_address.addr_address_postcode",
        default=None,
    )
    placement_postcode: str | None = column(
        "Postcode of the placement, in capitals",
        null="not known or not asked for",
        ssd="ssd_cla_placement.clap_cla_placement_postcode",
        default=None,
    )
    urn: str | None = column(
        "Ofsted's number for the home or agency, or XXXXXXX where there is none to give",
        null="not given",
        codes="URN",
        ssd="ssd_cla_placement.clap_cla_placement_urn",
        default=None,
    )


@table("social_worker", key=("child", "started_on", "worker"))
class SocialWorker(Row):
    """A stretch of having one social worker."""

    child: str = column(CHILD, ssd="ssd_involvements.invo_person_id")
    worker: str = column("The social worker's registration number", ssd="ssd_professionals.prof_social_worker_registration_no")
    started_on: date = column("First day with this worker", unit="date", ssd="ssd_involvements.invo_involvement_start_date")
    ended_on: date | None = column(
        "Day this worker ended",
        null="still the child's worker",
        unit="date",
        ssd="ssd_involvements.invo_involvement_end_date",
        default=None,
    )
    reason: str | None = column(
        "Why the worker changed",
        null="not given",
        codes="SW_REASON",
        ssd="ssd_involvements.invo_worker_change_reason",
        default=None,
    )


@table("liberty_order", key=("child", "started_on"))
class LibertyOrder(Row):
    """A court order that lets a child be deprived of their liberty."""

    child: str = column(CHILD)
    started_on: date = column("First day of the order", unit="date")
    ended_on: date | None = column("Day the order ended", null="still in force", unit="date", default=None)
