"""The scorecard as a page: objective by objective, each measure with its figure, trend, target and what stands beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from throughcare.apps.improvement import doubtful, said
from throughcare.apps.improvement.agreed import AgreedShown
from throughcare.apps.improvement.models import Aim, Frozen, FrozenFigure, Objective
from throughcare.apps.improvement.published import Found, beside_of, lines_of
from throughcare.apps.improvement.queries import Each, Seen, figures_of, plan, target_of
from throughcare.apps.improvement.said import NO_TARGET, Stands
from throughcare.apps.improvement.telling import Telling, telling
from throughcare.apps.workforce.models import Team
from throughcare.core.happened import london_day
from throughcare.core.page import Link
from throughcare.core.shown import Column
from throughcare.core.words import count, moment, plain_date
from throughcare.measures.everything import BY_KEY
from throughcare.measures.measure import Measure

COLUMNS = (Column("Measure"), Column("Figure"), Column("How it stands"), Column("Trend"), Column("Beside it"))
TEXT_OF_COLUMNS = (
    "Objective",
    "Measure",
    "Claim",
    "Figure",
    "Not known",
    "Rests on doubtful records",
    "When",
    "How it stands",
    "Target",
    "Trend",
    "Published",
    "Quality beside it",
)


@dataclass(frozen=True, slots=True)
class MeasureShown:
    """One measure of an objective. `hidden` says why the council's figure is not told; `own` are the figures of one's own teams."""

    key: str
    claim: Link
    figure: str
    not_known: str
    doubtful: Link | None
    when: str
    stands: Stands
    target: str
    trend: str
    published: tuple[str, ...]
    quality: Link | None
    quality_figure: str
    quality_missing: str
    own: tuple[str, ...] = ()
    counted: str = ""

    @property
    def beside(self) -> str:
        """The measure of quality beside it, in words."""
        if self.quality is not None:
            return f"{self.quality.text}: {self.quality_figure}"
        return f"Missing: {self.quality_missing}" if self.quality_missing else ""


@dataclass(frozen=True, slots=True)
class ObjectiveShown:
    """One objective: whose, who said so, the words it answers, and its measures."""

    key: str
    title: str
    owner: str
    source: str
    answers: str
    done: str
    href: str
    measures: tuple[MeasureShown, ...]

    @property
    def in_short(self) -> str:
        """How many measures it has and how they stand, for a screen that shows one objective at a time."""
        stands = Counter(one.stands.words.removesuffix(", of few").lower() for one in self.measures)
        said = ", ".join(f"{number} {words}" for words, number in stands.items())
        return f"{count(len(self.measures), 'measure')}: {said}" if said else "No measure yet"


@dataclass(frozen=True, slots=True)
class ScorecardPage:
    """The scorecard of one snapshot. `of` says which, `snapshots` are the others; `how` says how to take one where there is none."""

    caption: str
    of: str
    elsewhere: str
    snapshots: tuple[Link, ...]
    how: str
    objectives: tuple[ObjectiveShown, ...]
    columns: tuple[Column, ...]
    links: tuple[Link, ...]
    mine: tuple[AgreedShown, ...]
    exports: tuple[Link, ...]


HOW_TO_TAKE_ONE = (
    "No figures are written down yet. On the machine that keeps the record, `throughcare scorecard --take` takes a snapshot and writes its "
    "figures down; by night it does so by itself where that is set up."
)


@dataclass(frozen=True, slots=True)
class Told:
    """What one figure says to whoever asks: the council's, hidden from them where it would tell of few; and their own teams'."""

    row: FrozenFigure
    hidden: bool
    own: tuple[tuple[Team, FrozenFigure], ...]
    everyone: bool

    @property
    def seen_of_it(self) -> list[FrozenFigure] | None:
        """The parts of it that whoever asks sees in the open; None where that is the whole."""
        return None if self.everyone else [row for _, row in self.own]

    @property
    def words(self) -> str:
        """The figure in words, without how many are not known."""
        return said.HIDDEN if self.hidden else said.figure_of(self.row).words.partition(";")[0]


def told(each: Each, seen: Seen) -> Told:
    """What a measure says to somebody who sees these teams' children."""
    own = () if seen.everyone else tuple((team, each.teams[team.pk]) for team in seen.listed if team.pk in each.teams)
    hidden = not seen.everyone and said.others_are_few(each.council, [row for _, row in own])
    return Told(each.council, hidden, own, seen.everyone)


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


def objectives_shown(frozen: Frozen, seen: Seen) -> tuple[ObjectiveShown, ...]:
    """The plan with its figures, in as many queries whatever its length. Targets are those that held on the snapshot's day."""
    objectives = plan(on=frozen.as_at if frozen.known_on else max(frozen.as_at, london_day(frozen.made_at)))
    aims = [aim for objective in objectives for aim in objective.told_by]  # type: ignore[attr-defined]  # read by `plan`
    figures = figures_of(frozen, {key for aim in aims for key in (aim.measure, aim.beside) if key})
    published = beside_of([aim.measure for aim in aims])
    asked = Asking(figures, published, seen, telling(seen, figures.values()), frozen)
    return tuple(_objective(objective, asked) for objective in objectives)


@dataclass(frozen=True, slots=True)
class Asking:
    """What the measures of a scorecard are told from: the figures, what is published beside them, and what of them is told to whom."""

    figures: dict[str, Each]
    published: Found
    seen: Seen
    tells: Telling
    frozen: Frozen


def _objective(objective: Objective, asked: Asking) -> ObjectiveShown:
    source = ", ".join(part for part in (objective.said_by, plain_date(objective.said_on) if objective.said_on else "") if part)
    aims: Sequence[Aim] = objective.told_by  # type: ignore[attr-defined]  # read by `plan`
    return ObjectiveShown(
        key=f"objective-{objective.number}",
        title=str(objective),
        owner=objective.owner.name,
        source=f"{objective.get_came_display()}: {source}" if source else objective.get_came_display(),
        answers=objective.answers,
        done=done_words(objective),
        href=reverse("improvement:objective", args=[objective.pk]),
        measures=tuple(_measure(aim, asked) for aim in aims if aim.measure in BY_KEY),
    )


def done_words(objective: Objective, *, on: date | None = None) -> str:
    """Whether an objective is done, or proposed as such, as it stood on a day or, where none is said, stands; empty while it is neither."""
    by, day = objective.proposed_by, on or date.max
    if by is None or objective.proposed_on is None or objective.proposed_on > day:
        return ""
    if objective.closed_by is not None and objective.closed_on is not None and objective.closed_on <= day:
        return f"Done: {by.name} said so, {objective.closed_by.name} agreed on {plain_date(objective.closed_on)}."
    if objective.not_yet_by is not None and objective.not_yet_on is not None and objective.not_yet_on <= day:
        no = f"{objective.not_yet_by.name} said on {plain_date(objective.not_yet_on)}: not yet, because"
        return f"{by.name} proposed that this is done. {no}: {objective.not_yet}"
    return f"{by.name} proposes that this is done. Somebody else must agree."


def _measure(aim: Aim, asked: Asking) -> MeasureShown:
    measure, each, quality = BY_KEY[aim.measure], asked.figures.get(aim.measure), asked.figures.get(aim.beside)
    target, seen, frozen = target_of(aim), asked.seen, asked.frozen
    common = {
        "key": measure.key,
        "claim": Link(measure.title, figure_href(measure, frozen)),
        "target": said.target_words(measure, target),
        "published": lines_of(measure.key, asked.published),
        "quality": Link(BY_KEY[aim.beside].title, figure_href(BY_KEY[aim.beside], frozen)) if quality else None,
        "quality_figure": told(quality, seen).words if quality else "",
        "quality_missing": aim.missing if aim.timely and not quality else "",
    }
    if each is None:
        empty = {
            "figure": "Not in this snapshot",
            "not_known": "",
            "doubtful": None,
            "when": "",
            "stands": NO_TARGET,
            "trend": "",
        }
        return MeasureShown(**common, **empty)  # type: ignore[arg-type]  # each is of its field's type
    shown = told(each, seen)
    return MeasureShown(
        **common,  # type: ignore[arg-type]  # each is of its field's type
        figure=shown.words,
        not_known=f"{each.council.not_known:,} not known" if each.council.not_known and not shown.hidden else "",
        doubtful=_doubtful(measure, shown, frozen) if not shown.hidden else None,
        when=said.when(each.council),
        stands=NO_TARGET if shown.hidden else said.stands(each.council, target),
        trend="" if shown.hidden else said.signal_words_of(said.trend(each.before, tells=asked.tells)),
        counted=said.as_the_plan_counts(each.planned if aim.months else None, tells=asked.tells),
        own=tuple(f"{team}: {said.figure_of(row).words}" for team, row in shown.own),
    )


def _doubtful(measure: Measure, shown: Told, frozen: Frozen) -> Link | None:
    """How much of a figure rests on doubtful records, and those behind it that are."""
    words = doubtful.words(shown.row, own=shown.seen_of_it)
    return Link(words, f"{figure_href(measure, frozen)}&doubtful=yes") if words else None


def figure_href(measure: Measure, frozen: Frozen | None) -> str:
    """Where a figure of a snapshot is; without one, of the latest."""
    here = reverse("improvement:figure", args=[measure.key])
    return f"{here}?snapshot={frozen.pk}" if frozen else here


def of_words(frozen: Frozen) -> str:
    """Which snapshot a page is of."""
    known = f", as it was known at the end of {plain_date(frozen.known_on)}" if frozen.known_on else ""
    return f"As at {plain_date(frozen.as_at)}{known}. From {frozen.of_what}; snapshot made {moment(frozen.made_at)}."


def snapshots_shown(every: Iterable[Frozen], chosen: Frozen, address: str) -> tuple[Link, ...]:
    """The snapshots a page can be of."""
    return tuple(
        Link(
            f"{plain_date(each.as_at)}{said.known_words(each)}",
            f"{address}?snapshot={each.pk}",
            each.pk == chosen.pk,
        )
        for each in every
    )


def cells(objective: ObjectiveShown, measure: MeasureShown) -> tuple[str, ...]:
    """A measure in words, for a file, in the order of `TEXT_OF_COLUMNS`."""
    return (
        objective.title,
        measure.key,
        measure.claim.text,
        ". ".join(part for part in (measure.figure, measure.counted) if part),
        measure.not_known,
        measure.doubtful.text if measure.doubtful else "",
        measure.when,
        measure.stands.words,
        measure.target,
        measure.trend,
        " ".join(measure.published),
        measure.beside,
    )
