"""Each kind of cell is read forgivingly and written as returns write it."""

from datetime import date

import pytest

from throughcare.record.permanence import PartialDate
from throughcare.returns.cells import Cell, Coded, Day, Number, PartialDay, Postcode, Sex, Text, Unreadable, YesNo
from throughcare.returns.outcome import Doubt, Fault
from throughcare.returns.ssda903.schema import UPN
from throughcare.statute.codes import care, outcomes


@pytest.mark.parametrize("written", ["27/03/2008", "27/3/2008", "2008-03-27", "2008-03-27T00:00:00", "27-03-2008", "27.03.2008"])
def test_a_day_is_read_however_it_is_written(written: str) -> None:
    assert Day().read(written) == date(2008, 3, 27)


@pytest.mark.parametrize("written", ["31/02/2018", "00/01/2018", "1/1/18", "2018", "yesterday", "29/02/2017", "01/01/0001"])
def test_what_is_no_day_of_the_calendar_is_refused(written: str) -> None:
    with pytest.raises(Unreadable, match="not a day"):
        Day().read(written)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("zz/zz/zzzz", PartialDate()),
        ("ZZ/06/2015", PartialDate(year=2015, month=6)),
        ("01/06/2015", PartialDate(year=2015, month=6, day=1)),
        ("29/02/zzzz", PartialDate(month=2, day=29)),
    ],
)
def test_parts_of_a_day_may_be_unknown(written: str, read: PartialDate) -> None:
    assert PartialDay().read(written) == read
    assert PartialDay().read(str(read)) == read


@pytest.mark.parametrize("written", ["30/02/zzzz", "31/zz/12", "zz/13/2015", "zz"])
def test_a_partial_day_that_could_never_be_is_refused(written: str) -> None:
    with pytest.raises(Unreadable):
        PartialDay().read(written)


def test_spreadsheets_turn_whole_numbers_into_decimals_and_we_turn_them_back() -> None:
    assert YesNo().read("1.0") is True
    assert Number(0, 40).read("39.0") == 39
    assert Coded(outcomes.PREV_PERM).read("z1") == "Z1"


@pytest.mark.parametrize(("cell", "text"), [(YesNo(), "2"), (Number(0, 40), "41"), (Number(0, 40), "-1"), (Coded(care.LS), "Q9")])
def test_what_cannot_be_read_says_why(cell: Cell, text: str) -> None:
    with pytest.raises(Unreadable, match=text):
        cell.read(text)


def test_a_code_of_no_year_is_a_fault_and_a_code_of_another_year_a_doubt() -> None:
    place = Coded(care.PLACE)
    with pytest.raises(Unreadable) as unknown:
        place.read("Z9")
    assert unknown.value.fault is Fault.UNKNOWN_CODE
    assert place.doubt("K3", year=2018) == (Doubt.CODE_OF_ANOTHER_YEAR, "“K3” is a code of other years, not of 2017/18")
    assert place.doubt("H5", year=2018) is None


def test_sex_is_one_thing_in_the_record_and_written_as_its_year_writes_it() -> None:
    sex = Sex(care.SEX)
    assert sex.read("2") == sex.read("f") == "F"
    assert sex.write("F", year=2024) == "2"
    assert sex.write("F", year=2025) == "F"
    assert sex.write("U", year=2018) == "U"


def test_an_authority_is_a_number_or_a_country() -> None:
    authority = Coded(outcomes.LA_PERM, also=r"[0-9]{3}")
    assert [authority.read(text) for text in ("841", "wal", "999")] == ["841", "WAL", "999"]
    with pytest.raises(Unreadable):
        authority.read("84")


def test_odd_forms_are_doubts_not_faults() -> None:
    assert UPN.doubt("D051910639385", year=2018) is None
    assert UPN.doubt("UN3", year=2018) is None
    assert UPN.doubt("O068405655286", year=2018) is not None
    assert Postcode().read("eg197tt") == "EG19 7TT"
    assert Postcode().doubt("nowhere", year=2018) is not None
    assert Text().read("abc") == "ABC"
