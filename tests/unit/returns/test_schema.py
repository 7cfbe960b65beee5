"""The schema and the codes say what the facts about the return say."""

import csv
from collections import defaultdict
from pathlib import Path

from throughcare.record.tables import TABLES as RECORD_TABLES
from throughcare.returns.cells import Coded
from throughcare.returns.ssda903.schema import TABLES
from throughcare.statute.codes.all_sets import BY_NAME

FACTS = Path(__file__).resolve().parents[3].parent / "shared" / "facts"
NEWEST = 2027
# codes of older years that the facts list beside those of the newest, and columns worked out rather than collected
NOT_OUR_CODES = {"URN", "PL_LOCATION"}
OLDER = {("PLACE", "H5"), ("PLACE", "P2"), ("PLACE", "Z1")}


def facts(name: str) -> list[dict[str, str]]:
    with (FACTS / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_tables_have_the_columns_of_the_newest_year_in_order() -> None:
    listed = defaultdict(list)
    for row in facts("903_columns.csv"):
        if row["position"]:
            listed[row["table"]].append(row["column"])
    assert {table.name: [each.name for each in table.headings] for table in TABLES} == listed


def test_tables_that_came_later_say_since_when() -> None:
    since = {row["table"]: row["table_since"] for row in facts("903_columns.csv") if row["position"] == "1"}
    for table in TABLES:
        assert since[table.name] == ("all" if table.since is None else f"{table.since - 1}/{table.since % 100}")


def test_every_code_of_the_newest_year_is_known_and_no_other() -> None:
    listed = {(row["list"], row["code"]) for row in facts("903_codes.csv") if row["list"] not in NOT_OUR_CODES}
    ours = {(each.name, code.code) for each in BY_NAME.values() for code in each.of_year(NEWEST)}
    assert ours == listed - OLDER
    assert {("PLACE", code) for _, code in OLDER} <= {("PLACE", each.code) for each in BY_NAME["PLACE"].of_year(2018)}


def test_every_column_of_the_record_is_filled_by_the_return_and_names_its_codes() -> None:
    by_row = {table.row: table for table in TABLES}
    for table in RECORD_TABLES:
        headings = {each.fills: each for each in by_row[table.row].headings if each.fills}
        assert set(headings) == {each.name for each in table.columns} - {"order"}
        for each in table.columns:
            cell = headings[each.name].cell if each.name in headings else None
            if isinstance(cell, Coded):
                assert each.codes == cell.codes.name, each.name


def test_every_code_set_a_column_names_exists() -> None:
    named = {each.codes for table in RECORD_TABLES for each in table.columns if each.codes}
    assert named - {"URN"} <= set(BY_NAME)


def test_a_code_has_a_meaning_in_words() -> None:
    assert BY_NAME["LS"].meaning("C2") == "Full care order"
    assert all(code.meaning for each in BY_NAME.values() for code in each.codes)
