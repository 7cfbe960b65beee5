"""Every table of a snapshot, in the order in which a child's story needs them."""

from __future__ import annotations

from throughcare.record.columns import Table
from throughcare.record.snapshot import care, children, happenings, health, improvement, owed, planning, work

TABLES: tuple[Table, ...] = (
    children.Child.table,
    children.Unaccompanied.table,
    care.PeriodOfCare.table,
    care.Need.table,
    care.LegalStatus.table,
    care.Placement.table,
    care.Visit.table,
    care.LibertyOrder.table,
    health.HealthAssessment.table,
    health.DentalCheck.table,
    health.ImmunisationsCheck.table,
    health.Questionnaire.table,
    health.EducationPlan.table,
    health.YearOutcome.table,
    happenings.Review.table,
    happenings.MidwayCheck.table,
    happenings.Challenge.table,
    happenings.Missing.table,
    happenings.StrategyAsked.table,
    happenings.Meeting.table,
    planning.Assessment.table,
    planning.Plan.table,
    planning.AgreedAction.table,
    planning.AdoptionDecision.table,
    planning.AdoptionPlacement.table,
    planning.LeavingContact.table,
    work.Allocation.table,
    work.Supervision.table,
    work.ManagerDecision.table,
    owed.OwedRow.table,
    owed.CoverRow.table,
    owed.CarriesRow.table,
    improvement.FigureAction.table,
    work.Team.table,
    children.Population.table,
)
BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}
