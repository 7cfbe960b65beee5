"""Clinics: the figures off course, one after another; why each is so, and what is agreed; and what was left undone before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from throughcare.apps.improvement import actions, policies, said
from throughcare.apps.improvement.actions.clinics import OffCourse
from throughcare.apps.improvement.agreed import AgreedShown, agreed_shown
from throughcare.apps.improvement.asked import roles_of, worker_of
from throughcare.apps.improvement.forms import AgreeForm, ClinicForm
from throughcare.apps.improvement.models import Clinic, ClinicItem, FromFigure, Frozen, FrozenFigure, MeasureAction
from throughcare.apps.improvement.queries import Each, Seen, clinics_of, figures_of, latest, may_own, plan, seen_by, target_of
from throughcare.apps.improvement.scorecard import HOW_TO_TAKE_ONE, figure_href, of_words
from throughcare.apps.involvement.queries import log_list
from throughcare.apps.workforce.models import Team, Worker
from throughcare.apps.workforce.policies import MayNot
from throughcare.apps.workforce.queries import posts_of
from throughcare.apps.workforce.roles import Role
from throughcare.core.form_page import FormPage, ask, done
from throughcare.core.page import Link, page
from throughcare.core.shown import Column
from throughcare.core.today import today
from throughcare.core.words import count, listed, long_date, plain_date
from throughcare.measures.everything import BY_KEY


@dataclass(frozen=True, slots=True)
class ClinicListed:
    """One clinic in a list."""

    title: Link
    level: str
    figures: int
    closed: str


@dataclass(frozen=True, slots=True)
class ClinicsPage:
    """The clinics somebody sits in or answers for."""

    caption: str
    columns: tuple[Column, ...]
    clinics: tuple[ClinicListed, ...]
    call: str


@dataclass(frozen=True, slots=True)
class ItemShown:
    """A figure a clinic looks at: as it was frozen, why it is so, what was agreed in this clinic, and where one notes and agrees."""

    key: str
    claim: Link
    figure: str
    stands: str
    why: str
    noted_by: str
    agreed: tuple[AgreedShown, ...]
    ways: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ClinicPage:
    """One clinic."""

    title: str
    caption: str
    back: Link
    of: str
    members: str
    carried: tuple[AgreedShown, ...]
    items: tuple[ItemShown, ...]
    closed: str
    close: str


@require_GET
@login_required
def clinics(request: HttpRequest) -> HttpResponse:
    """The clinics of whoever asks."""
    roles = roles_of(request)
    if not roles & policies.MEETS:
        raise MayNot("Clinics are for those who answer for others’ work.")
    found = clinics_of(posts_of(request), worker_of(request)).prefetch_related("items")
    shown = ClinicsPage(
        caption=long_date(today()),
        columns=(Column("Clinic"), Column("Of"), Column("Figures", number=True), Column("Closed")),
        clinics=tuple(
            ClinicListed(
                title=Link(plain_date(one.held_on), reverse("improvement:clinic", args=[one.pk])),
                level=one.level.name,
                figures=len(one.items.all()),
                closed=plain_date(one.closed_on) if one.closed_on else "Open",
            )
            for one in found
        ),
        call=reverse("improvement:call_clinic"),
    )
    return page(request, "improvement/clinics.html", shown)


@require_http_methods(["GET", "POST"])
@login_required
def call_clinic(request: HttpRequest) -> HttpResponse:
    """Call a clinic over the figures of the latest snapshot that are off course at its level."""
    roles = roles_of(request)
    if not roles & policies.MEETS:
        raise MayNot("Clinics are called by those who answer for others’ work.")
    by, frozen = worker_of(request), latest()
    form = ClinicForm(request.POST or None, levels=_levels(request), workers=may_own().exclude(pk=by.pk), initial={"on": today()})

    called: list[Clinic] = []

    def call() -> None:
        assert frozen is not None
        told = form.cleaned_data
        level = Team.objects.get(pk=told["level"])
        members = list(Worker.objects.filter(pk__in=told["members"]))
        pack = off_course(frozen, level)
        called.append(actions.call_clinic(level, on=told["on"], frozen=frozen, pack=pack, members=members, by=by))

    back = Link("Clinics", reverse("improvement:clinics"))
    if frozen is not None and done(form, call):
        messages.success(request, "Called. Its figures are frozen as they stand now.")
        return HttpResponseRedirect(reverse("improvement:clinic", args=[called[0].pk]))
    words = (f"It looks at the figures off course now. {of_words(frozen)}",) if frozen else (HOW_TO_TAKE_ONE,)
    return ask(request, FormPage(title="Call a clinic", words=words, form=form, button="Call it", back=back))


def _levels(request: HttpRequest) -> list[Team]:
    over = [post.team_id for post in posts_of(request) if Role(post.role) in policies.MEETS]
    found = Team.objects.filter(lineage__overlap=over)
    return sorted(found, key=lambda team: (len(team.lineage), team.name))


def off_course(frozen: Frozen, level: Team) -> list[OffCourse]:
    """The plan's figures that are off course at a level, each once: the council's, or the service's or team's own."""
    aims = {aim.measure: aim for objective in plan() for aim in objective.told_by if aim.measure in BY_KEY}  # type: ignore[attr-defined]
    figures = figures_of(frozen, aims)
    lineages = dict(Team.objects.values_list("pk", "lineage"))
    found = []
    for key, aim in aims.items():
        each = figures.get(key)
        if each is None:
            continue
        row = _at(level, each, lineages)
        if row is not None and (stands := said.stands(row, target_of(aim))).off_course:
            found.append(
                OffCourse(key, said.figure_of(row).words, f"{stands.words}. {said.target_words(BY_KEY[key], target_of(aim))}")
            )
    return found


def _at(level: Team, each: Each, lineages: Mapping[UUID, Sequence[UUID]]) -> FrozenFigure | None:
    """A level's own figure: the council's, or what its teams' make together; None where it has none."""
    if level.kind == Team.Kind.COUNCIL:
        return each.council
    below = [row for team, row in each.teams.items() if level.pk in lineages.get(team, [])]
    return said.together(below) or next(iter(below), None)


def _not_told(one: Clinic, seen: Seen, items: Sequence[ClinicItem]) -> frozenset[str]:
    """The measures of a clinic whose figures give away a few children whom whoever looks does not see, though they sit in it."""
    if seen.everyone or one.level_id in seen.teams:
        return frozenset()
    lineages = {team.pk: team.lineage for team in seen.named.values()}
    hidden = set()
    for key, each in figures_of(one.frozen, {item.measure for item in items}).items():
        own = [row for team, row in each.teams.items() if team in seen.teams and one.level_id in lineages.get(team, [])]
        row = _at(one.level, each, lineages)
        if row is not None and said.others_are_few(row, own):
            hidden.add(key)
    return frozenset(hidden)


@require_GET
@login_required
def clinic(request: HttpRequest, clinic_id: UUID) -> HttpResponse:
    """One clinic: what was left undone, then each figure off course, why, and what is agreed."""
    roles_of(request)
    one = theirs(request, clinic_id)
    keeps = one.closed_on is None
    for_children = list(FromFigure.objects.filter(clinic=one).select_related("action__worker", "action__child"))
    agreed = list(one.agreed.select_related("owner", "level"))
    undone = MeasureAction.objects.filter(carried_to__clinic=one).select_related("owner", "level")
    left = FromFigure.objects.filter(
        level=one.level, clinic__held_on__lt=one.held_on, action__done_on=None, action__ended_on=None
    )
    seen = seen_by(posts_of(request))
    carried = agreed_shown(undone, left.select_related("action__worker", "action__child"), seen=seen)
    log_list(request, seen=len({each.child_id for each in for_children}), words=f"clinic {one.level} {one.held_on}")
    items = [item for item in one.items.select_related("noted_by") if item.measure in BY_KEY]
    hidden = _not_told(one, seen, items)
    shown = ClinicPage(
        title=f"Clinic of {one.level}",
        caption=long_date(one.held_on),
        back=Link("Clinics", reverse("improvement:clinics")),
        of=of_words(one.frozen),
        members=listed(seat.worker.name for seat in one.seats.select_related("worker").order_by("worker__name")),
        carried=tuple(carried),
        items=tuple(
            _item(item, one, keeps, agreed, for_children, kept_from=seen if item.measure in hidden else None) for item in items
        ),
        closed=f"Closed on {plain_date(one.closed_on)}." if one.closed_on else "",
        close=reverse("improvement:close_clinic", args=[one.pk]) if keeps else "",
    )
    return page(request, "improvement/clinic.html", shown)


def theirs(request: HttpRequest, clinic_id: UUID) -> Clinic:
    """A clinic that whoever asks sits in or answers for. Raises MayNot for any other, whether it is there or not."""
    found = clinics_of(posts_of(request), worker_of(request)).filter(pk=clinic_id).first()
    if found is None:
        raise MayNot("Only the members of this clinic, and those who answer for its team, service or council, can do this.")
    return found


def _item(
    item: ClinicItem,
    one: Clinic,
    keeps: bool,
    agreed: list[MeasureAction],
    for_children: list[FromFigure],
    *,
    kept_from: Seen | None,
) -> ItemShown:
    measure = BY_KEY[item.measure]
    within = "" if one.level.kind == Team.Kind.COUNCIL else f"&team={one.level_id}"
    href = f"{figure_href(measure, one.frozen)}{within}"
    ways = [
        Link("Note why" if not item.why else "Change what is noted", reverse("improvement:note_why", args=[item.pk])),
        Link(
            "Agree an action on it",
            f"{reverse('improvement:act', args=[measure.key])}?snapshot={one.frozen_id}{within}&clinic={one.pk}",
        ),
    ]
    if measure.of_children:
        ways.append(Link("Agree something for children behind it", f"{href}&clinic={one.pk}#children"))
    return ItemShown(
        key=measure.key,
        claim=Link(measure.title, href),
        figure=item.figure if kept_from is None else said.HIDDEN,
        stands=item.stands,
        why=item.why,
        noted_by=item.noted_by.name if item.noted_by else "",
        agreed=tuple(
            agreed_shown(
                [each for each in agreed if each.measure == item.measure],
                [each for each in for_children if each.measure == item.measure],
                seen=kept_from,
            )
        ),
        ways=tuple(ways) if keeps else (Link("What was noted before", reverse("improvement:why_versions", args=[item.pk])),),
    )


@require_http_methods(["GET", "POST"])
@login_required
def close_clinic(request: HttpRequest, clinic_id: UUID) -> HttpResponse:
    """Close a clinic. What is left undone opens the next."""
    by = worker_of(request)
    roles_of(request)
    one = theirs(request, clinic_id)
    form = AgreeForm(request.POST if request.method == "POST" else None)
    back = Link("The clinic", reverse("improvement:clinic", args=[one.pk]))
    if done(form, lambda: actions.close_clinic(one, by=by)):
        messages.success(request, "Closed.")
        return HttpResponseRedirect(back.href)
    left = one.items.filter(why="").count()
    words = (f"{count(left, 'figure')} {'has' if left == 1 else 'have'} nothing noted.",) if left else ()
    return ask(
        request,
        FormPage(
            title="Close this clinic",
            caption=f"{one.level}, {plain_date(one.held_on)}",
            words=words,
            form=form,
            button="Close it",
            back=back,
        ),
    )
