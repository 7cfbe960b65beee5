"""A chronology as a tagged PDF that a screen reader can read (PDF/UA-1). The page is a fixed template; what it says is data."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import typst

from throughcare.apps.desk.chronology.told import Told

_PAGE = Path(__file__).with_name("chronology.typ")


def as_pdf(told: Told) -> bytes:
    """The file."""
    said = json.dumps(asdict(told), default=str)
    made = typst.compile(_PAGE.read_bytes(), sys_inputs={"told": said}, pdf_standards=["ua-1"], ignore_system_fonts=True)
    return bytes(made)
