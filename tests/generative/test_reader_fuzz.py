"""Whatever bytes are chosen, the reader accounts for every row or refuses in a sentence; it never does anything else."""

import csv
import io
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from throughcare.record.care import Episode
from throughcare.record.columns import Row
from throughcare.record.happenings import Missing, Outcomes, Review
from throughcare.record.people import Person, UnaccompaniedStatus
from throughcare.record.permanence import PartialDate, PreviousPermanence
from throughcare.returns.outcome import NotAReturn
from throughcare.returns.ssda903.build import write_csv
from throughcare.returns.ssda903.headings import ReturnTable
from throughcare.returns.ssda903.read import Return, read_return
from throughcare.returns.ssda903.schema import BY_ROW, TABLES
from throughcare.statute.codes import care, outcomes
from throughcare.statute.codes.code_set import CodeSet

BORN = date(2008, 5, 5)
LONGEST_SECONDS = 5
HEADER = b"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\r\nA1,2,05/05/2008,WBRI,UN2,0,\r\nA2,1,29/02/2012,MWBC,UN2,,\r\n"
XML = (
    b"<?xml version='1.0' encoding='utf-8'?><EXPSSDA903><CHILD><HEADER><CHILDID>A1</CHILDID><SEX>2</SEX><DOB>05/05/2008</DOB>"
    b"<AREVIEW><REVIEW>01/06/2017</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW><OC2><SDQ_SCORE>3</SDQ_SCORE></OC2></HEADER>"
    b"<EPISODE><DECOM>01/06/2017</DECOM><RNE>S</RNE><LS>C2</LS><PL>U6</PL></EPISODE></CHILD></EXPSSDA903>"
)


def made_workbook() -> bytes:
    book = openpyxl.Workbook()
    for line in HEADER.decode().splitlines():
        book.active.append(line.split(","))
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


WORKBOOK = made_workbook()
many = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def read_or_refuse(folder: Path, content: bytes) -> Return | str:
    """Read bytes beside a good Header: what was read, or the words it was refused in. Anything else raised is raised on."""
    (folder / "fuzz.csv").write_bytes(content)
    (folder / "good.csv").write_bytes(HEADER)
    try:
        return read_return([folder / "fuzz.csv", folder / "good.csv"], year=2018)
    except NotAReturn as refused:
        return str(refused)


def wrong_with(folder: Path, content: bytes) -> list[str]:
    """What the reader did with these bytes that it must not: nothing, where it accounts for every row or refuses in one sentence."""
    begun = time.process_time()
    read = read_or_refuse(folder, content)
    slow = [f"took {LONGEST_SECONDS} seconds and more"] if time.process_time() - begun >= LONGEST_SECONDS else []
    return [*slow, *(_wrong_with_words(read) if isinstance(read, str) else _wrong_with_sums(read))]


def _wrong_with_words(said: str) -> Iterator[str]:
    if not said.endswith(".") or "\n" in said:
        yield f"refused in what is not one sentence: {said}"


def _wrong_with_sums(read: Return) -> Iterator[str]:
    if sum(each.rows for each in read.files) != len(read.found) + len(read.set_aside):
        yield "rows are neither found nor set aside, or both"
    yield from (f"{each.file} does not add up" for each in read.files if each.rows != each.found + each.set_aside)
    where = Counter((each.file, each.line) for each in read.found) + Counter((each.file, each.line) for each in read.set_aside)
    yield from (f"line {line} of {file} is told of {times} times" for (file, line), times in where.items() if times > 1)


@st.composite
def mutated(draw: st.DrawFn, original: bytes) -> bytes:
    """A file in which some bytes were changed, lost, or repeated."""
    content = bytearray(original)
    for _ in range(draw(st.integers(1, 6))):
        place = draw(st.integers(0, max(len(content) - 1, 0)))
        length = draw(st.integers(0, 12))
        content[place : place + length] = draw(st.binary(max_size=12) | st.just(bytes(content[place : place + length]) * 2))
    return bytes(content)


@many
@given(content=st.binary(max_size=400))
def test_any_bytes_at_all(folder: Path, content: bytes) -> None:
    assert wrong_with(folder, content) == []


@many
@given(
    content=st.sampled_from([b"PK\x03\x04", b"<?xml", b"<a", b"\xff\xfe<", b"CHILD,", HEADER]).flatmap(
        lambda start: st.binary().map(lambda rest: start + rest)
    )
)
def test_any_bytes_after_a_promising_start(folder: Path, content: bytes) -> None:
    assert wrong_with(folder, content) == []


@many
@given(content=st.one_of(mutated(HEADER), mutated(XML)))
def test_a_damaged_table_or_document(folder: Path, content: bytes) -> None:
    assert wrong_with(folder, content) == []


@settings(many, max_examples=60)
@given(content=mutated(WORKBOOK))
def test_a_damaged_workbook(folder: Path, content: bytes) -> None:
    assert wrong_with(folder, content) == []


@settings(many, max_examples=100)
@given(
    part=st.sampled_from(["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml"]), by=st.data()
)
def test_a_damaged_part_in_a_sound_archive(folder: Path, part: str, by: st.DataObject) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WORKBOOK)) as sound, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sound.namelist():
            content = sound.read(name)
            archive.writestr(name, by.draw(mutated(content)) if name == part else content)
    assert wrong_with(folder, made.getvalue()) == []


@many
@given(
    table=st.sampled_from(TABLES),
    lines=st.lists(
        st.lists(
            st.text(max_size=12) | st.sampled_from(["A1", "05/05/2008", "1", "31/12/2017", "PN1", "C2", "S", "U6", "2018-01-01"]),
            max_size=14,
        ),
        max_size=8,
    ),
)
def test_any_text_in_the_cells_of_any_table(folder: Path, table: ReturnTable, lines: list[list[str]]) -> None:
    text = io.StringIO(newline="")
    written = csv.writer(text)
    written.writerow(each.name for each in table.headings)
    written.writerows(lines)
    assert wrong_with(folder, text.getvalue().encode("utf-8", "replace")) == []


def one_of(codes: CodeSet, *, null: bool = True) -> st.SearchStrategy[str | None]:
    known = st.sampled_from(sorted(each.code for each in codes.of_year(2018)))
    return known | st.none() if null else known


days = st.dates(date(2012, 5, 5), date(2018, 3, 31))
flags = st.booleans() | st.none()


@st.composite
def children_of_a_year(draw: st.DrawFn) -> list[Row]:
    """The rows of one child, as a return without a fault would hold them."""
    rows: list[Row] = [
        Person(
            child="A1",
            sex=draw(st.sampled_from("MF")),
            born_on=BORN,
            ethnicity=draw(one_of(care.ETHNIC)),
            upn=draw(st.sampled_from(["UN1", "D051910639385", None])),
            mother=draw(flags),
            mothers_child_born_on=draw(days | st.none()),
        )
    ]
    turns = sorted(draw(st.sets(days, max_size=6)))
    ends: list[date | None] = [*turns[1:], None]  # the last stays open
    for began, ended in zip(turns, ends, strict=False):
        rows.append(
            Episode(
                child="A1",
                started_on=began,
                reason_new=draw(one_of(care.RNE, null=False)) or "",
                legal_status=draw(one_of(care.LS, null=False)) or "",
                need=draw(one_of(care.CIN)),
                placement=draw(one_of(care.PLACE)),
                provider=draw(one_of(care.PLACE_PROVIDER)),
                ended_on=ended,
                reason_ceased=draw(one_of(care.REC)),
                reason_changed=draw(one_of(care.REASON_PLACE_CHANGE)),
                home_postcode=draw(st.sampled_from(["DL1 5QT", "E1 6AN", None])),
                urn=draw(st.sampled_from(["SC12345", "XXXXXXX", None])),
            )
        )
    rows += [
        Review(child="A1", held_on=on, participation=draw(one_of(outcomes.REVIEW_CODE))) for on in draw(st.sets(days, max_size=4))
    ]
    rows += [Missing(child="A1", kind=draw(st.sampled_from("MA")), started_on=on) for on in draw(st.sets(days, max_size=3))]
    rows.append(UnaccompaniedStatus(child="A1", ceased_on=draw(st.dates(BORN, date(2026, 5, 5)) | st.none())))
    rows.append(
        Outcomes(child="A1", sdq_score=draw(st.integers(0, 40) | st.none()), convicted=draw(flags), teeth_check=draw(flags))
    )
    month, year = draw(st.integers(1, 12) | st.none()), draw(st.integers(2009, 2016) | st.none())
    rows.append(PreviousPermanence(child="A1", option="P1", authority="841", ordered_on=PartialDate(year=year, month=month)))
    return rows


@settings(many, max_examples=80)
@given(rows=children_of_a_year(), year=st.sampled_from([2018, 2024, 2027]))
def test_rows_written_as_csv_read_back_as_the_same_rows(rows: list[Row], year: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        for table in TABLES:
            of_table = [(row, BORN) for row in rows if BY_ROW[type(row)] is table]
            if of_table:
                with (Path(name) / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
                    write_csv(file, of_table, table=table, year=year)
        whole = read_return([Path(name)], year=year)
    assert whole.set_aside == ()
    assert sorted(map(repr, (each.row for each in whole.found))) == sorted(map(repr, rows))
