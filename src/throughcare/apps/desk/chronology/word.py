"""A chronology as a Word document. Words are put in as words: nothing that was typed is read as a field, a formula or markup."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.shared import Cm

from throughcare.apps.desk.chronology.told import HEADINGS, Told

_WIDTHS = (3, 7, 6.5)


def as_word(told: Told) -> bytes:
    """The file."""
    made: Any = Document()
    made.core_properties.title = f"Chronology: {told.name}"
    made.core_properties.author = ""
    made.core_properties.language = "en-GB"
    made.add_heading(f"Chronology: {told.name}", level=1)
    for line in (*told.about, told.purpose and f"For: {told.purpose}", f"{told.standing}."):
        if line:
            made.add_paragraph(line)
    table = made.add_table(rows=1, cols=3, style="Table Grid")
    for cell, heading in zip(table.rows[0].cells, HEADINGS, strict=True):
        cell.paragraphs[0].add_run(heading).bold = True
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # repeated on every page, and read out as headings
    for event in told.events:
        for cell, words in zip(table.add_row().cells, (event.when, event.what, event.analysis), strict=True):
            cell.text = words
    for row in table.rows:
        for cell, width in zip(row.cells, _WIDTHS, strict=True):
            cell.width = Cm(width)
    if told.adds_up:
        made.add_heading("What it all adds up to", level=2)
        for paragraph in told.adds_up.split("\n"):
            made.add_paragraph(paragraph)
    kept = BytesIO()
    made.save(kept)
    return kept.getvalue()
