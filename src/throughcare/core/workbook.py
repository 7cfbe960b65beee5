"""Rows as an Excel workbook of one sheet. Every cell is text: nothing in it can be reckoned, so nothing typed can do harm."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from django.http import HttpResponse

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKED = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONGEST = 32_767
"""As many letters as a cell holds."""

_PARTS = {
    "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKED}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{XLSX}.main+xml"/>'
    '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKED}/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATED}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKED}/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATED}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_RELATED}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Arial"/></font>'
    '<font><b/><sz val="11"/><name val="Arial"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf fontId="0"/>'
    '<xf fontId="1" applyFont="1"/></cellXfs></styleSheet>',
}


def workbook(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """The file. The first row is the headings, in bold."""
    lines = [_row(columns, bold=True), *(_row(row) for row in rows)]
    sheet = f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>'
    named = _said(re.sub(r"[\[\]:*?/\\']", " ", title))[:31]
    book = f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATED}"><sheets><sheet name="{named}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, words in {**_PARTS, "xl/workbook.xml": book, "xl/worksheets/sheet1.xml": sheet}.items():
            packed.writestr(name, words)
    return whole.getvalue()


def workbook_answer(name: str, columns: Sequence[str], rows: Iterable[Sequence[object]], *, title: str) -> HttpResponse:
    """The file as it is sent."""
    answer = HttpResponse(workbook(title, columns, rows), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _row(cells: Sequence[object], *, bold: bool = False) -> str:
    style = ' s="1"' if bold else ""
    return (
        "<row>"
        + "".join(f'<c t="inlineStr"{style}><is><t xml:space="preserve">{_said(cell)}</t></is></c>' for cell in cells)
        + "</row>"
    )


def _said(cell: object) -> str:
    return escape(_NOT_IN_XML.sub("", str(cell))[:_LONGEST], {'"': "&quot;"})
