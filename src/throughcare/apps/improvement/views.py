"""The scorecard, one figure's page, and agreeing what is done about it."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from throughcare.apps.desk.work_pages import page_number
from throughcare.apps.duties.presenters import name_of
from throughcare.apps.duties.queries import around
from throughcare.apps.improvement import actions, policies, said
from throughcare.apps.improvement.actions.acting import Figured
from throughcare.apps.improvement.agreed import agreed_shown
from throughcare.apps.improvement.behind import TEXT_OF_COLUMNS, children_shown, worst_first
from throughcare.apps.improvement.figure_page import Chosen, figure_page
from throughcare.apps.improvement.forms import ActForm, FinishForm
from throughcare.apps.improvement.models import Clinic, Frozen, MeasureAction
from throughcare.apps.improvement.queries import (
    Each,
    Seen,
    children_behind,
    figures_of,
    latest,
    may_own,
    mine_on_figures,
    seen_by,
)
from throughcare.apps.improvement.restated import known_then
from throughcare.apps.improvement.scorecard import (
    COLUMNS,
    HOW_TO_TAKE_ONE,
    ScorecardPage,
    figure_href,
    objectives_shown,
    of_words,
    row_of,
    snapshots_shown,
    told,
)
from throughcare.apps.involvement.queries import log_export, log_list
from throughcare.apps.workforce.models import Team, Worker
from throughcare.apps.workforce.policies import MayNot
from throughcare.apps.workforce.queries import posts_of
from throughcare.apps.workforce.roles import TOLD_HOW_MANY_ARE_CLOSED, Role
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


class Asked:
    """A figure an address asks for: the measure, the snapshot, what is frozen of it, a team of it if one, and who sees what."""

    def __init__(self, measure: Measure, frozen: Frozen, each: Each, seen: Seen, team: Team | None) -> None:
        self.measure, self.frozen, self.each, self.seen, self.team = measure, frozen, each, seen, team

    @classmethod
    def of(cls, request: HttpRequest, key: str) -> Asked:
        """Raises Http404 where there is no such measure or snapshot, or no such team among those they are shown."""
        frozen = chosen_snapshot(request)
        measure = BY_KEY.get(key)
        each = figures_of(frozen, [key]).get(key) if frozen and measure else None
        if frozen is None or measure is None or each is None:
            raise Http404("There is no such figure.")
        seen = seen_by(posts_of(request))
        team = request.GET.get("team", "")
        found = next((one for one in seen.listed if str(one.pk) == team), None)
        if team and found is None:
            raise Http404("There is no such team among those you are shown.")
        return cls(measure, frozen, each, seen, found)

    @property
    def href(self) -> str:
        """Where its page is."""
        return figure_href(self.measure, self.frozen) + (f"&team={self.team.pk}" if self.team else "")

    def figured(self, request: HttpRequest) -> Figured:
        """The figure as an action is agreed from it. Raises Http404 for a clinic that is not theirs."""
        level = self.team or _highest(request)
        clinic = request.GET.get("clinic", "")
        found = get_object_or_404(Clinic, pk=as_key(clinic)) if clinic else None
        if found is not None:
            policies.check_can_keep(found, by=worker_of(request))
            level = found.level
        return Figured(self.measure.key, self.frozen, self.words, level, found)

    @property
    def words(self) -> str:
        """What the figure says: the team's that is asked for, else the council's; where that is not told, one's own teams'."""
        row = row_of(self.each, self.seen, self.team) if self.team else None
        shown = told(self.each, self.seen)
        if row is None and shown.hidden and shown.own:
            row = shown.own[0][1]
        return said.figure_of(row).words if row else shown.words

    def children(self, request: HttpRequest) -> list[UUID]:
        """Those ticked. Raises Http404 where one is not behind the figure, or not open to whoever asks: nothing is agreed for fewer than were meant."""
        ticked = set(request.GET.getlist("child"))
        behind = children_behind(self.frozen, self.measure.key) if ticked else []
        found = [row.child_id for row in behind if str(row.child_id) in ticked]
        if len(found) != len(ticked):
            raise Http404("Not every child ticked is behind this figure and open to you.")
        return found


def _highest(request: HttpRequest) -> Team:
    """The team, service or council at which somebody answers for others: what they agree is asked after there."""
    posts = [post for post in posts_of(request) if Role(post.role) in policies.MEETS]
    if not posts:
        raise MayNot("Actions are agreed from a figure by those who answer for others’ work.")
    return min(posts, key=lambda post: len(post.team.lineage)).team


def _elsewhere(frozen: Frozen | None) -> str:
    if frozen is None or not frozen.children_elsewhere:
        return ""
    number = count(frozen.children_elsewhere, "child", "children")
    return f"{number} in this snapshot {'is' if frozen.children_elsewhere == 1 else 'are'} on no record here: counted, and nobody’s to open."


def chosen_snapshot(request: HttpRequest) -> Frozen | None:
    """A day as it was known then (`?as_at=`), or the snapshot an address names (`?snapshot=`), or the latest; None where none is written down.

    Raises Http404 for a snapshot that is not there. A day of which nothing is kept gives the latest: the page says so.
    """
    asked, day = request.GET.get("snapshot", ""), day_asked(request)
    if day is not None and (then := known_then(day)) is not None:
        return then
    return get_object_or_404(Frozen, pk=as_key(asked)) if asked else latest()


def day_asked(request: HttpRequest) -> date | None:
    """The past day an address asks about (`?as_at=2026-10-31`); None where it asks about none. Raises Http404 for what is no day."""
    words = request.GET.get("as_at", "")
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        raise Http404("That is no day: a day is written 2026-10-31.") from None


def as_key(words: str) -> UUID:
    """A key in an address. Raises Http404 for anything that is none."""
    try:
        return UUID(words)
    except ValueError:
        raise Http404("There is no such page.") from None


def roles_of(request: HttpRequest, *, or_owner: bool = False) -> frozenset[Role]:
    """The roles of whoever asks. Raises MayNot for those who are shown no figures."""
    roles = frozenset(Role(post.role) for post in posts_of(request))
    if not or_owner:
        policies.check_sees_figures(roles)
    return roles


def worker_of(request: HttpRequest) -> Any:
    """Whoever is signed in."""
    assert isinstance(request.user, Worker)
    return request.user
