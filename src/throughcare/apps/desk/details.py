"""Details and file: who a child is by the record, what it said before, and everything that is mended from one page."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from throughcare.apps.care.standing import in_care
from throughcare.apps.involvement.file_policies import MENDS_NOT
from throughcare.apps.involvement.queries import open_child
from throughcare.apps.people.models import Alias, Hazard, Identifier, Person, Relationship, SamePerson, Source
from throughcare.apps.workforce.queries import posts_of
from throughcare.apps.workforce.roles import KEEPS_OUT, Role
from throughcare.core.happened import london_day
from throughcare.core.history import versions
from throughcare.core.page import Link, page
from throughcare.core.shown import Fact
from throughcare.core.words import period, plain_date, short_date
from throughcare.statute.codes.care import ETHNIC


@dataclass(frozen=True, slots=True)
class Kept:
    """One thing on the file: what it is, what it says, and what may be done about it. `posts` where pressing does it at once."""

    label: str
    words: str
    do: tuple[Link, ...] = ()
    posts: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the file: its things, and how to add to them."""

    key: str
    title: str
    things: tuple[Kept, ...]
    nothing: str
    add: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class DetailsPage:
    """A child's file. `begin` are forms that are begun by pressing; `before` is what the record said before, with who said so."""

    name: str
    back: Link
    who: tuple[Fact, ...]
    mend: Link | None
    before: tuple[str, ...]
    begin: tuple[Link, ...]
    parts: tuple[Part, ...]


@require_GET
@login_required
def file(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """A child's details and file."""
    child = open_child(request, child_id)
    roles = frozenset(Role(post.role) for post in posts_of(request))
    return page(request, "desk/file.html", details_page(child, roles))


def details_page(child: Person, roles: Collection[Role]) -> DetailsPage:
    """The file, with only those ways to change it that these roles have."""
    mends, manages = bool(set(roles) - MENDS_NOT), bool(set(roles) & KEEPS_OUT)
    parts = (
        _hazards(child, mends, manages),
        _names(child, mends),
        _numbers(child, mends),
        _ties(child, mends),
        _same(child, manages),
    )
    return DetailsPage(
        name=str(child),
        back=Link(f"Back to {child}", reverse("desk:child", args=[child.pk])),
        who=tuple(_who(child)),
        mend=_to("Change", "desk:mend", child) if mends else None,
        before=tuple(_before(child)),
        begin=tuple(_begin(child)) if mends else (),
        parts=parts,
    )


def _to(words: str, route: str, *keys: Person | UUID) -> Link:
    return Link(words, reverse(route, args=[key.pk if isinstance(key, Person) else key for key in keys]))


def _who(child: Person) -> Iterator[Fact]:
    yield Fact("Name", f"{child.given_name} {child.family_name}".strip() or "Not recorded")
    if child.known_as:
        yield Fact("Chooses to be called", child.known_as)
    if child.expected_on:
        yield Fact("Not born yet", f"expected {plain_date(child.expected_on)}")
    else:
        yield Fact("Born", plain_date(child.born_on))
    if child.died_on:
        yield Fact("Died", plain_date(child.died_on))
    yield Fact("Sex", Person.Sex(child.sex).label)
    known = ETHNIC.by_code.get(child.ethnicity)
    yield Fact("Ethnic group", known.meaning if known else "Not recorded")
    yield Fact("As told by", child.source.name)


def _before(child: Person) -> Iterator[str]:
    """What the record said before of their name and birth, latest first, and which source said so."""
    rows = list(versions(Person).filter(pgh_obj_id=child.pk).order_by("pgh_id"))
    sources = dict(Source.objects.filter(pk__in={row.source_id for row in rows}).values_list("pk", "name"))
    said = [(_said(row), row) for row in rows]
    for (words, row), (later, after) in reversed(list(itertools.pairwise(said))):
        if words != later:
            yield f"{words}: until {short_date(london_day(after.known_at))}, as told by {sources.get(row.source_id, 'a source')}"


def _said(row: Person) -> str:
    name = f"{row.given_name} {row.family_name}".strip() or "No name"
    called = f", called {row.known_as}" if row.known_as else ""
    birth = f"expected {plain_date(row.expected_on)}" if row.expected_on else f"born {plain_date(row.born_on)}"
    died = f", died {plain_date(row.died_on)}" if row.died_on else ""
    return f"{name}{called}, {birth}{died}, {Person.Sex(row.sex).label.lower()}"


def _begin(child: Person) -> Iterator[Link]:
    """What may have happened to where they live and under what law, as things stand."""
    if in_care(child).lasts:
        yield _form("They moved, or a placement began", child, "move")
        yield _form("Their legal status changed", child, "legal-status")
        yield _form("They stopped being looked after", child, "left-care")
    else:
        yield _form("They became looked after", child, "came-into-care")


def _form(words: str, child: Person, form: str) -> Link:
    return Link(words, reverse("writing:begin", args=[child.pk, form]))


def _hazards(child: Person, mends: bool, manages: bool) -> Part:
    held = Hazard.objects.filter(child=child).select_related("raised_by", "agreed_by").order_by("-started_on", "-known_at")
    return Part(
        "hazards",
        "Hazards",
        tuple(_hazard(one, manages) for one in held),
        "Nobody has warned of anything.",
        (_to("Warn of a hazard", "desk:warn", child),) if mends else (),
    )


def _hazard(one: Hazard, manages: bool) -> Kept:
    agreed = f"agreed by {one.agreed_by.name}" if one.agreed_by else "not agreed by a manager yet"
    standing = (
        f"ended {plain_date(one.ended_on)}: {one.ended_because}"
        if one.ended_on
        else f"looked at again by {plain_date(one.review_on)}"
    )
    words = f"{one.words} (raised by {one.raised_by.name} on {plain_date(one.started_on)}, {agreed}, {standing})"
    open_now = manages and one.ended_on is None
    return Kept(
        Hazard.Kind(one.kind).label,
        words,
        (_to("Look at it again", "desk:review_hazard", one.pk),) if open_now else (),
        (_to("Agree", "desk:agree_hazard", one.pk),) if open_now and one.agreed_by is None else (),
    )


def _names(child: Person, mends: bool) -> Part:
    held = Alias.objects.filter(child=child).order_by("name")
    return Part(
        "names",
        "Other names",
        tuple(
            Kept("Also known as", one.name, (), (_to("It was a mistake", "desk:take_name", one.pk),) if mends else ())
            for one in held
        ),
        "No other name is on the record.",
        (_to("Add another name", "desk:add_name", child),) if mends else (),
    )


def _numbers(child: Person, mends: bool) -> Part:
    held = Identifier.objects.filter(child=child).order_by("kind", "started_on")
    return Part(
        "numbers",
        "Numbers",
        tuple(
            Kept(
                Identifier.Kind(one.kind).label,
                one.value + (f", {period(one.started_on, one.ended_on)}" if one.started_on or one.ended_on else ""),
                (_to("End", "desk:end_number", one.pk),) if mends and one.ended_on is None else (),
            )
            for one in held
        ),
        "No number is on the record.",
        (_to("Add a number", "desk:add_number", child),) if mends else (),
    )


def _ties(child: Person, mends: bool) -> Part:
    held = Relationship.objects.filter(child=child).select_related("relative").order_by("ended_on", "kind")
    return Part(
        "relationships",
        "Who they are to each other",
        tuple(_tie(one, mends) for one in held),
        "Nobody is recorded yet.",
        (_to("Add a relationship", "desk:draw", child), _to("New address", "desk:move_home", child)) if mends else (),
    )


def _tie(one: Relationship, mends: bool) -> Kept:
    says = {True: "has parental responsibility", False: "no parental responsibility", None: "parental responsibility not known"}
    words = f"{one.relative}: {says[one.parental_responsibility]}"
    if one.started_on or one.ended_on:
        words += f", {period(one.started_on, one.ended_on)}"
    do = (_to("Change", "desk:tie", one.pk),) if mends and one.ended_on is None else ()
    return Kept(Relationship.Kind(one.kind).label, words, do)


def _same(child: Person, manages: bool) -> Part:
    held = SamePerson.objects.filter(child=child) | SamePerson.objects.filter(other=child)
    things = []
    for one in held.select_related("child", "other", "linked_by").order_by("-started_on"):
        other = one.other if one.child_id == child.pk else one.child
        ended = f", until {plain_date(one.ended_on)}: {one.ended_because}" if one.ended_on else ""
        words = f"{other}: said by {one.linked_by.name} on {plain_date(one.started_on)}, because {one.because}{ended}"
        do = (_to("They are not the same", "desk:unlink", one.pk),) if manages and one.ended_on is None else ()
        things.append(Kept("Same person as", words, do))
    return Part(
        "same",
        "Another record of the same person",
        tuple(things),
        "None is known.",
        (_to("Link another record", "desk:link_same", child),) if manages else (),
    )
