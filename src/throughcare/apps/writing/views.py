"""Writing a document: begin it, its pages, what a page keeps by itself, and reading it once it is on the record."""

from __future__ import annotations

import uuid
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from throughcare.apps.involvement.queries import open_child
from throughcare.apps.people.models import Person
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.policies import MayNot
from throughcare.apps.writing import actions, policies
from throughcare.apps.writing.files.actions import take_off
from throughcare.apps.writing.files.queries import attached_to
from throughcare.apps.writing.files.views import FILES, receive
from throughcare.apps.writing.models import Document
from throughcare.apps.writing.presenters.blocks import is_here
from throughcare.apps.writing.presenters.document import DocumentPage, document_page
from throughcare.apps.writing.presenters.page import SectionPage, is_faulty, section_page
from throughcare.apps.writing.printing import check_can_print, paper_of
from throughcare.apps.writing.queries import document_of, in_hand, in_turn, own_draft, standing_of
from throughcare.apps.writing.registry import form_of, kinds, writes
from throughcare.apps.writing.signing.actions import submit
from throughcare.core.asking.asked import Asking
from throughcare.core.asking.fields import read_posted
from throughcare.core.asking.form import Rows, Section
from throughcare.core.asking.names import place
from throughcare.core.clashes import does_not_fit
from throughcare.core.idle import background
from throughcare.core.models import Look
from throughcare.core.page import page
from throughcare.core.printing.pdf import as_pdf, pdf_answer
from throughcare.core.words import moment

BASE, PAGE = "base:", "page"


@require_POST
@login_required
def begin(request: HttpRequest, child_id: UUID, form: str) -> HttpResponse:
    """Begin a document about a child, and go to its first page.

    Of what is signed off one is in hand at a time: whoever begins a plan that is half written, or waits for approval, goes on with that one.
    """
    child, by = open_child(request, child_id), _worker(request)
    if form not in kinds():
        raise Http404
    if kinds()[form].form.signed_off and (found := in_hand(child, form, by=by)):
        messages.info(request, f"This was begun by {found.started_by.name}, {moment(found.started_at)}. Go on with it here.")
        return HttpResponseRedirect(reverse("writing:document", args=[child.pk, found.pk]))
    begun = actions.begin(child, form, by=by)
    return HttpResponseRedirect(_address(begun, form_of(begun).sections[0].key))


@require_GET
@login_required
def document(request: HttpRequest, child_id: UUID, document_id: UUID) -> HttpResponse:
    """A document: as it is on the record, or its sections while it is being written."""
    child = open_child(request, child_id)
    found = document_of(child, document_id)
    sections = form_of(found).sections
    if found.state == Document.State.WRITING and len(sections) == 1:
        return HttpResponseRedirect(_address(found, sections[0].key))
    shown: DocumentPage = document_page(found, child)
    return page(request, "writing/document.html", shown)


@require_POST
@login_required
def take_up(request: HttpRequest, child_id: UUID, document_id: UUID) -> HttpResponse:
    """Go on with what was put aside."""
    found = document_of(open_child(request, child_id), document_id)
    actions.take_up(found, by=_worker(request))
    return HttpResponseRedirect(reverse("writing:document", args=[child_id, found.pk]))


@require_GET
@never_cache
@login_required
def printed(request: HttpRequest, child_id: UUID, document_id: UUID) -> HttpResponse:
    """A record on paper: a tagged PDF. That it was printed is logged."""
    child = open_child(request, child_id, kind=Look.Kind.PRINT)
    found = document_of(child, document_id)
    check_can_print(found)
    return pdf_answer(as_pdf(paper_of(found, child, by=_worker(request))), found.form)


@require_http_methods(["GET", "POST"])
@never_cache
@login_required
def section(request: HttpRequest, child_id: UUID, document_id: UUID, section: str) -> HttpResponse:
    """One page of a document. Whatever is pressed, what was typed is kept first."""
    child = open_child(request, child_id)
    found = document_of(child, document_id, to_keep=request.method == "POST")
    asks = _section(found, section)
    asking = writes(found).asking(child)
    if request.method == "GET" and found.state != Document.State.WRITING:
        return HttpResponseRedirect(reverse("writing:document", args=[child.pk, found.pk]))
    if request.method == "POST":
        _keep(request, found, asks, asking)
        if faults := receive(request, found, by=_worker(request)):
            return page(
                request, "writing/section.html", section_page(found, child, asks, asking, files_refused=faults), status=422
            )
        return _next(request, found, asks, asking, child)
    return page(request, "writing/section.html", section_page(found, child, asks, asking))


@require_POST
@background
@login_required
def keep(request: HttpRequest, document_id: UUID, section: str) -> HttpResponse:
    """Keep what a page sends by itself a moment after somebody stops typing. Answers which revision holds each field now."""
    found = get_object_or_404(in_turn(Document.objects.select_related("child")), pk=document_id)
    policies.check_can_write(found.child, by=_worker(request))
    kept = _keep(request, found, _section(found, section), writes(found).asking(found.child))
    said = {"revisions": {name: str(held) for name, held in kept.revisions.items()}, "clashes": sorted(kept.clashes)}
    return JsonResponse({**said, "state": found.state})


def _next(request: HttpRequest, found: Document, asks: Section, asking: Asking, child: Person) -> HttpResponse:
    """What to do once everything typed is kept: what was pressed says."""
    pressed, _, about = request.POST.get("do", "stay").partition(":")
    by = _worker(request)
    if pressed == "choose":
        _choose(found, about, by)
        about = ""
    elif pressed == "take_off":
        take_off(get_object_or_404(attached_to(found), pk=_uuid(about)), by=by)
        about = FILES
    elif pressed == "attach":
        about = FILES
    elif pressed == "mend":
        return _mend(request, found, about, child)
    elif pressed == "bring":
        about = _bring(found, about, by)
    elif pressed == "aside":
        actions.put_aside(found, by=by)
        there = reverse("writing:document", args=[child.pk, found.pk])
        words = 'Put aside. Every word of it is kept. <a class="govuk-link" href="{}">Read it, or take it up again</a>'
        messages.info(request, format_html(words, there))
        return HttpResponseRedirect(reverse("desk:child", args=[child.pk]))
    elif pressed == "finish" and PAGE not in request.POST:
        return _finish(request, found, by)  # from the list of sections: it says of all of them what is wanting
    elif pressed in {"next", "finish"}:
        if is_faulty(found, asks, asking):
            shown: SectionPage = section_page(found, child, asks, asking, judged=True)
            return page(request, "writing/section.html", shown)
        if pressed == "next":
            return HttpResponseRedirect(_after(found, asks))
        return _finish(request, found, by, asking=asking)
    return HttpResponseRedirect(f"{_address(found, asks.key)}{about and f'#{about}'}")


def _mend(request: HttpRequest, found: Document, about: str, child: Person) -> HttpResponse:
    """Go to where a fact that was shown is put right, of this child or of a brother or sister: what was typed here is kept."""
    try:
        where = place(about)
        key, _, number = where.key.partition(".")
        mend = form_of(found).question(key).mends[int(number)]
    except (KeyError, ValueError, IndexError):
        raise Http404 from None
    whose = child if where.child in (None, child.pk) else open_child(request, where.child)
    if mend.form:
        by = _worker(request)
        begun = own_draft(whose, mend.form, by=by) or actions.begin(whose, mend.form, by=by)
        there = _address(begun, form_of(begun).sections[0].key)
    else:
        there = reverse(mend.page, args=[whose.pk])
    back = reverse("writing:document", args=[child.pk, found.pk])
    words = 'What you wrote is kept. <a class="govuk-link" href="{}">Go on with it</a> once this is put right'
    messages.info(request, format_html(words, back))
    return HttpResponseRedirect(there)


def _finish(request: HttpRequest, found: Document, by: Worker, *, asking: Asking | None = None) -> HttpResponse:
    form = form_of(found)
    try:
        submit(found, by=by) if form.signed_off else actions.finish(found, by=by, asking=asking)
    except (MayNot, IntegrityError) as not_yet:
        words = does_not_fit(not_yet) if isinstance(not_yet, IntegrityError) else str(not_yet)
        messages.warning(request, words)
        return HttpResponseRedirect(reverse("writing:document", args=[found.child_id, found.pk]))
    became = "handed in for approval" if form.signed_off else "on the record"
    read = reverse("writing:document", args=[found.child_id, found.pk])
    messages.success(request, format_html('{} is {}. <a class="govuk-link" href="{}">Read it</a>', form.title, became, read))
    return HttpResponseRedirect(reverse("desk:child", args=[found.child_id]))


def _bring(found: Document, pressed: str, by: Worker) -> str:
    """Bring in one thing that was found, by its number, or `all` to one question. Answers where on the page to go on."""
    offers, answers = writes(found).found(found), standing_of(found).answers
    number, _, question = pressed.partition(":")
    if number.isdigit() and int(number) < len(offers):
        chosen = [offers[int(number)]]
    else:
        chosen = [one for one in offers if number == "all" and one.question == question]
    for one in chosen:
        kind = form_of(found).question(one.question).kind
        if isinstance(kind, Rows) and not is_here(one, kind, answers):
            actions.bring_in(found, one, by=by)
    return chosen[0].question if chosen else ""


def _choose(found: Document, pressed: str, by: Worker) -> None:
    """`one:other` keeps the first text and lays the other aside; `one:other:both` keeps them one after the other."""
    kept, aside, both = (*pressed.split(":"), "", "")[:3]
    texts = {head.pk: head.value for those in standing_of(found).by_name.values() for head in those}
    first, second = _uuid(kept), _uuid(aside)
    if first is None or second is None or not {first, second} <= texts.keys():
        return  # somebody has chosen already: the page shows what stands
    together = f"{texts[first]}\n\n{texts[second]}" if both else None
    actions.choose(found, first, aside=second, text=together, page=uuid.uuid4(), by=by)


def _keep(request: HttpRequest, found: Document, asks: Section, asking: Asking) -> actions.Kept:
    if PAGE not in request.POST:
        return actions.Kept({}, frozenset())  # nothing was asked, as where the whole is finished from its list of sections
    stood = standing_of(found)
    typed = read_posted(asks, asking, request.POST, stood.answers)
    sent = {name.removeprefix(BASE): _uuid(str(value)) for name, value in request.POST.items() if name.startswith(BASE)}
    over = {name: str(shown) for name, shown in sent.items() if shown}
    on = _uuid(request.POST[PAGE])
    return actions.keep(found, typed, over=over, page=uuid.uuid4() if on is None else on, by=_worker(request), stood=stood)


def _uuid(words: str) -> UUID | None:
    """A key that a page sent; None for anything that is not one."""
    try:
        return UUID(words)
    except ValueError:
        return None


def _section(found: Document, key: str) -> Section:
    asks = form_of(found).section(key)
    if asks is None:
        raise Http404
    return asks


def _address(found: Document, section: str) -> str:
    return reverse("writing:section", args=[found.child_id, found.pk, section])


def _after(found: Document, asks: Section) -> str:
    """The next section; after the last, the whole."""
    keys = [one.key for one in form_of(found).sections]
    place = keys.index(asks.key) + 1
    return _address(found, keys[place]) if place < len(keys) else reverse("writing:document", args=[found.child_id, found.pk])


def _worker(request: HttpRequest) -> Worker:
    assert isinstance(request.user, Worker)
    return request.user
