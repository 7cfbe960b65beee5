"""Support asked for, and what became of it, step by step."""

from __future__ import annotations

from django.db import models

from throughcare.apps.writing.models import WrittenFact
from throughcare.core.history import remembered


@remembered
class Support(WrittenFact):
    """That support was asked for on behalf of a child: for what, of what kind, and of whom."""

    class Purpose(models.TextChoices):
        PLACEMENT = "placement", "A placement at risk"
        EDGE = "edge", "A family on the edge of care"
        HOME = "home", "Going home, or staying there"
        OTHER = "other", "Something else"

    class Kind(models.TextChoices):
        FAMILY = "family", "Work with the family or the carers"
        THERAPY = "therapy", "Therapy or help with feelings"
        BREAK = "break", "A break for the child or those who care"
        MENTOR = "mentor", "A mentor, or work with the child"
        LEARNING = "learning", "Help at school or with learning"
        PRACTICAL = "practical", "Practical help or money"
        SUBSTANCES = "substances", "Help with drugs or alcohol"
        OTHER = "other", "Another kind"

    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    asked_on = models.DateField()
    asked_of = models.CharField(max_length=120, blank=True, help_text="the service, agency or person it was asked of")


@remembered
class SupportStep(WrittenFact):
    """What became of support that was asked for, on a day. `helped` is empty until somebody says."""

    class Step(models.TextChoices):
        OFFERED = "offered", "It was offered"
        REFUSED = "refused", "It was offered, and they did not want it"
        TURNED_DOWN = "turned_down", "The service said no"
        WAITING = "waiting", "It is being waited for"
        GIVEN = "given", "It is being given"
        ENDED = "ended", "It has ended"

    class Helped(models.TextChoices):
        YES = "yes", "Yes"
        PARTLY = "partly", "Partly"
        NO = "no", "No"
        TOO_SOON = "too_soon", "It is too soon to say"

    support = models.ForeignKey(Support, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=12, choices=Step.choices)
    came_on = models.DateField()
    given_by = models.CharField(max_length=120, blank=True)
    helped = models.CharField(max_length=10, choices=Helped.choices, blank=True)
