"""One figure's page: what it counts, its trend, its services and teams, the children behind it and what each needs next, and what was agreed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from throughcare.apps.desk.work_pages import Shower, pages
from throughcare.apps.duties.mine import next_of_each
from throughcare.apps.duties.orders import last_page
from throughcare.apps.duties.presenters import name_of
from throughcare.apps.duties.queries import around, owed_now
from throughcare.apps.improvement import doubtful, said
from throughcare.apps.improvement.agreed import AgreedShown, agreed_shown
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
from throughcare.apps.improvement.scorecard import figure_href, of_words, told
from throughcare.apps.workforce.models import Team
from throughcare.charts.drawn import Drawn
from throughcare.core.page import Link
from throughcare.core.shown import Column, Fact, Pages
from throughcare.core.today import now, today
from throughcare.core.words import count
from throughcare.measures.measure import Better, Measure, Shape

SIZE, MANY = 20, 50
"""As many children as are shown at once, and as many where somebody asks for more, to agree one thing for them all."""
COLUMNS = (Column("Child"), Column("Is it so of them?"), Column("What they need next"), Column("Whose to do"))
TEXT_OF_COLUMNS = ("Child", "Is it so of them?", "What they need next", "Due", "Whose to do", "Rests on a doubtful record")


@dataclass(frozen=True, slots=True)
class TeamShown:
    """A service or team in a figure. `within` marks a team below a service."""

    name: Link
    within: bool
    figure: str
    not_known: str


@dataclass(frozen=True, slots=True)
class ChildBehind:
    """A child behind a figure: how they stand in it, what they need next, by when, and whose that is."""

    key: str
    child: Link
    restricted: bool
    stands: str
    next: Link | None
    when: str
    who: str
    doubtful: Link | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        """The same in words, for a file."""
        return (
            self.child.text,
            self.stands,
            self.next.text if self.next else "Nothing is owed",
            self.when,
            self.who,
            "Yes" if self.doubtful else "",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePage:
    """One figure of one snapshot."""

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
    control = None if shown.hidden else said.trend(each.before, open_to_all=seen.everyone)
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
        beside=beside_shown(measure, published, [] if shown.hidden else each.years, open_to_all=seen.everyone),
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
        agreed=tuple(agreed_shown(agreed_on(measure.key), agreed_for_children(measure.key))),
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
    words = (
        "" if row is None or (hidden and not asked.team) else doubtful.words(row, whole=seen.everyone or asked.team is not None)
    )
    return Link(words, f"{whole}&doubtful=yes") if words else None


def _kept(frozen: Frozen, asked: Chosen) -> tuple[tuple[str, str], ...]:
    """What the form that agrees an action must send along: which snapshot, which team of it, and in which clinic."""
    team, clinic = asked.team.pk if asked.team else None, asked.clinic
    return tuple((name, str(key)) for name, key in (("snapshot", frozen.pk), ("team", team), ("clinic", clinic)) if key)


def children_shown(measure: Measure, rows: Sequence[Behind]) -> tuple[ChildBehind, ...]:
    """Children behind a figure, with what each needs next, in three questions however many they are."""
    keys = [row.child_id for row in rows]
    shower = Shower(around(keys, today()), today(), now(), as_at=None)
    following = next_of_each(owed_now(today(), now=now()), keys)
    return tuple(_child(measure, row, shower, following.get(row.child_id)) for row in rows)


def _child(measure: Measure, row: Behind, shower: Shower, following: Any | None) -> ChildBehind:
    duty = shower.duty(following) if following is not None else None
    href = shower.href(row.child_id)
    return ChildBehind(
        key=str(row.child_id),
        child=Link(name_of(row.child_id, shower.around), href),
        restricted=shower.around.restricted(row.child_id),
        stands=how_they_stand(measure, row),
        next=Link(duty.what, duty.action.href if duty.action else "") if duty else None,
        when=f"{duty.due} ({duty.how_late[0].lower()}{duty.how_late[1:]})" if duty else "",
        who=duty.who if duty else "",
        doubtful=Link("Put right", f"{reverse('quality:to_put_right')}?child={row.child_id}") if row.doubtful else None,
    )


def how_they_stand(measure: Measure, row: Behind) -> str:
    """How a child stands in a figure: Not met; met 1 of 2; counted; not known."""
    known = row.counted - row.not_known
    unknown = f"not known {row.not_known} of {row.counted}" if row.counted > 1 else "not known"
    if not known:
        return unknown.capitalize()
    if measure.shape is not Shape.PROPORTION:
        return "Counted" if row.counted == 1 else f"Counted {row.counted} times"
    words = ("Yes" if row.met else "No") if known == 1 else f"{row.met} of {known}"
    return f"{words}, {unknown}" if row.not_known else words


def _worst_first(measure: Measure) -> Any:
    """Those for whom something is amiss come first, the most of it first; then those of whom it is not known."""

    def amiss(row: Behind) -> tuple[int, int, UUID]:
        wrong = row.met if measure.better is Better.LOWER else row.counted - row.not_known - row.met
        return -wrong, -row.not_known, row.child_id

    return amiss


def worst_first(measure: Measure, rows: Iterable[Behind]) -> list[Behind]:
    """Children behind a figure in the order they are shown in."""
    return sorted(rows, key=_worst_first(measure))


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


def chosen_words(each: Each, seen: Seen, team: Team | None) -> str:
    """A team's figure in words; empty where none is asked for."""
    row = row_of(each, seen, team) if team else None
    return said.figure_of(row).words if row else ("Nothing to count here" if team else "")


def row_of(each: Each, seen: Seen, team: Team) -> FrozenFigure | None:
    """A team's figure; a service's is its teams' together."""
    if team.kind == Team.Kind.TEAM:
        return each.teams.get(team.pk)
    below = [row for key, row in each.teams.items() if key in seen.named and team.pk in seen.named[key].lineage]
    return said.together(below)


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
        name = names.get(row.child_id, "Nobody of this team")
        met[name] += row.met
        known[name] += row.counted - row.not_known
    for name in sorted(known):
        yield Fact(name, f"{met[name]} of {known[name]}" if known[name] else "Not known")
