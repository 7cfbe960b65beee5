"""The file: a fixed page filled with values (PDF/UA-1). Nothing that was typed is read as markup or as a formula."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typst
from django.http import HttpResponse

from throughcare.core.files.kinds import Kind
from throughcare.core.printing.paper import Paper, plain

PAGES = Path(__file__).parent


def as_pdf(paper: Paper) -> bytes:
    """A record as a PDF."""
    return filled("paper.typ", asdict(paper))


def filled(page: str, values: dict[str, Any]) -> bytes:
    """One of the fixed pages beside this module, filled with values."""
    said = json.dumps(_plain(values), default=str)
    source = (PAGES / page).read_bytes()
    return bytes(typst.compile(source, sys_inputs={"told": said}, pdf_standards=["ua-1"], ignore_system_fonts=True))


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value


def pdf_answer(content: bytes, name: str) -> HttpResponse:
    """The file as it is sent, under a name that should say nothing of whose it is."""
    answer = HttpResponse(content, content_type=Kind.PDF.media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    answer.headers["Cache-Control"] = "no-store"
    return answer
