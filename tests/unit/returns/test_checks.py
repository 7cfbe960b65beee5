"""What one row gives away, and what only shows when a child's rows are laid side by side."""

from datetime import date
from pathlib import Path

import pytest

from throughcare.record.care import Episode
from throughcare.record.happenings import Review
from throughcare.record.people import Person, UnaccompaniedStatus
from throughcare.returns.outcome import Doubt, Found, NotAReturn, SetAside
from throughcare.returns.ssda903.read import Return, read_return, reread
from throughcare.returns.ssda903.schema import BY_NAME

ALICE = "A1,2,05/05/2008,WBRI,UN2,0,"
PERSON = Person(child="A1", sex="F", born_on=date(2008, 5, 5), ethnicity="WBRI", upn="UN2", mother=False)


def episode(start: str, end: str = "", *, child: str = "A1", reason: str = "X1") -> str:
    """A line of an episode that is right in all but what is given."""
    return f"{child},{start},S,C2,N1,U6,PR1,{end},{reason if end else ''},,DL1 5QT,DL3 6AA,SC12345"


def read(folder: Path, *, year: int = 2018, header: tuple[str, ...] = (ALICE,), **tables: tuple[str, ...]) -> Return:
    """Write tables (lines of CSV without headings) into a folder, read it, and see that every row is accounted for."""
    for name, lines in {"Header": header, **tables}.items():
        headings = ",".join(each.name for each in BY_NAME[name].headings)
        (folder / f"{name}.csv").write_text("\n".join((headings, *lines)), encoding="utf-8")
    whole = read_return([folder], year=year)
    assert all(each.rows == each.found + each.set_aside for each in whole.files)
    assert sum(each.rows for each in whole.files) == len(whole.found) + len(whole.set_aside)
    return whole


def faults(whole: Return) -> list[tuple[str, int, str]]:
    return sorted((each.table, each.line, each.fault.name) for each in whole.set_aside)


def doubts(whole: Return) -> list[tuple[str, Doubt]]:
    return [(each.table, each.doubt) for each in whole.doubts]


def test_a_good_row_comes_in_as_the_record_speaks(tmp_path: Path) -> None:
    whole = read(tmp_path, Episodes=(episode("01/06/2017", "2017-08-14"),))
    assert not whole.set_aside
    assert not whole.doubts
    assert list(whole.rows(Person)) == [PERSON]
    (one,) = whole.rows(Episode)
    assert (one.started_on, one.ended_on, one.placement, one.urn) == (date(2017, 6, 1), date(2017, 8, 14), "U6", "SC12345")
    assert whole.tables == ("Header", "Episodes")
    assert whole.ends_on == date(2018, 3, 31)


def test_a_code_nobody_uses_sets_the_row_aside_with_the_field_at_fault(tmp_path: Path) -> None:
    whole = read(tmp_path, Reviews=("A1,05/05/2008,01/06/2017,PN9",))
    (aside,) = whole.set_aside
    assert aside.fields == ("REVIEW_CODE",)
    assert aside.cells["REVIEW_CODE"] == "PN9"
    assert "PN9" in aside.reason


def test_a_code_of_another_year_comes_in_with_a_doubt(tmp_path: Path) -> None:
    whole = read(tmp_path, year=2026, header=(ALICE,))
    assert list(whole.rows(Person)) == [PERSON]
    assert doubts(whole) == [("Header", Doubt.CODE_OF_ANOTHER_YEAR)]


def test_an_end_before_its_start_is_set_aside(tmp_path: Path) -> None:
    whole = read(tmp_path, Episodes=(episode("14/08/2017", "13/08/2017"),), Missing=("A1,05/05/2008,M,02/06/2017,01/06/2017",))
    assert faults(whole) == [("Episodes", 2, "END_BEFORE_START"), ("Missing", 2, "END_BEFORE_START")]


def test_what_happened_after_the_return_ends_is_set_aside_and_the_last_day_is_not(tmp_path: Path) -> None:
    whole = read(tmp_path, Reviews=("A1,05/05/2008,31/03/2018,PN1", "A1,05/05/2008,01/04/2018,PN1"))
    assert faults(whole) == [("Reviews", 3, "AFTER_THE_RETURN_ENDS")]


def test_an_unaccompanied_childs_status_may_be_expected_to_end_later(tmp_path: Path) -> None:
    whole = read(tmp_path, UASC=("A1,2,05/05/2008,05/05/2026",))
    assert list(whole.rows(UnaccompaniedStatus)) == [UnaccompaniedStatus(child="A1", ceased_on=date(2026, 5, 5))]
    assert doubts(whole) == [("UASC", Doubt.EXPECTED_LATER)]


def test_nothing_happens_before_birth(tmp_path: Path) -> None:
    whole = read(tmp_path, Episodes=(episode("04/05/2008"),), Reviews=("A1,05/05/2008,05/05/2008,PN0",))
    assert faults(whole) == [("Episodes", 2, "BEFORE_BIRTH")]


@pytest.mark.parametrize("born", ["05/06/2008", "2008-06-05"])
def test_a_child_with_two_birth_dates_is_set_aside_with_all_their_rows(tmp_path: Path, born: str) -> None:
    other = ALICE.replace("05/05/2008", born)
    whole = read(tmp_path, header=(ALICE, other), Episodes=(episode("01/06/2017"),))
    assert faults(whole) == [("Episodes", 2, "NO_HEADER"), ("Header", 2, "TWO_BIRTH_DATES"), ("Header", 3, "TWO_BIRTH_DATES")]


def test_one_birth_date_written_in_two_ways_is_one(tmp_path: Path) -> None:
    faulty = ALICE.replace("05/05/2008", "2008-05-05").replace("WBRI", "XXXX")
    whole = read(tmp_path, header=(ALICE, faulty))
    assert faults(whole) == [("Header", 3, "UNKNOWN_CODE")]


def test_a_row_that_repeats_another_birth_date_may_be_another_childs(tmp_path: Path) -> None:
    whole = read(tmp_path, Reviews=("A1,06/05/2008,01/06/2017,PN1",))
    assert faults(whole) == [("Reviews", 2, "TWO_BIRTH_DATES")]


def test_a_row_of_a_child_with_no_header_is_set_aside(tmp_path: Path) -> None:
    whole = read(tmp_path, Episodes=(episode("01/06/2017", child="Z9"),))
    assert faults(whole) == [("Episodes", 2, "NO_HEADER")]


def test_a_child_whose_header_row_is_set_aside_says_to_mend_that_first(tmp_path: Path) -> None:
    whole = read(tmp_path, header=(ALICE.replace("WBRI", "XXXX"),), Episodes=(episode("01/06/2017", child="a1"),))
    assert faults(whole) == [("Episodes", 2, "NO_HEADER"), ("Header", 2, "UNKNOWN_CODE")]
    assert "mend that first" in next(each.reason for each in whole.set_aside if each.table == "Episodes")


def test_the_same_row_twice_stands_once(tmp_path: Path) -> None:
    whole = read(tmp_path, Reviews=("A1,05/05/2008,01/06/2017,PN1", "a1,2008-05-05,2017-06-01,pn1"))
    assert faults(whole) == [("Reviews", 3, "SAME_ROW_TWICE")]


def test_of_two_answers_to_one_question_neither_is_believed(tmp_path: Path) -> None:
    whole = read(tmp_path, Reviews=("A1,05/05/2008,01/06/2017,PN1", "A1,05/05/2008,01/06/2017,PN2"))
    assert faults(whole) == [("Reviews", 2, "TWO_ANSWERS"), ("Reviews", 3, "TWO_ANSWERS")]
    assert whole.set_aside[0].fields == ("REVIEW_CODE",)


@pytest.mark.parametrize(
    ("lines", "aside"),
    [
        pytest.param((("01/06/2017", "01/08/2017"), ("01/08/2017", "")), [], id="the next begins on the day the last ends"),
        pytest.param((("01/06/2017", "01/08/2017"), ("31/07/2017", "")), [3], id="the later start is set aside"),
        pytest.param((("31/07/2017", ""), ("01/06/2017", "01/08/2017")), [2], id="in whatever order they come"),
        pytest.param((("01/06/2017", ""), ("01/07/2017", "")), [3], id="two open episodes overlap"),
        pytest.param((("01/06/2017", "01/06/2017"), ("01/06/2017", "")), [], id="a stay that began and ended that day"),
        pytest.param((("01/06/2017", ""), ("01/06/2017", "02/06/2017")), [2], id="two that begin together"),
        pytest.param(
            (("01/06/2017", "09/09/2017"), ("01/07/2017", "02/07/2017"), ("01/08/2017", "")), [3, 4], id="all within one"
        ),
    ],
)
def test_episodes_overlap(tmp_path: Path, lines: tuple[tuple[str, str], ...], aside: list[int]) -> None:
    whole = read(tmp_path, Episodes=tuple(episode(*each) for each in lines))
    assert faults(whole) == [("Episodes", line, "OVERLAP") for line in aside]


def test_episodes_that_begin_on_one_day_are_numbered_in_order(tmp_path: Path) -> None:
    whole = read(tmp_path, Episodes=(episode("01/06/2017"), episode("01/06/2017", "01/06/2017")))
    assert sorted((each.order, each.ended_on) for each in whole.rows(Episode)) == [(1, date(2017, 6, 1)), (2, None)]


@pytest.mark.parametrize(
    ("held", "code", "odd"), [("04/05/2012", "PN0", False), ("05/05/2012", "PN0", True), ("04/05/2012", "PN1", True)]
)
def test_participation_that_does_not_fit_the_age_is_doubtful_and_comes_in(
    tmp_path: Path, held: str, code: str, odd: bool
) -> None:
    whole = read(tmp_path, Reviews=(f"A1,05/05/2008,{held},{code}",))
    assert len(list(whole.rows(Review))) == 1
    assert doubts(whole) == [("Reviews", Doubt.PARTICIPATION_AND_AGE)] * odd


def test_a_reason_without_an_end_leaves_the_episode_open_with_a_doubt(tmp_path: Path) -> None:
    whole = read(tmp_path, Episodes=(episode("01/06/2017").replace("PR1,,,", "PR1,,E4A,"),))
    assert [each.ended_on for each in whole.rows(Episode)] == [None]
    assert doubts(whole) == [("Episodes", Doubt.ENDED_WITHOUT_REASON)]


def test_what_is_doubtful_is_not_said_of_a_row_that_is_set_aside(tmp_path: Path) -> None:
    whole = read(tmp_path, Episodes=(episode("01/06/2007").replace("DL1 5QT", "here"),))
    assert faults(whole) == [("Episodes", 2, "BEFORE_BIRTH")]
    assert whole.doubts == ()


def test_tables_of_later_years_are_a_doubt_and_never_refused(tmp_path: Path) -> None:
    whole = read(tmp_path, DoLo=("A1,05/05/2008,01/06/2017,",), SWEpisodes=("A1,05/05/2008,SW1,01/06/2017,,MANAGE",))
    assert whole.set_aside == ()
    assert doubts(whole) == [("DoLo", Doubt.TABLE_OF_A_LATER_YEAR), ("SWEpisodes", Doubt.TABLE_OF_A_LATER_YEAR)]


def test_without_a_header_table_there_is_no_return(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("CHILD,DOB,REVIEW,REVIEW_CODE\nA1,05/05/2008,01/06/2017,PN1\n")
    with pytest.raises(NotAReturn, match="no Header table"):
        read_return([tmp_path], year=2018)


@pytest.mark.parametrize("year", [18, 1066, 20018])
def test_a_year_no_return_could_be_of_is_refused(tmp_path: Path, year: int) -> None:
    with pytest.raises(ValueError, match="2018 means"):
        read_return([tmp_path], year=year)


def test_a_row_set_aside_can_be_mended(tmp_path: Path) -> None:
    whole = read(tmp_path, Reviews=("A1,05/05/2008,01/06/2027,PN1",))
    (aside,) = whole.set_aside
    still = reread(aside.table, aside.cells, year=2018)
    assert isinstance(still, SetAside)
    assert (still.fault, still.fields, still.reason) == (aside.fault, aside.fields, aside.reason)
    mended = reread(aside.table, {**aside.cells, "REVIEW": "01/06/2017"}, year=2018, among=[PERSON])
    assert mended == Found(Review(child="A1", held_on=date(2017, 6, 1), participation="PN1"), "", 0)


@pytest.mark.parametrize("start", ["01/05/2017", "01/07/2017"])
def test_a_mended_row_is_laid_beside_what_came_in_already(tmp_path: Path, start: str) -> None:
    there = list(read(tmp_path, Episodes=(episode("01/06/2017"),)).rows(Episode))
    names = [each.name for each in BY_NAME["Episodes"].headings]
    cells = dict(zip(names, episode(start, "01/08/2017").split(","), strict=True))
    beside = reread("Episodes", cells, year=2018, among=[PERSON, *there])
    assert isinstance(beside, SetAside)
    assert (beside.fault.name, beside.cells, beside.line) == ("OVERLAP", cells, 0)
    assert isinstance(reread("Episodes", cells, year=2018, among=[PERSON]), Found)
