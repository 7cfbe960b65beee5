"""Protected addresses: which there are for whoever may know, and who is named to see them."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from throughcare.apps.involvement import actions, policies
from throughcare.apps.involvement.forms import NameForm, WhyForm
from throughcare.apps.involvement.models import AddressReader
from throughcare.apps.involvement.presenters.kept import addresses_page
from throughcare.apps.involvement.presenters.working import called
from throughcare.apps.involvement.queries import open_child
from throughcare.apps.involvement.views.acting import acting
from throughcare.apps.involvement.views.kept import back_to_kept, others_than
from throughcare.apps.people.models import Address, Person
from throughcare.apps.workforce.queries import roles_now
from throughcare.core.form_page import FormPage, ask, done
from throughcare.core.page import Link, page

HERE = "involvement:addresses"


@require_GET
def addresses(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Where a child lives and lived, as far as whoever looks may know; and who is named to see what is protected."""
    child = open_child(request, child_id)
    return page(request, "involvement/addresses.html", addresses_page(child, roles=roles_now(acting(request))))


@require_http_methods(["GET", "POST"])
def name_reader(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Name one worker to see a child's protected addresses."""
    child, by = open_child(request, child_id), acting(request)
    policies.check_can_keep_out(child.pk, by=by)
    form = NameForm(request.POST or None, workers=others_than(by))
    if done(form, lambda: actions.name_address_reader(child, by=by, **form.cleaned_data)):
        return back_to_kept(request, child.pk, "They are named.", route=HERE)
    asked = FormPage(
        title="Name somebody to see protected addresses",
        caption=called(child),
        words=("This opens the addresses to them only if the record is open to them too.",),
        form=form,
        button="Name them",
        back=_back(child),
    )
    return ask(request, asked)


@require_POST
def reader_no_longer(request: HttpRequest, reader_id: UUID) -> HttpResponse:
    """End somebody's being named, from today."""
    held = get_object_or_404(AddressReader, pk=reader_id)
    child = open_child(request, held.person_id)
    actions.name_address_reader_no_longer(held, by=acting(request))
    return back_to_kept(request, child.pk, "They are no longer named.", route=HERE)


@require_http_methods(["GET", "POST"])
def protect(request: HttpRequest, address_id: UUID) -> HttpResponse:
    """Keep an address from everybody who is not named to see it."""
    by = acting(request)
    policies.check_keeps_out(by)
    held = get_object_or_404(Address, pk=address_id)
    child = open_child(request, held.child_id)
    form = WhyForm(request.POST or None)
    if done(form, lambda: actions.protect_address(held, reason=form.cleaned_data["reason"], by=by)):
        return back_to_kept(request, child.pk, "The address is protected. Name those who must see it.", route=HERE)
    asked = FormPage(
        title="Protect this address",
        caption=called(child),
        words=(
            f"{held.lines} {held.postcode}".strip(),
            "Only you and those you name will see it: not the child’s social worker, unless you name them. No search finds it.",
            "Notes and letters in which somebody typed it still tell it to whoever may read them: search the child’s record for it.",
            "The same address on a parent’s or a sister’s record is protected there.",
        ),
        form=form,
        button="Protect this address",
        back=_back(child),
    )
    return ask(request, asked)


@require_POST
def stop_protecting(request: HttpRequest, address_id: UUID) -> HttpResponse:
    """Show an address again to whoever sees the child."""
    held = get_object_or_404(Address, pk=address_id)
    child = open_child(request, held.child_id)
    actions.stop_protecting_address(held, by=acting(request))
    return back_to_kept(request, child.pk, "The address is shown again.", route=HERE)


def _back(child: Person) -> Link:
    return Link("Addresses", reverse(HERE, args=[child.pk]))
