"""Persons, what they are called, who they are to each other, where they live, and where each fact came from."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import F, Q

from throughcare.apps.workforce.models import Worker
from throughcare.core.acting import moment_known
from throughcare.core.concerning import Concerning, Kept, NobodyConcerned
from throughcare.core.history import remembered
from throughcare.core.periods import HalfOpen, ends_after_it_starts


class Source(NobodyConcerned, Kept):
    """Where facts come from: practice recorded here, or one return. `carries` names the happenings it can tell of.

    Outside `[covers_from, covers_to]` it can say nothing, and what would have been owed then is not known. `covers_to` is null while
    it goes on. A kind named in `carries_since` is carried only from that day on.
    """

    why_nobody = "a source is a file or a way of working"

    class Kind(models.TextChoices):
        PRACTICE = "practice", "Recorded in Throughcare"
        IMPORT = "import", "Imported"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    name = models.CharField(max_length=200)
    carries = ArrayField(models.CharField(max_length=60), default=list)
    carries_since = models.JSONField(default=dict, help_text="kinds that could be recorded only later, each with its first day")
    covers_from = models.DateField()
    covers_to = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(name="practice_is_one_source", fields=["kind"], condition=Q(kind="practice")),
            models.CheckConstraint(
                name="source_does_not_end_before_it_starts", condition=Q(covers_to=None) | Q(covers_to__gte=F("covers_from"))
            ),
        )

    def __str__(self) -> str:
        return self.name


@remembered
class Person(Concerning, Kept):
    """Anybody the record is about or names: a child, a parent, a carer, a practitioner outside. One row for a whole life.

    `born_on` is null for the unborn (who have `expected_on`) and for adults whose birth date nobody here knows. Names may be empty:
    a statutory return carries none.
    """

    concerns = "id"

    class Sex(models.TextChoices):
        FEMALE = "F", "Female"
        MALE = "M", "Male"
        UNKNOWN = "U", "Not known"

    given_name = models.CharField(max_length=100, blank=True)
    family_name = models.CharField(max_length=100, blank=True)
    known_as = models.CharField(max_length=100, blank=True, help_text="the name they choose to be called by")
    sex = models.CharField(max_length=1, choices=Sex.choices, default=Sex.UNKNOWN)
    born_on = models.DateField(null=True)
    expected_on = models.DateField(null=True)
    died_on = models.DateField(null=True)
    ethnicity = models.CharField(max_length=4, blank=True)
    mother = models.BooleanField(null=True, help_text="whether she is a mother; null where not asked")
    first_child_born_on = models.DateField(null=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = (models.Index(fields=["born_on"], name="person_by_birth_date"),)
        constraints = (
            models.CheckConstraint(name="the_born_are_no_longer_expected", condition=Q(born_on=None) | Q(expected_on=None)),
            models.CheckConstraint(
                name="nobody_dies_before_birth", condition=Q(died_on=None) | Q(born_on=None) | Q(died_on__gte=F("born_on"))
            ),
        )

    in_returns: str | None = None
    """The number a return knows somebody by, where whoever reads them asked for it: it stands for a name that no return gives."""

    def __str__(self) -> str:
        return self.called or (f"Child {self.in_returns}" if self.in_returns else "No name on record")

    @property
    def called(self) -> str:
        """The name to use on a page; empty where the record holds none."""
        return f"{self.known_as or self.given_name} {self.family_name}".strip()


class AboutChild(Concerning, Kept):
    """A fact about one child, and where it came from."""

    concerns = "child"

    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="%(class)ss")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


@remembered
class Alias(AboutChild):
    """Another name somebody has gone by."""

    name = models.CharField(max_length=200)


@remembered
class Identifier(AboutChild):
    """A number somebody else knows a person by, while it was theirs. What returns and the council number by is never two persons' at once.

    An NHS number is not held to that: refusing one because a record nobody may see has it would tell that there is such a record.
    """

    class Kind(models.TextChoices):
        COUNCIL = "council", "Council's number"
        RETURN = "return", "Number in returns"
        UPN = "upn", "Unique pupil number"
        NO_UPN = "no_upn", "Why there is no pupil number"
        NHS = "nhs", "NHS number"
        HOME_OFFICE = "home_office", "Home Office number"

    kind = models.CharField(max_length=12, choices=Kind.choices)
    value = models.CharField(max_length=40)
    started_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)

    class Meta:
        indexes = (models.Index(fields=["value"], name="identifier_by_value"),)
        constraints = (
            models.UniqueConstraint(
                name="a_number_is_one_persons",
                fields=["kind", "value"],
                condition=Q(ended_on=None) & Q(kind__in=["council", "return"]),
            ),
        )


@remembered
class Address(AboutChild):
    """Where somebody lived, from when to when. A protected address is shown to nobody who is not let in by name."""

    class Kind(models.TextChoices):
        HOME = "home", "Home"
        CORRESPONDENCE = "correspondence", "For letters"

    kind = models.CharField(max_length=16, choices=Kind.choices, default=Kind.HOME)
    lines = models.CharField(max_length=300, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    protected = models.BooleanField(default=False)
    started_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)

    class Meta:
        indexes = (models.Index(fields=["postcode"], name="address_by_postcode"),)
        constraints = (
            ExclusionConstraint(
                name="one_address_of_a_kind_at_a_time",
                expressions=[
                    (F("child"), RangeOperators.EQUAL),
                    (F("kind"), RangeOperators.EQUAL),
                    (HalfOpen("started_on", "ended_on"), RangeOperators.OVERLAPS),
                ],
            ),
            ends_after_it_starts("address"),
        )


@remembered
class Relationship(AboutChild):
    """What somebody is to a child: `relative` is the child's `kind`. Parental responsibility, and how they see each other, are facts of their own."""

    class Kind(models.TextChoices):
        MOTHER = "mother", "Mother"
        FATHER = "father", "Father"
        STEP_PARENT = "step_parent", "Step-parent"
        SIBLING = "sibling", "Brother or sister"
        GRANDPARENT = "grandparent", "Grandparent"
        AUNT_OR_UNCLE = "aunt_or_uncle", "Aunt or uncle"
        CARER = "carer", "Carer"
        OTHER = "other", "Someone else who matters"

    class Contact(models.TextChoices):
        SEES = "sees", "See each other"
        SUPERVISED = "supervised", "See each other, supervised"
        CALLS = "calls", "Calls, letters or messages only"
        NONE = "none", "No contact"

    relative = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="relative_of")
    kind = models.CharField(max_length=14, choices=Kind.choices)
    parental_responsibility = models.BooleanField(null=True, help_text="null where not known")
    contact = models.CharField(
        max_length=10, choices=Contact.choices, blank=True, help_text="empty where not arranged or not known"
    )
    contact_how = models.CharField(max_length=300, blank=True, help_text="how often, where, and who arranges it")
    started_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(name="how_is_said_of_contact_that_is_said", condition=Q(contact_how="") | ~Q(contact="")),
            models.CheckConstraint(name="nobody_is_their_own_relative", condition=~Q(child=F("relative"))),
            models.UniqueConstraint(
                name="a_relationship_is_drawn_once", fields=["child", "relative", "kind"], condition=Q(ended_on=None)
            ),
        )


@remembered
class Hazard(AboutChild):
    """Something whoever comes to see a child must know first. A manager agrees to it, and it is looked at again by a day.

    It warns from the moment it is written, agreed or not: what is known is never held back for want of an approval.
    """

    class Kind(models.TextChoices):
        VIOLENCE = "violence", "Violence or threats"
        WEAPONS = "weapons", "Weapons"
        ANIMAL = "animal", "Dangerous animal"
        INFECTION = "infection", "Infection"
        PREMISES = "premises", "Unsafe premises"
        NOT_ALONE = "not_alone", "Do not visit alone"
        OTHER = "other", "Another hazard"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    words = models.TextField(help_text="what it is, and what to do about it")
    raised_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    agreed_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    agreed_on = models.DateField(null=True)
    review_on = models.DateField(help_text="the day by which somebody asks whether it still stands")
    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    ended_because = models.TextField(blank=True)

    class Meta:
        constraints = (
            ends_after_it_starts("hazard"),
            models.CheckConstraint(
                name="a_hazard_is_agreed_by_somebody_on_a_day",
                condition=Q(agreed_by=None, agreed_on=None) | Q(agreed_by__isnull=False, agreed_on__isnull=False),
            ),
            models.CheckConstraint(name="nobody_agrees_to_their_own_hazard", condition=~Q(agreed_by=F("raised_by"))),
        )


@remembered
class SamePerson(AboutChild):
    """That two records are of one person, as somebody said for a reason, until it proves wrong. No key is rewritten for it.

    Of the two, `child` is the one whose key comes first, so that the same two are linked once.
    """

    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="same_as")
    because = models.TextField()
    linked_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    ended_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    ended_because = models.TextField(blank=True)

    class Meta:
        constraints = (
            ends_after_it_starts("same_person"),
            models.CheckConstraint(name="the_same_person_has_two_records", condition=~Q(child=F("other"))),
            models.UniqueConstraint(name="two_records_are_linked_once", fields=["child", "other"], condition=Q(ended_on=None)),
        )


@remembered
class Covered(Concerning, models.Model):
    """That a source tells of a child, and between which days for this child. `last_on` is null while it goes on."""

    concerns = "child"

    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="covered")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="covers")
    first_on = models.DateField()
    last_on = models.DateField(null=True)
    known_at = models.DateTimeField(default=moment_known, editable=False)

    class Meta:
        constraints = (models.UniqueConstraint(name="a_source_covers_a_child_once", fields=["child", "source"]),)
