"""A child's letters; beginning one; printing one; and the templates, for those who keep what the council sets."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from throughcare.apps.duties.policies import check_can_set
from throughcare.apps.involvement.queries import open_child
from throughcare.apps.letters import actions
from throughcare.apps.letters.forms import LETTER, TemplateForm
from throughcare.apps.letters.models import LetterTemplate
from throughcare.apps.letters.pages import letters_page, template_page, templates_page
from throughcare.apps.letters.printing import letter_pdf
from throughcare.apps.people.models import Person
from throughcare.apps.reviews.models import Review
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.queries import roles_now
from throughcare.apps.writing.models import Document
from throughcare.apps.writing.policies import may_write
from throughcare.core.form_page import done
from throughcare.core.models import Look
from throughcare.core.page import page
from throughcare.core.printing.pdf import pdf_answer


@require_GET
@login_required
def of_child(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """A child's letters, and what can be begun; with `?review=`, after one of their reviews."""
    child = open_child(request, child_id)
    shown = letters_page(child, review=_asked_review(request, child), may_write=may_write(roles_now(_worker(request))))
    return page(request, "letters/letters.html", shown)


def _asked_review(request: HttpRequest, child: Person) -> Review | None:
    try:
        key = UUID(request.GET.get("review", ""))
    except ValueError:
        return None
    return Review.objects.select_related("chaired_by").filter(pk=key, child=child).first()


@require_POST
@login_required
def begin(request: HttpRequest, child_id: UUID, template_id: UUID, review_id: UUID | None = None) -> HttpResponse:
    """Begin a letter from a template, about a child or after one of their reviews."""
    child = open_child(request, child_id)
    template = get_object_or_404(LetterTemplate, pk=template_id, in_use=True)
    review = get_object_or_404(Review.objects.select_related("chaired_by"), pk=review_id, child=child) if review_id else None
    if (template.about == LetterTemplate.About.REVIEW) != (review is not None):
        raise Http404
    begun = actions.begin_letter(child, template, review=review, by=_worker(request))
    return HttpResponseRedirect(reverse("writing:section", args=[child.pk, begun.pk, LETTER.sections[0].key]))


@require_GET
@never_cache
@login_required
def printed(request: HttpRequest, child_id: UUID, document_id: UUID) -> HttpResponse:
    """A letter on paper: a tagged PDF. That it was printed is logged."""
    child = open_child(request, child_id, kind=Look.Kind.PRINT)
    final = Document.objects.filter(child=child, form=LETTER.key, state=Document.State.FINAL)
    return pdf_answer(letter_pdf(get_object_or_404(final, pk=document_id)), "letter")


@require_GET
@login_required
def templates(request: HttpRequest) -> HttpResponse:
    """The letters this council writes often."""
    check_can_set(_worker(request))
    return page(request, "letters/templates.html", templates_page())


@require_http_methods(["GET", "POST"])
@login_required
def template(request: HttpRequest, template_id: UUID | None = None) -> HttpResponse:
    """Change a template, or add one."""
    worker = _worker(request)
    check_can_set(worker)
    held = get_object_or_404(LetterTemplate, pk=template_id) if template_id else LetterTemplate()
    title, stood = held.name or "Add a letter", {name: getattr(held, name) for name in TemplateForm.base_fields}
    form = TemplateForm(request.POST or None, initial=stood)
    if request.method == "POST" and done(form, lambda: actions.keep_template(held, form.cleaned_data, by=worker)):
        messages.success(request, f"{held.name}: kept. Letters written before stay as they were written.")
        return HttpResponseRedirect(reverse("letters:templates"))
    return page(request, "letters/template.html", template_page(form, title=title), status=422 if form.is_bound else 200)


def _worker(request: HttpRequest) -> Worker:
    assert isinstance(request.user, Worker)
    return request.user
