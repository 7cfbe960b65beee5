"""Going missing, coming back, and the talk afterwards with somebody independent."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from throughcare.apps.care.models import one_at_a_time
from throughcare.apps.people.models import AboutChild
from throughcare.apps.workforce.models import Worker
from throughcare.core.history import remembered
from throughcare.core.periods import ends_after_it_starts


@remembered
class MissingEpisode(AboutChild):
    """A time a child was missing or away without leave. `ended_on` is null while they are; the hours are null where only days are known."""

    class Kind(models.TextChoices):
        MISSING = "M", "Missing"
        AWAY = "A", "Away from placement without authorisation"

    kind = models.CharField(max_length=1, choices=Kind.choices)
    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    went_at = models.DateTimeField(null=True)
    returned_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            one_at_a_time("one_missing_episode_at_a_time", "child"),
            ends_after_it_starts("missing_episode"),
            models.CheckConstraint(
                name="nobody_returns_before_going",
                condition=Q(returned_at=None) | Q(went_at=None) | Q(returned_at__gte=F("went_at")),
            ),
        )


@remembered
class ReturnInterview(AboutChild):
    """The independent interview after a return: offered, and then held, declined, or found impossible for a reason given.

    One interview that covered two returns is recorded for each.
    """

    class Outcome(models.TextChoices):
        OFFERED = "offered", "Offered, not yet held"
        HELD = "held", "Held"
        DECLINED = "declined", "Declined by the child"
        NOT_POSSIBLE = "not_possible", "Could not be held"

    episode = models.OneToOneField(MissingEpisode, on_delete=models.PROTECT, related_name="interview")
    offered_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    settled_at = models.DateTimeField(null=True, help_text="when it was held, declined or found impossible")
    why_not = models.TextField(blank=True, help_text="why it could not be held; empty unless it could not")
    by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    independent = models.BooleanField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="settled_when_held_or_declined",
                condition=Q(outcome="offered", settled_at=None) | Q(~Q(outcome="offered"), settled_at__isnull=False),
            ),
            models.CheckConstraint(
                name="impossible_with_a_reason",
                condition=Q(Q(outcome="not_possible"), ~Q(why_not="")) | Q(~Q(outcome="not_possible"), why_not=""),
            ),
        )
