"""A misspelt field is an error on our pages, and what we serve is ours alone: no outside address, no borrowed font or crest."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from django import forms
from django.http import HttpRequest
from django.test import RequestFactory, override_settings
from jinja2 import Environment, FileSystemLoader, TemplateError, UndefinedError

import throughcare.core
from throughcare.core import jinja
from throughcare.core.fields import DayField, control, faults
from throughcare.core.page import AsAt, Frame, page

CORE = Path(throughcare.core.__file__).parent
STATIC = CORE / "static" / "throughcare"


@dataclass(frozen=True)
class Shown:
    name: str = "Ann Example"


@pytest.fixture(scope="module")
def ours() -> Environment:
    return jinja.environment(loader=FileSystemLoader(CORE / "jinja2"), autoescape=True)


@pytest.mark.parametrize(
    "template",
    [
        "{{ page.nmae }}",
        "{% if page.nmae %}x{% endif %}",
        "{% for one in page.nmae %}x{% endfor %}",
        "{{ page.name.frist }}",
        "{{ govukTag({'text': page.nmae}) }}",
        "{{ govukButton({'text': 'Save', 'classes': page.nmae}) }}",
        "{{ govukInput({'id': 'a', 'name': 'a', 'label': {'text': page.nmae}}) }}",
        "{% from 'components/parts.html' import heading %}{{ heading(page.nmae) }}",
    ],
)
def test_a_misspelt_field_is_an_error_even_inside_a_macro(ours: Environment, template: str) -> None:
    with pytest.raises(UndefinedError):
        ours.from_string(template).render(page=Shown())


def test_the_design_systems_macros_may_ask_for_what_they_were_not_given(ours: Environment) -> None:
    drawn = ours.from_string(
        "{{ govukButton({'text': page.name}) }}{{ govukInput({'id': 'a', 'name': 'a', 'label': {'text': 'A'}}) }}"
    )
    assert "Ann Example" in drawn.render(page=Shown())


def test_what_people_type_is_never_markup(ours: Environment) -> None:
    nasty = "<script>alert(1)</script>"
    for template in (
        "{{ page.name }}",
        "{{ govukTag({'text': page.name}) }}",
        "{{ govukDetails({'summaryText': page.name, 'text': page.name}) }}",
    ):
        assert "<script>" not in ours.from_string(template).render(page=Shown(name=nasty))


def every(*endings: str) -> Iterator[Path]:
    return (path for path in CORE.rglob("*") if path.suffix in endings and {"static", "jinja2"} & set(path.parts))


def test_every_template_of_every_part_is_well_formed() -> None:
    folders = [CORE / "jinja2", *sorted(CORE.parent.glob("apps/*/jinja2"))]
    environment = jinja.environment(loader=FileSystemLoader(folders), autoescape=True)
    names = [str(path.relative_to(folder)) for folder in folders for path in folder.rglob("*.html")]
    broken = []
    for name in names:
        try:
            environment.get_template(name)
        except TemplateError as fault:
            broken.append(f"{name}: {fault}")
    assert len(names) > 100
    assert broken == []


def test_no_page_holds_a_script_or_style_that_the_content_policy_would_refuse() -> None:
    for path in every(".html"):
        text = path.read_text()
        assert not re.search(r"<[^>{]*\sstyle=", text), path
        assert "<style" not in text, path
        assert " onclick=" not in text, path
        for script in text.split("<script")[1:]:
            assert " src=" in script.split(">")[0] or "application/json" in script.split(">")[0], path


def test_nothing_borrowed_that_is_not_ours_to_use_and_nothing_from_elsewhere() -> None:
    for path in every(".css", ".js"):
        text = path.read_text()
        assert "url(" not in text or path.suffix == ".js", path
        assert "sourceMappingURL" not in text, path
        for word in ("GDS Transport", "govuk-crest", "@font-face", "logotype-crown", "@import url"):
            assert word not in text, (path, word)
    pages = "".join(path.read_text() for path in every(".html"))
    assert "GOV.UK" not in pages
    assert "https://" not in pages
    assert not [path for path in STATIC.rglob("*") if path.suffix in {".woff", ".woff2", ".ttf", ".png", ".ico"}]


class Asked(forms.Form):
    seen_on = DayField(label="When?")
    also_on = DayField(label="And when?", required=False)


@pytest.mark.parametrize(
    ("boxes", "said"),
    [
        (("", "", ""), "When? – enter a date"),
        (("27", "", "2026"), "When? The date must include a month"),
        (("31", "2", "2026"), "When? Enter a real date, such as 27 3 2026"),
        (("1", "2", "26"), "When? Enter the year in full, such as 2026"),
        (("one", "2", "2026"), "When? Enter a real date, such as 27 3 2026"),
    ],
)
def test_a_date_that_cannot_be_is_said_in_words(boxes: tuple[str, str, str], said: str) -> None:
    form = Asked(dict(zip(("seen_on_day", "seen_on_month", "seen_on_year"), boxes, strict=True)))
    assert faults(form) == [{"text": said, "href": "#id_seen_on_day"}]


class Counted(forms.Form):
    attendance = forms.IntegerField(
        label="Attendance, in percent", max_value=100, error_messages={"max_value": "Enter a whole number from 0 to 100"}
    )


def test_a_fault_at_the_top_of_the_page_says_of_what_it_is() -> None:
    said = "Attendance, in percent: Enter a whole number from 0 to 100"
    assert faults(Counted({"attendance": "140"})) == [{"text": said, "href": "#id_attendance"}]


def test_a_date_in_three_boxes_is_a_date_and_an_empty_one_none() -> None:
    form = Asked({"seen_on_day": " 9", "seen_on_month": "3", "seen_on_year": "2026"})
    assert form.is_valid()
    assert form.cleaned_data == {"seen_on": date(2026, 3, 9), "also_on": None}


def test_what_was_typed_is_shown_again(ours: Environment) -> None:
    form = Asked({"seen_on_day": "31", "seen_on_month": "2", "seen_on_year": "2026"})
    drawn = ours.from_string("{% from 'components/forms.html' import field %}{{ field(form['seen_on']) }}").render(form=form)
    assert 'value="31"' in drawn
    assert "Enter a real date" in drawn
    assert control(Asked(initial={"seen_on": date(2026, 3, 9)})["seen_on"]).params["items"][1]["value"] == "3"


def framed(request: HttpRequest) -> Frame:
    """A frame such as an application gives, for a signed-in person looking at a past day."""
    return Frame(council="Invented Borough Council", who="Sam Invented", as_at=AsAt(date(2018, 3, 31), "the end of the return"))


@dataclass(frozen=True)
class OnItsOwnDay(Shown):
    as_at: AsAt | None = None


def test_a_page_is_its_object_inside_its_frame_and_its_own_day_wins(tmp_path: Path) -> None:
    (tmp_path / "ann.html").write_text(
        "{% extends 'base.html' %}{% block title %}Ann{% endblock %}{% block main %}{{ page.name }}{% endblock %}"
    )
    backend = {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [tmp_path, CORE / "jinja2"],
        "OPTIONS": {"environment": "throughcare.core.jinja.environment", "context_processors": ["throughcare.core.page.frame"]},
    }
    request = RequestFactory().get("/")
    with override_settings(TEMPLATES=[backend], THROUGHCARE_FRAME=framed):
        past = page(request, "ann.html", Shown(), status=403)
        earlier = page(request, "ann.html", OnItsOwnDay(as_at=AsAt(date(2016, 3, 31), "as was asked")))
        no_day = page(request, "ann.html", OnItsOwnDay())
    assert past.status_code == 403
    assert "as it stood on 31 March 2018</strong>, the end of the return." in past.content.decode()
    assert "Signed in as </span>Sam Invented" in past.content.decode()
    assert "as it stood on 31 March 2016</strong>, as was asked." in earlier.content.decode()
    assert "as it stood on 31 March 2018</strong>" in no_day.content.decode(), "an imported council says so on every page"
