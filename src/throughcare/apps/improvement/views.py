"""The scorecard, one figure's page, and agreeing what is done about it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from throughcare.apps.desk.work_pages import page_number
from throughcare.apps.duties.presenters import name_of
from throughcare.apps.duties.queries import around
from throughcare.apps.improvement import actions, policies, said
from throughcare.apps.improvement.agreed import agreed_shown
from throughcare.apps.improvement.asked import Asked, as_key, chosen_snapshot, day_asked, roles_of, worker_of
from throughcare.apps.improvement.behind import TEXT_OF_COLUMNS, children_shown, worst_first
from throughcare.apps.improvement.figure_page import Chosen, figure_page
from throughcare.apps.improvement.forms import ActForm, FinishForm
from throughcare.apps.improvement.models import Frozen, MeasureAction
from throughcare.apps.improvement.queries import (
    children_behind,
    may_own,
    mine_on_figures,
    seen_by,
)
from throughcare.apps.improvement.scorecard import (
    COLUMNS,
    HOW_TO_TAKE_ONE,
    ScorecardPage,
    figure_href,
    objectives_shown,
    of_words,
    snapshots_shown,
)
from throughcare.apps.involvement.queries import log_export, log_list
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.queries import posts_of
from throughcare.apps.workforce.roles import TOLD_HOW_MANY_ARE_CLOSED
from throughcare.core.form_page import FormPage, ask, done
from throughcare.core.page import Link, page
from throughcare.core.sheet import sheet
from throughcare.core.today import today
from throughcare.core.words import count, long_date, plain_date
from throughcare.measures.everything import BY_KEY
from throughcare.measures.measure import Measure

FEW = 12


@require_GET
@login_required
def scorecard(request: HttpRequest) -> HttpResponse:
    """The improvement plan with its figures, of the latest frozen snapshot or the one an address names (`?snapshot=`)."""
    roles = roles_of(request)
    here = reverse("improvement:scorecard")
    frozen = chosen_snapshot(request)
    links = [Link("The improvement plan", reverse("improvement:plan"))]
    if roles & policies.MEETS:
        links.append(Link("Clinics", reverse("improvement:clinics")))
    if roles & policies.PLANS:
        links.append(Link("Reports", reverse("improvement:reports")))
    after = f"?snapshot={frozen.pk}" if frozen else ""
    exports = (("CSV", "pack_csv"), ("Excel", "pack_xlsx"), ("PDF", "pack_pdf")) if frozen else ()
    shown = ScorecardPage(
        caption=long_date(today()),
        of=of_words(frozen) if frozen else "",
        elsewhere=_elsewhere(frozen),
        snapshots=snapshots_shown(Frozen.objects.all()[:FEW], frozen, here) if frozen else (),
        how="" if frozen else HOW_TO_TAKE_ONE,
        objectives=objectives_shown(frozen, seen_by(posts_of(request))) if frozen else (),
        columns=COLUMNS,
        links=tuple(links),
        mine=tuple(agreed_shown(mine_on_figures(worker_of(request)), ())),
        exports=tuple(Link(text, f"{reverse(f'improvement:{name}')}{after}") for text, name in exports),
    )
    log_list(request, seen=0, words=f"scorecard {frozen.as_at}" if frozen else "scorecard")
    return page(request, "improvement/scorecard.html", shown)


@require_GET
@login_required
def figure(request: HttpRequest, key: str) -> HttpResponse:
    """One figure: its trend, its teams (`?team=`), and the children behind it that whoever looks may see."""
    roles = roles_of(request)
    asked = Asked.of(request, key)
    chosen = Chosen(
        team=asked.team,
        number=page_number(request),
        may_act=bool(roles & policies.ACTS),
        told_of_closed=bool(roles & TOLD_HOW_MANY_ARE_CLOSED),
        clinic=as_key(request.GET["clinic"]) if request.GET.get("clinic") else None,
        day=day_asked(request),
        doubtful=request.GET.get("doubtful") == "yes",
        many=request.GET.get("many") == "yes",
    )
    shown, seen = figure_page(asked.measure, asked.frozen, asked.each, asked.seen, chosen)
    log_list(request, seen=seen, words=f"{key} {asked.team or ''}".strip())
    return page(request, "improvement/figure.html", shown)


@require_GET
@login_required
def children_csv(request: HttpRequest, key: str) -> HttpResponse:
    """The children behind a figure as a file, whole, of those whoever asks may see."""
    roles_of(request)
    asked = Asked.of(request, key)
    rows = worst_first(asked.measure, children_behind(asked.frozen, key, within=asked.team))
    log_export(request, seen=len(rows), words=f"{key} {asked.team or ''}".strip())
    shown = children_shown(asked.measure, rows)
    return sheet(f"{key}-{asked.frozen.as_at}.csv", TEXT_OF_COLUMNS, (one.cells for one in shown))


@require_http_methods(["GET", "POST"])
@login_required
def act(request: HttpRequest, key: str) -> HttpResponse:
    """Agree an action from a figure: for the children ticked (`?child=`), or where none is, about how things are done."""
    roles_of(request)
    by = worker_of(request)
    asked = Asked.of(request, key)
    figured, children = asked.figured(request), asked.children(request)
    form = ActForm(request.POST or None, workers=may_own(for_children=bool(children)), each_childs=bool(children))

    def agree() -> object:
        said_by_form = form.cleaned_data
        owner = Worker.objects.get(pk=said_by_form["owner"]) if said_by_form["owner"] else None
        if children:
            return actions.act_for_children(
                figured, children, said_by_form["what"], due_on=said_by_form["due_on"], owner=owner, by=by
            )
        assert owner is not None
        return actions.act_on_measure(figured, said_by_form["what"], owner=owner, due_on=said_by_form["due_on"], by=by)

    back = Link("The figure", asked.href)
    if figured.clinic is not None:
        back = Link("The clinic", reverse("improvement:clinic", args=[figured.clinic.pk]))
    if done(form, agree):
        words = f"for {count(len(children), 'child', 'children')}, on their records" if children else "on this figure"
        messages.success(request, f"Agreed {words}.")
        return HttpResponseRedirect(back.href)
    people = around(children, today())
    return ask(
        request,
        FormPage(
            title="Agree an action",
            caption=asked.measure.title,
            words=(f"{figured.words}, {said.when(asked.each.council)}.", _on_records(asked.measure, len(children))),
            listed=tuple(name_of(child, people) for child in children),
            form=form,
            button="Agree it",
            back=back,
        ),
    )


def _on_records(measure: Measure, children: int) -> str:
    if not measure.of_children:
        return "This is about how things are done."
    if not children:
        return "This is about how things are done. To agree something for children, go back and tick them."
    return f"It goes on the record of {count(children, 'child', 'children')}, and into the work of whoever’s it is:"


@require_http_methods(["GET", "POST"])
@login_required
def finish(request: HttpRequest, action_id: UUID) -> HttpResponse:
    """Say that an action on a figure is done, and what changed."""
    by = worker_of(request)
    roles_of(request, or_owner=MeasureAction.objects.filter(pk=action_id, owner=by).exists())
    action = get_object_or_404(MeasureAction.objects.select_related("owner", "level", "frozen"), pk=action_id)
    form = FinishForm(request.POST or None, initial={"on": today()})
    back = figure_href(BY_KEY[action.measure], action.frozen)

    def say() -> object:
        return actions.finish(action, evidence=form.cleaned_data["evidence"], on=form.cleaned_data["on"], by=by)

    if done(form, say):
        messages.success(request, "Done, and noted.")
        return HttpResponseRedirect(back)
    words = (
        f"{action.what} ({action.owner.name}, by {plain_date(action.due_on)})",
        f"It was agreed when the figure was {action.figure}.",
    )
    asked = FormPage(
        title="This is done",
        caption=BY_KEY[action.measure].title,
        words=words,
        form=form,
        button="Note it",
        back=Link("The figure", back),
    )
    return ask(request, asked)


def _elsewhere(frozen: Frozen | None) -> str:
    if frozen is None or not frozen.children_elsewhere:
        return ""
    number = count(frozen.children_elsewhere, "child", "children")
    return f"{number} in this snapshot {'is' if frozen.children_elsewhere == 1 else 'are'} on no record here: counted, and nobody’s to open."
