"""Every form that asks for words keeps them while they are typed (adr/0047). Read from the templates."""

import re
from pathlib import Path

APPS = Path(__file__).parents[2] / "src" / "throughcare" / "apps"
NOTHING_IS_TYPED = {"intake/jinja2/intake/bring_in.html": "files are chosen there"}
FORM = re.compile(r'<form method="post".*?</form>', re.DOTALL)


def asks(template: str) -> bool:
    """Whether a form that is not kept draws a field."""
    return any(re.search(r"\bfields?\(", form) for form in FORM.findall(template))


def test_every_form_that_asks_something_keeps_what_is_typed() -> None:
    templates = {str(path.relative_to(APPS)): path.read_text() for path in APPS.glob("*/jinja2/**/*.html")}
    assert sum("kept(keeps(" in text for text in templates.values()) > 8
    assert {name for name, text in templates.items() if asks(text)} == NOTHING_IS_TYPED.keys()


def test_a_form_that_is_not_kept_is_found() -> None:
    assert asks('<form method="post" novalidate>{{ fields(page.form) }}</form>')
    assert not asks('<form method="post">{{ submit("End it") }}</form>{% call kept(k) %}{{ fields(page.form) }}{% endcall %}')
