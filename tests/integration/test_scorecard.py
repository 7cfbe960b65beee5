"""From a figure to its teams, its children and an action; and who is shown which of them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader
from python_calamine import CalamineWorkbook
from tests.integration.owed_rows import Council, council
from tests.integration.owed_town import town
from tests.integration.scored import ALONE, SEEN, Scored, behind, freeze_by_hand, put, scored

from throughcare.apps.agreed.models import AgreedAction
from throughcare.apps.duties.presenters import pseudonym
from throughcare.apps.extract.taking import take
from throughcare.apps.improvement import actions
from throughcare.apps.improvement.actions.acting import Figured
from throughcare.apps.improvement.actions.freezing import before
from throughcare.apps.improvement.actions.planning import Reach
from throughcare.apps.improvement.models import Behind, FromFigure, Frozen, FrozenFigure, MeasureAction, Objective, Target
from throughcare.apps.involvement.models import Allocation, Restriction
from throughcare.apps.workforce.itself import ITSELF, itself
from throughcare.apps.workforce.models import Post
from throughcare.apps.workforce.policies import MayNot
from throughcare.apps.workforce.roles import Role
from throughcare.core.acting import acting_as
from throughcare.core.history import versions
from throughcare.core.models import Look
from throughcare.core.today import today
from throughcare.measures.asked import Over
from throughcare.measures.everything import BY_KEY
from throughcare.record.snapshot.folder import SnapshotRefused

AsOwner = Callable[[], AbstractContextManager[None]]
pytestmark = pytest.mark.django_db
FIGURE = f"/scorecard/{SEEN}/"


@pytest.fixture
def here(db: None, as_owner: AsOwner) -> Council:
    with as_owner():
        return council()


@pytest.fixture
def made(here: Council, as_owner: AsOwner) -> Scored:
    with as_owner():
        return scored(here)


def client_of(worker: Any) -> Client:
    client = Client()
    client.force_login(worker, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def answer(worker: Any, address: str) -> HttpResponse:
    found: HttpResponse = client_of(worker).get(address)  # type: ignore[assignment]
    return found


def text(worker: Any, address: str = "/scorecard/") -> str:
    found = answer(worker, address)
    assert found.status_code == 200, address
    return re.sub(r"\s+", " ", found.content.decode())


def test_a_snapshot_is_written_down_once_and_its_children_stand_behind_its_figures(
    db: None, as_owner: AsOwner, tmp_path: Path, statements_kept: Path
) -> None:
    with as_owner():
        there = town()
    with acting_as(ITSELF):
        folder = take(tmp_path / "snapshot").folder
        chosen = [BY_KEY["M-LA-12"], BY_KEY["M-LA-06N"]]
        frozen = actions.freeze(folder, by=itself(), kept_in=statements_kept, measures=chosen)
        again = actions.freeze(folder, by=itself(), kept_in=statements_kept, measures=chosen)
    assert again.pk == frozen.pk
    found = FrozenFigure.objects.get(frozen=frozen, measure="M-LA-12", of="council")
    assert (found.n, found.d, found.children) == (0, 2, 2)
    team = FrozenFigure.objects.get(frozen=frozen, measure="M-LA-12", of="team")
    assert (team.team, team.d) == (there.teams["Here"].pk, 2)
    with acting_as(there.alice.pk):
        assert set(Behind.objects.filter(measure="M-LA-12").values_list("child_id", flat=True)) == {there.ada.pk, there.ben.pk}
    with acting_as(there.charlie.pk):
        assert not Behind.objects.exists()
    late = FrozenFigure.objects.get(frozen=frozen, measure="M-LA-06N", of="council")
    with acting_as(ITSELF):
        assert late.n == Behind.objects.filter(measure="M-LA-06N").count()
    path = folder / "child.parquet"
    path.chmod(0o600)
    path.write_bytes(path.read_bytes() + b"x")
    with acting_as(ITSELF), pytest.raises(SnapshotRefused, match=r"child\.parquet was altered"):
        actions.freeze(folder, by=itself())


def test_where_no_figure_is_written_down_the_page_says_how(here: Council) -> None:
    page = text(here.workers["Dora Dogwood"])
    assert "throughcare scorecard --take" in page


def test_the_director_reads_each_figure_with_its_target_trend_and_what_stands_beside_it(made: Scored) -> None:
    page = text(made.dora)
    assert "8 of 12 (66.7%), 95% interval 39% to 86%" in page
    assert "Worse than the floor, of few" in page
    assert "Target 97% by" in page
    assert "floor 80%, stretch 100%" in page
    assert "chance alone gives" in page.lower()
    assert "Children were seen alone at their last visit" in page
    assert "40 of 60 (66.7%)" in page
    assert "“" not in page.split("children being seen regularly")[0][-1:]
    assert "As at" in page


def test_timeliness_without_quality_beside_it_says_which_is_missing(made: Scored) -> None:
    with acting_as(made.dora.pk):
        actions.add_aim(made.objective, "M-LA-09", timely=True, missing="the grade that audits give", by=made.dora)
        with pytest.raises(MayNot, match="never stands alone"):
            actions.add_aim(made.objective, "M-LA-10", timely=True, by=made.dora)
    assert "Missing:</strong> the grade that audits give" in text(made.dora)


def test_a_manager_is_shown_their_own_team_and_the_councils_only_where_it_tells_of_no_few(
    made: Scored, as_owner: AsOwner
) -> None:
    page = text(made.maud)
    assert "North: 3 of 6" in page
    assert "8 of 12" not in page, "less her own team's it would tell that one child of South was not seen"
    assert "Not shown: counts from 1 to 4" in page
    assert "South" not in text(made.maud, FIGURE)
    with as_owner():
        FrozenFigure.objects.filter(measure=SEEN, of="council").update(n=20, d=32)
    assert "20 of 32" in text(made.maud)


def test_the_service_manager_and_the_analyst_see_what_they_answer_for(made: Scored) -> None:
    service = text(made.sol, FIGURE)
    assert "Ann North" in service
    assert "Sue South" in service
    assert "8 of 12" in service
    analyst = text(made.ana, FIGURE)
    assert "Ann North" not in analyst
    assert pseudonym(made.children["Ann North"].pk) in analyst
    assert "Agree an action" not in analyst


@pytest.mark.parametrize(
    "address", ["/scorecard/", FIGURE, f"{FIGURE}children.csv", f"{FIGURE}act/", "/scorecard.pdf", "/clinics/"]
)
@pytest.mark.parametrize("name", ["Alice Ash", "Bob Birch", "Charlie Cedar", "Rex Rowan", "Adi Aspen"])
def test_figures_are_not_for_those_who_answer_for_none(made: Scored, name: str, address: str) -> None:
    assert answer(made.here.workers[name], address).status_code == 403


def test_a_figure_opens_the_children_behind_it_worst_first_with_what_each_needs_next(made: Scored) -> None:
    page = text(made.dora, FIGURE)
    children = page.split('id="children"')[1]
    assert children.index("Ann North") < children.index("Ben North"), "who is amiss comes first"
    assert "Visit and see the child" in children
    assert "9 days late" in children
    assert "Alice Ash, social worker" in children
    assert "Tricted" not in page
    assert "And 1 child not open to you." in page
    assert "not open to you" not in text(made.maud, FIGURE)


def test_a_sealed_child_is_told_from_a_restricted_one_nowhere_and_found_by_no_subtraction(
    made: Scored, as_owner: AsOwner
) -> None:
    with as_owner():
        sealed = made.here.child("Sea Led")
        behind(made.frozen, sealed, made.here.teams["North"].pk, met=False)
        made.here.restrict(sealed, "sealed")
    page = text(made.dora, FIGURE)
    assert "And 2 children not open to you." in page
    assert "Led" not in page.split('id="children"')[1]


def test_a_team_of_a_figure_is_shown_to_those_who_see_it_and_to_nobody_else(made: Scored) -> None:
    north, south = made.here.teams["North"].pk, made.here.teams["South"].pk
    page = text(made.dora, f"{FIGURE}?team={north}")
    assert "3 of 6" in page
    assert "Sue South" not in page.split('id="children"')[1]
    assert answer(made.maud, f"{FIGURE}?team={south}").status_code == 404
    assert text(made.maud, f"{FIGURE}?team={north}")
    assert answer(made.dora, f"{FIGURE}?team=nonsense").status_code == 404


def test_a_worker_is_named_in_a_figure_to_their_own_manager_alone(made: Scored) -> None:
    north = f"{FIGURE}?team={made.here.teams['North'].pk}"
    mauds = text(made.maud, north)
    assert "By social worker" in mauds
    assert "Alice Ash</dt>" in mauds.replace(" </dt>", "</dt>").replace("> Alice", ">Alice")
    for name in ("dora", "sol", "ana"):
        assert "By social worker" not in text(getattr(made, name), north)


def by_worker(made: Scored) -> str:
    page = text(made.maud, f"{FIGURE}?team={made.here.teams['North'].pk}")
    return page.split('id="workers"')[1].split("</section>")[0]


def test_whoever_works_in_another_team_or_has_left_is_not_named_to_a_manager(made: Scored, as_owner: AsOwner) -> None:
    assert "Bob Birch" in by_worker(made)
    with as_owner():
        ben = made.children["Ben North"]
        charlie = {"worker": made.here.workers["Charlie Cedar"], "team": made.here.teams["South"]}
        assert Allocation.objects.filter(child=ben, part="social_worker").update(**charlie) == 1
        made.here.allocate(ben, Allocation.Part.SUPPORTING, "Bob Birch", "North")
    named = by_worker(made)
    assert "Charlie Cedar" not in named, "Maud is not his manager, though the child was counted with her team"
    assert "No social worker in this team" in named
    assert "Alice Ash" in named
    with as_owner():
        Post.objects.filter(worker=made.alice).update(ended_on=today())
    assert "Alice Ash" not in by_worker(made)


@pytest.mark.parametrize(
    ("role", "team", "told"),
    [
        (Role.DIRECTOR, "Council", True),
        (Role.SERVICE_MANAGER, "Care", True),
        (Role.QUALITY_OFFICER, "Council", True),
        (Role.TEAM_MANAGER, "North", False),
        (Role.ANALYST, "Council", False),
    ],
)
def test_how_many_are_not_open_is_told_to_those_who_answer_for_services_and_nobody_else(
    made: Scored, as_owner: AsOwner, role: Role, team: str, told: bool
) -> None:
    with as_owner():
        worker = made.here.employ("Una Upas", role, team)
    page = text(worker, FIGURE)
    assert ("And 1 child not open to you." in page) is told
    assert "Tricted" not in page


def test_a_figure_counts_every_child_and_opens_only_those_whom_one_may_see(
    as_owner: AsOwner, tmp_path: Path, statements_kept: Path
) -> None:
    with as_owner():
        there = town()
    page = "/scorecard/M-LA-12/"

    def written_down(kind: str) -> str:
        with as_owner():
            if not Restriction.objects.filter(person=there.ben).update(kind=kind):
                Restriction.objects.create(person=there.ben, kind=kind, reason="For a test", started_on=today())
        with acting_as(ITSELF):
            folder = take(tmp_path / kind).folder
            frozen = actions.freeze(folder, by=itself(), kept_in=statements_kept, measures=[BY_KEY["M-LA-12"]])
        assert FrozenFigure.objects.get(frozen=frozen, measure="M-LA-12", of="council").d == 2, "a closed record counts"
        return f"{page}?snapshot={frozen.pk}"

    restricted = written_down("restricted")
    with acting_as(there.alice.pk):
        assert set(Behind.objects.values_list("child_id", flat=True)) == {there.ada.pk, there.ben.pk}, (
            "she works with both by name"
        )
    with acting_as(there.bob.pk):
        assert set(Behind.objects.values_list("child_id", flat=True)) == {there.ada.pk}, "his team's, and not who is kept from it"
    with acting_as(there.charlie.pk):
        assert not Behind.objects.exists()
    for who, said in (
        (there.dora, "And 1 child not open to you."),
        (there.sol, "And 1 child not open to you."),
        (there.maud, ""),
    ):
        shown = text(who, restricted)
        assert "Ada Fern" in shown
        assert "Ben Fern" not in shown
        assert ("not open to you" in shown) is bool(said)
        assert said in shown
    sealed = written_down("sealed")
    for who, counted in ((there.dora, True), (there.sol, True), (there.maud, False)):
        shown = text(who, sealed)
        assert "Ben Fern" not in shown
        assert ("And 1 child not open to you." in shown) is counted, "the same as of a restricted one: nothing tells them apart"


def test_an_earlier_snapshot_can_be_chosen_and_is_told_by_the_target_of_its_day(made: Scored, as_owner: AsOwner) -> None:
    with as_owner():
        before = freeze_by_hand(made.here, days_ago=30)
        put(before, SEEN, "council", 55, 60)
        Target.objects.update(set_on=today() - timedelta(days=40))
    with acting_as(made.dora.pk):
        harder = Reach(Decimal(99), today() + timedelta(days=9), Decimal(95))
        actions.set_target(made.aim, harder, decision="The board again", by=made.dora)
    assert "Target 99%" in text(made.dora)
    page = text(made.dora, f"/scorecard/?snapshot={before.pk}")
    assert "55 of 60" in page
    assert "Target 97%" in page
    assert "Short of target, above the floor" in page
    history = text(made.dora, reverse("improvement:objective", args=[made.objective.pk]))
    assert "Target 97%" in history
    assert "Target 99%" in history
    assert answer(made.dora, "/scorecard/?snapshot=nonsense").status_code == 404


def test_a_page_asks_as_little_of_many_children_as_of_few(made: Scored, as_owner: AsOwner) -> None:
    def asked(address: str) -> int:
        client = client_of(made.dora)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len([query for query in queries if "SAVEPOINT" not in query["sql"]])

    few = asked(FIGURE)
    with as_owner():
        for number in range(40):
            child = made.here.child(f"Child N{number}")
            behind(made.frozen, child, made.here.teams["North"].pk, met=False)
            made.here.owe(child, "LA-20", -number)
    assert asked(FIGURE) == few
    assert few <= 20
    assert asked("/scorecard/") <= 16


def test_children_behind_a_figure_come_a_page_at_a_time_and_more_where_more_are_asked_for(
    made: Scored, as_owner: AsOwner
) -> None:
    assert "at once" not in text(made.dora, FIGURE), "a few are shown whole"
    with as_owner():
        for number in range(40):
            behind(made.frozen, made.here.child(f"Child N{number}"), made.here.teams["North"].pk, met=False)
    page = text(made.dora, FIGURE)
    rows = re.search(r"Showing 1 to 20 of (\d+) children", page)
    assert rows, "how many there are is said"
    assert page.count('name="child"') == 20
    assert "page=2#children" in page, "the next page opens at its children"
    many = re.search(r'href="([^"]+)">Show 50 at once', page)
    assert many
    whole = text(made.dora, many[1].replace("&amp;", "&"))
    assert whole.count('name="child"') == int(rows[1])
    assert "Show 50 at once" not in whole


def test_a_trend_does_not_tell_later_what_the_page_of_that_day_hid(made: Scored, as_owner: AsOwner) -> None:
    north, south = (made.here.teams[name].pk for name in ("North", "South"))
    with as_owner():
        earlier = freeze_by_hand(made.here, days_ago=30)
        put(earlier, SEEN, "council", 16, 62)
        put(earlier, SEEN, "team", 14, 50, team=north)
        put(earlier, SEEN, "team", 2, 12, team=south)
        FrozenFigure.objects.filter(measure=SEEN, of="before").delete()
        for frozen in (made.frozen, earlier):
            FrozenFigure.objects.filter(frozen=frozen, measure=SEEN, of="council").update(doubtful=7)
            FrozenFigure.objects.filter(frozen=frozen, measure=SEEN, team=north).update(doubtful=6)
        FrozenFigure.objects.filter(frozen=made.frozen, measure=SEEN, of="council").update(n=40, d=90)
        put(made.frozen, SEEN, "before", 16, 62, days_ago=30)
        put(made.frozen, SEEN, "before", 33, 99, days_ago=60)
    hid = text(made.maud, f"{FIGURE}?snapshot={earlier.pk}")
    assert "not told outside those who may see the children" in hid
    page = text(made.maud, FIGURE)
    assert "33%" in page, "of that day nothing is known to her that would tell of few"
    assert "26%" not in page, "16 of 62, less North's own 14 of 50, is South's 2 of 12"
    assert "Some rest on doubtful records" in page, "seven, less North's own six, is one"
    assert "26%" in text(made.dora, FIGURE)
    assert "7 of 90 rest on doubtful records" in text(made.dora, FIGURE)


def test_every_look_and_every_file_is_logged(made: Scored, as_owner: AsOwner) -> None:
    for address in ("/scorecard/", FIGURE, f"{FIGURE}children.csv", "/scorecard.csv"):
        assert answer(made.dora, address).status_code == 200
    with as_owner():
        looks = [(look.kind, look.seen, look.words.split(" ")[0]) for look in Look.objects.order_by("at")]
    assert looks == [("list", 0, "scorecard"), ("list", 3, SEEN), ("export", 3, SEEN), ("export", 0, "scorecard")]


def act(made: Scored, worker: Any, said: dict[str, str], *children: UUID, more: str = "") -> HttpResponse:
    ticked = "".join(f"&child={key}" for key in children)
    day = today() + timedelta(days=7)
    boxes = {"due_on_day": str(day.day), "due_on_month": str(day.month), "due_on_year": str(day.year)}
    address = f"{FIGURE}act/?snapshot={made.frozen.pk}{ticked}{more}"
    found: HttpResponse = client_of(worker).post(address, {"what": "Visit this week", "owner": ""} | boxes | said)  # type: ignore[assignment]
    return found


def test_an_action_agreed_for_ticked_children_is_work_on_their_records(made: Scored) -> None:
    ann = made.children["Ann North"]
    assert "Ann North" in text(made.maud, f"{FIGURE}act/?child={ann.pk}")
    assert act(made, made.maud, {}, ann.pk).status_code == 302
    with acting_as(made.maud.pk):
        action = AgreedAction.objects.get(child=ann)
        figured = FromFigure.objects.get(action=action)
    assert (action.what, action.worker) == ("Visit this week", made.alice)
    assert (figured.measure, figured.figure) == (SEEN, "3 of 6 (50%), 95% interval 19% to 81%")
    assert figured.frozen_id == made.frozen.pk
    assert "Visit this week" in text(made.alice, "/actions/")
    assert "Visit this week" in text(made.maud, FIGURE)
    with acting_as(made.charlie.pk):
        assert not FromFigure.objects.exists()


def test_what_another_teams_figure_was_is_not_told_where_something_was_agreed_on_it(made: Scored, as_owner: AsOwner) -> None:
    with as_owner():
        made.here.employ("Seb Sorrel", Role.TEAM_MANAGER, "South")
    assert act(made, made.maud, {"owner": str(made.maud.pk)}, more=f"&team={made.here.teams['North'].pk}").status_code == 302
    for who, told in (("maud", True), ("sol", True), ("dora", True), ("seb", False)):
        agreed = text(getattr(made, who), FIGURE).split('id="agreed"')[1]
        assert "Visit this week" in agreed
        assert ("Agreed at 3 of 6" in agreed) is told, who
        assert told or "Agreed at" not in agreed


def test_nothing_is_agreed_for_a_child_who_is_not_open_or_not_behind_the_figure(made: Scored, as_owner: AsOwner) -> None:
    with as_owner():
        other = made.here.child("Not Behind")
    for child in (made.children["Sue South"], made.children["Res Tricted"], other):
        assert act(made, made.maud, {}, made.children["Ann North"].pk, child.pk).status_code == 404
    with as_owner():
        assert not AgreedAction.objects.exists()
        assert not MeasureAction.objects.exists()
    figured = Figured(SEEN, made.frozen, "8 of 12", made.here.teams["North"])
    with acting_as(made.maud.pk), pytest.raises(MayNot, match="open to you"):
        actions.act_for_children(figured, [made.children["Sue South"].pk], "Visit", due_on=today(), by=made.maud)


def test_a_figure_that_counts_no_children_lists_none_and_ends_in_an_action(made: Scored, as_owner: AsOwner) -> None:
    with as_owner():
        put(made.frozen, "M-IP-07", "council", 3, 10)
    page = text(made.dora, "/scorecard/M-IP-07/")
    assert "open to you" not in page
    assert 'id="children"' not in page
    way = re.search(r'<form method="get" action="([^"]+)"', page.split("<main")[1])
    assert way
    assert f'name="snapshot" value="{made.frozen.pk}"' in page
    act = f"{way[1]}?snapshot={made.frozen.pk}"
    assert "tick them" not in text(made.dora, act)
    day = today() + timedelta(days=7)
    boxes = {"due_on_day": str(day.day), "due_on_month": str(day.month), "due_on_year": str(day.year)}
    said = {"what": "Ask after each at the start", "owner": str(made.sol.pk)} | boxes
    assert client_of(made.dora).post(act, said).status_code == 302
    assert MeasureAction.objects.get().measure == "M-IP-07"
    assert "Agree an action" not in text(made.ana, "/scorecard/M-IP-07/"), "an analyst agrees on none"


def test_where_no_child_is_listed_the_page_says_why_and_an_action_can_be_agreed_all_the_same(
    made: Scored, as_owner: AsOwner
) -> None:
    filtered = text(made.dora, f"{FIGURE}?doubtful=yes")
    assert "None of the children behind it who are open to you rests on a doubtful record." in filtered
    assert "No child behind it is open to you" not in filtered
    assert "All the children behind it" in filtered
    with as_owner():
        put(made.frozen, "M-LA-12", "council", 0, 0)
        put(made.frozen, "M-LA-05", "council", 6, 6)
    assert "No child stands behind it." in text(made.dora, "/scorecard/M-LA-12/")
    closed = text(made.dora, "/scorecard/M-LA-05/")
    assert "No child behind it is open to you." in closed
    for page in (filtered, closed):
        assert page.count("Agree an action</button>") == 1
    assert text(made.dora, FIGURE).count("Agree an action</button>") == 1


def test_an_action_on_a_figure_has_an_owner_and_is_done_with_what_changed(made: Scored) -> None:
    assert act(made, made.dora, {}).status_code == 422, "on how things are done it must be somebody's"
    assert act(made, made.dora, {"owner": str(made.sol.pk)}).status_code == 302
    action = MeasureAction.objects.get()
    assert (action.level, action.owner, action.figure) == (
        made.here.teams["Council"],
        made.sol,
        "8 of 12 (66.7%), 95% interval 39% to 86%",
    )
    assert "Visit this week" in text(made.sol), "it is shown to whoever's it is"
    assert act(made, made.dora, {"owner": str(made.alice.pk)}).status_code == 422, (
        "she is shown no figures, so it would never reach her"
    )
    assert act(made, made.ana, {"owner": str(made.sol.pk)}).status_code == 403
    done = reverse("improvement:finish", args=[action.pk])
    day = {"on_day": str(today().day), "on_month": str(today().month), "on_year": str(today().year)}
    assert client_of(made.maud).post(done, {"evidence": "Weekly lists", **day}).status_code == 422, "neither hers nor of her team"
    assert client_of(made.sol).post(done, {"evidence": "", **day}).status_code == 422
    assert client_of(made.sol).post(done, {"evidence": "Weekly lists; 11 of 12 now", **day}).status_code == 302
    action.refresh_from_db()
    assert action.settled_by == made.sol
    assert "Weekly lists" in text(made.dora, FIGURE)


def test_an_objective_is_closed_with_evidence_and_a_second_persons_word(made: Scored, as_owner: AsOwner) -> None:
    with acting_as(made.dora.pk):
        with pytest.raises(MayNot, match="Nobody has proposed"):
            actions.agree_it_is_done(made.objective, by=made.dora)
        with pytest.raises(MayNot, match="no such page here"):
            actions.propose_it_is_done(made.objective, evidence="Seen in time for a year", at="", by=made.dora)
    propose = reverse("improvement:propose_done", args=[made.objective.pk])
    said = {"evidence": "Seen in time for a year"}
    for wrong in ({}, {"shows": "another", "other": ""}, {"shows": "another", "other": "https://elsewhere.test/scorecard/"}):
        assert client_of(made.dora).post(propose, said | wrong).status_code == 422, wrong
    stray = client_of(made.dora).post(propose, said | {"shows": "another", "other": "http://[x"})
    assert stray.status_code == 422
    assert "There is no such page here" in stray.content.decode()
    assert (
        client_of(made.dora).post(propose, said | {"shows": "another", "other": f"http://testserver{FIGURE}"}).status_code == 302
    )
    assert Objective.objects.get().evidence_at == FIGURE, "the address as it stands in the browser"
    assert client_of(made.dora).post(propose, said | {"shows": FIGURE}).status_code == 302
    with acting_as(made.dora.pk), pytest.raises(MayNot, match="Somebody else"):
        actions.agree_it_is_done(made.objective, by=made.dora)
    assert "Somebody else must agree" in text(made.dora)
    page = reverse("improvement:agree_done", args=[made.objective.pk])
    assert client_of(made.maud).post(page).status_code == 403
    assert client_of(made.sol).post(page).status_code == 302
    assert Objective.objects.get().closed_by == made.sol
    assert "agreed on" in text(made.dora)


def proposed(made: Scored) -> Objective:
    with acting_as(made.dora.pk):
        return actions.propose_it_is_done(made.objective, evidence="Seen in time for a year", at=FIGURE, by=made.dora)


def test_a_second_person_says_not_yet_and_why_and_whoever_proposed_it_is_told_on_their_first_page(made: Scored) -> None:
    page = reverse("improvement:objective", args=[proposed(made).pk])
    no = reverse("improvement:say_not_yet", args=[made.objective.pk])
    assert no in text(made.sol, page)
    assert no not in text(made.dora, page), "she proposed it"
    assert "Not done yet, by a second person" not in text(made.dora, "/")
    assert client_of(made.maud).post(no, {"because": "Mine"}).status_code == 403
    asked = text(made.sol, no)
    assert "Seen in time for a year" in asked
    assert client_of(made.sol).post(no, {"because": " "}).status_code == 422
    assert client_of(made.sol).post(no, {"because": "Two of three weekends are missing"}).status_code == 302
    said = "Sol Spruce said on"
    for address in (page, "/scorecard/"):
        shown = text(made.maud, address)
        assert said in shown
        assert "not yet, because: Two of three weekends are missing" in shown
        assert "Somebody else must agree" not in shown
    told = text(made.dora, "/")
    assert "Not done yet, by a second person" in told
    assert "Two of three weekends are missing" in told
    assert page in told
    for other in (made.sol, made.maud, made.alice):
        assert "Two of three weekends" not in text(other, "/"), "it is told to whoever asked"


def test_what_is_not_done_yet_is_agreed_only_when_it_was_proposed_anew(made: Scored) -> None:
    proposed(made)
    with acting_as(made.dora.pk), pytest.raises(MayNot, match="Somebody else"):
        actions.say_not_yet(made.objective, because="I was too quick", by=made.dora)
    with acting_as(made.sol.pk):
        actions.say_not_yet(made.objective, because="Two of three weekends are missing", by=made.sol)
        with pytest.raises(MayNot, match="must first be proposed anew"):
            actions.agree_it_is_done(made.objective, by=made.sol)
        with pytest.raises(MayNot, match="must first be proposed anew"):
            actions.say_not_yet(made.objective, because="Again", by=made.sol)
    page = reverse("improvement:objective", args=[made.objective.pk])
    assert "Agree that it is done" not in text(made.sol, page)
    assert "Propose it anew" in text(made.dora, page)
    proposed(made)
    assert "Two of three weekends" not in text(made.dora, "/")
    assert "Agree that it is done" in text(made.sol, page)
    with acting_as(made.sol.pk):
        assert actions.agree_it_is_done(made.objective, by=made.sol).closed_by == made.sol
        kept = versions(Objective).filter(pgh_obj_id=made.objective.pk)
        assert "Two of three weekends are missing" in {row.not_yet for row in kept}, "what was said stays in its history"
        with pytest.raises(MayNot, match="Nobody has proposed"):
            actions.say_not_yet(made.objective, because="Too late", by=made.sol)


def test_a_target_lies_between_floor_and_stretch_and_for_a_day_to_come(made: Scored) -> None:
    ahead = today() + timedelta(days=9)
    with acting_as(made.dora.pk):
        for reach in (
            Reach(Decimal(90), ahead, floor=Decimal(95)),
            Reach(Decimal(90), ahead, stretch=Decimal(80)),
            Reach(Decimal(90), today()),
        ):
            with pytest.raises(MayNot):
                actions.set_target(made.aim, reach, decision="The board", by=made.dora)
    with acting_as(made.maud.pk), pytest.raises(MayNot, match="kept by directors"):
        actions.set_target(made.aim, Reach(Decimal(90), ahead), decision="Mine", by=made.maud)
    assert Target.objects.count() == 1


def test_the_pack_is_the_same_as_csv_workbook_and_tagged_pdf_and_harmless(made: Scored, as_owner: AsOwner) -> None:
    with as_owner():
        Objective.objects.update(title="=1+1 are seen")
        Frozen.objects.update(of_what="the record kept here")
    rows = list(csv.reader(io.StringIO(text_of(made.dora, "/scorecard.csv").removeprefix("\ufeff"))))
    assert rows[1][3] == "8 of 12 (66.7%), 95% interval 39% to 86%"
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer(made.dora, "/scorecard.xlsx").content))
    sheet = book.get_sheet_by_index(0).to_python()
    assert [str(cell) for cell in sheet[0]] == rows[0]
    assert sheet[1][0] == "1. =1+1 are seen"
    assert [str(cell) for cell in sheet[1]] == rows[1]
    pdf = PdfReader(io.BytesIO(answer(made.dora, "/scorecard.pdf").content))
    root: Any = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    words = " ".join(page.extract_text() for page in pdf.pages)
    assert "8 of 12" in words
    assert "Ann North" not in words


def text_of(worker: Any, address: str) -> str:
    return answer(worker, address).content.decode()


def test_a_childs_name_that_a_spreadsheet_would_reckon_is_made_harmless(made: Scored, as_owner: AsOwner) -> None:
    with as_owner():
        child = made.here.child("=cmd North")
        behind(made.frozen, child, made.here.teams["North"].pk, met=False)
    assert "'=cmd North" in text_of(made.dora, f"{FIGURE}children.csv")


def test_a_measure_that_is_not_frozen_says_so_and_has_no_page(made: Scored) -> None:
    with acting_as(made.dora.pk):
        actions.add_aim(made.objective, "M-PR-01", by=made.dora)
    assert "Not in this snapshot" in text(made.dora)
    assert answer(made.dora, "/scorecard/M-PR-01/").status_code == 404
    assert answer(made.dora, "/scorecard/M-XX-99/").status_code == 404
    assert answer(made.dora, f"/scorecard/{ALONE}/").status_code == 200


def test_a_trend_is_of_months_or_years_that_do_not_overlap() -> None:
    monthly = list(before(Over.PERIOD, date(2026, 11, 23)))
    assert monthly[-1] == (date(2026, 10, 1), date(2026, 10, 31)), "a month that is not over is no month"
    assert monthly[0] == (date(2025, 5, 1), date(2025, 5, 31))
    assert list(before(Over.AS_AT, date(2026, 2, 28)))[-1] == (None, date(2026, 2, 28))
    assert [to_on for _, to_on in before(Over.YEAR, date(2026, 3, 31))] == [
        date(year, 3, 31) for year in (2023, 2024, 2025, 2026)
    ]
