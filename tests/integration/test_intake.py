"""A return comes in: once, again, amended, a year later, and against what people here have written."""

from __future__ import annotations

import html
import re
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from throughcare.apps.care.models import LegalStatus, PeriodOfCare, Placement, PrimaryNeed, YearEndOutcomes
from throughcare.apps.intake import actions, queries, uploads
from throughcare.apps.intake.actions import committing
from throughcare.apps.intake.at_work import is_stopped
from throughcare.apps.intake.models import Batch, SourceRow
from throughcare.apps.intake.presenters import Sum, sum_of
from throughcare.apps.involvement.models import Allocation
from throughcare.apps.people import actions as people_actions
from throughcare.apps.people.models import Covered, Identifier, Person, Source
from throughcare.apps.reviews.models import Review
from throughcare.apps.workforce.itself import ITSELF, itself
from throughcare.apps.workforce.models import Post, Team, Worker
from throughcare.apps.workforce.policies import MayNot
from throughcare.apps.workforce.roles import SIGHT_OF, Role
from throughcare.core.acting import acting_as, say
from throughcare.core.history import versions
from throughcare.record import care, happenings, people
from throughcare.record.columns import Row
from throughcare.returns.ssda903.build import write_csv
from throughcare.returns.ssda903.schema import BY_ROW

pytestmark = pytest.mark.django_db
BORN = date(2008, 3, 27)
HEADER = people.Person(child="C1", sex="F", born_on=BORN, ethnicity="WBRI", upn="UN1")
FIRST = care.Episode(
    child="C1", started_on=date(2017, 5, 2), reason_new="S", legal_status="E1", need="N1", placement="U6", provider="PR1",
    ended_on=date(2017, 8, 14), reason_ceased="X1", reason_changed="CARPL",
)  # fmt: skip
SECOND = care.Episode(
    child="C1", started_on=date(2017, 8, 14), reason_new="L", legal_status="C2", need="N1", placement="U6", provider="PR1"
)
MET = happenings.Review(child="C1", held_on=date(2017, 5, 25), participation="PN1")
WELL = happenings.Outcomes(child="C1", sdq_score=12, immunisations=True)
ROWS = (HEADER, FIRST, SECOND, MET, WELL)
BringIn = Callable[..., Batch]


@pytest.fixture
def council() -> Team:
    council = Team(name="Council", kind=Team.Kind.COUNCIL)
    council.lineage = [council.pk]
    council.save()
    return council


def someone(name: str, role: Role, team: Team) -> Worker:
    worker = Worker.objects.create_user(email=f"{name.lower()}@council.example", name=name, registration=f"SW{name.upper()}")
    Post.objects.create(worker=worker, role=role, team=team, sight=SIGHT_OF[role], started_on=date(2020, 1, 1))
    return worker


@pytest.fixture
def dana(council: Team) -> Worker:
    """The director, who may bring returns in and sees every child not restricted."""
    return someone("Dana", Role.DIRECTOR, council)


@pytest.fixture
def preview(tmp_path: Path, dana: Worker) -> BringIn:
    def bring(rows: Iterable[Row], *, year: int = 2018, more: dict[str, str] | None = None) -> Batch:
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        folder.mkdir()
        by_table: dict[str, list[Row]] = {}
        for row in rows:
            by_table.setdefault(BY_ROW[type(row)].name, []).append(row)
        for name, those in by_table.items():
            with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                write_csv(file, [(row, BORN) for row in those], table=BY_ROW[type(those[0])], year=year)
        for name, text in (more or {}).items():
            (folder / name).write_text(text, encoding="utf-8")
        say("throughcare.worker", str(dana.pk))
        return actions.read_batch(actions.open_batch(year=year, by=dana).pk, paths=[folder])

    return bring


@pytest.fixture
def bring_in(preview: BringIn, dana: Worker) -> BringIn:
    def commit(rows: Iterable[Row], **how: Any) -> Batch:
        batch = preview(rows, **how)
        assert batch.state == Batch.State.PREVIEWED, batch.refused_because
        return actions.commit_batch(batch.pk, by=dana)

    return commit


def sums(batch: Batch) -> tuple[int, int, int, int, int]:
    total: Sum = sum_of(batch.counts)
    return total.added, total.changed, total.unchanged, total.set_aside, total.withdrawn


def child() -> Person:
    return Identifier.objects.get(kind="return", value="C1").child


def test_a_preview_changes_nothing(preview: BringIn) -> None:
    batch = preview(ROWS)
    assert sums(batch) == (5, 0, 0, 0, 0)
    with acting_as(ITSELF):
        assert not Person.objects.exists()
        assert not Source.objects.exists()


def test_rows_become_facts(bring_in: BringIn, dana: Worker) -> None:
    batch = bring_in(ROWS)
    assert (batch.state, sums(batch)) == (Batch.State.COMMITTED, (5, 0, 0, 0, 0))
    ada = child()
    assert (ada.sex, ada.born_on, ada.ethnicity, ada.called) == ("F", BORN, "WBRI", "")
    period = PeriodOfCare.objects.get(child=ada)
    assert (period.started_on, period.start_known, period.ended_on) == (date(2017, 5, 2), True, None)
    orders = LegalStatus.objects.order_by("started_on").values_list("code", "started_on", "ended_on")
    assert list(orders) == [("E1", date(2017, 5, 2), date(2017, 8, 14)), ("C2", date(2017, 8, 14), None)]
    home = Placement.objects.get()  # a change of legal status alone moves nobody
    assert (home.kind, home.started_on, home.ended_on, home.turn) == ("U6", date(2017, 5, 2), None, 1)
    assert PrimaryNeed.objects.get().code == "N1"
    assert Review.objects.get().participation == "PN1"
    assert YearEndOutcomes.objects.get().sdq_score == 12
    cover = Covered.objects.get(child=ada)
    assert (cover.first_on, cover.last_on) == (date(2017, 4, 1), date(2018, 3, 31))
    assert cover.source.name == "SSDA903 2017/18"
    assert "review_held" in cover.source.carries
    assert "visited" not in cover.source.carries
    told_by = versions(Review).get().pgh_context.metadata
    assert told_by == {"by": str(dana.pk), "why": "return imported"}


def test_the_same_again_changes_nothing(bring_in: BringIn) -> None:
    bring_in(ROWS)
    with acting_as(ITSELF):
        before = {model: versions(model).count() for model in (Person, PeriodOfCare, Placement, Review)}
    assert sums(bring_in(ROWS)) == (0, 0, 5, 0, 0)
    assert {model: versions(model).count() for model in before} == before


def test_an_amended_return_changes_what_it_changes_and_withdraws_what_is_gone(bring_in: BringIn) -> None:
    bring_in([*ROWS, replace(MET, held_on=date(2017, 9, 1))])
    amended = bring_in([HEADER, FIRST, replace(SECOND, legal_status="C1"), replace(MET, participation="PN3"), WELL])
    assert sums(amended) == (0, 2, 3, 0, 1)
    assert LegalStatus.objects.get(ended_on=None).code == "C1"
    assert Review.objects.get().participation == "PN3"
    assert sums(bring_in([HEADER, FIRST, replace(SECOND, legal_status="C1"), replace(MET, participation="PN3"), WELL])) == (
        0, 0, 5, 0, 0,
    )  # fmt: skip


def test_a_table_left_out_says_nothing_is_gone(bring_in: BringIn) -> None:
    bring_in(ROWS)
    assert sums(bring_in([HEADER, FIRST, SECOND])) == (0, 0, 3, 0, 0)
    assert Review.objects.count() == 1


def test_a_second_year_joins_on(bring_in: BringIn) -> None:
    bring_in(ROWS)
    closed = replace(SECOND, ended_on=date(2018, 9, 1), reason_ceased="E4A")
    later = bring_in([HEADER, closed, replace(MET, held_on=date(2018, 6, 1)), WELL], year=2019)
    assert sums(later) == (2, 1, 1, 0, 0)
    period = PeriodOfCare.objects.get()
    assert (period.started_on, period.ended_on, period.reason_ended) == (date(2017, 5, 2), date(2018, 9, 1), "E4A")
    assert Placement.objects.get().ended_on == date(2018, 9, 1)
    assert sorted(YearEndOutcomes.objects.values_list("year", flat=True)) == [2018, 2019]
    assert Covered.objects.count() == 2
    # the first year again: what the later return says of the open episode stands
    assert sums(bring_in(ROWS)) == (0, 0, 5, 0, 0)
    assert PeriodOfCare.objects.get().ended_on == date(2018, 9, 1)


def test_what_a_practitioner_corrected_is_not_overwritten(bring_in: BringIn, dana: Worker) -> None:
    bring_in(ROWS)
    review = Review.objects.get()
    review.participation = "PN5"
    people_actions.correct_facts([review], ["participation"], by=dana)
    assert sums(bring_in(ROWS)) == (0, 0, 5, 0, 0)
    amended = bring_in([HEADER, FIRST, SECOND, replace(MET, participation="PN2"), WELL])
    assert sums(amended) == (0, 0, 4, 1, 0)
    aside = SourceRow.objects.get(batch=amended, outcome="set_aside")
    assert aside.conflict
    assert aside.reason == "the record here says PN5 for the review’s participation, and the row PN2."
    assert Review.objects.get().participation == "PN5"


def test_what_a_practitioner_recorded_is_not_overwritten(bring_in: BringIn, dana: Worker) -> None:
    bring_in([HEADER, FIRST, SECOND])
    practice = Source(kind="practice", name="Practice", covers_from=date(2018, 1, 1))
    people_actions.open_source(practice, by=dana)
    mine = Review(child=child(), source=practice, held_on=MET.held_on, participation="PN4")
    people_actions.record_facts([mine], by=dana)
    assert sums(bring_in([HEADER, FIRST, SECOND, MET])) == (0, 0, 3, 1, 0)
    assert Review.objects.get().participation == "PN4"


def test_what_a_practitioner_wrote_about_is_not_withdrawn(bring_in: BringIn, dana: Worker) -> None:
    bring_in(ROWS)
    home = Placement.objects.get()
    home.carer = "The Ferns"
    people_actions.correct_facts([home], ["carer"], by=dana)
    batch = bring_in([HEADER, replace(SECOND, child="C2"), replace(HEADER, child="C2"), MET])
    assert PeriodOfCare.objects.filter(child=child()).exists()
    assert sum_of(batch.counts).kept == 2


def test_a_number_that_is_another_childs_here_is_a_conflict(bring_in: BringIn) -> None:
    bring_in(ROWS)
    Person.objects.filter(pk=child().pk).update(born_on=date(2001, 1, 1))
    batch = bring_in([replace(HEADER, sex="M"), FIRST, SECOND, MET, WELL])
    assert sums(batch) == (0, 0, 0, 5, 0)
    assert child().sex == "F"


def test_rows_that_cannot_stand_together_are_set_aside_and_never_stop_a_commit(bring_in: BringIn) -> None:
    away = happenings.Missing(child="C1", kind="M", started_on=date(2017, 6, 1), ended_on=date(2017, 6, 9))
    over = replace(away, started_on=date(2017, 6, 5), kind="A")
    unknown = care.SocialWorker(child="C1", worker="SW404", started_on=date(2017, 5, 2))
    known = replace(unknown, worker="SWDANA")
    batch = bring_in([*ROWS, away, over, unknown, known])
    assert sums(batch) == (7, 0, 0, 2, 0)
    reasons = set(SourceRow.objects.filter(batch=batch, outcome="set_aside").values_list("reason", flat=True))
    assert reasons == {
        "it would overlap another missing episode, which began on 1 June 2017.",
        "nobody here has the registration number SW404.",
    }
    assert Allocation.objects.filter(worker__name="Dana").count() == Allocation.objects.count() == 1
    again = bring_in([*ROWS, away, over, unknown, known])
    assert sums(again) == (0, 0, 7, 2, 0)
    assert not SourceRow.objects.filter(batch=again, conflict=True).exists()  # nobody here has written a word of it


def test_a_preview_out_of_date_is_not_committed_and_says_so(
    preview: BringIn, bring_in: BringIn, dana: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen, stopped = preview(ROWS), []

    def judge_again(batch: Batch, numbers: list[str]) -> None:
        batch.asked_at = None  # as whoever took it up said over a connection of their own, which a test's transaction hides
        stopped.append(is_stopped(batch))
        judged(batch, numbers)

    judged = committing.judge_again
    monkeypatch.setattr(committing, "judge_again", judge_again)
    bring_in([HEADER, FIRST])
    with pytest.raises(actions.OutOfDate):
        actions.commit_batch(seen.pk, by=dana)
    assert stopped == [False], "while it is looked at anew, nobody is told that it stopped"
    seen.refresh_from_db()
    assert (seen.state, sums(seen)) == (Batch.State.PREVIEWED, (3, 0, 2, 0, 0))
    assert not Review.objects.exists()
    assert actions.commit_batch(seen.pk, by=dana).state == Batch.State.COMMITTED
    assert Review.objects.exists()


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("Header.csv", "", "is empty"),
        ("Header.csv", "CHILD,SEX,ETHNIC\n1,1,WBRI\n", "has no columns"),
        ("x.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "entities"),
        ("x.csv", "a,b\n1,2\n", "not part of an SSDA903 return"),
    ],
)
def test_a_file_at_fault_is_refused_in_one_sentence(preview: BringIn, name: str, text: str, says: str) -> None:
    batch = preview([], more={name: text})
    assert batch.state == Batch.State.REFUSED
    assert says in batch.refused_because
    assert batch.refused_because.count(".") <= 3
    assert not SourceRow.objects.exists()


def test_a_full_disk_or_a_300_mb_file_is_refused(dana: Worker, tmp_path: Path) -> None:
    large = tmp_path / "header.csv"
    with large.open("wb") as file:
        file.truncate(300 * 1024 * 1024)
    batch = actions.read_batch(actions.open_batch(year=2018, by=dana).pk, paths=[large])
    assert (batch.state, "MB" in batch.refused_because) == (Batch.State.REFUSED, True)


def test_a_row_is_mended_and_goes_in_by_itself(bring_in: BringIn, dana: Worker) -> None:
    lines = "CHILD,DOB,REVIEW,REVIEW_CODE\nC1,27/03/2008,25/05/2077,PN1\n"
    batch = bring_in([HEADER, FIRST, SECOND], more={"reviews.csv": lines})
    row = SourceRow.objects.get(batch=batch, outcome="set_aside")
    still = actions.mend_row(row.pk, {"REVIEW": "25/05/2007"}, by=dana)
    assert (still.outcome, "before the child was born" in still.reason) == ("set_aside", True)
    mended = actions.mend_row(row.pk, {"REVIEW": "25/05/2017"}, by=dana)
    assert (mended.outcome, mended.mended, mended.stands) == ("added", True, True)
    assert Review.objects.get().held_on == date(2017, 5, 25)
    batch.refresh_from_db()
    assert sums(batch) == (4, 0, 0, 0, 0)
    assert versions(Review).get().pgh_context.metadata["why"] == "return row mended"
    assert PeriodOfCare.objects.count() == 1  # one row by itself says of no other that it is gone


def test_a_row_mended_before_the_commit_comes_in_with_the_rest(preview: BringIn, dana: Worker) -> None:
    lines = "CHILD,DOB,REVIEW,REVIEW_CODE\nC1,27/03/2008,25/05/2077,PN1\n"
    batch = preview([HEADER, FIRST, SECOND], more={"reviews.csv": lines})
    row = actions.mend_row(SourceRow.objects.get(outcome="set_aside").pk, {"REVIEW": "25/05/2017"}, by=dana)
    assert row.outcome == "added"
    assert sums(actions.commit_batch(batch.pk, by=dana)) == (4, 0, 0, 0, 0)
    assert Review.objects.count() == 1


def test_every_row_that_is_doubtful_can_be_seen_with_the_reason(bring_in: BringIn, dana: Worker, client: Client) -> None:
    herself = replace(HEADER, upn="UN5")
    others = [replace(herself, child=f"C{number}", upn="NOT A NUMBER") for number in range(2, 40)]
    batch = bring_in([herself, *others, FIRST])
    doubtful = SourceRow.objects.exclude(doubts=[])
    assert doubtful.count() == 38
    client.force_login(dana, backend="allauth.account.auth_backends.AuthenticationBackend")
    shown = client.get(reverse("intake:batch", args=[batch.pk])).content.decode()
    link = re.search(r'href="(/imports/[^"]*doubt=[^"]*)">See them all', shown)
    assert link is not None
    first = client.get(html.unescape(link[1])).content.decode()
    second = client.get(html.unescape(link[1]) + "&page=2").content.decode()
    assert first.count("Doubtful: ") == 25
    assert second.count("Doubtful: ") == 13
    assert "of 38 rows" in " ".join(first.split())


FOR_A_NIGHT = replace(FIRST, ended_on=FIRST.started_on, placement="U3", reason_changed="CREQO", order=1)
FROM_THEN_ON = replace(SECOND, started_on=FIRST.started_on, reason_new="P", placement="U4", order=2)


def carers() -> dict[str, str]:
    return dict(Placement.objects.values_list("kind", "carer"))


def the_ferns(dana: Worker) -> None:
    home = Placement.objects.get(kind="U4")
    home.carer = "The Ferns"
    people_actions.correct_facts([home], ["carer"], by=dana)


def test_an_episode_put_in_before_another_of_its_day_is_not_taken_for_it(bring_in: BringIn, dana: Worker) -> None:
    alone = replace(FROM_THEN_ON, reason_new="S", order=1)
    bring_in([HEADER, alone])
    the_ferns(dana)
    amended = bring_in([HEADER, FOR_A_NIGHT, FROM_THEN_ON])
    assert sums(amended) == (1, 1, 1, 0, 0)
    assert carers() == {"U3": "", "U4": "The Ferns"}
    assert list(Placement.objects.order_by("turn").values_list("kind", "turn")) == [("U3", 1), ("U4", 2)]
    assert sums(bring_in([HEADER, FOR_A_NIGHT, FROM_THEN_ON])) == (0, 0, 3, 0, 0)


def test_an_episode_taken_out_from_before_another_of_its_day_is_the_one_withdrawn(bring_in: BringIn, dana: Worker) -> None:
    bring_in([HEADER, FOR_A_NIGHT, FROM_THEN_ON])
    the_ferns(dana)
    amended = bring_in([HEADER, replace(FROM_THEN_ON, reason_new="S", order=1)])
    assert sums(amended) == (0, 1, 1, 0, 1)
    gone = SourceRow.objects.get(batch=amended, outcome="withdrawn")
    assert gone.cells["PLACE"] == "U3"
    assert carers() == {"U4": "The Ferns"}
    assert PeriodOfCare.objects.get().start_known
    assert sums(bring_in([HEADER, replace(FROM_THEN_ON, reason_new="S", order=1)])) == (0, 0, 2, 0, 0)


def test_episodes_of_one_day_in_another_order_are_the_same_episodes(bring_in: BringIn) -> None:
    another = replace(FOR_A_NIGHT, placement="U5", reason_new="P")
    bring_in([HEADER, FOR_A_NIGHT, another, FROM_THEN_ON])
    assert sums(bring_in([HEADER, FROM_THEN_ON, another, FOR_A_NIGHT])) == (0, 0, 4, 0, 0)
    fewer = bring_in([HEADER, another, FROM_THEN_ON])
    assert sums(fewer) == (0, 0, 3, 0, 1)
    assert set(carers()) == {"U5", "U4"}


def stays(kinds: str) -> list[care.Episode]:
    """Stays that all began on one day, the last of them lasting."""
    first, *others = kinds.split()
    nights = [replace(FOR_A_NIGHT, placement=kind, reason_new="P", order=order) for order, kind in enumerate(others, start=2)]
    drawn = [replace(FOR_A_NIGHT, placement=first), *nights]
    return [*drawn[:-1], replace(drawn[-1], ended_on=None, reason_ceased=None, reason_changed=None)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("U3 U5 U4", "U5 U4"),  # the first of three taken out
        ("U3 U5 U4", "U3 U4"),  # the one between
        ("U3 U5 U6 U4", "U5 U6 U4"),
        ("U3 U5 U6 U4", "U6 U4"),  # two at once
        ("U5 U4", "U5 U3 U4"),  # one put in between two
        ("U3 U5 U4", "U3 U5 U4"),
    ],
)
def test_each_of_several_stays_of_one_day_stays_itself(bring_in: BringIn, dana: Worker, before: str, after: str) -> None:
    bring_in([HEADER, *stays(before)])
    assert list(Placement.objects.order_by("turn").values_list("kind", flat=True)) == before.split()
    here = {stay.kind: stay for stay in Placement.objects.filter(kind__in=after.split())}
    for kind, stay in here.items():
        stay.carer = f"The carer of {kind}"
    people_actions.correct_facts(list(here.values()), ["carer"], by=dana)
    amended = bring_in([HEADER, *stays(after)])
    assert sums(amended)[3] == 0, "nothing is set aside, for nobody wrote about the one that is gone"
    now = list(Placement.objects.order_by("turn"))
    assert [stay.kind for stay in now] == after.split()
    assert [stay.turn for stay in now] == list(range(1, len(now) + 1))
    for stay in now:
        if stay.kind in here:
            assert (stay.pk, stay.carer) == (here[stay.kind].pk, f"The carer of {stay.kind}")
    assert sums(bring_in([HEADER, *stays(after)])) == (0, 0, len(now) + 1, 0, 0)


FAULTY_HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nC1,2,31/02/2008,WBRI,UN1,,\n"


def test_rows_that_waited_for_their_header_come_in_with_it(bring_in: BringIn, dana: Worker) -> None:
    overlapping = replace(SECOND, started_on=date(2017, 7, 1), ended_on=date(2017, 7, 9))
    batch = bring_in([SECOND, FIRST, overlapping, MET, WELL], more={"header.csv": FAULTY_HEADER})
    assert sums(batch) == (0, 0, 0, 6, 0)
    header = actions.mend_row(SourceRow.objects.get(batch=batch, table="Header").pk, {"DOB": "27/03/2008"}, by=dana)
    assert (header.outcome, header.stands) == ("added", True)
    batch.refresh_from_db()
    assert sums(batch) == (5, 0, 0, 1, 0)
    left = SourceRow.objects.get(batch=batch, outcome="set_aside")
    assert (left.cells["DECOM"], left.fault) == ("01/07/2017", "an episode that overlaps another")
    assert set(SourceRow.objects.filter(batch=batch, mended=True)) == {header}
    period = PeriodOfCare.objects.get(child=child())
    assert (period.started_on, period.start_known) == (date(2017, 5, 2), True)
    assert Review.objects.get().held_on == MET.held_on
    # the whole return again, rightly written, changes nothing
    assert sums(bring_in(ROWS)) == (0, 0, 5, 0, 0)


def test_rows_that_waited_for_their_header_join_a_preview_with_it(preview: BringIn, dana: Worker) -> None:
    batch = preview([FIRST, SECOND, MET, WELL], more={"header.csv": FAULTY_HEADER})
    header = actions.mend_row(SourceRow.objects.get(batch=batch, table="Header").pk, {"DOB": "27/03/2008"}, by=dana)
    assert sums(header.batch) == (5, 0, 0, 0, 0)
    with acting_as(ITSELF):
        assert not Person.objects.exists()
    assert sums(actions.commit_batch(batch.pk, by=dana)) == (5, 0, 0, 0, 0)
    assert PeriodOfCare.objects.get(child=child()).started_on == date(2017, 5, 2)


def test_nobody_else_may_bring_returns_in(council: Team) -> None:
    with pytest.raises(MayNot):
        actions.open_batch(year=2018, by=someone("Sam", Role.SOCIAL_WORKER, council))


def test_an_imported_council_stands_at_the_end_of_its_return(bring_in: BringIn, dana: Worker) -> None:
    assert queries.as_at() is None
    bring_in(ROWS)
    stands = queries.as_at()
    assert stands is not None
    assert stands.on == date(2018, 3, 31)
    people_actions.open_source(Source(kind="practice", name="Practice", covers_from=date(2018, 4, 1)), by=dana)
    assert queries.as_at() is None


def test_the_pages_of_an_import(bring_in: BringIn, client: Client, dana: Worker, council: Team) -> None:
    batch = bring_in([*ROWS, care.SocialWorker(child="C1", worker="SW404", started_on=date(2017, 5, 2))])
    row = SourceRow.objects.get(batch=batch, outcome="set_aside")
    addresses = [
        reverse("intake:imports"),
        reverse("intake:bring_in"),
        reverse("intake:batch", args=[batch.pk]),
        reverse("intake:rows", args=[batch.pk]) + "?outcome=set_aside&table=SWEpisodes",
        reverse("intake:children", args=[batch.pk]),
        reverse("intake:mend", args=[row.pk]),
    ]
    client.force_login(dana, backend="allauth.account.auth_backends.AuthenticationBackend")
    shown = {address: client.get(address).content.decode() for address in addresses}
    assert "6 rows in = 5 added" in " ".join(shown[addresses[2]].split())
    everywhere = [*addresses, reverse("desk:my_work"), reverse("desk:team"), reverse("desk:find"), reverse("desk:accessibility")]
    for address in everywhere:
        assert "Everything here is as it stood on 31 March 2018" in client.get(address).content.decode(), address
    assert "nobody here has the registration number SW404" in shown[addresses[3]].lower().replace("sw404", "SW404")
    assert "Child C1" in shown[addresses[4]]
    answer = client.post(addresses[5], {"CHILD": "C1", "SW_ID": "SWDANA", "SW_DECOM": "02/05/2017"}, follow=True)
    assert "The row is added" in answer.content.decode()
    client.force_login(someone("Sam", Role.SOCIAL_WORKER, council), backend="allauth.account.auth_backends.AuthenticationBackend")
    for address in addresses:
        refused = client.get(address)
        assert refused.status_code == 403
    assert "Ask one of them" in client.get(addresses[0]).content.decode()


def test_a_return_uploaded_on_a_page_is_read_beside_it(
    client: Client, dana: Worker, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    begun: list[list[str]] = []
    monkeypatch.setattr(subprocess, "Popen", lambda words, **how: begun.append(words))
    client.force_login(dana, backend="allauth.account.auth_backends.AuthenticationBackend")
    wrong = client.post(reverse("intake:bring_in"), {"year": "2018", "chosen": SimpleUploadedFile("a.exe", b"MZ")})
    assert (wrong.status_code, "not a CSV, XLSX or XML file" in wrong.content.decode()) == (422, True)
    text = b"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nC1,2,27/03/2008,WBRI,UN1,,\n"
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(reverse("intake:bring_in"), {"year": "2018", "chosen": SimpleUploadedFile("header.csv", text)})
    batch = Batch.objects.get()
    assert answer.headers["Location"] == reverse("intake:batch", args=[batch.pk])
    assert begun[0][-2:] == ["batch", str(batch.pk)]
    assert "Reading" in client.get(answer.headers["Location"]).content.decode()
    paths = uploads.paths_of(batch.pk)
    assert [each.name for each in paths] == ["header.csv"]
    assert paths[0].read_bytes() == text
    actions.read_batch(batch.pk, paths=paths)
    uploads.forget(batch.pk)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("intake:commit", args=[batch.pk]))
    assert begun[1][-1] == "--commit"
    assert actions.commit_batch(batch.pk, by=dana).state == Batch.State.COMMITTED
    assert itself().pk == ITSELF
