"""Pages that cross two records: two of one person, and something written on the wrong child's; and possible breaches, for those who govern."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from throughcare.apps.desk.actions import link_same, look_into, move_to_right_child, unlink
from throughcare.apps.desk.file_forms import BecauseForm, BreachForm, OtherForm
from throughcare.apps.desk.find import Asked, found
from throughcare.apps.desk.kin import brothers_and_sisters
from throughcare.apps.desk.mending import acting, asking, to_file
from throughcare.apps.involvement.policies import check_keeps_out, check_reads_log
from throughcare.apps.involvement.queries import Which, log_list, log_search, looks, names_of, open_child
from throughcare.apps.people.models import Person, SamePerson
from throughcare.apps.writing.models import Document, WrongRecord
from throughcare.apps.writing.registry import kinds
from throughcare.core.form_page import FormPage, ask, done
from throughcare.core.happened import london_day
from throughcare.core.page import Link, page
from throughcare.core.shown import Column, Fact
from throughcare.core.today import today
from throughcare.core.words import age, listed, moment, plain_date

MATCHES = 8
CLOSED = "A record not open to you"


def _other(request: HttpRequest, child: Person, *, why: str, near: Sequence[Person] = ()) -> OtherForm:
    """The form, with those to choose from: who is `near` at once, and whoever is found once something was looked for.

    What was just found is shown to be chosen from, and nothing is called a mistake before somebody could have chosen.
    """
    sent = request.POST if request.method == "POST" else None
    offered = {str(one.pk): f"{one}, {age(one.born_on, today())}" for one in near}
    words = sent.get("words", "").strip() if sent is not None else ""
    found_now = _found(words, child) if words else {}
    if words:
        log_search(request, words=f"Another record: {words}", seen=len(found_now))
    offered |= found_now
    looked = " ".join(found_now)
    if sent is None or (found_now and sent.get("looked") != looked):
        typed = {"words": words, "because": sent.get("because", "")} if sent is not None else {}
        return OtherForm(initial={**typed, "looked": looked}, matches=tuple(offered.items()), why=why)
    form = OtherForm(sent, matches=tuple(offered.items()), why=why)
    form.full_clean()
    if words and not found_now and not form.cleaned_data.get("which"):
        form.errors.pop("which", None)
        form.add_error("words", "No record that is open to you matches. Try fewer words, or a number")
    return form


def _found(words: str, child: Person) -> dict[str, str]:
    """Whoever matches, by key: their name, age and social worker, by which one tells them apart."""
    here = reverse("desk:child", args=[child.pk])
    those = [one for one in found(Asked(words=words, days=())) if one.name.href != here][:MATCHES]
    return {
        one.name.href.strip("/").split("/")[-1]: ", ".join([one.name.text, one.age, *([one.worker] if one.worker else [])])
        for one in those
    }


def _chosen(form: OtherForm) -> Person:
    return Person.objects.get(pk=form.cleaned_data["which"])


@require_http_methods(["GET", "POST"])
@login_required
def link(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Say that another record is of the same person."""
    child, by = open_child(request, child_id), acting(request)
    check_keeps_out(by)
    form = _other(request, child, why="How do you know that they are the same person?")
    if done(form, lambda: link_same(child, _chosen(form), because=form.cleaned_data["because"], by=by)):
        return to_file(request, child.pk, "The two records are linked. Each now leads to the other.", "same")
    born = f", born {plain_date(child.born_on)}" if child.born_on else ""
    words = f"This record is of {child}{born}. Both records stay as they are, and each leads to the other. It can be undone."
    return asking(request, child, "Another record of the same person", form, "Link them" if form.offers else "Find it", words)


@require_http_methods(["GET", "POST"])
@login_required
def unlink_same(request: HttpRequest, link_id: UUID) -> HttpResponse:
    """Say that two records are not of one person after all."""
    by = acting(request)
    check_keeps_out(by)
    held = get_object_or_404(SamePerson, pk=link_id)
    child = open_child(request, held.child_id)
    form = BecauseForm(request.POST or None)
    if done(form, lambda: unlink(held, because=form.cleaned_data["because"], by=by)):
        return to_file(request, child.pk, "They are linked no more.", "same")
    return asking(request, child, "They are not the same person", form, "Undo the link", style="warning")


@require_http_methods(["GET", "POST"])
@login_required
def wrong_child(request: HttpRequest, child_id: UUID, document_id: UUID) -> HttpResponse:
    """Move what was written on the wrong child's record to the right one's."""
    child, by = open_child(request, child_id), acting(request)
    held = get_object_or_404(Document.objects.select_related("child"), pk=document_id, child=child, state=Document.State.FINAL)
    form = _other(request, child, why="How did it come to be written here?", near=brothers_and_sisters(child))
    if done(form, lambda: move_to_right_child(held, right=_chosen(form), why=form.cleaned_data["because"], by=by)):
        messages.success(request, "It stands on the right child’s record now. Information governance is told.")
        return HttpResponseRedirect(reverse("desk:child", args=[_chosen(form).pk]))
    shown = FormPage(
        title=f"{kinds()[held.form].form.title}: it is about another child",
        caption=str(child),
        words=(
            "It will be hidden on this record, and what it told will count for the right child.",
            "That it stood here is a possible breach: information governance looks into it. Mistakes happen: thank you for saying so.",
        ),
        form=form,
        button="Move it" if form.offers else "Find the right child",
        back=Link("Back to what was written", reverse("writing:document", args=[child.pk, held.pk])),
    )
    return ask(request, shown)


@dataclass(frozen=True, slots=True)
class WrongRow:
    """Something that stood on the wrong child's record."""

    when: str
    what: Link
    whose: str
    by: str
    standing: str


@dataclass(frozen=True, slots=True)
class WrongPage:
    """Possible breaches, those nobody has looked into first."""

    rows: tuple[WrongRow, ...]
    columns: tuple[Column, ...] = (
        Column("Moved"),
        Column("What"),
        Column("Stood on the record of"),
        Column("Moved by"),
        Column("How it stands"),
    )


@require_GET
@login_required
def wrong_records(request: HttpRequest) -> HttpResponse:
    """What was written on a wrong child's record, for information governance."""
    check_reads_log(acting(request))
    held = list(WrongRecord.objects.select_related("moved_by", "looked_into_by").order_by("looked_into_on", "-moved_at")[:500])
    log_list(request, seen=len(held), words="Written on the wrong record")
    names = names_of([one.child_id for one in held])
    return page(request, "desk/wrong_records.html", WrongPage(tuple(_row(one, names) for one in held)))


def _row(one: WrongRecord, names: dict[UUID, str]) -> WrongRow:
    standing = "Nobody has looked into it yet"
    if one.looked_into_by is not None:
        standing = f"{WrongRecord.Outcome(one.outcome).label}, {one.looked_into_by.name}, {plain_date(one.looked_into_on)}"
    return WrongRow(
        moment(one.moved_at),
        Link("Look into it" if not one.outcome else "What was found", reverse("desk:wrong_record", args=[one.pk])),
        names.get(one.child_id, CLOSED),
        one.moved_by.name,
        standing,
    )


@require_http_methods(["GET", "POST"])
@login_required
def wrong_record(request: HttpRequest, wrong_id: UUID) -> HttpResponse:
    """One of them: whose record it stood on, who looked there meanwhile, and what was found."""
    by = acting(request)
    check_reads_log(by)
    held = get_object_or_404(WrongRecord.objects.select_related("moved_by"), pk=wrong_id)
    form = BreachForm(request.POST or None, initial={"outcome": held.outcome, "found": held.found})
    if done(form, lambda: look_into(held, by=by, **form.cleaned_data)):
        messages.success(request, "What you found is kept.")
        return HttpResponseRedirect(reverse("desk:wrong_records"))
    back = Link("Written on the wrong record", reverse("desk:wrong_records"))
    title = "Something stood on the wrong child’s record"
    return ask(request, FormPage(title=title, form=form, button="Save", back=back, facts=tuple(_facts(held))))


def _facts(held: WrongRecord) -> Any:
    names = names_of([held.child_id, held.right_id])
    looked = looks(Which.LATEST, people=[held.child_id], until=london_day(held.moved_at)).filter(at__lte=held.moved_at)
    who = sorted({one.worker.name for one in looked[:500] if one.worker is not None})
    yield Fact("Stood on the record of", names.get(held.child_id, CLOSED))
    yield Fact("Is about", names.get(held.right_id, CLOSED))
    yield Fact("Moved", f"{moment(held.moved_at)} by {held.moved_by.name}")
    yield Fact("How it came to be there", held.why)
    yield Fact("Who has looked at that record up to then", listed(who) if who else "Nobody")
    if held.outcome:
        yield Fact("What was found", f"{WrongRecord.Outcome(held.outcome).label}. {held.found}")
