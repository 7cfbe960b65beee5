"""Reports: the list, one of them, the director's own words, issuing it, and the same on paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from throughcare.apps.improvement import actions, policies
from throughcare.apps.improvement.asides import beside, choose, versions_page
from throughcare.apps.improvement.asked import roles_of, worker_of
from throughcare.apps.improvement.forms import AgreeForm
from throughcare.apps.improvement.models import Report
from throughcare.apps.improvement.reporting import ReportPart, between, parts
from throughcare.apps.involvement.queries import log_export, log_list
from throughcare.apps.workforce.policies import MayNot
from throughcare.core.fields import DayField
from throughcare.core.form_page import FormPage, ask, done
from throughcare.core.idle import background
from throughcare.core.one_text import OneTextForm, kept, sent, too_late
from throughcare.core.page import Link, page
from throughcare.core.printing.paper import Paper, Part, Said
from throughcare.core.printing.pdf import as_pdf, pdf_answer
from throughcare.core.shown import Column
from throughcare.core.today import today
from throughcare.core.words import count, long_date, plain_date
from throughcare.statute.calendar import months_after, quarter_ended_before

OWN_WORDS = "In the director’s own words"
EARLIER = "What was written before"


@dataclass(frozen=True, slots=True)
class ReportListed:
    """One report in a list."""

    title: Link
    of: str
    state: str


@dataclass(frozen=True, slots=True)
class ReportsPage:
    """Every report, the latest first; `begin` is where one is begun."""

    caption: str
    columns: tuple[Column, ...]
    reports: tuple[ReportListed, ...]
    begin: str


@dataclass(frozen=True, slots=True)
class ReportPage:
    """One report: a draft, written anew by facts each time it is looked at, or as it was issued."""

    title: str
    caption: str
    state: str
    words: str
    parts: tuple[ReportPart, ...]
    ways: tuple[Link, ...]


class BeginForm(forms.Form):
    """Which report, of what time."""

    kind = forms.ChoiceField(label="Which report?", choices=Report.Kind.choices, widget=forms.RadioSelect)
    from_on = DayField(label="First day")
    to_on = DayField(label="Last day", help_text="Not after today")

    def clean(self) -> dict[str, Any]:
        """The last day comes after the first."""
        told = super().clean() or {}
        if told.get("from_on") and told.get("to_on") and told["to_on"] <= told["from_on"]:
            self.add_error("to_on", "The last day must be after the first")
        return told


class WordsForm(OneTextForm):
    """The director's own words."""

    text = "words"
    words = forms.CharField(
        label=OWN_WORDS,
        help_text="They stand first in the report. What the facts say is written by itself",
        max_length=policies.MOST_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 16}),
    )


@require_GET
@login_required
def reports(request: HttpRequest) -> HttpResponse:
    """Every report."""
    roles_of(request)
    policies.check_can_plan(worker_of(request))
    shown = ReportsPage(
        caption=long_date(today()),
        columns=(Column("Report"), Column("Of"), Column("State")),
        reports=tuple(
            ReportListed(Link(one.get_kind_display(), reverse("improvement:report", args=[one.pk])), _of(one), _state(one))
            for one in Report.objects.select_related("issued_by", "begun_by")
        ),
        begin=reverse("improvement:begin_report"),
    )
    return page(request, "improvement/reports.html", shown)


@require_http_methods(["GET", "POST"])
@login_required
def begin_report(request: HttpRequest) -> HttpResponse:
    """Begin a report; the last whole quarter is offered."""
    by = _plans(request)
    last = quarter_ended_before(today())
    offered = {"kind": Report.Kind.QUARTER, "from_on": months_after(last.replace(day=1), -2), "to_on": last}
    form = BeginForm(request.POST or None, initial=offered)

    def begin() -> object:
        told = form.cleaned_data
        made = actions.begin_report(Report.Kind(told["kind"]), from_on=told["from_on"], to_on=told["to_on"], by=by)
        begun.append(made)
        return made

    begun: list[Report] = []
    if done(form, begin):
        return HttpResponseRedirect(reverse("improvement:report", args=[begun[0].pk]))
    words = ("It writes itself from the figures written down, from what was agreed on them, and from clinics.",)
    back = Link("Reports", reverse("improvement:reports"))
    return ask(request, FormPage(title="Begin a report", words=words, form=form, button="Begin it", back=back))


@require_GET
@login_required
def report(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """One report."""
    by = _plans(request)
    one = _one(report_id)
    log_list(request, seen=0, words=str(one))
    ways = [Link("As PDF", reverse("improvement:report_pdf", args=[one.pk]))]
    if one.issued_on is not None:
        ways.append(_before(one))
    if one.issued_on is None:
        ways.append(Link("Write your own words", reverse("improvement:report_words", args=[one.pk])))
        if policies.may_issue(by):
            ways.append(Link("Issue it", reverse("improvement:issue_report", args=[one.pk])))
    shown = ReportPage(one.get_kind_display(), _of(one), _state(one), one.words, told_by(one), tuple(ways))
    return page(request, "improvement/report.html", shown)


@require_http_methods(["GET", "POST"])
@login_required
def report_words(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Write the director's own words. They are kept while they are typed."""
    by = _plans(request)
    one = _one(report_id)
    if request.method == "POST" and choose(
        request, one, by=by, write=lambda: _kept(request, one, by).words, put=lambda words: actions.write_words(one, words, by=by)
    ):
        return HttpResponseRedirect(request.path)
    form = WordsForm(request.POST if request.method == "POST" else None, stands=one.words)
    back = Link(one.get_kind_display(), reverse("improvement:report", args=[one.pk]))
    held: list[Report] = []
    written = done(form, lambda: held.append(actions.write_words(one, form.typed, by=by, over=form.over, page=form.page)))
    both = written and form.shows_both(held[0].words)
    if written and not both:
        messages.success(request, "Kept.")
        return HttpResponseRedirect(back.href)
    asked = FormPage(
        title="Your own words",
        caption=_of(one),
        form=form,
        button="Save the draft",
        back=back,
        keep_at=reverse("improvement:keep_report_words", args=[one.pk]),
        beside=beside(one, but=form.page if both else None),
        before=_before(one),
    )
    return ask(request, asked)


@require_POST
@background
@login_required
def keep_report_words(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Keep what the page sends by itself a moment after somebody stops typing. Answers over which text what follows is typed."""
    by = _plans(request)
    try:
        held = _kept(request, _one(report_id), by)
    except MayNot:
        return too_late()
    return kept(WordsForm.text, typed=sent(request, WordsForm.text).words, stands=held.words)


@require_GET
@login_required
def report_versions(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """The director's own words as they were before, by whom and when."""
    _plans(request)
    one = _one(report_id)
    log_list(request, seen=0, words=f"{one}, earlier words")
    back = Link(one.get_kind_display(), reverse("improvement:report", args=[one.pk]))
    return page(request, "improvement/versions.html", versions_page(request, one, title=EARLIER, caption=_of(one), back=back))


@require_http_methods(["GET", "POST"])
@login_required
def issue_report(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Issue a report."""
    by = _plans(request)
    one = _one(report_id)
    form = AgreeForm(request.POST if request.method == "POST" else None)
    back = Link(one.get_kind_display(), reverse("improvement:report", args=[one.pk]))
    if done(form, lambda: actions.issue_report(one, by=by)):
        messages.success(request, "Issued. It does not change any more.")
        return HttpResponseRedirect(back.href)
    words = ["It is kept as it stands now, with your name and the day, and never changes."]
    if waiting := len(beside(one)):
        words.append(f"{count(waiting, 'text')} typed while somebody else wrote {'is' if waiting == 1 else 'are'} not in it.")
    return ask(
        request,
        FormPage(title="Issue this report", caption=_of(one), words=tuple(words), form=form, button="Issue it", back=back),
    )


@require_GET
@login_required
def report_pdf(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """The report as a tagged PDF."""
    _plans(request)
    one = _one(report_id)
    log_export(request, seen=0, words=f"{one}, PDF")
    return pdf_answer(as_pdf(paper(one)), f"{one.kind}-{one.from_on}-{one.to_on}")


def told_by(one: Report) -> tuple[ReportPart, ...]:
    """What a report says: as it was issued, or by the facts as they are now."""
    if one.issued_on is not None:
        return tuple(ReportPart.kept(each) for each in one.parts)
    return parts(between(one.from_on, one.to_on))


def paper(one: Report) -> Paper:
    """A report on paper."""
    own = (Part(heading=OWN_WORDS, words=one.words),) if one.words else ()
    return Paper(
        title=one.get_kind_display(),
        name="",
        council=settings.THROUGHCARE_COUNCIL,
        lines=(_of(one), _state(one)),
        parts=(
            *own,
            *(
                Part(
                    heading=each.heading,
                    words=each.words,
                    said=tuple(Said(label, "\n".join(lines)) for label, lines in each.said if label),
                    lines=tuple(line for label, lines in each.said if not label for line in lines),
                )
                for each in told_by(one)
            ),
        ),
        foot=f"{one.get_kind_display()}, {_of(one)}. {_state(one)}",
    )


def _plans(request: HttpRequest) -> Any:
    roles_of(request)
    by = worker_of(request)
    policies.check_can_plan(by)
    return by


def _kept(request: HttpRequest, one: Report, by: Any) -> Report:
    typed = sent(request, WordsForm.text)
    return actions.write_words(one, typed.words, by=by, over=typed.over, page=typed.page)


def _before(one: Report) -> Link:
    return Link(EARLIER, reverse("improvement:report_versions", args=[one.pk]))


def _one(report_id: UUID) -> Report:
    return get_object_or_404(Report.objects.select_related("issued_by", "begun_by"), pk=report_id)


def _of(one: Report) -> str:
    return f"{plain_date(one.from_on)} to {plain_date(one.to_on)}"


def _state(one: Report) -> str:
    if one.issued_on is not None and one.issued_by is not None:
        return f"Issued on {plain_date(one.issued_on)} by {one.issued_by.name}."
    return f"Draft, begun on {plain_date(one.begun_on)} by {one.begun_by.name}."
