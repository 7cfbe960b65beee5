"""Health and schooling as rows of a snapshot."""

from __future__ import annotations

from collections.abc import Iterator

from throughcare.apps.care import models as care
from throughcare.apps.extract.facts import Facts, said
from throughcare.record.columns import Row
from throughcare.record.snapshot import health as rows

MODELS = (care.YearEndOutcomes,)


def rows_of(child: str, facts: Facts) -> Iterator[Row]:
    """What was done by the day, and what returns say of a year."""
    for row in facts[care.HealthAssessment]:
        yield rows.HealthAssessment(
            child=child,
            kind=row.kind,
            assessed_on=row.assessed_on,
            reported_on=row.reported_on,
            report_awaited=row.report_awaited,
        )
    for row in facts[care.DentalCheck]:
        yield rows.DentalCheck(child=child, checked_on=row.checked_on)
    for row in facts[care.ImmunisationsCheck]:
        yield rows.ImmunisationsCheck(child=child, checked_on=row.checked_on, up_to_date=row.up_to_date)
    for row in facts[care.StrengthsAndDifficulties]:
        yield rows.Questionnaire(child=child, scored_on=row.scored_on, score=row.score, reason=said(row.reason))
    for row in facts[care.EducationPlan]:
        yield rows.EducationPlan(
            child=child,
            held_on=row.held_on,
            first=row.first,
            checked_on=row.checked_on,
            quality=said(row.quality),
            attendance=row.attendance,
            days_excluded=row.days_excluded,
        )
    for row in facts[care.YearEndOutcomes]:
        yield rows.YearOutcome(
            child=child,
            year=row.year,
            sdq_score=row.sdq_score,
            sdq_reason=said(row.sdq_reason),
            convicted=row.convicted,
            development_checked=row.health_check,
            immunised=row.immunisations,
            teeth_checked=row.teeth_check,
            health_assessed=row.health_assessment,
            substance_misuse=row.substance_misuse,
            help_received=row.intervention_received,
            help_offered=row.intervention_offered,
        )
