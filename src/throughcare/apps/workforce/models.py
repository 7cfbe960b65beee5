"""Staff, the teams they work in and the posts they hold."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from throughcare.apps.workforce.roles import Role, Sight
from throughcare.core.concerning import NobodyConcerned
from throughcare.core.periods import HalfOpen, ends_after_it_starts


class Workers(BaseUserManager["Worker"]):
    """Where workers are looked up by the address they sign in with."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Worker:
        worker = self.model(email=self.normalize_email(email), **fields)
        worker.set_password(password)
        worker.save(using=self._db)
        return worker


class Worker(NobodyConcerned, AbstractBaseUser):
    """Somebody who signs in: staff, an inspector, or Throughcare itself when it works through an import by night."""

    why_nobody = "a worker is not a subject of the record; a worker who is also a parent here has a Person of their own"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    registration = models.CharField(max_length=20, blank=True, help_text="Social Work England number, if any")
    is_active = models.BooleanField(default=True)
    joined_on = models.DateField(null=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = Workers()

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.split(" ")[0]


class Team(NobodyConcerned, models.Model):
    """A team, a service or the whole council; each sits within one above it, but the council."""

    why_nobody = "a team is not a person"

    class Kind(models.TextChoices):
        COUNCIL = "council", "Council"
        SERVICE = "service", "Service"
        TEAM = "team", "Team"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.TEAM)
    above = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="below")
    lineage = ArrayField(models.UUIDField(), default=list, editable=False, help_text="itself and every team above it")

    class Meta:
        ordering = ("name",)
        indexes = (GinIndex(fields=["lineage"], name="teams_within"),)
        constraints = (
            models.UniqueConstraint(name="one_council", fields=["kind"], condition=Q(kind="council")),
            models.CheckConstraint(name="only_the_council_is_topmost", condition=Q(above=None, kind="council") | ~Q(above=None)),
        )

    def __str__(self) -> str:
        return self.name


class Post(NobodyConcerned, models.Model):
    """A role somebody holds in a team, for as long as they hold it. `ended_on` is null while they do."""

    why_nobody = "it is about the worker as a worker"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=24, choices=Role.choices)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="posts")
    sight = models.CharField(max_length=12, choices=Sight.choices, editable=False, help_text="given by the role")
    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    given_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    ended_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (
            ExclusionConstraint(
                name="a_post_is_held_once_at_a_time",
                expressions=[
                    (F("worker"), RangeOperators.EQUAL),
                    (F("role"), RangeOperators.EQUAL),
                    (F("team"), RangeOperators.EQUAL),
                    (HalfOpen("started_on", "ended_on"), RangeOperators.OVERLAPS),
                ],
            ),
            ends_after_it_starts("post"),
        )

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.team}"


class Cover(NobodyConcerned, models.Model):
    """That one worker stands in for another, and approves what waits for them. `ended_on` is the first day it no longer holds."""

    why_nobody = "it is about two workers as workers"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    covered = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="covered_by")
    covering = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="covers_for")
    started_on = models.DateField()
    ended_on = models.DateField()
    arranged_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    ended_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(name="nobody_covers_for_themself", condition=~Q(covered=F("covering"))),
            ends_after_it_starts("cover"),
            ExclusionConstraint(
                name="cover_is_arranged_once_at_a_time",
                expressions=[
                    (F("covered"), RangeOperators.EQUAL),
                    (F("covering"), RangeOperators.EQUAL),
                    (HalfOpen("started_on", "ended_on"), RangeOperators.OVERLAPS),
                ],
            ),
        )
