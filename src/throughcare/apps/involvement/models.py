"""Who works with whom, from when to when; who is kept out, who is let in by name, and who may see a protected address."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import F, Q

from throughcare.apps.people.models import AboutChild, Person
from throughcare.apps.workforce.models import Team, Worker
from throughcare.core.concerning import Concerning, Kept
from throughcare.core.history import remembered
from throughcare.core.periods import HalfOpen, ends_after_it_starts


@remembered
class Allocation(AboutChild):
    """Somebody's part in the work with a child. `worker` is null while the team has the child and nobody in it is named."""

    class Part(models.TextChoices):
        SOCIAL_WORKER = "social_worker", "Social worker"
        PERSONAL_ADVISER = "personal_adviser", "Personal adviser"
        REVIEWING_OFFICER = "reviewing_officer", "Reviewing officer"
        INTERVIEWER = "interviewer", "Independent interviewer"
        LAWYER = "lawyer", "Lawyer"
        SUPPORTING = "supporting", "Also working with the child"

    class Reason(models.TextChoices):
        FIRST = "FCONTA", "First contact or re-referral"
        CASELOADS = "MANAGE", "Managing caseloads"
        LEFT = "LEFTRL", "The worker before left the role"
        REORGANISED = "ORGRST", "Reorganisation"
        TRANSFERRED = "TSPROC", "Moved on to another team as planned"
        ABSENCE = "ABSENC", "Absence cover or return"
        CHILD_ASKED = "CHCHAN", "The child asked for a change"
        PARENT_ASKED = "PCCHAN", "A parent or carer asked for a change"
        DIED = "SWDIED", "The worker before died"
        OTHER = "OTHERS", "Another reason"

    part = models.CharField(max_length=18, choices=Part.choices)
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="allocations")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="allocations")
    reason = models.CharField(max_length=6, choices=Reason.choices, blank=True)
    started_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=["worker", "ended_on"], name="allocation_of_a_worker"),
            # With what `involvement_reasons` asks of it, so that whom a team sees is read from the index alone.
            models.Index(fields=["team", "ended_on"], include=["child", "part", "started_on"], name="seen_by_a_team"),
        )
        constraints = (
            ExclusionConstraint(
                name="one_worker_to_a_part_at_a_time",
                expressions=[
                    (F("child"), RangeOperators.EQUAL),
                    (F("part"), RangeOperators.EQUAL),
                    (HalfOpen("started_on", "ended_on"), RangeOperators.OVERLAPS),
                ],
                condition=Q(part__in=["social_worker", "personal_adviser", "reviewing_officer"]),
            ),
            ends_after_it_starts("allocation"),
        )


@remembered
class Handover(AboutChild):
    """What one worker told the next when a child passed between them. `held_on` is null where they could not meet."""

    before = models.ForeignKey(Allocation, on_delete=models.PROTECT, related_name="handed_over")
    after = models.OneToOneField(Allocation, on_delete=models.PROTECT, related_name="taken_over")
    held_on = models.DateField(null=True)
    to_know = models.TextField(help_text="what the next worker must know")
    gap_because = models.CharField(max_length=300, blank=True, help_text="why nobody had the part in between, if so")

    class Meta:
        constraints = (
            models.CheckConstraint(name="a_handover_is_between_two", condition=~Q(before=F("after"))),
            models.CheckConstraint(name="a_handover_says_something", condition=~Q(to_know="")),
        )


@remembered
class Closing(AboutChild):
    """That nobody answers for a child here any more, and what was still open then. Where anything was: why, and who else agreed."""

    ended = models.OneToOneField(Allocation, on_delete=models.PROTECT, related_name="closing")
    closed_on = models.DateField()
    still_open = ArrayField(models.TextField(), default=list)
    because = models.TextField(blank=True)
    agreed_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    closed_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="what_is_closed_with_things_open_was_agreed_by_two",
                condition=Q(still_open=[]) | Q(~Q(because=""), ~Q(agreed_by=F("closed_by")), agreed_by__isnull=False),
            ),
        )


@remembered
class Restriction(Concerning, Kept):
    """That a person's record is kept from everyone but those who work with them or are let in by name.

    A sealed person (a new identity after adoption) is shown to nobody who is not let in by name, and no search says they exist.
    """

    concerns = "person"

    class Kind(models.TextChoices):
        RESTRICTED = "restricted", "Restricted"
        SEALED = "sealed", "Sealed"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="restrictions")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    reason = models.TextField()
    ring = models.CharField(max_length=120, blank=True, help_text="whom to ring: a role and a number, shown to duty workers")
    agreed_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    review_on = models.DateField(null=True, help_text="the day by which somebody asks whether it is still needed")
    ended_because = models.TextField(blank=True)
    started_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = (
            ends_after_it_starts("restriction"),
            models.CheckConstraint(
                name="a_restriction_is_reviewed_after_it_starts", condition=Q(review_on=None) | Q(review_on__gt=F("started_on"))
            ),
        )


@remembered
class Admission(Concerning, Kept):
    """One worker let in to one person's record by name, for a stated reason, until a date."""

    concerns = "person"

    class Why(models.TextChoices):
        NAMED = "named", "Let in by name"
        INSPECTION = "inspection", "Inspection"
        BREAK_GLASS = "break_glass", "Broke glass"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="admissions")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="admissions")
    why = models.CharField(max_length=12, choices=Why.choices)
    reason = models.TextField()
    started_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = (
            ends_after_it_starts("admission"),
            models.CheckConstraint(
                name="inspectors_and_broken_glass_have_an_end", condition=Q(why="named") | Q(ended_on__isnull=False)
            ),
        )


@remembered
class GlassReview(Concerning, Kept):
    """What was found when somebody looked into a record opened in an emergency, and what follows."""

    concerns = "person"

    class Outcome(models.TextChoices):
        JUSTIFIED = "justified", "It was right to open the record"
        NOT_JUSTIFIED = "not_justified", "It was not right to open the record"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="glass_reviews")
    admission = models.OneToOneField(Admission, on_delete=models.PROTECT, related_name="review")
    outcome = models.CharField(max_length=14, choices=Outcome.choices)
    found = models.TextField(help_text="why it was, or was not")
    follows = models.TextField(blank=True, help_text="what happens now, and who does it")
    reviewed_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    reviewed_on = models.DateField()

    class Meta:
        constraints = (
            models.CheckConstraint(name="what_was_not_right_has_a_sequel", condition=Q(outcome="justified") | ~Q(follows="")),
        )


@remembered
class AddressReader(Concerning, Kept):
    """One worker the council has named to see one person's protected addresses, until a day if one is said."""

    concerns = "person"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="address_readers")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    started_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = (
            ends_after_it_starts("address_reader"),
            ExclusionConstraint(
                name="an_address_reader_is_named_once",
                expressions=[
                    (F("person"), RangeOperators.EQUAL),
                    (F("worker"), RangeOperators.EQUAL),
                    (HalfOpen("started_on", "ended_on"), RangeOperators.OVERLAPS),
                ],
            ),
        )
