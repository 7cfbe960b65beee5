"""Three files of a return come in by the pages: looked at, one row mended, committed, and the children in them reckoned."""

from __future__ import annotations

import re
from pathlib import Path

from tests.journeys.conftest import Visits

IMPORTER = "Philippa Straker"
HEADER = """\
CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB
J0000001,F,14/06/2014,WBRI,,,
J0000002,M,02/02/2012,MWBC,,,
J0000003,M,30/11/2017,WBRI,,,
"""
EPISODES = """\
CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN
J0000001,09/09/2024,S,C1,N1,U4,PR1,,,,,,
J0000002,04/11/2024,S,V2,N5,U4,PR1,,,,,,
J0000003,31/02/2025,S,C1,N1,U4,PR1,,,,,,
"""
REVIEWS = """\
CHILD,DOB,REVIEW,REVIEW_CODE
J0000001,14/06/2014,01/10/2024,PN1
"""


def test_a_return_comes_in_with_one_row_mended(visits: Visits, tmp_path: Path) -> None:
    visit = visits()
    visit.sign_in_as(IMPORTER)
    visit.follow("Imports")
    visit.press("Bring in a return")
    visit.page.get_by_label("Which year is the return for?").select_option("2025")
    visit.page.get_by_label("Files of the return").set_input_files(_files(tmp_path))
    with visit.held("**/progress/"):
        visit.press("Read the files")
    visit.wait_until_it_reads("Every row accounted for")
    assert "7 rows in = 6 added + 0 changed + 0 left alone + 1 set aside." in visit.words
    preview = visit.address

    visit.follow(re.compile("^1 row: "))
    assert "“31/02/2025” is not a day of the calendar" in visit.words
    visit.follow("Mend")
    visit.fill("DECOM", "03/02/2025")
    visit.press("Read it again")
    assert "The row will come in when the import is committed." in visit.words

    visit.open(preview)
    assert "7 rows in = 7 added + 0 changed + 0 left alone + 0 set aside." in visit.words
    with visit.held("**/progress/"):
        visit.press("Commit: add 7")
    visit.wait_until_it_reads("The children it tells of")
    visit.follow("The children it tells of")
    visit.follow("Child J0000001")

    assert "Everything here is as it stood on 31 March 2025" in visit.words
    assert "by Wednesday 1 January 2025" in visit.words, "the second review, never held"
    assert "3 months from Tuesday 1 October 2024" in visit.words, "as the first was really held"
    visit.page.get_by_text("1 done or past", exact=True).click()
    visit.look_over()
    assert visit.row("first review", "7 October 2024").count() == 1, "20 working days from Monday 9 September"


def _files(folder: Path) -> list[Path]:
    files = {"header.csv": HEADER, "episodes.csv": EPISODES, "reviews.csv": REVIEWS}
    for name, words in files.items():
        (folder / name).write_text(words)
    return [folder / name for name in files]
