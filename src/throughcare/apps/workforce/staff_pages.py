"""What the pages of staff, teams and posts show. Nothing of any child's record is on them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse

from throughcare.apps.workforce.models import Post, Team, Worker
from throughcare.apps.workforce.roles import Role, Sight
from throughcare.apps.workforce.staff_forms import WorkersForm
from throughcare.core.page import Link
from throughcare.core.periods import on_day
from throughcare.core.shown import Chosen, Column, Fact, Pages
from throughcare.core.words import count, period, plain_date

A_PAGE = 20


@dataclass(frozen=True, slots=True)
class WorkerShown:
    """One line of the staff."""

    name: Link
    email: str
    posts: tuple[str, ...]
    stands: str


@dataclass(frozen=True, slots=True)
class WorkersPage:
    """Everybody who may sign in, as filtered."""

    tabs: tuple[Link, ...]
    form: WorkersForm
    href: str
    chosen: tuple[Chosen, ...]
    columns: tuple[Column, ...]
    rows: tuple[WorkerShown, ...]
    pages: Pages


@dataclass(frozen=True, slots=True)
class PostShown:
    """A post: what, where, how far it sees, when, who gave it; and where it is ended, while it lasts."""

    role: str
    team: str
    sees: str
    when: str
    given: str
    end_href: str


@dataclass(frozen=True, slots=True)
class WorkerPage:
    """One worker, and the posts they hold and held."""

    name: str
    facts: tuple[Fact, ...]
    own: bool
    open: bool
    inspector: bool
    invite_words: str
    columns: tuple[Column, ...]
    now: tuple[PostShown, ...]
    before: tuple[PostShown, ...]
    do: dict[str, str]


@dataclass(frozen=True, slots=True)
class TeamShown:
    """A team, how deep it lies, and how many people hold a post in it today."""

    name: Link
    kind: str
    depth: int
    people: str


@dataclass(frozen=True, slots=True)
class TeamsPage:
    """Every team, each under the one above it."""

    tabs: tuple[Link, ...]
    columns: tuple[Column, ...]
    rows: tuple[TeamShown, ...]


@dataclass(frozen=True, slots=True)
class Invited:
    """That somebody was invited: to an address, or by a link that is shown this once."""

    name: str
    back: Link
    sent_to: str
    link: str
    days: int


def tabs(here: str) -> tuple[Link, ...]:
    """The two lists an administrator keeps."""
    return tuple(Link(text, reverse(f"staff:{name}"), name == here) for name, text in (("workers", "Staff"), ("teams", "Teams")))


def workers_page(form: WorkersForm, *, number: str, today: date) -> WorkersPage:
    """Staff as asked for, by name."""
    href = reverse("staff:workers")
    asked = {name: form.data[name] for name in form.fields if form.data.get(name)}
    sheet = Paginator(_asked_for(form, today), A_PAGE).get_page(number)

    def to(page: int) -> str:
        return f"{href}?{urlencode({**asked, 'page': page})}"

    return WorkersPage(
        tabs=tabs("workers"),
        form=form,
        href=href,
        chosen=tuple(_chosen(form, asked, name, href) for name in asked if form.is_valid()),
        columns=tuple(Column(text) for text in ("Name", "Posts now", "Account")),
        rows=tuple(_row(worker) for worker in sheet.object_list),
        pages=Pages(
            number=sheet.number,
            of=sheet.paginator.num_pages,
            first=sheet.start_index(),
            last=sheet.end_index(),
            rows=sheet.paginator.count,
            previous=to(sheet.previous_page_number()) if sheet.has_previous() else "",
            next=to(sheet.next_page_number()) if sheet.has_next() else "",
        ),
    )


def _asked_for(form: WorkersForm, today: date) -> QuerySet[Worker]:
    found = Worker.objects.exclude(posts__role=Role.SYSTEM).exclude(email="throughcare@localhost")
    if not form.is_valid():
        return found.none()
    said = form.cleaned_data
    if said["show"] != "all":
        found = found.filter(is_active=said["show"] != "closed")
    if said["q"]:
        found = found.filter(Q(name__icontains=said["q"]) | Q(email__icontains=said["q"]))
    held = Post.objects.filter(on_day(today))
    if said["role"]:
        held = held.filter(role=said["role"])
    if said["team"]:
        held = held.filter(team__lineage__contains=[said["team"].pk])
    if said["role"] or said["team"]:
        found = found.filter(pk__in=held.values("worker_id"))
    now = Prefetch("posts", Post.objects.filter(on_day(today)).select_related("team").order_by("started_on"), to_attr="held_now")
    return found.prefetch_related(now).order_by("name", "pk")


def _row(worker: Worker) -> WorkerShown:
    return WorkerShown(
        name=Link(worker.name, reverse("staff:worker", args=[worker.pk])),
        email=worker.email,
        posts=tuple(str(post) for post in getattr(worker, "held_now", [])),
        stands=_stands(worker),
    )


def _stands(worker: Worker) -> str:
    if not worker.is_active:
        return "Closed"
    if worker.has_usable_password() or worker.last_login:
        return "Open"
    return "No password chosen yet"


def _chosen(form: WorkersForm, asked: dict[str, str], name: str, href: str) -> Chosen:
    rest = urlencode({other: value for other, value in asked.items() if other != name})
    said = dict(getattr(form.fields[name], "choices", ())).get(asked[name], form.cleaned_data.get(name))
    return Chosen(f"{form.fields[name].label}: {said}", f"{href}?{rest}" if rest else href)


def worker_page(worker: Worker, *, own: bool, today: date) -> WorkerPage:
    """One worker as an administrator sees them."""
    posts = list(worker.posts.select_related("team", "given_by", "ended_by").order_by("-started_on", "role"))
    now = [post for post in posts if post.ended_on is None or post.ended_on > today]
    routes = ("give_post", "invite", "close_account", "open_account")
    return WorkerPage(
        name=worker.name,
        facts=(
            Fact("E-mail address", worker.email),
            Fact("Social Work England number", worker.registration or "None kept"),
            Fact("Joined", plain_date(worker.joined_on)),
            Fact("Account", _stands(worker)),
            Fact("Last signed in", plain_date(worker.last_login.date() if worker.last_login else None, "Never")),
        ),
        own=own,
        open=worker.is_active,
        inspector=any(post.role == Role.INSPECTOR for post in now),
        invite_words="Send them a link to choose a new password" if worker.has_usable_password() else "Invite them to sign in",
        columns=tuple(Column(text) for text in ("Role", "Team", "Sees", "When", "Ending")),
        now=tuple(_post(post, may_end=not own) for post in now),
        before=tuple(_post(post, may_end=False) for post in posts if post not in now),
        do={route: reverse(f"staff:{route}", args=[worker.pk]) for route in routes},
    )


def _post(post: Post, *, may_end: bool) -> PostShown:
    given = [f"Given by {post.given_by.name}"] if post.given_by else []
    given += [f"Ended by {post.ended_by.name}"] if post.ended_by else []
    return PostShown(
        role=post.get_role_display(),
        team=post.team.name,
        sees=Sight(post.sight).label,
        when=period(post.started_on, post.ended_on),
        given=". ".join(given),
        end_href=reverse("staff:end_post", args=[post.pk]) if may_end else "",
    )


def teams_page(*, today: date) -> TeamsPage:
    """Every team below the one it is part of, by name."""
    teams = list(Team.objects.all())
    held: dict[object, set[object]] = {}
    for team_id, worker_id in Post.objects.filter(on_day(today)).values_list("team_id", "worker_id"):
        held.setdefault(team_id, set()).add(worker_id)
    rows: list[TeamShown] = []

    def under(above: object, depth: int) -> None:
        for team in (one for one in teams if one.above_id == above):
            name = Link(team.name, reverse("staff:rename_team", args=[team.pk]))
            people = count(len(held.get(team.pk, ())), "person", "people")
            rows.append(TeamShown(name, team.get_kind_display(), depth, people))
            under(team.pk, depth + 1)

    under(None, 0)
    return TeamsPage(tabs("teams"), (Column("Team"), Column("What it is"), Column("Posts held today")), tuple(rows))
