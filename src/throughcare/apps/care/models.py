"""Being looked after, day by day: the periods, the orders, the placements, who came to see, and health and schooling."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from throughcare.apps.people.models import AboutChild
from throughcare.apps.workforce.models import Worker
from throughcare.apps.writing.models import Document, WrittenFact
from throughcare.core.history import remembered
from throughcare.core.periods import HalfOpen, ends_after_it_starts


def one_at_a_time(name: str, *within: str) -> ExclusionConstraint:
    """No two of these cover the same day for the same child."""
    same = [(F(field), RangeOperators.EQUAL) for field in within]
    return ExclusionConstraint(name=name, expressions=[*same, (HalfOpen(), RangeOperators.OVERLAPS)])


@remembered
class PeriodOfCare(WrittenFact):
    """An unbroken time of being looked after. `ended_on` is null while it lasts.

    `start_known` is false where a return shows the child already looked after when its first episode began: they became looked
    after on some earlier day that nobody here knows, so nothing counts from `started_on`.
    """

    started_on = models.DateField()
    start_known = models.BooleanField(default=True)
    ended_on = models.DateField(null=True)
    reason_ended = models.CharField(max_length=3, blank=True, help_text="SSDA903 code, list REC")

    class Meta:
        indexes = (models.Index(fields=["ended_on"], name="looked_after_now"),)
        constraints = (one_at_a_time("one_period_of_care_at_a_time", "child"), ends_after_it_starts("period_of_care"))


class InPeriod(WrittenFact):
    """A fact within one period of care. The database holds that the period is this same child's."""

    period = models.ForeignKey(PeriodOfCare, on_delete=models.PROTECT, related_name="%(class)ss")

    class Meta:
        abstract = True


@remembered
class PrimaryNeed(InPeriod):
    """The need that led to being looked after, from a day on (in a return it can be mended in mid-period)."""

    code = models.CharField(max_length=2, help_text="SSDA903 code, list CIN")
    started_on = models.DateField()

    class Meta:
        constraints = (models.UniqueConstraint(name="one_primary_need_from_a_day", fields=["period", "started_on"]),)


@remembered
class LegalStatus(InPeriod):
    """Under what law a child is looked after, from when to when."""

    code = models.CharField(max_length=2, help_text="SSDA903 code, list LS")
    started_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = (one_at_a_time("one_legal_status_at_a_time", "period"), ends_after_it_starts("legal_status"))


@remembered
class Placement(InPeriod):
    """Where a looked-after child lives, day by day. `ended_on` is null while it lasts; `turn` orders stays begun on one day.

    `until_18_decided_on` is the day a review decided that it is meant to last until they are 18; null if none did.
    `temporary_approval` marks a connected person approved for the time being (regulation 24).
    """

    kind = models.CharField(max_length=3, blank=True, help_text="SSDA903 code, list PLACE; empty where the return gives none")
    provider = models.CharField(max_length=3, blank=True, help_text="SSDA903 code, list PLACE_PROVIDER")
    urn = models.CharField(max_length=8, blank=True, help_text="Ofsted's number for the home or agency")
    postcode = models.CharField(max_length=8, blank=True)
    home_postcode = models.CharField(max_length=8, blank=True, help_text="where the child lived when they became looked after")
    carer = models.CharField(max_length=120, blank=True, help_text="the carer's or home's name")
    same_carer = models.BooleanField(default=False, help_text="moved here with the carer they already had")
    temporary_approval = models.BooleanField(default=False)
    emergency = models.BooleanField(null=True, help_text="whether it was made in an emergency; null where nobody was asked")
    out_of_area = models.BooleanField(
        null=True, help_text="whether it is outside the council's area; null where nobody was asked"
    )
    until_18_decided_on = models.DateField(null=True)
    turn = models.PositiveSmallIntegerField(default=1)
    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    reason_ended = models.CharField(max_length=6, blank=True, help_text="SSDA903 code, list REASON_PLACE_CHANGE")
    ended_planned = models.BooleanField(null=True, help_text="whether its end was planned; null where nobody was asked")

    class Meta:
        constraints = (
            one_at_a_time("one_placement_at_a_time", "period"),
            ends_after_it_starts("placement"),
            # Looked at when a statement ends, or where an import asks so when it does: stays change turns with each other.
            models.UniqueConstraint(
                name="stays_begun_on_one_day_are_ordered",
                fields=["period", "started_on", "turn"],
                deferrable=models.Deferrable.IMMEDIATE,
            ),
        )


@remembered
class PlacementApproval(WrittenFact):
    """Whether a placement was approved, by whom; or, while it is not, whose it is to get it approved.

    A placement is recorded whether it was approved or not: it happened. `outcome` is empty while approval is awaited.
    """

    class Outcome(models.TextChoices):
        APPROVED = "approved", "Approved"
        REFUSED = "refused", "Not approved"

    placement = models.OneToOneField(Placement, on_delete=models.PROTECT, related_name="approval")
    owner = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+", help_text="whose it is to get it approved")
    asked_on = models.DateField(help_text="the day the placement was recorded")
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)
    decided_on = models.DateField(null=True)
    decided_by = models.CharField(max_length=120, blank=True, help_text="a name and a role; who decides need not work here")
    follows = models.TextField(blank=True, help_text="what happens now, where it was not approved")

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="an_approval_was_decided_by_somebody_on_a_day",
                condition=Q(outcome="", decided_on=None, decided_by="")
                | (~Q(outcome="") & Q(decided_on__isnull=False) & ~Q(decided_by="")),
            ),
            models.CheckConstraint(name="what_was_not_approved_has_a_sequel", condition=~Q(outcome="refused") | ~Q(follows="")),
        )


@remembered
class PlacementTold(WrittenFact):
    """That somebody who must be told of a placement was: one row for each, on the day the last of those it names was told."""

    class Whom(models.TextChoices):
        OFFICER = "officer", "Their reviewing officer"
        HEALTH = "health", "Their GP and the health team for looked-after children, both"
        NOTICE = "notice", "All others who must have it in writing: the child, parents, whoever has contact, the school"

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="told")
    whom = models.CharField(max_length=8, choices=Whom.choices)
    told_on = models.DateField()

    class Meta:
        constraints = (models.UniqueConstraint(name="each_is_told_of_a_placement_once", fields=["placement", "whom"]),)


@remembered
class Visit(WrittenFact):
    """A visit, whether or not the child was seen. Only one at which they were seen meets a duty.

    `place`, `bedroom_seen` and `plan_changes` are null or empty where nobody was asked, as in a return.
    """

    class Place(models.TextChoices):
        HOME = "home", "Where they live"
        SCHOOL = "school", "At school or college"
        ELSEWHERE = "elsewhere", "Somewhere else"
        VIDEO = "video", "By video or telephone"

    visited_on = models.DateField()
    by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="visits")
    seen = models.BooleanField()
    seen_alone = models.BooleanField(null=True, help_text="null where not recorded")
    declined_alone = models.BooleanField(default=False)
    virtual = models.BooleanField(default=False)
    place = models.CharField(max_length=10, choices=Place.choices, blank=True)
    bedroom_seen = models.BooleanField(null=True)
    plan_changes = models.BooleanField(null=True, help_text="whether whoever visited says that the plan must change")

    class Meta:
        indexes = (models.Index(fields=["child", "-visited_on"], name="visits_of_a_child"),)
        constraints = (models.CheckConstraint(name="nobody_is_seen_alone_unseen", condition=Q(seen=True) | ~Q(seen_alone=True)),)


@remembered
class HealthAssessment(WrittenFact):
    """A statutory health assessment of a looked-after child.

    `report_awaited` is true from the day it was held until its report is here; false where only the day of the assessment is known,
    as in a return.
    """

    class Kind(models.TextChoices):
        INITIAL = "initial", "Initial"
        REVIEW = "review", "Review"

    kind = models.CharField(max_length=8, choices=Kind.choices)
    assessed_on = models.DateField()
    reported_on = models.DateField(null=True)
    report_awaited = models.BooleanField(default=False)
    reported_in = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="no_report_is_awaited_that_came", condition=Q(report_awaited=False) | Q(reported_on=None)
            ),
        )


@remembered
class HealthAssessmentRequest(WrittenFact):
    """That a statutory health assessment was asked for, with consent, of those who carry it out."""

    kind = models.CharField(max_length=8, choices=HealthAssessment.Kind.choices)
    requested_on = models.DateField()


@remembered
class HealthSummary(WrittenFact):
    """That a young person was given the summary of their health, to have when they leave care."""

    given_on = models.DateField()


@remembered
class DentalCheck(WrittenFact):
    """A check by a dentist."""

    checked_on = models.DateField()
    treatment = models.BooleanField(null=True, help_text="whether treatment is needed; null where nobody said")


@remembered
class ImmunisationsCheck(WrittenFact):
    """A day on which it was established whether immunisations are up to date."""

    checked_on = models.DateField()
    up_to_date = models.BooleanField()


@remembered
class StrengthsAndDifficulties(WrittenFact):
    """A strengths and difficulties questionnaire: its score, or why there is none."""

    scored_on = models.DateField()
    score = models.PositiveSmallIntegerField(null=True)
    reason = models.CharField(max_length=4, blank=True, help_text="SSDA903 code, list SDQ_REASON")

    class Meta:
        constraints = (
            models.CheckConstraint(name="score_is_0_to_40", condition=Q(score=None) | Q(score__lte=40)),
            models.CheckConstraint(name="a_score_or_a_reason", condition=~Q(score=None) | ~Q(reason="")),
        )


@remembered
class EducationPlan(WrittenFact):
    """A personal education plan meeting: the first of a period of care, or a termly review.

    `virtual_school_agreed_on` is the day the virtual school signed it off; null until it does. `quality` is what it last said of it.
    """

    class Attainment(models.TextChoices):
        BELOW = "below", "Below what is expected at their age"
        EXPECTED = "expected", "As expected at their age"
        ABOVE = "above", "Above what is expected at their age"
        NOT_MEASURED = "none", "Not measured at this stage"

    class Quality(models.TextChoices):
        GOOD = "good", "Good: it will help them learn"
        ENOUGH = "enough", "Good enough"
        AGAIN = "again", "Not good enough: it goes back"

    held_on = models.DateField()
    first = models.BooleanField()
    virtual_school_agreed_on = models.DateField(null=True)
    attendance = models.PositiveSmallIntegerField(null=True, help_text="percent of sessions this term; null where nobody said")
    days_excluded = models.PositiveSmallIntegerField(null=True, help_text="school days lost to suspension or exclusion this term")
    attainment = models.CharField(max_length=8, choices=Attainment.choices, blank=True)
    quality = models.CharField(max_length=6, choices=Quality.choices, blank=True)
    checked_on = models.DateField(null=True, help_text="when the virtual school last looked at it")
    checked_in = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, related_name="+", help_text="what the virtual school last wrote of it"
    )

    class Meta:
        constraints = (
            models.CheckConstraint(name="attendance_is_a_percentage", condition=Q(attendance=None) | Q(attendance__lte=100)),
        )


@remembered
class YearEndOutcomes(AboutChild):
    """What a return says of a child's health and conduct over a year to 31 March. Null: not asked at that age, or not given."""

    year = models.PositiveSmallIntegerField(help_text="the calendar year the collection year ends in")
    sdq_score = models.PositiveSmallIntegerField(null=True)
    sdq_reason = models.CharField(max_length=4, blank=True)
    convicted = models.BooleanField(null=True)
    health_check = models.BooleanField(null=True)
    immunisations = models.BooleanField(null=True)
    teeth_check = models.BooleanField(null=True)
    health_assessment = models.BooleanField(null=True)
    substance_misuse = models.BooleanField(null=True)
    intervention_received = models.BooleanField(null=True)
    intervention_offered = models.BooleanField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(name="outcomes_once_a_year", fields=["child", "year"]),)


@remembered
class UnaccompaniedStatus(AboutChild):
    """That a child came alone and sought asylum. `ended_on` may lie ahead: the day it is expected to end."""

    started_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(name="unaccompanied_once", fields=["child"]),)


@remembered
class LibertyOrder(AboutChild):
    """A court's authority to deprive a child of their liberty.

    `runs_to` is the day the authority runs out, or the court's return date if that is sooner; null where it was not recorded.
    """

    started_on = models.DateField()
    runs_to = models.DateField(null=True, help_text="the last day of the authority, or the court's return date if sooner")
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = (
            one_at_a_time("one_liberty_order_at_a_time", "child"),
            ends_after_it_starts("liberty_order"),
            models.CheckConstraint(
                name="liberty_order_runs_forward", condition=Q(runs_to=None) | Q(runs_to__gte=F("started_on"))
            ),
        )
