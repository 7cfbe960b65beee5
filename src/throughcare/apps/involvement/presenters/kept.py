"""Who may see a record that is restricted, who is let in by name, and who may see a protected address."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from throughcare.apps.involvement.models import Admission, Restriction
from throughcare.apps.involvement.policies import LETS_INSPECTORS_IN
from throughcare.apps.involvement.presenters.working import back_to, called, tabs
from throughcare.apps.involvement.queries import address_readers_now, addresses_hidden, let_in_now, restrictions_of
from throughcare.apps.people.models import Address, Person
from throughcare.apps.workforce.roles import KEEPS_OUT, Role
from throughcare.core.page import Link
from throughcare.core.shown import Column, Fact
from throughcare.core.words import period, plain_date


@dataclass(frozen=True, slots=True)
class NamedShown:
    """Somebody named, why, for how long, and where their being named is ended; empty if whoever looks may not."""

    name: str
    why: str
    when: str
    end_href: str


@dataclass(frozen=True, slots=True)
class KeptPage:
    """Whether a record is restricted, why, and who is let in."""

    title: str
    name: str
    back: Link
    tabs: tuple[Link, ...]
    restricted: tuple[Fact, ...]
    late: str
    do: tuple[Link, ...]
    named: tuple[NamedShown, ...]
    columns: tuple[Column, ...]
    let_in: Link | None
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AddressShown:
    """One address that whoever looks may see, and where it is protected or shown again."""

    words: str
    when: str
    protected: bool
    href: str


@dataclass(frozen=True, slots=True)
class AddressesPage:
    """A person's addresses as far as they are open to whoever looks, and who is named to see the protected ones."""

    title: str
    name: str
    back: Link
    tabs: tuple[Link, ...]
    hidden: int
    seen: tuple[AddressShown, ...]
    named: tuple[NamedShown, ...]
    columns: tuple[Column, ...]
    name_one: Link | None


NAMED = (Column("Who"), Column("Why"), Column("When"), Column("Ending"))


def kept_page(child: Person, *, roles: Collection[Role], today: date) -> KeptPage:
    """Who may see a record beyond those who work with the child."""
    name, may = called(child), bool(KEEPS_OUT & set(roles))
    periods = restrictions_of(child)
    now = next((one for one in periods if one.ended_on is None or one.ended_on > today), None)
    return KeptPage(
        title=f"Who may see {name}’s record",
        name=name,
        back=back_to(child),
        tabs=tabs(child, "kept"),
        restricted=_restricted(now),
        late=f"It was to be looked at again by {plain_date(now.review_on)}."
        if now is not None and now.review_on is not None and now.review_on <= today
        else "",
        do=_do(child, now) if may else (),
        named=tuple(_let_in(one, roles) for one in let_in_now(child)),
        columns=NAMED,
        let_in=Link("Let somebody in by name", reverse("involvement:let_in", args=[child.pk]))
        if (KEEPS_OUT | LETS_INSPECTORS_IN) & set(roles)
        else None,
        before=tuple(
            f"{one.get_kind_display()}, {period(one.started_on, one.ended_on)}: {one.reason} "
            f"Lifted: {one.ended_because or 'no reason kept.'}"
            for one in periods
            if one is not now
        ),
    )


def _restricted(now: Restriction | None) -> tuple[Fact, ...]:
    if now is None:
        return ()
    return (
        Fact("Since", plain_date(now.started_on)),
        Fact("Why", now.reason),
        Fact("Agreed by", now.agreed_by.name if now.agreed_by else "Not recorded"),
        Fact("Whom duty workers ring", now.ring or "The duty manager"),
        Fact("Looked at again by", plain_date(now.review_on, "No day set")),
    )


def _do(child: Person, now: Restriction | None) -> tuple[Link, ...]:
    if now is None:
        return (Link("Restrict this record", reverse("involvement:restrict", args=[child.pk])),)
    if now.kind == Restriction.Kind.SEALED:
        return ()
    return (
        Link("It is still needed", reverse("involvement:still_restricted", args=[now.pk])),
        Link("Lift the restriction", reverse("involvement:lift", args=[now.pk])),
    )


def _until(ended_on: date | None) -> str:
    return f" until {plain_date(ended_on - timedelta(days=1))}" if ended_on else ""


def _let_in(one: Admission, roles: Collection[Role]) -> NamedShown:
    may = LETS_INSPECTORS_IN if one.why == Admission.Why.INSPECTION else KEEPS_OUT
    return NamedShown(
        name=one.worker.name,
        why=f"{one.get_why_display()}: {one.reason}",
        when=f"since {plain_date(one.started_on)}{_until(one.ended_on)}",
        end_href=reverse("involvement:let_in_no_longer", args=[one.pk]) if may & set(roles) else "",
    )


def addresses_page(child: Person, *, roles: Collection[Role]) -> AddressesPage:
    """Where somebody lives and lived, as far as whoever looks may know."""
    name, may = called(child), bool(KEEPS_OUT & set(roles))
    seen = list(Address.objects.filter(child=child).order_by("-started_on"))
    shown = sum(one.protected and one.ended_on is None for one in seen)
    return AddressesPage(
        title=f"{name}’s addresses",
        name=name,
        back=back_to(child),
        tabs=tabs(child, "addresses"),
        hidden=max(0, addresses_hidden(child.pk) - shown),
        seen=tuple(_address(one, may) for one in seen),
        named=tuple(
            NamedShown(
                name=one.worker.name,
                why=one.reason,
                when=f"since {plain_date(one.started_on)}{_until(one.ended_on)}",
                end_href=reverse("involvement:reader_no_longer", args=[one.pk]) if may else "",
            )
            for one in address_readers_now(child)
        ),
        columns=NAMED,
        name_one=Link("Name somebody to see protected addresses", reverse("involvement:name_reader", args=[child.pk]))
        if may
        else None,
    )


def _address(one: Address, may: bool) -> AddressShown:
    route = "involvement:stop_protecting" if one.protected else "involvement:protect"
    return AddressShown(
        words=", ".join(part for part in (one.lines, one.postcode) if part) or "Nothing but its dates",
        when=f"{one.get_kind_display()}, {period(one.started_on, one.ended_on)}",
        protected=one.protected,
        href=reverse(route, args=[one.pk]) if may else "",
    )
