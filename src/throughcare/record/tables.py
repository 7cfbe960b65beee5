"""Every table of the record, in the order in which a child's story needs them."""

from __future__ import annotations

from throughcare.record.care import Episode, LibertyOrder, SocialWorker
from throughcare.record.columns import Table
from throughcare.record.happenings import Missing, Outcomes, Review
from throughcare.record.people import Person, UnaccompaniedStatus
from throughcare.record.permanence import AdoptionDecision, LeavingCare, PlacedForAdoption, PreviousPermanence

TABLES: tuple[Table, ...] = (
    Person.table,
    Episode.table,
    Review.table,
    UnaccompaniedStatus.table,
    Outcomes.table,
    LeavingCare.table,
    AdoptionDecision.table,
    PlacedForAdoption.table,
    PreviousPermanence.table,
    Missing.table,
    SocialWorker.table,
    LibertyOrder.table,
)
BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}
