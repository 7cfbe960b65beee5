"""A wrong fact is found among the records to put right, mended, and seen as a restatement of the figure it spoiled, with its cause."""

from __future__ import annotations

import re
from datetime import date, datetime

from tests.journeys.conftest import Council, Visits
from tests.journeys.visit import CHILD, Visit

from throughcare.core.today import today
from throughcare.core.words import plain_date
from throughcare.statute.calendar import months_after, quarter_ended_before

DIRECTOR = "Philippa Straker"
TOOK_PART = "M-IR-03"
ENDED = quarter_ended_before(today())
DATED = re.compile(r"dated (\d+ \w+ \d{4}), when they were not looked after")


def test_a_wrong_fact_is_found_mended_and_seen_as_a_restatement(visits: Visits, served: Council) -> None:
    visit = visits()
    visit.sign_in_as(DIRECTOR)
    visit.open(f"/scorecard/{TOOK_PART}/?as_at={ENDED}")
    before = as_known(visit)
    child, right = the_year_typed_wrong(visit)
    for part, typed in (("Day", right.day), ("Month", right.month), ("Year", right.year)):
        visit.page.get_by_role("group", name="Day it was held").get_by_label(part, exact=True).fill(str(typed))
    visit.fill("How do we know?", "The minutes of the review")
    visit.press("Put it right")
    assert "Put right. What the record said before is kept." in visit.words

    served.run("scorecard", "--take", "--again")
    visit.open(f"/scorecard/{TOOK_PART}/?as_at={ENDED}")
    then, now = as_known(visit)
    assert then == before[0], "what was known then does not change"
    assert now != before[1]
    assert "The figure is restated" in visit.words
    cause = f"A review of {plain_date(right)} was changed on {plain_date(today())} by {DIRECTOR}"
    assert visit.page.get_by_role("listitem").filter(has_text=child).filter(has_text=cause).count() == 1


def as_known(visit: Visit) -> tuple[str, str]:
    """The figure of the quarter as it was known then, and as it is known now."""
    found = re.search(r"As known then\s*(\d+ of \d+).*?As known on \d+ \w+ \d{4}\s*(\d+ of \d+)", visit.words)
    assert found, visit.words
    return found[1], found[2]


def the_year_typed_wrong(visit: Visit) -> tuple[str, date]:
    """Open the first review that is dated before its child was looked after. Answers whose it is, and when it was held."""
    visit.open("/to-put-right/?kind=DQ-53")
    row = visit.page.get_by_role("row").filter(has=visit.page.locator(CHILD)).first
    dated = DATED.search(row.inner_text())
    assert dated, row.inner_text()
    day = datetime.strptime(dated[1], "%d %B %Y").date()  # noqa: DTZ007  # a day, as the page says it
    child = row.locator(CHILD).first.inner_text()
    visit.follow(re.compile("Put it right"))
    return child, next(on for years in range(1, 30) if (on := months_after(day, 12 * years)) > months_after(ENDED, -6))
