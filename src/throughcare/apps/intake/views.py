"""The import pages: what came in, bringing a return in, looking before committing, and mending what was set aside."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from throughcare.apps.intake import actions, presenters, queries, row_presenters, uploads
from throughcare.apps.intake.at_work import UNDERWAY, is_stopped, stopped
from throughcare.apps.intake.forms import BringInForm, MendForm, RowsForm
from throughcare.apps.intake.models import Batch, SourceRow
from throughcare.apps.intake.policies import check_can_import
from throughcare.apps.workforce.models import Worker
from throughcare.core.idle import background
from throughcare.core.looks import log_look
from throughcare.core.models import Look
from throughcare.core.page import page
from throughcare.core.today import today
from throughcare.core.uploading import not_kept_because

ON_A_PAGE = 50
ROWS_ON_A_PAGE = 25


@require_GET
@login_required
def imports(request: HttpRequest) -> HttpResponse:
    """What came in, when, by whom, and what was set aside."""
    _importer(request)
    found = Paginator(queries.batches(), ON_A_PAGE).get_page(request.GET.get("page"))
    return page(request, "intake/imports.html", presenters.imports_page(found, stopped=stopped(found)))


@require_http_methods(["GET", "POST"])
@login_required
def bring_in(request: HttpRequest) -> HttpResponse:
    """Choose the files of a return. They are read beside the pages; what would change is shown before anything does."""
    worker = _importer(request)
    years = range(today().year + 1, 2010, -1)
    form = BringInForm(request.POST or None, request.FILES or None, years=years, initial={"year": str(today().year)})
    not_kept = not_kept_because(request) if request.method == "POST" else ""
    if not_kept:
        form.errors["chosen"] = form.error_class([f"The files could not be kept: {not_kept}. Nothing was changed."])
    elif request.method == "POST" and form.is_valid():
        batch = actions.open_batch(year=form.cleaned_data["year"], by=worker)
        try:
            uploads.keep(batch.pk, form.cleaned_data["chosen"])
        except OSError as fault:
            actions.refuse_batch(batch.pk, because=f"The files could not be kept: {fault.strerror or fault}.", by=worker)
        else:
            transaction.on_commit(lambda: uploads.go_on(batch.pk))
        return redirect("intake:batch", batch.pk)
    return page(request, "intake/bring_in.html", presenters.BringInPage(form), status=422 if form.errors else 200)


@require_GET
@login_required
def batch(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """One import: how far it has come, or what would change, or what did."""
    _importer(request)
    found = queries.batch_or_404(batch_id)
    has_stopped = is_stopped(found)
    if found.state in UNDERWAY and not has_stopped:
        return page(request, "intake/underway.html", presenters.underway_page(found))
    if found.state == Batch.State.READING:
        files_kept = bool(uploads.paths_of(found.pk))
        return page(request, "intake/stopped.html", presenters.stopped_page(found, files_kept=files_kept))
    shown = presenters.batch_page(found, faults=queries.faults_in(found), stopped=has_stopped)
    return page(request, "intake/batch.html", shown)


@require_GET
@login_required
@background
def progress(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """The progress bar alone; once done, or stopped, the browser is told to load the whole page."""
    _importer(request)
    found = queries.batch_or_404(batch_id)
    answer = page(request, "intake/progress.html", presenters.underway_page(found))
    if found.state not in UNDERWAY or is_stopped(found):
        answer["HX-Refresh"] = "true"
    return answer


@require_POST
@login_required
def read_again(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """Read the files of an import again, whose reading stopped."""
    worker = _importer(request)
    found = queries.batch_or_404(batch_id)
    if uploads.paths_of(found.pk) and actions.read_again(found.pk, by=worker):
        transaction.on_commit(lambda: uploads.go_on(batch_id))
    return redirect("intake:batch", batch_id)


@require_POST
@login_required
def commit(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """Commit what was looked at. It is done beside the pages."""
    worker = _importer(request)
    found = queries.batch_or_404(batch_id)
    if found.state in UNDERWAY and not is_stopped(found):
        return redirect("intake:batch", batch_id)
    try:
        actions.begin_commit(found.pk, by=worker)
    except actions.OutOfDate as why:
        messages.warning(request, str(why))
    else:
        transaction.on_commit(lambda: uploads.go_on(batch_id, commit=True))
    return redirect("intake:batch", batch_id)


@require_POST
@login_required
def leave(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """Decide against an import that was looked at, or whose work stopped."""
    worker = _importer(request)
    found = queries.batch_or_404(batch_id)
    if found.state == Batch.State.PREVIEWED or is_stopped(found):
        actions.leave_batch(batch_id, by=worker)
        transaction.on_commit(lambda: uploads.forget(batch_id))
        messages.success(request, "That import was put aside. Nothing was changed.")
    return redirect("intake:imports")


@require_GET
@login_required
def rows(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """Rows of one import, filtered by what became of them, by table and by reason. The filter lives in the address."""
    _importer(request)
    found = queries.batch_or_404(batch_id)
    faults = queries.faults_in(found)
    form = RowsForm(request.GET, tables=queries.tables_in(found), faults=faults, doubts=queries.doubts_in(found))
    asked = form.cleaned_data if form.is_valid() else {}
    chosen = {name: asked.get(name, "") for name in ("outcome", "table", "reason", "doubt")}
    matching = queries.rows_of(
        found, outcome=chosen["outcome"], table=chosen["table"], fault=chosen["reason"], doubt=chosen["doubt"]
    )
    shown = Paginator(matching, ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
    log_look(request, Look.Kind.LIST, words=f"import {found.pk}", seen=len(shown))
    return page(request, "intake/rows.html", row_presenters.rows_page(found, shown, form=form, chosen=chosen))


@require_http_methods(["GET", "POST"])
@login_required
def mend(request: HttpRequest, row_id: int) -> HttpResponse:
    """Mend one row that was set aside: change its cells and have it read again."""
    worker = _importer(request)
    row = queries.row_to_mend(row_id)
    form = MendForm(
        request.POST or None,
        cells=row_presenters.in_order(row),
        meanings=row_presenters.meanings(row.table),
        wrong=row.fields,
    )
    status = 200
    if request.method == "POST" and form.is_valid():
        aside = presenters.sum_of(row.batch.counts).set_aside
        row = actions.mend_row(row.pk, form.mended(), by=worker)
        if row.outcome != SourceRow.Outcome.SET_ASIDE:
            others = aside - presenters.sum_of(row.batch.counts).set_aside - 1
            messages.success(request, row_presenters.mended_words(row, others=others))
            return HttpResponseRedirect(f"{reverse('intake:rows', args=[row.batch_id])}?outcome=set_aside")
        status = 422
    log_look(request, Look.Kind.VIEW, subject=row.child_id, words=f"row of import {row.batch_id}")
    return page(request, "intake/mend.html", row_presenters.mend_page(row, form), status=status)


@require_GET
@login_required
def children(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """The children an import told of, as far as you may see them."""
    _importer(request)
    found = queries.batch_or_404(batch_id)
    shown = Paginator(queries.children_of(found), ON_A_PAGE).get_page(request.GET.get("page"))
    log_look(request, Look.Kind.LIST, words=f"children of import {found.pk}", seen=len(shown))
    return page(request, "intake/children.html", row_presenters.children_page(found, shown))


def _importer(request: HttpRequest) -> Worker:
    worker = request.user
    assert isinstance(worker, Worker)
    check_can_import(worker)
    return worker
