"""Every component on one page: drawn with invented things, opened in a browser, read by axe, wide and narrow."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from mimetypes import guess_type
from pathlib import Path
from typing import Any

import pytest
from django import forms
from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Browser, Page, Route, sync_playwright

import throughcare.core
from throughcare.charts.control import Control, draw_control
from throughcare.charts.drawn import Better, Drawn
from throughcare.charts.numbers import Numbers
from throughcare.charts.trend import Named, Neighbours, Trend
from throughcare.charts.trend_chart import draw_trend
from throughcare.core import jinja
from throughcare.core.fields import DayField
from throughcare.core.page import AsAt, Frame, Link, Session
from throughcare.core.shown import (
    ChildShown,
    Chosen,
    Column,
    Count,
    DutyShown,
    Entry,
    Fact,
    Lateness,
    Pages,
    PersonShown,
    Progress,
    Weight,
)

CORE = Path(throughcare.core.__file__).parent
AXE = Path(__file__).parents[2] / "journeys" / "axe" / "axe.min.js"
SITE = "http://styleguide.test"
POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'"
DAY = date(2026, 11, 23)
ANN = Link("Ann Example", "#ann")
AS_AT = AsAt(date(2018, 3, 31), "the end of the return it came from")
PAGES = Pages(2, 54, 51, 100, 2675, "#p1", "#p3")
PROGRESS = Progress(9, 13, "Read 9 of 13 files: 18,204 rows so far")

YEARS = tuple(str(year) for year in range(2019, 2026))
TREND = draw_trend(
    Trend(
        key="style-trend",
        title="Three or more placements in the year",
        labels=YEARS,
        numbers=Numbers(percent=True),
        better=Better.LOWER,
        ours=Named("Invented Borough", (12, 13, 11, 12, 14, 13, 10)),
        england=Named("England", (11, 11, 9, 10, 11, 11, None)),
        region=Named("Yorkshire and the Humber", (10, 10, 9, 10, 10, 11, 10)),
        neighbours=Neighbours(
            of=(10, 10, 10, 9, 10, 10, 10),
            lowest=(8, 8, 6, 5, 5, 7, 6),
            lower=(9, 8, 7, 8, 8, 8, 8),
            middle=(11, 10, 8, 9, 10, 10, 10),
            upper=(12, 11, 10, 11, 12, 11, 12),
            highest=(13, 12, 11, 13, 14, 12, 13),
        ),
    )
)
MONTHS = tuple(
    f"{month} {year}" for year in (2025, 2026) for month in ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct")
)
CONTROL = draw_control(
    Control(
        key="style-control",
        title="Return interviews within 72 hours",
        name="Invented Borough",
        labels=MONTHS,
        values=(61, 58, 66, 63, 60, 64, 57, 62, 65, 59, 61, 63, None, 60, 64, 62, 59, 61, 63, 92),
        numbers=Numbers(percent=True),
        better=Better.HIGHER,
    )
)

REVIEW = DutyShown(
    what="Second looked-after review",
    due="by Wednesday 11 November 2026",
    lateness=Lateness.OVERDUE,
    how_late="12 days late",
    weight=Weight.LAW,
    why="The first review was held on 11 August 2026. The second is due within three months of it.",
    source="Care Planning Regulations 2010, regulation 33(2)",
    who="Priya Demo, reviewing officer",
    about=ANN,
    action=Link("Record a review", "#review"),
)
VISIT = DutyShown(
    what="Visit",
    due="by Wednesday 25 November 2026",
    lateness=Lateness.DUE_SOON,
    how_late="Due in 2 days",
    weight=Weight.GUIDANCE,
    why="Ann was last seen on 14 October 2026. Visits are at most six weeks apart.",
    who="Sam Invented, social worker",
    council_due="Friday 20 November 2026",
    action=Link("Record a visit", "#visit"),
)
SUPERVISION = DutyShown(
    what="Updated assessment",
    due="by Thursday 4 February 2027",
    lateness=Lateness.ON_TRACK,
    how_late="Due in 73 days",
    weight=Weight.LOCAL,
    why="This council asks for one every twelve months. The last was signed on 4 February 2026.",
)
DENTIST = DutyShown(
    what="Dental check",
    due="cannot be told",
    lateness=Lateness.NOT_KNOWN,
    how_late="Not known",
    weight=Weight.GUIDANCE,
    why="The return this came from does not say when Ann last saw a dentist.",
)


class SampleForm(forms.Form):
    """One field of each sort."""

    name = forms.CharField(label="Name they like to be called", help_text="As they would say it")
    number = forms.IntegerField(label="House number", required=False)
    seen_on = DayField(label="When were they seen?", help_text="For example, 27 3 2026")
    where = forms.ChoiceField(label="Where", choices=[("", "Choose one"), ("home", "At home"), ("school", "At school")])
    alone = forms.ChoiceField(label="Seen alone?", widget=forms.RadioSelect, choices=[("yes", "Yes"), ("no", "No")])
    who = forms.MultipleChoiceField(
        label="Who else was there?",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[("carer", "Carer"), ("parent", "Parent")],
    )
    words = forms.CharField(label="What they said", widget=forms.Textarea(attrs={"rows": 4}), required=False)
    paper = forms.FileField(label="A letter or picture", required=False)
    secret = forms.CharField(label="Password", widget=forms.PasswordInput, required=False)
    agreed = forms.BooleanField(label="They know I am writing this down", required=False)


class FilterForm(forms.Form):
    """What a team's list may be narrowed by."""

    worker = forms.ChoiceField(label="Worker", choices=[("", "Anyone"), ("sam", "Sam Invented")], required=False)
    late = forms.MultipleChoiceField(
        label="How late",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[("overdue", "Late"), ("due_soon", "Due soon")],
    )


def _child(name: str, age: str, following: DutyShown | None, *, late: int = 0, restricted: bool = False) -> ChildShown:
    return ChildShown(Link(name, "#"), age, following, "Sam Invented", "with foster carers", restricted, late)


@dataclass(frozen=True)
class Styleguide:
    """Everything the style guide shows."""

    name: str = "Ann Example"
    day: date = DAY
    tags: Sequence[str] = ("Restricted",)
    as_at: AsAt | None = AS_AT
    facts: Sequence[Fact] = (
        Fact("Born", "4 April 2017, 9 years"),
        Fact("Lives with", "Foster carers in the borough", "#home"),
        Fact("Legal status", "Interim care order"),
        Fact("Number", "AB123456"),
    )
    tabs: Sequence[Link] = (Link("What is next", "#next", True), Link("Every duty", "#duties"), Link("Timeline", "#timeline"))
    duties: Sequence[DutyShown] = (REVIEW, VISIT, SUPERVISION, DENTIST)
    weights: Sequence[Weight] = tuple(Weight)
    latenesses: Sequence[tuple[Lateness, str]] = (
        (Lateness.OVERDUE, "12 days late"),
        (Lateness.DUE_SOON, "Due tomorrow"),
        (Lateness.ON_TRACK, "Due in 73 days"),
        (Lateness.MET, "Done in time"),
        (Lateness.MET_LATE, "Done 3 days late"),
        (Lateness.ENDED_UNMET, "Never done"),
        (Lateness.NOT_KNOWN, "Not known"),
    )
    counts: Sequence[Count] = (Count(3, "late", "#late", True), Count(7, "due in 5 days", "#soon"), Count(2675, "children"))
    chosen: Sequence[Chosen] = (Chosen("Worker: Sam Invented", "#"), Chosen("Late", "#"))
    children: Sequence[ChildShown] = (
        _child("Ann Example", "9 years", REVIEW, late=3),
        _child("Bartholomew Featherstonehaugh-Invented", "16 years", VISIT, restricted=True),
        _child("Charlie Sample", "5 months", None),
    )
    columns: Sequence[Column] = (
        Column("Child", "#by-child"),
        Column("Needs next", "#by-duty"),
        Column("How late", "#by-late", "descending"),
        Column("Worker"),
    )
    import_columns: Sequence[Column] = (Column("What", "#"), Column("Came in", "#", "ascending"), Column("Rows", number=True))
    pages: Pages = PAGES
    people: Sequence[PersonShown] = (
        PersonShown("Social worker", "Sam Invented", "#sam", "since 3 Mar 2026", "Third in 12 months"),
        PersonShown("Reviewing officer", "Priya Demo", "", "since 1 Aug 2026"),
        PersonShown("Mother", "Dawn Example"),
    )
    entries: Sequence[Entry] = (
        Entry(date(2027, 1, 7), "Thursday 7 January 2027", "Review booked", "Reviews", coming=True),
        Entry(
            date(2026, 11, 3),
            "Tuesday 3 November 2026",
            "Moved to new foster carers",
            "Placements",
            "Written by Sam Invented",
            href="#",
        ),
        Entry(date(2026, 10, 14), "Wednesday 14 October 2026", "Seen at home, alone", "Visits", "From the 2025 to 2026 return"),
    )
    progress: Progress = PROGRESS
    trend: Drawn | None = TREND
    control: Drawn | None = CONTROL
    form: forms.Form = field(
        default_factory=lambda: SampleForm({"seen_on_day": "31", "seen_on_month": "2", "seen_on_year": "2026"})
    )
    filters: forms.Form = field(default_factory=lambda: FilterForm({"worker": "sam", "late": ["overdue"]}))


FRAME = Frame(
    council="Invented Borough Council",
    who="Sam Invented",
    role="social worker",
    navigation=(Link("My work", "#work", True), Link("Team", "#team"), Link("Find", "#find"), Link("Imports", "#imports")),
    account=(Link("How you sign in", "#account"),),
    sign_out_url="#out",
    session=Session("/session/", "/signed-out/"),
    notice="This is a demonstration. Everyone in it is invented.",
    version="0.1.0",
)


def our_environment() -> Environment:
    return jinja.environment(loader=FileSystemLoader(CORE / "jinja2"), autoescape=True)


def styleguide_html() -> str:
    return our_environment().get_template("styleguide.html").render(page=Styleguide(), frame=FRAME)


def serve(route: Route) -> None:
    """Answer the browser from this checkout: no server, no network."""
    path = route.request.url.removeprefix(SITE).split("?")[0]
    headers = {"Content-Security-Policy": POLICY}
    if path == "/":
        route.fulfill(body=styleguide_html(), content_type="text/html; charset=utf-8", headers=headers)
    elif path.startswith("/static/") and (CORE / path[1:]).is_file():
        route.fulfill(body=(CORE / path[1:]).read_bytes(), content_type=guess_type(path)[0] or "", headers=headers)
    else:
        route.fulfill(status=404, body=path)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        opened = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=arguments)
        yield opened
        opened.close()


def opened(browser: Browser, *, width: int, scripts: bool = True) -> tuple[Page, list[str]]:
    """The style guide in a window, and everything the browser complained of."""
    page = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts).new_page()
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("response", lambda answer: faults.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None)
    page.route("**/*", serve)
    page.goto(SITE + "/")
    return page, faults


@pytest.mark.parametrize("width", [1280, 375, 320])
def test_every_component_is_accessible_and_fits(browser: Browser, width: int) -> None:
    page, faults = opened(browser, width=width)
    page.evaluate(AXE.read_text())
    found: dict[str, Any] = page.evaluate("axe.run(document)")
    assert [json.dumps(violation, indent=1)[:2000] for violation in found["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert faults == []


def test_without_scripts_nothing_is_hidden_that_scripts_would_open(browser: Browser) -> None:
    page, faults = opened(browser, width=375, scripts=False)
    assert page.get_by_role("link", name="Imports", exact=True).is_visible()
    assert page.get_by_label("Worker").first.is_visible()
    assert faults == []


def test_an_idle_session_is_warned_then_kept_by_the_button_or_ended(browser: Browser) -> None:
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    asked: list[str] = []
    page.route("**/*", serve)

    def kept(route: Route) -> None:
        asked.append(route.request.method)
        route.fulfill(status=204)

    page.route("**/session/", kept)
    page.clock.install(time=1_800_000_000_000)
    page.goto(SITE + "/")
    page.clock.run_for(12 * 60_000)
    assert not page.locator("#session-warning").is_visible()
    page.clock.run_for(61_000)
    assert "2 minutes" in page.get_by_role("alertdialog").filter(has_text="signed out soon").inner_text()
    page.get_by_role("button", name="Stay signed in").click()
    page.wait_for_function("document.getElementById('session-warning').hidden")
    assert asked == ["POST"]
    page.clock.run_for(15 * 60_000 + 1_000)
    page.wait_for_url("**/signed-out/")


def test_every_target_is_at_least_24_pixels_or_in_a_line_of_words(browser: Browser) -> None:
    page, _ = opened(browser, width=375)
    small = page.evaluate(
        """[...document.querySelectorAll('main button, main summary, main input:not([type=hidden]), main select, .tc-header a, nav a')]
           .filter(e => e.offsetParent && !e.matches('.govuk-radios__input, .govuk-checkboxes__input'))
           .filter(e => e.getBoundingClientRect().height < 24 || e.getBoundingClientRect().width < 24)
           .map(e => e.outerHTML.slice(0, 120) + Math.round(e.getBoundingClientRect().height))"""
    )
    assert small == []
