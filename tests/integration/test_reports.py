"""The quarter's report: written by facts, with the director's own words; frozen when it is issued, and never changed after. And how much of a
figure rests on doubtful records."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import Error, transaction
from django.test import Client
from django.urls import reverse
from tests.integration.owed_rows import council
from tests.integration.scored import SEEN, Scored, behind, freeze_by_hand, put, scored

from throughcare.apps.agreed.models import AgreedAction
from throughcare.apps.improvement import actions, doubtful
from throughcare.apps.improvement.actions.acting import Figured
from throughcare.apps.improvement.actions.planning import Said
from throughcare.apps.improvement.models import Behind, FromFigure, FrozenFigure, MeasureAction, Objective, Report, TextAside
from throughcare.apps.improvement.told import rows
from throughcare.apps.workforce.policies import MayNot
from throughcare.apps.workforce.roles import Role
from throughcare.core.acting import acting_as
from throughcare.core.one_text import mark_of
from throughcare.core.today import now, today
from throughcare.core.words import plain_date

AsOwner = Callable[[], AbstractContextManager[None]]
pytestmark = pytest.mark.django_db


@pytest.fixture
def made(db: None, as_owner: AsOwner) -> Scored:
    """The small council, whose figure was worse three months ago."""
    with as_owner():
        made = scored(council())
        put(freeze_by_hand(made.here, days_ago=95), SEEN, "council", 60, 100)
        FrozenFigure.objects.filter(frozen=made.frozen, measure=SEEN, of="council").update(n=80, d=100)
        made.here.employ("Quinn Quince", Role.QUALITY_OFFICER, "Council")
    return made


def client_of(worker: Any) -> Client:
    client = Client()
    client.force_login(worker, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def text(worker: Any, address: str) -> str:
    found = client_of(worker).get(address)
    assert found.status_code == 200, address
    return re.sub(r"\s+", " ", found.content.decode())


def boxes(name: str, day: Any) -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def begun(made: Scored) -> Report:
    with acting_as(made.dora.pk):
        return actions.begin_report(Report.Kind.QUARTER, from_on=today() - timedelta(days=90), to_on=today(), by=made.dora)


def agreed(made: Scored, *, done: bool) -> None:
    with acting_as(made.dora.pk):
        figured = Figured(SEEN, made.frozen, "80 of 100 (80%)", made.here.teams["Council"])
        one = actions.act_on_measure(figured, "Hold a list each Monday", owner=made.sol, due_on=today(), by=made.dora)
        if done:
            actions.finish(one, evidence="Held four times; nobody waits unseen", on=today(), by=made.dora)


def test_a_report_says_what_was_agreed_done_and_changed_in_sentences_made_of_facts(made: Scored) -> None:
    agreed(made, done=True)
    page = text(made.quinn, reverse("improvement:report", args=[begun(made).pk]))
    for words in (
        "80 of 100 (80%)",
        "It was 60 of 100 (60%)",
        "Hold a list each Monday (Sol Spruce, by",
        "Held four times; nobody waits unseen",
        "better, from 60 of 100 (60%) to 80 of 100 (80%)",
        "1 became better, 0 worse",
        "Dora Dogwood answers for it.",
        "None was held in this time.",
    ):
        assert words in page, words


def test_a_figure_of_few_is_not_told_where_something_was_agreed_on_it(made: Scored, as_owner: AsOwner) -> None:
    with as_owner():
        FrozenFigure.objects.filter(frozen=made.frozen, measure=SEEN, of="council").update(n=2, d=3)
        earlier = freeze_by_hand(made.here, days_ago=40)
        put(earlier, SEEN, "council", 50, 90)
        put(earlier, SEEN, "team", 10, 20, team=made.here.teams["North"].pk)
    with acting_as(made.dora.pk):
        for frozen, words, level, what in (
            (made.frozen, "2 of 3 (66.7%)", "Council", "Hold a list each Monday"),
            (earlier, "10 of 20 (50%)", "North", "Ring each home"),
        ):
            figured = Figured(SEEN, frozen, words, made.here.teams[level])
            actions.act_on_measure(figured, what, owner=made.sol, due_on=today(), by=made.dora)
    one = begun(made)
    assert client_of(made.dora).post(reverse("improvement:issue_report", args=[one.pk]), {}).status_code == 302
    one.refresh_from_db()
    kept = str(one.parts)
    assert "not told, for it is of fewer than 5" in kept
    assert "agreed at Council)." in kept
    assert "2 of 3" not in kept
    assert "agreed at North, when the council’s figure was 50 of 90 (55.6%)" in kept
    assert "10 of 20" not in kept, "beside the council's, a team's figure tells of the other teams"


def test_the_forms_say_that_what_is_typed_stands_in_the_report(made: Scored) -> None:
    agreed(made, done=False)
    words = "so name no child"
    assert words in text(made.dora, reverse("improvement:act", args=[SEEN]))
    assert words in text(made.sol, reverse("improvement:finish", args=[MeasureAction.objects.get().pk]))
    ann = made.children["Ann North"].pk
    assert words not in text(made.maud, f"{reverse('improvement:act', args=[SEEN])}?child={ann}"), "that is on her own record"


def test_a_report_of_past_time_says_what_was_so_on_its_last_day(made: Scored, as_owner: AsOwner) -> None:
    last = today() - timedelta(days=20)
    with as_owner():
        put(freeze_by_hand(made.here, days_ago=20), SEEN, "council", 70, 100)
        children = [made.here.child(f"Child N{number}") for number in range(6)]
        for child in children:
            behind(made.frozen, child, made.here.teams["North"].pk, met=False)
    with acting_as(made.maud.pk):
        figured = Figured(SEEN, made.frozen, "3 of 6", made.here.teams["North"])
        keys = [child.pk for child in children]
        actions.act_for_children(figured, keys, "Visit", due_on=today(), owner=made.alice, by=made.maud)
    with acting_as(made.dora.pk):
        actions.propose_it_is_done(made.objective, evidence="Seen for a year", at=f"/scorecard/{SEEN}/", by=made.dora)
        said = Said(Objective.Came.OWN)
        actions.add_objective("Begun after the quarter", said=said, owner=made.dora, by=made.dora)
        one = actions.begin_report(Report.Kind.QUARTER, from_on=last - timedelta(days=90), to_on=last, by=made.dora)
    with as_owner():
        AgreedAction.objects.update(agreed_on=last - timedelta(days=9), due_on=last - timedelta(days=2))
        ended = {"ended_on": last + timedelta(days=5), "ended_because": "She moved", "settled_by": made.alice}
        AgreedAction.objects.filter(child=children[0]).update(**ended)
        Objective.objects.filter(pk=made.objective.pk).update(began_on=last - timedelta(days=200))
    page = text(made.dora, reverse("improvement:report", args=[one.pk]))
    assert "6 actions were agreed" in page
    assert "6 are still to be done" in page, "what ended five days later was still to be done"
    assert "proposes that this is done" not in page
    assert "Begun after the quarter" not in page
    assert "second person’s word: 0 of 1 objective" in page


def test_a_report_counts_what_was_agreed_for_every_child_whoever_looks(made: Scored, as_owner: AsOwner) -> None:
    with as_owner():
        children = [made.here.child(f"Child N{number}") for number in range(6)]
        for child in children:
            behind(made.frozen, child, made.here.teams["North"].pk, met=False)
    with acting_as(made.maud.pk):
        figured = Figured(SEEN, made.frozen, "3 of 6", made.here.teams["North"])
        keys = [child.pk for child in children]
        actions.act_for_children(figured, keys, "Visit", due_on=today(), owner=made.alice, by=made.maud)
    with as_owner():
        made.here.restrict(children[0])
    with acting_as(made.sol.pk):
        assert FromFigure.objects.count() == 5, "he may not open her record"
    one = begun(made)
    draft = text(made.sol, reverse("improvement:report", args=[one.pk]))
    for words in ("6 actions were agreed, on their records", "6 are still to be done"):
        assert words in draft
    assert client_of(made.dora).post(reverse("improvement:issue_report", args=[one.pk]), {}).status_code == 302
    one.refresh_from_db()
    assert "6 actions were agreed" in str(one.parts), "what is issued is what the draft said"
    with acting_as(made.sol.pk):
        assert FromFigure.objects.count() == 5, "and it is still not his to open"


def test_a_report_tells_figures_as_they_were_told_then_and_not_as_they_were_restated(made: Scored, as_owner: AsOwner) -> None:
    with as_owner():
        again = freeze_by_hand(made.here)
        type(again).objects.filter(pk=again.pk).update(known_on=today() + timedelta(days=1), made_at=now() + timedelta(days=1))
        put(again, SEEN, "council", 99, 100)
    page = text(made.dora, reverse("improvement:report", args=[begun(made).pk]))
    assert "80 of 100 (80%)" in page
    assert "99 of 100" not in page


def test_figures_that_are_told_alike_did_not_change(made: Scored, as_owner: AsOwner) -> None:
    with as_owner():
        FrozenFigure.objects.filter(measure=SEEN, of="council", n=60).update(n=202, d=211)
        FrozenFigure.objects.filter(measure=SEEN, of="council", n=80).update(n=199, d=208)
    page = text(made.dora, reverse("improvement:report", args=[begun(made).pk]))
    assert "199 of 208 (95.7%)" in page
    assert "It was 202 of 211 (95.7%)" in page
    assert "0 became better, 0 worse, and 1 stayed as they were" in page


def test_words_are_kept_while_they_are_typed_and_two_who_write_at_once_are_shown_both(made: Scored) -> None:
    one = begun(made)
    keep, words = (reverse(f"improvement:{name}", args=[one.pk]) for name in ("keep_report_words", "report_words"))
    assert keep in text(made.dora, words)
    shown = mark_of("")
    first = client_of(made.dora).post(keep, {"words": "We know\r\nwhat to do", "base:words": shown}).json()
    assert first == {"revisions": {"words": mark_of("We know\nwhat to do")}, "clashes": [], "state": "writing"}
    theirs = client_of(made.quinn).post(keep, {"words": "Something else", "base:words": shown}).json()
    assert theirs == {"revisions": {}, "clashes": ["words"], "state": "writing"}
    one.refresh_from_db()
    assert one.words == "We know\nwhat to do"
    assert "Something else" in text(made.quinn, words), "no word is lost"
    answer = client_of(made.quinn).post(words, {"words": "Something else", "base:words": shown})
    assert answer.status_code == 422
    assert "We know\nwhat to do\n\nSomething else" in answer.content.decode()
    both = client_of(made.quinn).post(
        words, {"words": "We know what to do, and something else", "base:words": mark_of("We know\nwhat to do")}
    )
    assert both.status_code == 302
    assert client_of(made.dora).post(reverse("improvement:issue_report", args=[one.pk]), {}).status_code == 302
    assert client_of(made.dora).post(keep, {"words": "Later", "base:words": shown}).status_code == 409
    assert client_of(made.charlie).post(keep, {"words": "Not mine", "base:words": shown}).status_code == 403


def typed_while_dora_wrote(made: Scored) -> tuple[Report, str]:
    """Quinn typed while the line was down; Dora wrote; then the browser sent what it had held, and was answered."""
    one = begun(made)
    keep = reverse("improvement:keep_report_words", args=[one.pk])
    page = str(uuid4())
    client_of(made.dora).post(keep, {"words": "Dora’s text", "base:words": mark_of(""), "page": str(uuid4())})
    for words in ("Quinn", "Quinn typed", "Quinn typed this", "Quinn typed this", "Quinn wrote that"):
        answer = client_of(made.quinn).post(keep, {"words": words, "base:words": mark_of(""), "page": page})
        assert answer.json()["clashes"] == ["words"]
    return one, page


def test_words_that_came_late_are_shown_beside_what_stands_until_somebody_chooses(made: Scored) -> None:
    one, _ = typed_while_dora_wrote(made)
    words = reverse("improvement:report_words", args=[one.pk])
    for who in ("quinn", "dora"):
        page = text(getattr(made, who), words)
        assert "Dora’s text" in page
        assert page.count("Quinn wrote that") == 1, "what one page sent again and again is one text"
        assert "Quinn typed this" not in page
    (aside,) = TextAside.objects.all()
    stands = {"words": "Dora’s text and more", "base:words": mark_of("Dora’s text"), "page": str(uuid4())}
    for _twice in range(2):
        assert client_of(made.quinn).post(words, {**stands, "do": f"put_in:{aside.pk}"}).status_code == 302
    one.refresh_from_db()
    assert one.words == "Dora’s text and more\n\nQuinn wrote that"
    assert not TextAside.objects.filter(settled_at=None).exists(), "pressed twice it is done once"
    assert TextAside.objects.get().words == "Quinn wrote that", "it is kept all the same"


def test_a_page_that_makes_one_of_both_texts_has_settled_it(made: Scored) -> None:
    one, page = typed_while_dora_wrote(made)
    words = reverse("improvement:report_words", args=[one.pk])
    shown = client_of(made.quinn).post(words, {"words": "Quinn wrote that", "base:words": mark_of(""), "page": page})
    assert shown.status_code == 422
    assert shown.content.decode().count("Quinn wrote that") == 1, "it is in the box, and not beside it too"
    assert page in shown.content.decode()
    stands = {"words": "Of both", "base:words": mark_of("Dora’s text"), "page": page}
    assert client_of(made.quinn).post(words, stands).status_code == 302
    assert TextAside.objects.get().settled_by == made.quinn
    assert "Quinn wrote that" not in text(made.dora, words)
    late = client_of(made.quinn).post(words, {"words": "Quinn wrote that", "base:words": mark_of(""), "page": page})
    assert late.status_code == 422
    assert TextAside.objects.count() == 1, "sent late, what is settled is not asked again"


def test_every_word_that_was_typed_can_be_read_again_with_who_wrote_it_and_when(made: Scored) -> None:
    one, _ = typed_while_dora_wrote(made)
    keep = reverse("improvement:keep_report_words", args=[one.pk])
    over = "Dora’s text"
    for words in ("Dora’s text, longer", "Something shorter"):
        client_of(made.dora).post(keep, {"words": words, "base:words": mark_of(over)})
        over = words
    before = reverse("improvement:report_versions", args=[one.pk])
    assert before in text(made.dora, reverse("improvement:report_words", args=[one.pk]))
    page = text(made.quinn, before)
    for words in ("Something shorter", "Dora’s text, longer", "Quinn wrote that", "Quinn typed this"):
        assert page.count(f">{words}<") == 1, words
    assert ">Dora’s text<" not in page, "what was only written on is told with what it became"
    assert page.count("Typed while somebody else wrote, and not in the text.") == 2
    assert "Dora Dogwood" in page
    assert plain_date(today()) in page
    assert client_of(made.charlie).get(before).status_code == 403
    issue = reverse("improvement:issue_report", args=[one.pk])
    assert "1 text typed while somebody else wrote is not in it." in text(made.dora, issue)
    assert client_of(made.dora).post(issue, {}).status_code == 302
    assert before in text(made.dora, reverse("improvement:report", args=[one.pk])), "and when it is issued"


def test_an_issued_report_never_changes_whatever_changes_after(made: Scored) -> None:
    one = begun(made)
    page = reverse("improvement:report", args=[one.pk])
    words = reverse("improvement:report_words", args=[one.pk])
    assert client_of(made.quinn).post(words, {"words": "We know <script>alert(1)</script> what to do.\nNext."}).status_code == 302
    issue = reverse("improvement:issue_report", args=[one.pk])
    refused = client_of(made.quinn).post(issue, {})
    assert refused.status_code == 422
    assert "Only the director can issue a report" in refused.content.decode()
    assert client_of(made.dora).post(issue, {}).status_code == 302
    agreed(made, done=False)
    after = text(made.dora, page)
    assert "Hold a list each Monday" not in after
    assert "by Dora Dogwood." in after
    assert "&lt;script&gt;" in after
    assert client_of(made.dora).post(words, {"words": "Other words"}).status_code == 422
    with acting_as(made.dora.pk), pytest.raises(Error), transaction.atomic():
        Report.objects.filter(pk=one.pk).update(words="Other words")
    pdf = client_of(made.dora).get(reverse("improvement:report_pdf", args=[one.pk]))
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF")


def test_reports_are_for_those_who_keep_the_plan_and_nonsense_is_refused_at_its_field(made: Scored) -> None:
    for name in ("alice", "maud", "ana"):
        assert client_of(getattr(made, name)).get(reverse("improvement:reports")).status_code == 403
    begin = reverse("improvement:begin_report")
    for days, words in (((10, -10), "cannot be after today"), ((0, 10), "must be after the first")):
        said = {"kind": "quarter"} | boxes("from_on", today() - timedelta(days=days[0]))
        answer = client_of(made.dora).post(begin, said | boxes("to_on", today() - timedelta(days=days[1])))
        assert answer.status_code == 422
        assert words in answer.content.decode()
    long = client_of(made.dora).post(reverse("improvement:report_words", args=[begun(made).pk]), {"words": "x" * 100_000})
    assert long.status_code == 422
    assert "at most 20000 characters" in long.content.decode()
    with acting_as(made.dora.pk), pytest.raises(MayNot, match="already"):
        begun(made)


def test_what_was_agreed_from_figures_is_told_to_snapshots_and_whether_the_figure_moved(made: Scored, as_owner: AsOwner) -> None:
    agreed(made, done=True)
    (row,) = rows()
    assert (row.measure, row.done_on, row.child, row.moved) == (SEEN, today(), None, None)
    with as_owner():
        later = freeze_by_hand(made.here, days_ago=-30)
        put(later, SEEN, "council", 97, 100)
    (row,) = rows(today() + timedelta(days=30))
    assert (row.looked_again_on, row.moved) == (later.as_at, True)


def test_the_scorecard_says_how_much_rests_on_doubtful_records_and_opens_those_children(made: Scored, as_owner: AsOwner) -> None:
    with as_owner():
        FrozenFigure.objects.filter(frozen=made.frozen, measure=SEEN, of="council").update(doubtful=7)
        FrozenFigure.objects.filter(frozen=made.frozen, measure=SEEN, team=made.here.teams["North"].pk).update(doubtful=1)
        Behind.objects.filter(child=made.children["Ann North"]).update(doubtful=1)
    assert "7 of 100 rest on doubtful records" in text(made.dora, reverse("improvement:scorecard"))
    figure = reverse("improvement:figure", args=[SEEN])
    page = text(made.dora, f"{figure}?doubtful=yes")
    assert "Ann North" in page
    assert "Ben North" not in page
    assert f"/to-put-right/?child={made.children['Ann North'].pk}" in page
    north = text(made.maud, f"{figure}?team={made.here.teams['North'].pk}")
    assert "1 of 6 rests on a doubtful record" in north
    csv = client_of(made.dora).get(reverse("improvement:children_csv", args=[SEEN])).content.decode()
    assert "Rests on a doubtful record" in csv
    assert doubtful.words(FrozenFigure(measure=SEEN, n=8, d=12, doubtful=2), own=()) == "Fewer than 5 rest on doubtful records"
