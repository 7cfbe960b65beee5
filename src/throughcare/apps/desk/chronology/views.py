"""Building a chronology from the timeline, and taking one out."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from throughcare.apps.desk.chronology.actions import begin_chronology
from throughcare.apps.desk.chronology.form import CHRONOLOGY, MOST
from throughcare.apps.desk.chronology.picking import entries_of, key_of, pick_page
from throughcare.apps.desk.chronology.told import Told, paper, told
from throughcare.apps.desk.chronology.word import as_word
from throughcare.apps.involvement.queries import open_child
from throughcare.apps.people.models import Person
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.queries import posts_of
from throughcare.apps.workforce.roles import Role
from throughcare.apps.writing.models import Document
from throughcare.apps.writing.policies import may_write
from throughcare.apps.writing.printing import foot
from throughcare.core.files.kinds import Kind
from throughcare.core.models import Look
from throughcare.core.page import page
from throughcare.core.printing.pdf import as_pdf, pdf_answer
from throughcare.core.today import today


@require_http_methods(["GET", "POST"])
@login_required
def chronology(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Tick what belongs in a chronology, and begin to write it."""
    child = open_child(request, child_id)
    entries = entries_of(child, until=today())
    writes = may_write({Role(post.role) for post in posts_of(request)})
    if request.method == "GET":
        return page(request, "desk/chronology.html", pick_page(child, entries, may_write=writes))
    ticked = frozenset(request.POST.getlist("events"))
    chosen = [entry for entry in entries if key_of(entry) in ticked]
    if len(chosen) > MOST:
        fault = f"Tick at most {MOST} events. You ticked {len(chosen)}"
        return page(request, "desk/chronology.html", pick_page(child, entries, may_write=writes, ticked=ticked, fault=fault), 422)
    assert isinstance(request.user, Worker)
    begun = begin_chronology(child, chosen, by=request.user)
    return HttpResponseRedirect(reverse("writing:section", args=[child.pk, begun.pk, CHRONOLOGY.sections[0].key]))


@require_GET
@never_cache
@login_required
def chronology_word(request: HttpRequest, child_id: UUID, document_id: UUID) -> HttpResponse:
    """A chronology as a Word document, under a name that says nothing of whose it is. That it was taken out is logged."""
    child = open_child(request, child_id, kind=Look.Kind.EXPORT)
    answer = HttpResponse(as_word(_told(child, document_id)), content_type=Kind.WORD.media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="chronology.{Kind.WORD.value}"'
    return answer


@require_GET
@never_cache
@login_required
def chronology_pdf(request: HttpRequest, child_id: UUID, document_id: UUID) -> HttpResponse:
    """A chronology as a PDF. That it was taken out is logged."""
    child = open_child(request, child_id, kind=Look.Kind.EXPORT)
    assert isinstance(request.user, Worker)
    said = paper(_told(child, document_id), foot=foot(child, CHRONOLOGY.title, by=request.user))
    return pdf_answer(as_pdf(said), "chronology")


def _told(child: Person, document_id: UUID) -> Told:
    named = Document.objects.select_related("started_by", "finished_by")
    return told(child, get_object_or_404(named, pk=document_id, child=child, form=CHRONOLOGY.key))
