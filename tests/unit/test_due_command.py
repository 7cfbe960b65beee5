"""`throughcare due`: the law's dates from the command line, its errors in one line, and at once."""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys

import pytest

from throughcare.cli import due, main
from throughcare.statute.duties import ALL
from throughcare.statute.duty import Duty

ASKED = """
IR-02 2026-12-07                       | 2027-01-07
IR-02 2026-08-01                       | 2026-08-28
IR-03 2027-11-30                       | 2028-02-29
IR-04 2027-02-28                       | 2027-08-28
AS-01 2026-03-16                       | 2026-05-21
CP-07 2025-12-22                       | 2026-01-08
LA-18 2026-11-23                       | 2027-01-04
CT-01 2026-01-01                       | 2026-07-01
LA-14 2026-07-06                       | 2026-10-26
LA-15 2026-10-26                       | 2026-12-21
HE-03 2026-09-10 --born 2022-04-12     | 2027-03-10
LC-02 2026-11-30 --born 2010-11-30     | 2027-02-28
IR-06 2026-04-08                       | 2026-04-01
AD-07 2026-12-01                       | 2026-12-29
PF-04 2026-11-30                       | 2027-02-22
LA-17 2026-12-18                       | 2026-12-25
AD-08 2026-03-02                       | 2026-06-02
AD-08 2026-06-02 --again               | 2026-12-02
MI-02 2026-10-24T10:00                 | 2026-10-27T09:00
MI-02 2026-03-28T10:00                 | 2026-03-31T11:00
FD-06 2026-10-24T10:00                 | 2026-10-27T09:00
ir-02 2026-12-07                       | 2027-01-07
IR-02 2026-07-31                       | 2026-08-28
IR-03 2026-11-30                       | 2027-02-28
IR-04 2026-08-31                       | 2027-02-28
IR-02 2026-12-07T23:59                 | 2027-01-07
FD-01 2026-12-24                       | 2026-12-29
FD-05 2026-12-24                       | 2026-12-29
FD-07 2026-11-02                       | 2026-11-09
FD-08 2026-11-02                       | 2026-11-08
FD-06 2026-12-24T18:30                 | 2026-12-27T18:30
FD-02 2026-12-31T22:00                 | 2027-01-01T02:00
AS-01 2026-12-07                       | 2027-02-11
AS-05 --expected 2027-05-01            | 2026-11-14
AS-06 2027-05-01                       | 2027-02-06
AS-06 --expected 2027-05-01            | 2027-02-06
AS-07 2026-11-02                       | 2026-12-14
AS-08 2026-11-02                       | 2026-12-28
ST-03 2026-10-24T20:00                 | 2026-10-25T19:00
CP-01 2026-12-07                       | 2026-12-30
CP-03 2026-04-08                       | 2026-04-02
CP-07 2026-12-24                       | 2027-01-12
CP-09 2026-11-30                       | 2027-02-28
CP-10 2026-08-31                       | 2027-02-28
CP-11 2026-12-21                       | 2027-01-07
CN-04 2026-12-07                       | 2027-01-07
CN-05 2026-05-31                       | 2027-02-28
CN-05 2026-05-31 --again               | 2026-08-31
SB-02 2026-11-30                       | 2027-02-28
SB-02 2026-11-30 --again               | 2027-05-30
PL-03 2027-03-26T10:00                 | 2027-03-29T11:00
PL-06 2026-12-07                       | 2026-12-07
PL-09 2026-12-24                       | 2027-01-07
PP-05 2026-11-02                       | 2027-02-22
CT-02 2026-11-06                       | 2026-11-09
CT-03 2026-11-02                       | 2026-11-17
CT-04 2026-11-02                       | 2026-11-25
CT-06 2026-12-29                       | 2026-12-23
CT-08 2026-11-02                       | 2027-03-22
CT-11 2028-02-29                       | 2029-02-28
PF-01 2026-12-21                       | 2026-11-09
PF-02 2026-12-21                       | 2027-01-04
PF-03 2026-11-30                       | 2027-01-11
FO-01 2028-02-29                       | 2029-02-28
HE-03 2026-11-10 --born 2022-04-12     | 2027-11-10
HE-03 2026-10-11 --born 2022-04-12     | 2027-04-11
HE-03 2026-10-12 --born 2022-04-12     | 2027-10-12
HE-04 2026-11-10                       | 2027-11-10
HE-04 2026-11-10 --born 2022-04-12     | 2027-11-10
HE-10 2026-11-30 --born 2010-11-30     | 2028-11-30
LC-02 2026-11-30                       | 2027-02-28
LC-02 --born 2010-11-30                | 2027-02-28
IG-03 2026-11-02                       | 2026-12-01
MI-02 2027-03-27T10:00                 | 2027-03-30T11:00
MI-02 2026-10-25T01:30                 | 2026-10-28T00:30
"""

REFUSED = """
IR-99 2026-12-07                       | there is no duty IR-99. Did you mean
IR-02 2026-02-30                       | should be a real day
IR-02 tomorrow                         | should be a real day
IR-02                                  | needs the day they became looked after
IR-02 2031-12-07                       | known
MI-02 2026-10-24                       | counted in hours
MI-02 2026-03-29T01:30                 | the clocks go forward over it
MI-02 2026-03-28T10:00+01:00           | without a time zone
HE-03 2026-09-10                       | say --born
HE-10 2026-09-10                       | say --born
HE-03 2026-09-10 --born 2022-13-12     | --born should be a real day
HE-03 2026-09-10 --born 2027-01-01     | after 2026-09-10
IR-2 2026-12-07                        | Did you mean IR-02?
IR02 2026-12-07                        | Did you mean IR-02?
nonsense 2026-12-07                    | there is no duty nonsense
IR-02 2026-02-29                       | should be a real day
IR-02 07/12/2026                       | should be a real day
PL-05 2026-13-45                       | should be a real day
IR-02 2028-12-15                       | Holidays are known only
IR-02 1994-12-30                       | Holidays are known only
IR-03 9999-12-31                       | out of the range of years
PF-01 0001-01-01                       | out of the range of years
MI-02 9999-12-31T10:00                 | out of the range of years
MI-02 2026-10-24T25:00                 | the time should be a real one
AS-05 2026-12-07                       | say --expected
AS-05 --expected soon                  | --expected should be a real day
"""


def rows(drawn: str) -> list[tuple[list[str], str]]:
    return [(left.split(), right.strip()) for left, _, right in (line.partition("|") for line in drawn.strip().splitlines())]


@pytest.mark.parametrize(("asked", "date"), rows(ASKED), ids=lambda part: " ".join(part) if isinstance(part, list) else part)
def test_it_prints_the_date(asked: list[str], date: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due", *asked]) == 0
    assert capsys.readouterr().out == f"{date}\n"


@pytest.mark.parametrize(("asked", "why"), rows(REFUSED), ids=lambda part: " ".join(part) if isinstance(part, list) else part)
def test_what_it_cannot_answer_is_one_clear_line(asked: list[str], why: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due", *asked]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert why in said.err
    assert said.err.count("\n") == 1


def test_a_duty_without_a_date_says_what_it_waits_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due", "LA-07", "2026-12-07"]) == 0
    assert capsys.readouterr().out.startswith("LA-07 has no date of its own: it waits for ")


def test_a_rule_for_older_children_is_not_owed_to_a_young_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due", "HE-04", "2026-09-10", "--born", "2022-04-12"]) == 0
    assert "not owed" in capsys.readouterr().out


def test_why_names_the_source(capsys: pytest.CaptureFixture[str]) -> None:
    main(["due", "IR-02", "2026-12-07", "--why"])
    assert "regulation 33(1)" in capsys.readouterr().out


def test_why_says_how_it_is_counted_and_how_far_the_source_is_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due", "CP-01", "2026-12-07", "--why"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("2026-12-30\n15 working days from Monday 7 December 2026, the day the strategy discussion began")
    assert "Statutory guidance: Working Together to Safeguard Children, chapter 3" in said
    assert "confirmed by another published page" in said


def test_why_can_be_asked_of_a_duty_that_waits(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due", "PP-06", "--why"]) == 0
    assert "Law not yet in force: Children Act 1989, section 31ZA" in capsys.readouterr().out


def test_the_list_names_every_duty_and_what_kind_of_rule_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due", "--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(ALL)
    assert "CP-11  Statutory visit to child on a CP plan (Local standard)" in lines


@pytest.mark.parametrize("duty", ALL, ids=lambda duty: duty.key)
def test_every_duty_answers(duty: Duty, capsys: pytest.CaptureFixture[str]) -> None:
    """A date, a time, or what it waits for: never a fault, whatever the rule."""
    parser = argparse.ArgumentParser()
    due.arguments(parser)
    since = "2026-12-07T10:00" if duty.within.in_hours else "2026-12-07"
    asked = [duty.key, since, "--born", "2012-02-29", "--expected", "2027-05-01"]
    assert due.run(parser.parse_args(asked)) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line[:4].isdigit() or "waits for" in line or "not owed" in line
    assert due.run(parser.parse_args([*asked, "--why"])) == 0
    said = capsys.readouterr().out
    assert str(duty.source) in said or "not owed" in said


def test_it_starts_in_under_half_a_second() -> None:
    """Processor time of the whole process, best of five, so that a busy machine is not taken for a slow command."""
    taken = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "throughcare", "due", "IR-02", "2026-12-07"], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(taken) < 0.5


def test_it_needs_nothing_but_the_law() -> None:
    loaded = "import sys; from throughcare.cli import main; main(['due', 'IR-02', '2026-12-07']); print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", loaded], check=True, capture_output=True, text=True)
    modules = ran.stdout.split()
    others = {"django", "psycopg", "lxml", "holidays", "throughcare.apps", "throughcare.record", "throughcare.config"}
    assert not others & set(modules)
