"""The demo set beside the published figures it is shaped on: counted from the lives, never from what they were dealt from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path

from throughcare.demo import shares
from throughcare.demo.chance import age_on, working_days_after
from throughcare.demo.facts import (
    Allocation,
    DentalCheck,
    HealthAssessment,
    ImmunisationsCheck,
    MissingEpisode,
    PeriodOfCare,
    Person,
    Placement,
    PrimaryNeed,
    ReturnInterview,
    Review,
    StrengthsAndDifficulties,
)
from throughcare.demo.gathered import Children, gather
from throughcare.demo.lives import Told

BEGIN, END = "<!-- begin: throughcare demo --compare -->", "<!-- end -->"
LEGAL = {"C1": "Care order (interim or full)", "C2": "Care order (interim or full)", "E1": "Placement order", "V2": "Section 20"}
PLACES = {
    **dict.fromkeys(("U1", "U2", "U3"), "Foster care, relative or friend"),
    **dict.fromkeys(("U4", "U5", "U6"), "Foster care, other"),
    **dict.fromkeys(("A3", "A4", "A5", "A6"), "Placed for adoption"),
    "P1": "With parents",
    **dict.fromkeys(("K1", "K2"), "Children's and secure homes"),
    **dict.fromkeys(("K3", "H5"), "Supported accommodation"),
    **dict.fromkeys(("R1", "R2", "R3", "R5"), "Other residential"),
}
REASONS = {
    **dict.fromkeys(("E11", "E12"), "Adopted"),
    "E4A": "Returned home, planned",
    "E4B": "Returned home, unplanned",
    **dict.fromkeys(("E45", "E46", "E47", "E48"), "Special guardianship"),
    "E41": "Child arrangements order",
    "E13": "To relatives or others without parental responsibility",
    "E5": "Independent living, supported",
    "E6": "Independent living, unsupported",
    "E17": "Stayed with carers at 18",
    "E3": "Another council took over",
    "E7": "Adult social care",
    "E15": "Found to be an adult",
    "E9": "Sentenced to custody",
}


def _shares(counted: Iterable[str]) -> dict[str, float]:
    counts = Counter(counted)
    total = sum(counts.values()) or 1
    return {name: 100 * count / total for name, count in counts.items()}


def age_group(age: int) -> str:
    """The age groups that the published tables use."""
    return "Under 1" if age < 1 else "1 to 4" if age < 5 else "5 to 9" if age < 10 else "10 to 15" if age < 16 else "16 and over"


def _age_left(age: int) -> str:
    return "18" if age >= 18 else "16 and 17" if age >= 16 else age_group(age)


def _duration(days: int) -> str:
    bounds = {14: "Under 2 weeks", 56: "2 to 8 weeks", 183: "8 weeks to 6 months", 365: "6 months to 1 year", 730: "1 to 2 years"}
    bounds |= {1095: "2 to 3 years", 1826: "3 to 5 years", 3652: "5 to 10 years"}
    return next((name for bound, name in bounds.items() if days < bound), "10 years and over")


def _ages(children: Children) -> dict[str, float]:
    return _shares(age_group(age_on(children.born(child), children.today)) for child, _ in children.now())


def _sexes(children: Children) -> dict[str, float]:
    return _shares(
        person.sex for child, _ in children.now() for person in children.of(child, Person) if isinstance(person, Person)
    )


def _legal(children: Children) -> dict[str, float]:
    return _shares(LEGAL.get(course.steps[-1].code, "Other") for _, course in children.now())


def _places(children: Children) -> dict[str, float]:
    return _shares(PLACES.get(course.stays[-1].kind, "Residential school or other") for _, course in children.now())


def _needs(children: Children) -> dict[str, float]:
    return _shares(
        need.code for child, _ in children.now() for need in children.of(child, PrimaryNeed)[-1:] if isinstance(need, PrimaryNeed)
    )


def _ages_left(children: Children) -> dict[str, float]:
    return _shares(_age_left(age_on(children.born(child), course.last)) for child, course in children.left() if course.last)


def _reasons_left(children: Children) -> dict[str, float]:
    return _shares(REASONS.get(course.reason, "Any other") for _, course in children.left())


def _durations(children: Children) -> dict[str, float]:
    return _shares(_duration((course.last - course.first).days) for _, course in children.left() if course.last)


def _moves(children: Children) -> dict[str, float]:
    since = children.today - timedelta(days=365)
    homes = []
    for _, course in children.twelve_months():
        # A placement that changed without a change of carer is not another one here.
        begun = [stay for stay in course.stays if stay.first > since and not stay.same_carer]
        homes.append("3 or more" if len(begun) >= 2 else str(1 + len(begun)))
    return _shares(homes)


def _reasons_moved(children: Children) -> dict[str, float]:
    since = children.today - timedelta(days=2 * 365)
    ended = (fact for child in children.facts for fact in children.of(child, Placement) if isinstance(fact, Placement))
    return _shares(fact.reason_ended for fact in ended if fact.ended_on and fact.ended_on > since and fact.reason_ended)


def _health(children: Children) -> dict[str, float]:
    since = children.today - timedelta(days=365)
    those = [child for child, _ in children.twelve_months()]
    asked = [child for child in those if 5 <= age_on(children.born(child), children.today) <= 16]
    assessed = sum(
        any(f.assessed_on > since for f in children.of(c, HealthAssessment) if isinstance(f, HealthAssessment)) for c in those
    )
    teeth = sum(any(f.checked_on > since for f in children.of(c, DentalCheck) if isinstance(f, DentalCheck)) for c in those)
    jabs = sum(
        any(f.up_to_date for f in children.of(c, ImmunisationsCheck)[-1:] if isinstance(f, ImmunisationsCheck)) for c in those
    )
    scored = sum(
        any(f.scored_on > since and f.score is not None for f in children.of(c, StrengthsAndDifficulties) if isinstance(f, StrengthsAndDifficulties))
        for c in asked
    )  # fmt: skip
    per_cent = 100 / (len(those) or 1)
    return {
        "Health assessment": assessed * per_cent,
        "Immunisations up to date": jabs * per_cent,
        "Teeth checked": teeth * per_cent,
        "Strengths and difficulties scored": 100 * scored / (len(asked) or 1),
    }


def _missing(children: Children) -> dict[str, float]:
    since = children.today - timedelta(days=365)
    in_year = {child for child, course in children.courses if course.last is None or course.last > since}
    went = {
        c for c in in_year if any(f.started_on > since for f in children.of(c, MissingEpisode) if isinstance(f, MissingEpisode))
    }
    return {"Missing at least once": 100 * len(went) / (len(in_year) or 1)}


def _interviews(children: Children) -> dict[str, float]:
    in_time = []
    for child in children.facts:
        back = {fact.id: fact for fact in children.of(child, MissingEpisode) if isinstance(fact, MissingEpisode)}
        settled = {
            fact.episode_id: fact.settled_at for fact in children.of(child, ReturnInterview) if isinstance(fact, ReturnInterview)
        }
        for own, episode in back.items():
            due = episode.returned_at + timedelta(hours=72) if episode.returned_at else None
            if due is None or not children.today - timedelta(days=62) <= due.date() < children.today:
                continue
            held = settled.get(own)
            in_time.append(held is not None and held <= due)
    return {"In time": 100 * sum(in_time) / (len(in_time) or 1)}


def _reviews(children: Children) -> dict[str, float]:
    """Of reviews held in the last year: those held by their day, counted from the one before or from becoming looked after."""
    since, in_time = children.today - timedelta(days=365), []
    for child, course in children.courses:
        held = sorted(
            fact.held_on for fact in children.of(child, Review) if isinstance(fact, Review) and fact.held_on >= course.first
        )
        for at, day in enumerate(held):
            if day <= since or (course.last and day >= course.last):
                continue
            if at == 0 and course.first > since - timedelta(days=40):
                in_time.append(day <= working_days_after(course.first, 20))
            elif at > 0:
                first_two = course.first > children.today - timedelta(days=5 * 365) and at == 1
                in_time.append((day - held[at - 1]).days <= (92 if first_two else 184))
    return {"In time": 100 * sum(in_time) / (len(in_time) or 1)}


def _workers(children: Children) -> dict[str, float]:
    since, many = children.today - timedelta(days=365), []
    for child, _ in children.now():
        own = [fact for fact in children.of(child, Allocation) if isinstance(fact, Allocation) and fact.part == "social_worker"]
        many.append(
            len({fact.worker_id for fact in own if fact.worker_id and (fact.ended_on is None or fact.ended_on > since)}) >= 3
        )
    return {"3 or more": 100 * sum(many) / (len(many) or 1)}


def _caseload(children: Children) -> dict[str, float]:
    """Every child a social worker has now, looked after or in need."""
    return {"On average": sum(children.loads.values()) / (len(children.loads) or 1)}


COUNTED: tuple[tuple[shares.Published, Callable[[Children], dict[str, float]]], ...] = (
    (shares.AGE_NOW, _ages), (shares.SEX_NOW, _sexes), (shares.LEGAL_NOW, _legal), (shares.PLACEMENT_NOW, _places),
    (shares.NEED_NOW, _needs), (shares.MOVES_IN_YEAR, _moves), (shares.REASON_MOVED, _reasons_moved), (shares.AGE_LEFT, _ages_left),
    (shares.REASON_LEFT, _reasons_left), (shares.DURATION_LEFT, _durations), (shares.HEALTH_YEAR, _health),
    (shares.MISSING_YEAR, _missing),
    (shares.WORKERS_YEAR, _workers),
    (shares.CASELOAD, _caseload), (shares.INTERVIEWED, _interviews), (shares.REVIEWED, _reviews),
)  # fmt: skip


def compared(told: Told) -> str:
    """The table: each published share, and the demo's."""
    children = gather(told)
    periods = sum(len(children.of(child, PeriodOfCare)) for child in children.facts)
    counted = (
        f"Counted on {told.today:%-d %B %Y}: {children.persons:,} persons; {len(children.facts):,} children with a record of care in "
        f"five years ({periods:,} times in care), {len(children.now()):,} of them looked after now; {children.entries:,} entries."
    )
    lines = [
        counted,
        "",
        "| What | | Published, % | Demo, % |",
        "|---|---|---:|---:|",
    ]
    for published, count in COUNTED:
        found = count(children)
        for name in [*published.shares, *(name for name in found if name not in published.shares)]:
            title = published.title if name == next(iter(published.shares)) else ""
            here = f"{published.shares[name]:g}" if name in published.shares else ""
            lines.append(f"| {title} | {name} | {here} | {found.get(name, 0):.0f} |")
    lines += ["", "Published where:", ""]
    lines += [f"- {published.title}: {published.source}" for published, _ in COUNTED]
    return "\n".join(lines)


def into_document(path: Path, table: str) -> None:
    """Put the table into the document, between its marks."""
    text = path.read_text()
    before, rest = text.split(BEGIN)
    path.write_text(f"{before}{BEGIN}\n\n{table}\n\n{END}{rest.split(END, 1)[1]}")
