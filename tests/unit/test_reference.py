"""The reference pages say what the code says, and are told apart from older ones."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path, re_path

from throughcare.cli import reference
from throughcare.record.snapshot.tables import TABLES as SNAPSHOT
from throughcare.record.tables import TABLES
from throughcare.reference.dictionary import KeptColumn, KeptTable, diagram, dictionary_page
from throughcare.reference.duties import Live, duties_page, live, unrecorded
from throughcare.reference.markdown import anchor, table
from throughcare.reference.routes import ANYONE, SIGNED_IN, may_open, routes_of, routes_page
from throughcare.statute.counting import working_days
from throughcare.statute.duties import ALL, BY_KEY
from throughcare.statute.duty import Checked, Duty, Source, Status
from throughcare.statute.kinds import Kind
from throughcare.statute.parts import DOMAINS, PARTS

CARRIED = frozenset({Kind.BECAME_LOOKED_AFTER, Kind.REVIEW_HELD, Kind.PLACED_FOR_ADOPTION})


def a_duty(**differently: object) -> Duty:
    said: dict[str, object] = {
        "key": "IR-99",
        "name": "An invented duty",
        "starts": Kind.BECAME_LOOKED_AFTER,
        "within": working_days(3),
        "met_by": Kind.REVIEW_HELD,
        "status": Status.STATUTORY,
        "source": Source("An invented Act", "section 1", Checked.WORDING_SEEN),
        "do": "Do the invented thing",
    }
    return Duty(**(said | differently))  # type: ignore[arg-type]  # the fields above, some of them changed


def test_a_duty_is_reckoned_when_its_start_and_its_meeting_can_be_recorded() -> None:
    assert live(a_duty(), CARRIED) is Live.RECKONED


def test_a_duty_waits_while_either_cannot() -> None:
    assert live(a_duty(met_by=Kind.CARE_PLAN_MADE), CARRIED) is Live.WAITING
    assert live(a_duty(starts=Kind.REFERRED), CARRIED) is Live.WAITING


def test_one_way_of_meeting_it_is_enough() -> None:
    assert live(a_duty(met_by=(Kind.CARE_PLAN_MADE, Kind.REVIEW_HELD)), CARRIED) is Live.RECKONED


def test_birthdays_and_what_is_worked_out_need_no_record_of_their_own() -> None:
    assert unrecorded((Kind.TURNED_18, Kind.BECAME_ELIGIBLE, Kind.ADOPTION_REVIEW_HELD), CARRIED) == ()
    assert live(a_duty(starts=Kind.TURNED_17), CARRIED) is Live.RECKONED
    assert live(a_duty(met_by=Kind.ADOPTION_VISITED), CARRIED) is Live.WAITING


def test_a_rule_not_in_force_is_off_whatever_is_recorded() -> None:
    assert live(a_duty(status=Status.PROSPECTIVE), CARRIED) is Live.OFF


def test_the_page_of_duties_says_everything_a_duty_says() -> None:
    said = duties_page(
        (
            a_duty(
                provided="a provision",
                resets="a reset",
                extension="an extension",
                cycle="a cycle",
                note="A note.",
                applies_from=date(2026, 4, 1),
                then=working_days(5),
                until=Kind.PLACEMENT_ENDED,
            ),
        ),
        carried=CARRIED,
    )
    for words in (
        "### IR-99 An invented duty",
        "**Law** · reckoned",
        "Do the invented thing (social worker)",
        "the day they became looked after",
        "3 working days",
        "5 working days, from each time it is met",
        "the day the review was held",
        "the day the placement ended",
        "a provision",
        "a reset",
        "an extension",
        "a cycle",
        "A note.",
        "An invented Act, section 1",
        "the wording of the instrument was read",
        "from 1 April 2026",
        "nothing may be changed",
    ):
        assert words in said


def test_what_a_waiting_duty_waits_for_is_said() -> None:
    assert "Waits for a record that: the care plan was approved" in duties_page(
        (a_duty(met_by=Kind.CARE_PLAN_MADE),), carried=CARRIED
    )


def test_every_duty_is_on_the_page_once_under_its_part() -> None:
    said = duties_page(ALL, carried=CARRIED)
    assert all(said.count(f"\n### {duty.key} ") == 1 for duty in ALL)
    assert f"Throughcare knows {len(ALL)} duties." in said
    assert {duty.domain for duty in ALL} <= set(PARTS) == set(DOMAINS.values())


def test_no_local_standard_is_said_to_be_law() -> None:
    said = duties_page((BY_KEY["SU-01"],), carried=CARRIED)
    assert "**Local standard**" in said
    assert "**Law**" not in said


def test_the_counts_at_the_top_add_up() -> None:
    several = (a_duty(), a_duty(key="IR-98", met_by=Kind.CARE_PLAN_MADE), a_duty(key="IR-97", status=Status.PROSPECTIVE))
    said = duties_page(several, carried=CARRIED)
    assert "1 are reckoned, 1 wait for records not yet kept here and 1 is not in force and switched off." in said
    assert "| **All** | 3 | 3 | 0 | 1 | 1 | 1 |" in said


def test_a_bar_and_a_line_end_do_not_break_a_table() -> None:
    assert table(("One", "Two"), [("a|b", "c\nd")]) == ["| One | Two |", "| --- | --- |", "| a\\|b | c d |", ""]
    assert anchor("Section 47 enquiries") == "#section-47-enquiries"


PERSON = KeptTable(
    app="people",
    name="Person",
    table="people_person",
    words="Somebody.",
    about="the person whose row it is",
    remembered=True,
    columns=(KeptColumn(name="id", type="key", null=False, unique=True, choices=(), words=""),),
    rules=("a rule of the database",),
)
VISIT = KeptTable(
    app="care",
    name="Visit",
    table="care_visit",
    words="A visit.",
    about="the person in `child`",
    remembered=False,
    columns=(
        KeptColumn(name="child", type="names one of Person", null=False, unique=False, choices=(), words="", names="Person"),
        KeptColumn(name="seen", type="yes or no", null=True, unique=False, choices=("Yes", "No"), words="whether seen"),
    ),
    rules=(),
)


def test_the_diagram_joins_what_names_what() -> None:
    assert '    Person ||--o{ Visit : "child"' in diagram((PERSON, VISIT))


def test_the_diagram_leaves_out_where_each_fact_came_from() -> None:
    source = replace(PERSON, name="Source", columns=())
    from_it = KeptColumn(
        name="source", type="names one of Source", null=False, unique=False, choices=(), words="", names="Source"
    )
    assert diagram((source, replace(VISIT, columns=(from_it,)))) == ["```mermaid", "erDiagram", "```"]


def test_the_dictionary_says_each_column_and_each_table_of_the_record() -> None:
    said = dictionary_page((PERSON, VISIT), TABLES, SNAPSHOT)
    assert "| `seen` | yes or no | may be null | whether seen; one of: Yes, No |" in said
    assert "Every version is kept." in said
    assert "The database holds that: a rule of the database." in said
    for kept in (*TABLES, *SNAPSHOT):
        assert f"### {kept.name}\n" in said
        assert all(f"| `{column.name}` |" in said for column in kept.columns)


def open_page(request: HttpRequest) -> HttpResponse:
    """Shows something to anybody."""
    return HttpResponse()


@login_required
def closed_page(request: HttpRequest) -> HttpResponse:
    """Shows something to some."""
    return HttpResponse()


def only_managers() -> None:
    """Managers of the child's own team."""


def test_a_view_without_a_policy_is_for_whoever_it_asks_to_sign_in() -> None:
    assert may_open(closed_page) == SIGNED_IN
    assert may_open(open_page) == ANYONE


@pytest.mark.parametrize(
    ("may", "said"),
    [
        ("named people", "named people"),
        (("Team manager", "Director"), "Director, Team manager"),
        (only_managers, "Managers of the child's own team"),
    ],
)
def test_a_view_says_who_may_open_it(may: object, said: str) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    view.may = may  # type: ignore[attr-defined]  # what a view carries of its policy
    assert may_open(view) == said


def test_addresses_are_read_through_what_includes_them() -> None:
    patterns: list[URLPattern | URLResolver] = [
        re_path(r"^old/$", open_page),
        path("alive", open_page, name="alive"),
        path("child/", include(([path("<int:n>/", closed_page, name="one")], "desk"))),
    ]
    found = list(routes_of(patterns))
    assert [(one.address, one.name, one.may) for one in found] == [
        ("/old/", "", ANYONE),
        ("/alive", "alive", ANYONE),
        ("/child/<int:n>/", "desk:one", SIGNED_IN),
    ]
    assert "`/child/<int:n>/`" in routes_page(found)


def asked(folder: Path, *, check: bool) -> argparse.Namespace:
    return argparse.Namespace(into=folder, check=check)


def test_a_page_out_of_date_is_named_and_the_command_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(reference, "pages", lambda: {"duties.md": "new\n", "routes.md": "same\n"})
    assert reference.run(asked(tmp_path, check=True)) == 1
    assert reference.run(asked(tmp_path, check=False)) == 0
    assert reference.run(asked(tmp_path, check=True)) == 0
    (tmp_path / "duties.md").write_text("old\n")
    capsys.readouterr()
    assert reference.run(asked(tmp_path, check=True)) == 1
    said = capsys.readouterr().err
    assert "duties.md is out of date" in said
    assert "routes.md" not in said
    assert (tmp_path / "duties.md").read_text() == "old\n"
