"""Bookings: when something is to happen with a child. The moment may move; what it was, and why it moved, is kept."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from throughcare.apps.people.models import AboutChild
from throughcare.apps.workforce.models import Worker
from throughcare.core.history import remembered

STANDING = Q(cancelled_at=None, happened_on=None)
"""Bookings that still stand: neither called off nor happened."""


@remembered
class Booking(AboutChild):
    """A visit, review or meeting booked with a child. Duties have dates that may not move; this stands beside them, and may.

    `together` is shared by the bookings of brothers and sisters for one and the same visit. `because` is why it was last moved or called
    off. `happened_on` is the day the record says that it happened, worked out from what is recorded and never typed.
    """

    class What(models.TextChoices):
        VISIT = "visit", "Visit"
        REVIEW = "review", "Looked-after review"
        HEALTH = "health", "Health assessment"
        DENTAL = "dental", "Dentist"
        EDUCATION = "education", "Personal education plan meeting"
        INTERVIEW = "interview", "Return interview"
        STRATEGY = "strategy", "Strategy discussion"
        STABILITY = "stability", "Stability meeting"
        PERMANENCE = "permanence", "Permanence planning meeting"
        MEETING = "meeting", "Another meeting"

    what = models.CharField(max_length=12, choices=What.choices)
    title = models.CharField(max_length=120, blank=True, help_text="what the meeting is, where it is another")
    booked_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=60)
    place = models.CharField(max_length=200, blank=True)
    coming = models.CharField(max_length=300, blank=True, help_text="who comes, besides the child and whose diary it is in")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="bookings", help_text="in whose diary it is")
    together = models.UUIDField(default=uuid.uuid4)
    because = models.CharField(max_length=300, blank=True)
    changed_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    cancelled_at = models.DateTimeField(null=True)
    happened_on = models.DateField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=["child", "booked_at"], name="bookings_of_a_child"),
            models.Index(fields=["worker", "booked_at"], name="bookings_still_standing", condition=STANDING),
            models.Index(fields=["together"], name="bookings_made_together"),
        )
        constraints = (
            models.CheckConstraint(
                name="what_was_called_off_did_not_happen", condition=Q(cancelled_at=None) | Q(happened_on=None)
            ),
            models.CheckConstraint(name="what_was_called_off_says_why", condition=Q(cancelled_at=None) | ~Q(because="")),
            models.CheckConstraint(name="another_meeting_says_which", condition=~Q(what="meeting") | ~Q(title="")),
            models.CheckConstraint(name="a_booking_takes_some_time", condition=Q(minutes__gt=0)),
        )

    def __str__(self) -> str:
        return self.called

    @property
    def called(self) -> str:
        """What it is, in words."""
        return self.title or str(self.get_what_display())

    @property
    def stands(self) -> bool:
        """Whether it is still to happen, as far as anybody has said."""
        return self.cancelled_at is None and self.happened_on is None
