"""The duties of every child that are open or to come, as last reckoned: a shelf, rebuilt from the facts, never written by hand.

And what the council has set itself, by which they are reckoned.
"""

from __future__ import annotations

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from throughcare.apps.agreed.models import AgreedAction
from throughcare.apps.people.models import AboutChild, Person
from throughcare.apps.workforce.models import Worker
from throughcare.core.concerning import Concerning, Kept, NobodyConcerned
from throughcare.core.history import remembered
from throughcare.core.periods import HalfOpen
from throughcare.statute.own import Unit


class OwedDuty(Concerning, models.Model):
    """One thing owed to one child and not yet done. `legal_due_*` never moves; `due_on` is the council's own date if it set one earlier.

    `judged_on` is the last day its source can tell of, for a child known only from a return: it is looked at as at that day.
    Null for children whose record is kept here.
    """

    concerns = "child"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="owed")
    key = models.CharField(max_length=8)
    about = models.CharField(max_length=60, blank=True)
    by = models.CharField(max_length=30, help_text="who must do it, as the law or the council says")
    local = models.BooleanField(help_text="set by the council, not by law or guidance")
    since_on = models.DateField()
    due_on = models.DateField(null=True)
    legal_due_on = models.DateField(null=True)
    due_at = models.DateTimeField(null=True)
    ends_on = models.DateField(null=True, help_text="the day it stops being owed, done or not, such as a birthday to come")
    judged_on = models.DateField(null=True)
    why = models.TextField(default="", help_text="why this date, in a sentence, as the law's own values tell it")
    book = models.CharField(max_length=16, default="", help_text="the mark of the rulebook it was reckoned by")

    class Meta:
        indexes = (
            models.Index(fields=["child", "due_on"], name="owed_to_a_child"),
            models.Index(fields=["due_on"], name="owed_by_day"),
            models.Index(fields=["key", "due_on"], name="owed_by_duty"),
            models.Index(fields=["legal_due_on"], name="owed_by_legal_day"),
            # What a post answers for, whichever child it is about: health staff's own, among what all looked-after children are owed.
            models.Index(fields=["by"], name="owed_by_whom"),
            models.Index(fields=["judged_on"], condition=Q(judged_on__isnull=False), name="owed_as_at_a_day"),
        )
        constraints = (models.UniqueConstraint(name="owed_once", fields=["child", "key", "about", "since_on"]),)


@remembered
class Excuse(AboutChild):
    """Why a duty was not done in time, as a manager has agreed. It moves nothing: the duty stays unmet, with this beside it.

    The duty is named as the shelf names it (which, about what, since when): the same however often the shelf is filled again.
    The `withdrawn_…` three are null, or empty, while it stands: a manager who no longer agrees says so, and it is never deleted.
    """

    class Reason(models.TextChoices):
        CHILD_WISHED = "child_wished", "The child did not wish it, or asked for another day"
        CHILD_AWAY = "child_away", "The child was away, missing or ill"
        NOT_SAFE = "not_safe", "It would not have been safe"
        COURT = "court", "A court decided, or was waited for"
        OTHERS = "others", "Another agency or council was waited for"
        NO_STAFF = "no_staff", "Nobody was there to do it"
        OTHER = "other", "Another reason"

    key = models.CharField(max_length=8)
    about = models.CharField(max_length=60, blank=True)
    since_on = models.DateField()
    reason = models.CharField(max_length=14, choices=Reason.choices)
    words = models.TextField(help_text="why, so that the child could read it one day")
    agreed_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    agreed_on = models.DateField()
    withdrawn_on = models.DateField(null=True)
    withdrawn_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="excused_once", fields=["child", "key", "about", "since_on"], condition=Q(withdrawn_on=None)
            ),
            models.CheckConstraint(name="an_excuse_says_why", condition=~Q(words="")),
            models.CheckConstraint(
                name="whoever_withdraws_an_excuse_says_why",
                condition=Q(withdrawn_on=None, withdrawn_by=None, withdrawn_because="")
                | (Q(withdrawn_on__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_because="")),
            ),
        )


@remembered
class Acted(AboutChild):
    """What a manager has done about something late or drifting, and the day they look again: a duty, or an action that was agreed.

    Until that day it waits for nobody at that rung. A duty is named as the shelf names it; `agreed` is null for one.
    """

    agreed = models.ForeignKey(AgreedAction, on_delete=models.PROTECT, null=True, related_name="acted_on")
    key = models.CharField(max_length=8, blank=True)
    about = models.CharField(max_length=60, blank=True)
    since_on = models.DateField()
    words = models.TextField(help_text="what was done, and who does what next")
    by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    acted_on = models.DateField()
    look_again_on = models.DateField()

    class Meta:
        indexes = (models.Index(fields=["child", "key", "since_on"], name="done_about_a_duty"),)
        constraints = (
            models.CheckConstraint(name="what_was_done_is_said", condition=~Q(words="")),
            models.CheckConstraint(name="one_looks_again_later", condition=Q(look_again_on__gt=F("acted_on"))),
            models.CheckConstraint(
                name="it_is_about_a_duty_or_an_action", condition=Q(~Q(key=""), agreed=None) | Q(key="", agreed__isnull=False)
            ),
        )


UNITS = [(unit.value, unit.words) for unit in Unit]


@remembered
class CouncilSetting(NobodyConcerned, Kept):
    """A council's own time for a duty, for what begins in `[from_on, until_on)`. `until_on` is null while it goes on.

    The `again_…` pair is for a duty that comes round: the time from once to the next. Null where it comes round in the same time, or not at all.
    """

    why_nobody = "it is a rule of the council's, for every child alike"

    duty = models.CharField(max_length=8)
    number = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=20, choices=UNITS)
    again_number = models.PositiveSmallIntegerField(null=True)
    again_unit = models.CharField(max_length=20, choices=UNITS, blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    decision = models.TextField(help_text="whose decision it is, and where that is written")
    by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            ExclusionConstraint(
                name="a_duty_is_set_once_at_a_time",
                expressions=[("duty", RangeOperators.EQUAL), (HalfOpen("from_on", "until_on"), RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(name="a_setting_lasts_a_day", condition=Q(until_on=None) | Q(until_on__gt=F("from_on"))),
            models.CheckConstraint(name="a_setting_gives_some_time", condition=Q(number__gt=0) & ~Q(again_number=0)),
        )

    def __str__(self) -> str:
        return f"{self.duty}: {self.number} {self.unit}"


@remembered
class RuleInForce(NobodyConcerned, Kept):
    """A rule that was made and not in force, said by the council to be in force for what begins from a day on."""

    why_nobody = "it is a rule, for every child alike"

    duty = models.CharField(max_length=8, unique=True)
    from_on = models.DateField()
    decision = models.TextField(help_text="the regulations that began it")
    by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.duty} from {self.from_on}"


@remembered
class ExtraHoliday(NobodyConcerned, Kept):
    """A bank holiday in England and Wales that is not in the list Throughcare came with, such as one proclaimed since."""

    why_nobody = "a holiday is everybody's"

    on = models.DateField(unique=True)
    name = models.CharField(max_length=80)
    by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("on",)

    def __str__(self) -> str:
        return f"{self.name}, {self.on}"


@remembered
class SchoolTerm(NobodyConcerned, Kept):
    """A school term as this council has set it, first and last day included. The half-term days are null where it has none."""

    why_nobody = "a term is every child's"

    name = models.CharField(max_length=80)
    first_on = models.DateField()
    last_on = models.DateField()
    half_from_on = models.DateField(null=True)
    half_to_on = models.DateField(null=True)
    by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("first_on",)
        constraints = (
            ExclusionConstraint(
                name="one_term_at_a_time",
                expressions=[
                    (
                        Func(F("first_on"), F("last_on"), Value("[]"), function="daterange", output_field=DateRangeField()),
                        RangeOperators.OVERLAPS,
                    )
                ],
            ),
            models.CheckConstraint(name="a_term_ends_after_it_begins", condition=Q(last_on__gt=F("first_on"))),
            models.CheckConstraint(
                name="half_term_lies_inside_the_term",
                condition=Q(half_from_on=None, half_to_on=None)
                | Q(
                    half_from_on__isnull=False,
                    half_to_on__isnull=False,
                    half_from_on__gt=F("first_on"),
                    half_to_on__gte=F("half_from_on"),
                    half_to_on__lt=F("last_on"),
                ),
            ),
        )

    def __str__(self) -> str:
        return f"{self.name}, {self.first_on} to {self.last_on}"


class ReckonedAgain(NobodyConcerned, models.Model):
    """Every child's duties reckoned again because the rulebook changed: asked for with the change, done beside the pages.

    `finished_at` is null until every kept duty is marked with a rulebook in which that change is.
    """

    why_nobody = "it is about the rulebook; which children have been reckoned, their own rows say"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    asked_at = models.DateTimeField(db_default=models.functions.Now())
    by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=300)
    done = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=["asked_at"], name="still_to_reckon", condition=Q(finished_at=None)),)

    def __str__(self) -> str:
        return self.why
