"""One figure's page: what it counts, its trend, its services and teams, the children behind it and what each needs next, and what was agreed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from throughcare.apps.desk.work_pages import pages
from throughcare.apps.duties.orders import last_page
from throughcare.apps.improvement import doubtful, said
from throughcare.apps.improvement.agreed import AgreedShown, agreed_shown
from throughcare.apps.improvement.behind import ChildBehind, children_shown, worst_first
from throughcare.apps.improvement.models import Behind, Frozen, FrozenFigure
from throughcare.apps.improvement.published import BesideShown, Found, beside_of, beside_shown, lines_of
from throughcare.apps.improvement.queries import (
    Each,
    Seen,
    agreed_for_children,
    agreed_on,
    children_behind,
    not_open,
    social_workers,
)
from throughcare.apps.improvement.restated import RestatedShown, nothing_written_down, other_days, restated
from throughcare.apps.improvement.scorecard import chosen_words, figure_href, of_words, row_of, told
from throughcare.apps.improvement.telling import telling
from throughcare.apps.workforce.models import Team
from throughcare.charts.drawn import Drawn
from throughcare.core.page import Link
from throughcare.core.shown import Column, Fact, Pages
from throughcare.core.words import count
from throughcare.measures.measure import Measure, Shape

SIZE, MANY = 20, 50
"""As many children as are shown at once, and as many where somebody asks for more, to agree one thing for them all."""
COLUMNS = (Column("Child"), Column("Is it so of them?"), Column("What they need next"), Column("Whose to do"))


@dataclass(frozen=True, slots=True)
class TeamShown:
    """A service or team in a figure. `within` marks a team below a service."""

    name: Link
    within: bool
    figure: str
    not_known: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePage:
    """One figure of one snapshot. `of_children` is false where what is counted is not about children: then none are listed.

    `nobody` says why no child is listed; empty where one is.
    """

    title: str
    caption: str
    key: str
    of: str
    figure: str
    not_known: str
    doubtful: Link | None
    all_children: str
    when: str
    facts: tuple[Fact, ...]
    chart: Drawn | None
    beside: tuple[BesideShown, ...]
    trend: str
    teams: tuple[TeamShown, ...]
    team_columns: tuple[Column, ...]
    chosen: str
    all_teams: str
    workers: tuple[Fact, ...]
    columns: tuple[Column, ...]
    children: tuple[ChildBehind, ...]
    children_title: str
    of_children: bool
    nobody: str
    closed: str
    may_act: bool
    act: str
    kept: tuple[tuple[str, str], ...]
    export: str
    pages: Pages | None
    at_once: Link | None
    agreed: tuple[AgreedShown, ...]
    restated: RestatedShown | None
    days: tuple[Link, ...]

    @property
    def children_in_short(self) -> str:
        """How many children are behind it, for a screen that shows one part of the page at a time."""
        return count(self.pages.rows, "child", "children") if self.pages else "No child open to you"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What of a figure is asked for: a team of it or all, a page of its children, and whether whoever asks may agree actions."""

    team: Team | None
    number: int
    may_act: bool
    told_of_closed: bool
    clinic: UUID | None = None
    day: date | None = None
    doubtful: bool = False
    """Only those whose record is doubtful in what the figure reads."""
    many: bool = False
    """As many at once as there may be."""


def figure_page(measure: Measure, frozen: Frozen, each: Each, seen: Seen, asked: Chosen) -> tuple[FigurePage, int]:
    """The page, and how many children it shows."""
    shown = told(each, seen)
    tells = telling(seen, [each])
    control = None if shown.hidden else said.trend(each.before, tells=tells)
    published = beside_of([measure.key])
    every = children_behind(frozen, measure.key, within=asked.team)
    rows = [row for row in every if row.doubtful] if asked.doubtful else every
    size = MANY if asked.many else SIZE
    number = last_page(asked.number, rows=len(rows), most=size)
    some = worst_first(measure, rows)[(number - 1) * size : number * size]
    children = children_shown(measure, some)
    here = figure_href(measure, frozen)
    whole = f"{here}{f'&team={asked.team.pk}' if asked.team else ''}{f'&clinic={asked.clinic}' if asked.clinic else ''}"
    within = f"{whole}&doubtful=yes" if asked.doubtful else whole
    closed = not_open(frozen, measure.key, within=asked.team) if asked.told_of_closed else 0
    page = FigurePage(
        title=measure.title,
        caption=f"{asked.team}" if asked.team else "The council",
        key=measure.key,
        of=of_words(frozen),
        figure=chosen_words(each, seen, asked.team) or shown.words,
        not_known=f"{each.council.not_known:,} not known"
        if each.council.not_known and not asked.team and not shown.hidden
        else "",
        doubtful=_resting(each, seen, asked, hidden=shown.hidden, whole=whole),
        all_children=whole if asked.doubtful else "",
        when=said.when(each.council),
        facts=tuple(_facts(measure, each.council, published)),
        beside=beside_shown(measure, published, [] if shown.hidden else each.years, tells=tells),
        chart=said.trend_drawn(control),
        trend=said.trend_words(control),
        teams=tuple(_teams(measure, frozen, each, seen)),
        team_columns=(Column("Service or team"), Column("Figure"), Column("Not known")),
        chosen=str(asked.team or ""),
        all_teams=here if asked.team else "",
        workers=tuple(_workers(measure, every, seen, asked.team)),
        columns=COLUMNS,
        children=children,
        children_title=f"Children behind it{f' in {asked.team}' if asked.team else ''}{', by doubtful records' if asked.doubtful else ''}",
        of_children=measure.of_children,
        nobody="" if children else _nobody(each, seen, asked),
        closed=f"And {count(closed, 'child', 'children')} not open to you." if closed else "",
        may_act=asked.may_act,
        act=reverse("improvement:act", args=[measure.key]),
        kept=_kept(frozen, asked),
        export=f"{reverse('improvement:children_csv', args=[measure.key])}?snapshot={frozen.pk}{f'&team={asked.team.pk}' if asked.team else ''}",
        pages=pages(
            number=number,
            rows=len(rows),
            size=size,
            address=f"{within}{'&many=yes' if asked.many else ''}&page=",
            place="#children",
        ),
        at_once=Link(f"Show {MANY} at once", f"{within}&many=yes#children") if len(rows) > SIZE and not asked.many else None,
        agreed=tuple(agreed_shown(agreed_on(measure.key), agreed_for_children(measure.key), seen=seen)),
        restated=_restated(measure, frozen, each, seen, asked),
        days=other_days(measure),
    )
    return page, len(children)


def _restated(measure: Measure, frozen: Frozen, each: Each, seen: Seen, asked: Chosen) -> RestatedShown | None:
    """The day asked for, as known then and as known now; None where no day was asked for."""
    if asked.day is None:
        return None
    if asked.day != frozen.as_at:
        return nothing_written_down(asked.day)
    return restated(measure, frozen, each, seen, asked.team, told_of_closed=asked.told_of_closed)


def _resting(each: Each, seen: Seen, asked: Chosen, *, hidden: bool, whole: str) -> Link | None:
    """How much of the figure that is shown rests on doubtful records, and where those are listed."""
    row = row_of(each, seen, asked.team) if asked.team else each.council
    if row is None or (hidden and not asked.team):
        return None
    words = doubtful.words(row) if asked.team else doubtful.words(row, own=told(each, seen).seen_of_it)
    return Link(words, f"{whole}&doubtful=yes") if words else None


def _nobody(each: Each, seen: Seen, asked: Chosen) -> str:
    """Why no child is listed: none is there by a doubtful record, none stands behind the figure at all, or none is open to whoever asks."""
    if asked.doubtful:
        return "None of the children behind it who are open to you rests on a doubtful record."
    row = row_of(each, seen, asked.team) if asked.team else each.council
    if row is not None and not row.children:
        return "No child stands behind it."
    return "No child behind it is open to you."


def _kept(frozen: Frozen, asked: Chosen) -> tuple[tuple[str, str], ...]:
    """What the form that agrees an action must send along: which snapshot, which team of it, and in which clinic."""
    team, clinic = asked.team.pk if asked.team else None, asked.clinic
    return tuple((name, str(key)) for name, key in (("snapshot", frozen.pk), ("team", team), ("clinic", clinic)) if key)


def _facts(measure: Measure, row: FrozenFigure, published: Found) -> Iterable[Fact]:
    yield Fact("What is counted", measure.counts[0].upper() + measure.counts[1:])
    if measure.met:
        yield Fact("What is claimed", measure.met[0].upper() + measure.met[1:])
    if measure.leaves_out:
        yield Fact("Left out", measure.leaves_out[0].upper() + measure.leaves_out[1:])
    yield Fact("Over", f"{measure.over.value}: {said.when(row)}")
    yield Fact("Which way is better", measure.better.value[0].upper() + measure.better.value[1:])
    yield Fact("From", measure.source)
    for words in lines_of(measure.key, published):
        yield Fact("Published", words)
    changed = "" if row.version == measure.version else f"; this figure was worked out by version {row.version}"
    yield Fact("Definition", f"{measure.key}, version {measure.version}{changed}")


def _teams(measure: Measure, frozen: Frozen, each: Each, seen: Seen) -> Iterable[TeamShown]:
    for team in seen.listed:
        row = row_of(each, seen, team)
        if row is None and not _counts_any_of(each, seen, team):
            continue
        yield TeamShown(
            name=Link(team.name, f"{figure_href(measure, frozen)}&team={team.pk}"),
            within=team.kind == Team.Kind.TEAM and len(team.lineage) > 2,
            figure=said.figure_of(row).words.partition(";")[0] if row else "Parts do not add up to a median or mean",
            not_known=f"{row.not_known:,}" if row else "",
        )
    if each.nobody is not None and seen.everyone:
        figure = said.figure_of(each.nobody).words.partition(";")[0]
        yield TeamShown(Link("No team", ""), False, figure, f"{each.nobody.not_known:,}")


def _counts_any_of(each: Each, seen: Seen, team: Team) -> bool:
    """Whether anything of a service's teams is in a figure."""
    return any(team.pk in seen.named[key].lineage for key in each.teams if key in seen.named)


def _workers(measure: Measure, rows: Sequence[Behind], seen: Seen, team: Team | None) -> Iterable[Fact]:
    """A team's figure by who works with the children: to the one who manages that very team, and of nobody but those in it."""
    if team is None or team.pk not in seen.manages or measure.shape is not Shape.PROPORTION:
        return
    names = social_workers([row.child_id for row in rows], team=team)
    met: Counter[str] = Counter()
    known: Counter[str] = Counter()
    for row in rows:
        name = names.get(row.child_id, "No social worker in this team")
        met[name] += row.met
        known[name] += row.counted - row.not_known
    for name in sorted(known):
        yield Fact(name, f"{met[name]} of {known[name]}" if known[name] else "Not known")
