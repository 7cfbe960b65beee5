"""The scorecard taken out: as CSV, as an Excel workbook, and as a tagged PDF to print for a meeting. No child is named in any."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from throughcare.apps.improvement.asked import chosen_snapshot, roles_of
from throughcare.apps.improvement.models import Frozen
from throughcare.apps.improvement.queries import seen_by
from throughcare.apps.improvement.scorecard import (
    HOW_TO_TAKE_ONE,
    TEXT_OF_COLUMNS,
    ObjectiveShown,
    cells,
    objectives_shown,
    of_words,
)
from throughcare.apps.involvement.queries import log_export
from throughcare.apps.workforce.queries import posts_of
from throughcare.core.printing.paper import Paper, Part, Said
from throughcare.core.printing.pdf import as_pdf, pdf_answer
from throughcare.core.sheet import sheet
from throughcare.core.workbook import workbook_answer


@require_GET
@login_required
def pack_csv(request: HttpRequest) -> HttpResponse:
    """The scorecard as CSV."""
    frozen, objectives = _pack(request, "CSV")
    return sheet(f"{_name(frozen)}.csv", TEXT_OF_COLUMNS, _rows(objectives))


@require_GET
@login_required
def pack_xlsx(request: HttpRequest) -> HttpResponse:
    """The scorecard as an Excel workbook."""
    frozen, objectives = _pack(request, "Excel")
    return workbook_answer(f"{_name(frozen)}.xlsx", TEXT_OF_COLUMNS, _rows(objectives), title="Scorecard")


@require_GET
@login_required
def pack_pdf(request: HttpRequest) -> HttpResponse:
    """The scorecard as a tagged PDF."""
    frozen, objectives = _pack(request, "PDF")
    return pdf_answer(as_pdf(paper(frozen, objectives)), _name(frozen))


def _pack(request: HttpRequest, kind: str) -> tuple[Frozen | None, tuple[ObjectiveShown, ...]]:
    roles_of(request)
    frozen = chosen_snapshot(request)
    log_export(request, seen=0, words=f"scorecard {frozen.as_at}, {kind}" if frozen else f"scorecard, {kind}")
    return frozen, objectives_shown(frozen, seen_by(posts_of(request))) if frozen else ()


def _name(frozen: Frozen | None) -> str:
    return f"scorecard-{frozen.as_at}" if frozen else "scorecard"


def _rows(objectives: tuple[ObjectiveShown, ...]) -> list[tuple[str, ...]]:
    return [cells(objective, measure) for objective in objectives for measure in objective.measures]


def paper(frozen: Frozen | None, objectives: tuple[ObjectiveShown, ...]) -> Paper:
    """The scorecard on paper: an objective a part, and each measure with all that is said of it."""
    of = of_words(frozen) if frozen else HOW_TO_TAKE_ONE
    return Paper(
        title="Scorecard",
        name="",
        council=settings.THROUGHCARE_COUNCIL,
        lines=(of,),
        parts=tuple(
            Part(
                heading=each.title,
                words=". ".join(part for part in (f"Owner: {each.owner}", each.source, each.done) if part),
                said=tuple(
                    Said(
                        f"{one.claim.text} ({one.key})",
                        "\n".join(
                            part
                            for part in (
                                ", ".join(
                                    word
                                    for word in (one.figure, one.not_known, one.doubtful.text if one.doubtful else "", one.when)
                                    if word
                                ),
                                f"{one.stands.words}. {one.target}" if one.stands.words != one.target else one.target,
                                one.counted,
                                one.trend,
                                *one.published,
                                one.beside,
                                *one.own,
                            )
                            if part
                        ),
                    )
                    for one in each.measures
                ),
            )
            for each in objectives
        ),
        foot=f"Scorecard. {of}",
    )
