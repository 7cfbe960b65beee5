"""Files are recognised by what is in them; what is no return is refused in one sentence."""

import io
import struct
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from throughcare.record.people import Person, UnaccompaniedStatus
from throughcare.returns.files import MB, Limits
from throughcare.returns.outcome import Doubt, NotAReturn
from throughcare.returns.ssda903.read import Return, read_return

HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB"
ALICE = "A1,2,05/05/2008,WBRI,UN2,0,"
PERSON = Person(child="A1", sex="F", born_on=date(2008, 5, 5), ethnicity="WBRI", upn="UN2", mother=False)
XML = (
    "<EXPSSDA903><CHILD><HEADER><CHILDID>A1</CHILDID><SEX>2</SEX><DOB>05/05/2008</DOB><ETHNIC>WBRI</ETHNIC><UPN>UN2</UPN>"
    "<MOTHER>0</MOTHER>{}</HEADER></CHILD></EXPSSDA903>"
)


def read(path: Path, *others: Path, limits: Limits | None = None) -> Return:
    return read_return([path, *others], year=2018, limits=limits)


def written(folder: Path, content: str | bytes, *, name: str = "some.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(f"{HEADER}\n{ALICE}\n", id="plain"),
        pytest.param(f"\ufeff{HEADER}\r\n{ALICE}\r\n", id="byte-order mark"),
        pytest.param(f"\n,,,,,,\n{HEADER.lower()}\n\n{ALICE}\n  , ,,,,,\n", id="lower case and blank lines"),
        pytest.param(
            '"UPN ",dob,Extra, MC_DOB,mother,ETHNIC,SEX,CHILD\nUN2,2008-05-05,?,,0,wbri,2,a1\n', id="any order, more columns"
        ),
        pytest.param(f"{HEADER};NOTE\n{ALICE};x\n".replace(",", ";"), id="semicolons"),
        pytest.param(f"{HEADER},NOTE\n{ALICE},caf\xe9 \x93quoted\x94\n".encode("latin-1"), id="Windows-1252"),
        pytest.param(XML.format(""), id="XML"),
        pytest.param(f"\ufeff\n{XML.format('')}".encode().replace(b"\n", b""), id="XML with byte-order mark"),
        pytest.param(XML.format("").encode("utf-16"), id="XML in UTF-16"),
    ],
)
def test_a_table_is_recognised_whatever_it_is_called(tmp_path: Path, content: str | bytes) -> None:
    whole = read(written(tmp_path, content, name="whatever.csv"))
    assert [each.row for each in whole.found] == [PERSON]
    assert [(each.table, each.rows) for each in whole.files] == [("Header", 1)]


def test_a_workbook_is_read_sheet_by_sheet_with_dates_and_numbers_as_excel_keeps_them(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(HEADER.split(","))
    sheet.append([])
    sheet.append([123, 2, datetime(2008, 5, 5), "WBRI", "UN2", 0.0, None])  # noqa: DTZ001  # as Excel keeps days
    other = book.create_sheet("Second")
    other.append(["DUC", "DOB", "SEX", "CHILD"])
    other.append(["2018-01-01", date(2008, 5, 5), 2, 123])
    book.create_sheet("Notes").append(["Made by", "somebody"])
    book.create_sheet("Empty")
    book.save(tmp_path / "return.xlsx")
    whole = read(tmp_path / "return.xlsx")
    assert next(whole.rows(Person)).child == "123"
    assert list(whole.rows(UnaccompaniedStatus)) == [UnaccompaniedStatus(child="123", ceased_on=date(2018, 1, 1))]
    assert [(each.file, each.line) for each in whole.found] == [
        ("return.xlsx, sheet Sheet", 3),
        ("return.xlsx, sheet Second", 2),
    ]
    assert [each.doubt for each in whole.doubts] == [Doubt.LEFT_UNREAD]


def test_a_row_with_more_cells_than_headings_is_set_aside_and_a_short_one_is_read(tmp_path: Path) -> None:
    whole = read(written(tmp_path, f"{HEADER}\n{ALICE},,\n{ALICE.replace('A1', 'A2')},stray\nA3,1,01/01/2010,WBRI,UN1\n"))
    assert [each.line for each in whole.found] == [2, 4]
    assert [each.fault.name for each in whole.set_aside] == ["SHAPE"]


def test_a_whole_xml_return_beside_tables_is_left_unless_chosen(tmp_path: Path) -> None:
    written(tmp_path, f"{HEADER}\n{ALICE}\n")
    xml = written(tmp_path, XML.format("").replace("A1", "B1"), name="other.xml")
    written(tmp_path, b"\x89PNG\0", name="picture.png")
    whole = read(tmp_path)
    assert [each.child for each in whole.rows(Person)] == ["A1"]
    assert [(each.file, each.doubt) for each in whole.doubts] == [
        ("picture.png", Doubt.LEFT_UNREAD),
        ("other.xml", Doubt.LEFT_UNREAD),
    ]
    assert [each.child for each in read(tmp_path / "some.csv", xml).rows(Person)] == ["A1", "B1"]


def test_a_file_chosen_twice_is_read_once_and_two_of_one_name_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    one = written(tmp_path, f"{HEADER}\n{ALICE}\n")
    two = written(tmp_path / "b", f"{HEADER}\n{ALICE.replace('A1', 'A2')}\n")
    assert len(read(one, one).found) == 1
    assert [each.file for each in read(one, two).files] == [str(one), str(two)]


def test_xml_rows_come_from_wherever_the_elements_stand(tmp_path: Path) -> None:
    inside = (
        "<DUC>01/01/2018</DUC><AREVIEW><REVIEW>01/06/2017</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW><IN_TOUCH>YES</IN_TOUCH>"
        "<PERMANENCE><PREV_PERM>Z1</PREV_PERM></PERMANENCE><AMISSING><MISSING/></AMISSING><ODD><THING>1</THING></ODD>"
    )
    whole = read(written(tmp_path, XML.format(inside), name="a.xml"))
    assert [each.table for each in whole.files] == ["Header", "UASC", "OC3", "Reviews", "PrevPerm"]
    assert len(whole.found) == 5
    assert [each.reason for each in whole.doubts if each.doubt is Doubt.LEFT_UNREAD] == [
        "ODD elements were left unread: no table has them"
    ]


def test_a_tag_given_twice_is_not_taken_as_either(tmp_path: Path) -> None:
    twice = XML.format("").replace("<SEX>2</SEX>", "<SEX>2</SEX><SEX>1</SEX>")
    assert [each.fields for each in read(written(tmp_path, twice)).set_aside] == [("SEX",)]


BOMB = '<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;">]>'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b" \r\n\n", "is empty", id="blank"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0", "not a text file", id="picture"),
        pytest.param(b"%PDF-1.7 \x81\x8d", "neither UTF-8 nor Windows-1252", id="no known text"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1", "old or password-protected", id="old workbook"),
        pytest.param(f"{HEADER}\n".encode("utf-16"), "UTF-16", id="UTF-16 text"),
        pytest.param("a,b\n1,2\n", "not part of an SSDA903 return", id="another table"),
        pytest.param(
            "CHILD,DOB,REVIEW\nA1,,\n", "looks like the Reviews table but has no column REVIEW_CODE", id="a column missing"
        ),
        pytest.param(f"{HEADER},child\n", "more than one column called CHILD", id="a column twice"),
        pytest.param(f'{HEADER}\n"A1,2\n', "cannot be read as CSV at line", id="a quotation never closed"),
        pytest.param(f"{HEADER}\n{'x' * 200_000}\n", "row too long", id="an endless line"),
        pytest.param("<html><body>no</body></html>", "no child with a HEADER", id="a web page"),
        pytest.param("<EXPSSDA903><CHILD>", "damaged XML", id="XML cut short"),
        pytest.param(BOMB + XML.format("&y;"), "document type or entities", id="XML with entities"),
        pytest.param(
            f"<!--{'x' * 70_000}-->" + BOMB + XML.format(""), "document type or entities", id="entities after a long comment"
        ),
        pytest.param((BOMB + XML.format("")).encode("utf-16"), "document type or entities", id="entities in UTF-16"),
        pytest.param(
            '<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd">' + XML.format(""), "document type", id="a document type elsewhere"
        ),
        pytest.param(b"PK\x03\x04 nonsense", "not a workbook at all", id="broken archive"),
    ],
)
def test_what_is_no_return_is_refused_in_one_sentence(tmp_path: Path, content: str | bytes, said: str) -> None:
    with pytest.raises(NotAReturn, match=said) as refused:
        read(written(tmp_path, content))
    assert "\n" not in str(refused.value)
    assert str(refused.value).endswith(".")


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "big.csv").open("wb") as file:
        file.truncate(300 * MB)
    with pytest.raises(NotAReturn, match="300 MB"):
        read(tmp_path / "big.csv")


def test_what_is_not_there_or_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotAReturn, match="There is no file called nowhere"):
        read(tmp_path / "nowhere.csv")
    with pytest.raises(NotAReturn, match="There is no CSV, XLSX or XML file"):
        read(tmp_path)


def test_one_child_with_more_than_any_could_have_is_refused(tmp_path: Path) -> None:
    many = XML.format("<A/>" * 2_000)
    with pytest.raises(NotAReturn, match="one child has more"):
        read(written(tmp_path, many), limits=Limits(elements_of_one_child=1_000))


def workbook(sheet: bytes, **parts: bytes) -> bytes:
    """A workbook made by hand of one sheet's XML."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def shrunk(content: bytes, *, says: int) -> bytes:
    """The archive with its last part claiming to unpack to fewer bytes than it does."""
    directory = content.rindex(b"PK\x01\x02")
    return content[: directory + 24] + struct.pack("<I", says) + content[directory + 28 :]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(workbook(b"0" * 60 * MB), "unpacks to far more than its size", id="a bomb that says so"),
        pytest.param(shrunk(workbook(b"0" * 60 * MB), says=1000), "not of the size it says|more than", id="a bomb that lies"),
        pytest.param(workbook(b'<c r="A1"/><c r="XFD1048576"/>'), "1048576 rows by 16384 columns", id="two far corners"),
        pytest.param(workbook(b"", **{"content.xml": b"x"}), "not an .xlsx workbook", id="another kind of workbook"),
        pytest.param(workbook(b"<worksheet/>"), "damaged workbook|none of its sheets", id="hollow"),
    ],
)
def test_a_workbook_that_would_fill_the_memory_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(NotAReturn, match=said):
        read(written(tmp_path, content, name="some.xlsx"), limits=Limits(unpacked_bytes=100 * MB))
