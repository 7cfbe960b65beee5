"""What is owed of telling others, and of the child seen before a review: met by its record at once. And what is shown to be confirmed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from tests.integration.family import BACKEND, CAME_INTO_CARE, Family, arrange, day, moment, owed, worker, write

from throughcare.apps.booking.models import Booking
from throughcare.apps.care.models import (
    HealthSummary,
    LegalStatus,
    PeriodOfCare,
    Placement,
    PlacementApproval,
    PlacementTold,
)
from throughcare.apps.care.moving_actions import settle_approval
from throughcare.apps.care.telling import asking
from throughcare.apps.desk.agenda import about_meeting
from throughcare.apps.duties.models import OwedDuty
from throughcare.apps.duties.queries import Asked, owed_now
from throughcare.apps.duties.reckoning import reckoned
from throughcare.apps.involvement.actions.allocating import allocate
from throughcare.apps.involvement.models import Allocation
from throughcare.apps.missing.models import MissingEpisode
from throughcare.apps.oversight.models import Meeting
from throughcare.apps.people import actions as people
from throughcare.apps.people.models import Address, Covered, Person, Source
from throughcare.apps.reviews.models import Review
from throughcare.apps.workforce.itself import ITSELF, itself
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.roles import Role, Sight
from throughcare.apps.writing.actions import NotYet
from throughcare.apps.writing.models import Document, Revision
from throughcare.apps.writing.queries import standing_of
from throughcare.core.acting import acting_as
from throughcare.core.changes import action
from throughcare.statute.kinds import Kind
from throughcare.statute.standing import Standing, standing

pytestmark = pytest.mark.django_db
TODAY, FRIDAY = date(2026, 1, 14), date(2026, 1, 9)


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 1, 14, 12, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def family(noon: None) -> Family:
    return arrange()


def moved(family: Family, on: date, kind: str = "U4", **said: Any) -> Placement:
    """Ada moves to other carers, as Alice writes it."""
    typed = {
        "on": day(on),
        "reason": "CREQB",
        "planned": "no",
        "same_carer": "no",
        "kind": kind,
        "provider": "PR1",
        "carer": "Jo Ashe",
        "temporary": "no",
        "emergency": "no",
        "out_of_area": "no",
        "approved": "yes",
        "approved_by": "May Holt, head of service",
        "approved_on": day(on),
        "words": "The carers could not go on",
    }
    document = write(family.ada, "move", by=family.alice, **(typed | said))
    with acting_as(family.alice.pk):
        return Placement.objects.get(written_in=document)


def due(child: Person, key: str) -> date | None:
    with acting_as(ITSELF):
        return OwedDuty.objects.filter(child=child, key=key).values_list("legal_due_on", flat=True).first()


def test_a_move_is_owed_to_be_told_and_whoever_was_told_is_not_asked_about_again(family: Family, client: Client) -> None:
    placed = moved(family, FRIDAY)
    assert _still_to_be_told(placed) == {"HE-09": date(2026, 1, 16), "IR-19": date(2026, 1, 12)}
    with acting_as(family.alice.pk):
        untold = [one.key for one in asking(family.ada).offered["untold"]]
    officer, health = untold[:2]
    assert (officer.split("-")[0], health.split("-")[0]) == ("officer", "health")
    write(
        family.ada, "placement-told", by=family.alice, **{f"told.{officer}.on": day(date(2026, 1, 12)), "words": "By telephone"}
    )
    assert _still_to_be_told(placed).keys() == {"HE-09"}
    with acting_as(family.alice.pk):
        those = [one.key for one in asking(family.ada).offered["untold"]]
    assert [one.partition("-")[0] for one in those] == ["health", "notice", "health", "notice"]
    assert those[0] == health
    late = {f"told.{one}.on": day(date(2026, 1, 13)) for one in (health, those[2])}
    write(family.ada, "placement-told", by=family.alice, **late)
    assert not _still_to_be_told(placed)
    client.force_login(family.alice, backend=BACKEND)
    assert "Told of the placement" in client.get(reverse("desk:child", args=[family.ada.pk])).content.decode()
    with acting_as(family.charlie.pk):
        assert not PlacementTold.objects.exists()
    with acting_as(family.bob.pk):
        assert PlacementTold.objects.count() == 3


def _still_to_be_told(placed: Placement, *keys: str) -> dict[str, date | None]:
    with acting_as(ITSELF):
        opened = OwedDuty.objects.filter(child=placed.child_id, about=str(placed.pk), key__in=keys or ("HE-09", "IR-19"))
        return dict(opened.values_list("key", "legal_due_on"))


def test_written_notice_is_owed_before_a_planned_placement_and_within_five_days_of_an_emergency(family: Family) -> None:
    planned = moved(family, date(2026, 1, 2))
    assert _still_to_be_told(planned, "LA-05") == {"LA-05": date(2026, 1, 2)}
    urgent = moved(family, FRIDAY, emergency="yes")
    assert _still_to_be_told(urgent, "LA-05", "LA-06") == {"LA-06": date(2026, 1, 16)}
    with acting_as(ITSELF):
        ended = OwedDuty.objects.filter(child=family.ada, key="LA-05")
        assert all(one.ends_on is not None for one in ended), "it ended with each home, unmet"
    notice = {f"told.notice-{one.pk}.on": day(on) for one, on in ((planned, date(2025, 12, 30)), (urgent, date(2026, 1, 13)))}
    withheld = "Withheld from her father, who must not know where she lives"
    write(family.ada, "placement-told", by=family.alice, **notice, words=withheld)
    assert not owed(family.ada, "LA-06")
    with acting_as(ITSELF):
        found = {one.about: one for one in reckoned([family.ada])[family.ada.pk].owed if one.duty.key in {"LA-05", "LA-06"}}
    assert standing(found[str(planned.pk)], TODAY) is Standing.MET
    assert standing(found[str(urgent.pk)], TODAY) is Standing.MET


def test_a_home_out_of_the_area_is_approved_beforehand_or_that_is_late(family: Family) -> None:
    moved(family, date(2025, 12, 15), kind="K2", provider="PR4", out_of_area="yes", approved_on=day(date(2025, 12, 12)))
    assert not owed(family.ada, "LA-07")
    owns: dict[str, Any] = {"approved": "no", "owner": "me", "approved_by": "", "approved_on": ["", "", ""], "out_of_area": "yes"}
    moved(family, date(2026, 1, 2), **owns)
    assert not owed(family.ada, "LA-07"), "with the council's own foster carers nobody need approve it"
    far = moved(family, FRIDAY, kind="K2", provider="PR4", emergency="yes", **owns)
    assert due(family.ada, "LA-07") == FRIDAY
    with acting_as(family.alice.pk):
        approval = PlacementApproval.objects.get(placement=far)
        settle_approval(
            approval, outcome="approved", decided_by="May Holt, head of service", decided_on=TODAY, follows="", by=family.alice
        )
    assert not owed(family.ada, "LA-07")


def test_who_stays_with_a_carer_is_not_asked_where_they_live_now(family: Family) -> None:
    moved(family, date(2025, 12, 15), kind="U6", out_of_area="yes")
    stayed = moved(family, FRIDAY, same_carer="yes", kind="U4", emergency="", out_of_area="")
    assert (stayed.emergency, stayed.out_of_area) == (False, True)
    with pytest.raises(NotYet):
        moved(family, TODAY, emergency="", out_of_area="no")


def test_a_team_without_a_named_worker_owes_one(family: Family) -> None:
    with acting_as(ITSELF):
        mia, source = worker("Mia", family.team, Role.TEAM_MANAGER, Sight.TEAM), Source.objects.get()
    common: dict[str, Any] = {
        "part": Allocation.Part.SOCIAL_WORKER,
        "team": family.team,
        "reason": "LEFTRL",
        "source": source,
        "by": mia,
    }
    with acting_as(mia.pk):
        allocate(family.ada, worker=None, on=FRIDAY, **common)
    assert due(family.ada, "SU-05") == date(2026, 1, 12)
    assert not owed(family.ben, "SU-05")
    with acting_as(mia.pk):
        allocate(family.ada, worker=family.bob, on=date(2026, 1, 13), **common)
    assert not owed(family.ada, "SU-05")


def test_a_home_left_long_ago_is_not_asked_about(family: Family) -> None:
    moved(family, date(2025, 12, 15))
    moved(family, FRIDAY)
    with acting_as(family.alice.pk):
        found = asking(family.ada).offered
    assert len(found["untold"]) == 6, "of the home left this week those who were told can still be recorded"
    assert len(found["named"]) == 8, "the first, left a month ago, is there to be read"


def test_what_is_owed_of_a_home_left_long_ago_can_still_be_recorded(family: Family, client: Client) -> None:
    left = moved(family, date(2025, 12, 9))
    moved(family, date(2025, 12, 22))
    owes = {"HE-09": date(2025, 12, 16), "IR-19": date(2025, 12, 10)}
    assert _still_to_be_told(left) == owes, "one ended unmet with that home, the other goes on"
    client.force_login(family.alice, backend=BACKEND)
    begin = reverse("writing:begin", args=[family.ada.pk, "placement-told"])
    shown = client.post(begin, follow=True).content.decode()
    assert f"told.officer-{left.pk}.on" in shown
    assert f"told.health-{left.pk}.on" not in shown
    write(family.ada, "placement-told", by=family.alice, **{f"told.officer-{left.pk}.on": day(date(2026, 1, 13))})
    assert _still_to_be_told(left).keys() == {"HE-09"}
    with acting_as(ITSELF):
        (one,) = [
            one for one in reckoned([family.ada])[family.ada.pk].owed if one.duty.key == "IR-19" and one.about == str(left.pk)
        ]
    assert one.met_late, "it was told late, and that is kept"


def test_nobody_is_told_months_before(family: Family) -> None:
    moved(family, FRIDAY)
    with acting_as(family.alice.pk):
        officer = asking(family.ada).offered["untold"][0].key
    with pytest.raises(NotYet):
        write(family.ada, "placement-told", by=family.alice, **{f"told.{officer}.on": day(date(2025, 1, 12))})


def test_nobody_told_is_nothing_to_put_on_the_record(family: Family) -> None:
    with pytest.raises(NotYet):
        write(family.ada, "placement-told", by=family.alice, words="Nobody was in")
    with acting_as(family.alice.pk):
        said = {f"told.{one.key}.on": None for one in asking(family.ada).offered["untold"]}
        assert list(asking(family.ada).conflicts(said)) == [(next(iter(said)), "Enter the day on which somebody was told")]


def test_what_could_not_be_recorded_then_is_never_owed(family: Family) -> None:
    _could_be_told_only_from(TODAY, by=itself())
    moved(family, FRIDAY)
    assert not owed(family.ada, "HE-09", "IR-19")
    with acting_as(ITSELF):
        those = [one for one in reckoned([family.ada])[family.ada.pk].owed if one.duty.key in {"HE-09", "IR-19"}]
    assert those
    assert not any(one.known for one in those)


@action(why="a new version could be told of it only then")
def _could_be_told_only_from(on: date, *, by: Worker) -> None:
    with acting_as(ITSELF):
        source = Source.objects.get()
        new = (Kind.HEALTH_TOLD_OF_PLACEMENT, Kind.REVIEWING_OFFICER_TOLD)
        source.carries_since = {kind.value: on.isoformat() for kind in new}
        source.save()


def test_a_booked_review_asks_that_they_speak_alone_before_it_and_the_reviews_own_record_answers(family: Family) -> None:
    with acting_as(ITSELF):
        olga = worker("Olga", family.team, Role.REVIEWING_OFFICER, Sight.TEAM)
    booked = _book_review(family.ada, olga, datetime(2026, 1, 14, 10, tzinfo=UTC), by=itself())
    assert due(family.ada, "IR-08") == TODAY
    with acting_as(ITSELF):
        assert OwedDuty.objects.get(child=family.ada, key="IR-08").about == str(booked.pk)
    own = {f"took_part@{family.ada.pk.hex}": "PN1", f"alone@{family.ada.pk.hex}": "yes"}
    write(family.ada, "review", by=family.alice, on=day(TODAY), chair=str(olga.pk), **own)
    assert not owed(family.ada, "IR-08", "IR-02")
    assert owed(family.ada, "IR-03") == {"IR-03"}, "the next review is owed at once"
    with acting_as(ITSELF):
        held = Review.objects.get(child=family.ada)
        (one,) = [one for one in reckoned([family.ada])[family.ada.pk].owed if one.duty.key == "IR-08"]
    assert (one.about, one.met_on) == (str(held.pk), TODAY), "the booking it was kept for owes nothing of its own"


@action(why="booked")
def _book_review(child: Person, officer: Worker, at: datetime, *, by: Worker) -> Booking:
    with acting_as(ITSELF):
        source = Source.objects.get()
        booking = Booking(child=child, source=source, what="review", booked_at=at, worker=officer, changed_by=officer)
        people.record_facts([booking], by=by)
        return booking


def test_a_review_nobody_was_asked_about_owes_nothing_before_it(family: Family) -> None:
    _review_known_from_a_return(family.ada, by=itself())
    with acting_as(ITSELF):
        assert not [one for one in reckoned([family.ada])[family.ada.pk].owed if one.duty.key == "IR-08"]


@action(why="a return told of a review")
def _review_known_from_a_return(child: Person, *, by: Worker) -> None:
    with acting_as(ITSELF):
        people.record_facts(
            [Review(child=child, source=Source.objects.get(), held_on=date(2026, 1, 5), participation="PN1")], by=by
        )


def test_of_a_child_missing_for_five_days_a_senior_leader_is_told_and_each_week_again(family: Family) -> None:
    went = datetime(2026, 1, 6, 21, tzinfo=UTC)
    typed = {
        "kind": "M",
        "went_at": moment(went),
        "back": "no",
        "last_seen": "At the bus stop",
        "reported": "yes",
        "told": "yes",
        "reported_at": moment(went + timedelta(hours=1)),
        "told_at": moment(went + timedelta(hours=2)),
        "risk": "high",
        "words": "Everybody is looking",
        "exploitation": "no",
    }
    write(family.ada, "missing", by=family.alice, **typed)
    assert due(family.ada, "MI-09") == date(2026, 1, 11)
    with acting_as(family.alice.pk):
        episode = MissingEpisode.objects.get(child=family.ada)
    said = {"episode": str(episode.pk), "whom": "Ann Rowe, director", "words": "She asks for news each morning"}
    with pytest.raises(NotYet):
        write(family.ada, "missing-briefed", by=family.alice, on=day(date(2026, 1, 5)), **said)
    write(family.ada, "missing-briefed", by=family.alice, on=day(date(2026, 1, 10)), **said)
    assert due(family.ada, "MI-09") == date(2026, 1, 17)


def test_a_health_summary_in_their_hands_meets_what_is_owed_by_eighteen(family: Family) -> None:
    _is_seventeen(family.ada, by=itself())
    assert due(family.ada, "HE-10") == date(2026, 2, 1)
    said = {"on": day(date(2026, 1, 13)), "words": "The nurse went through it with her"}
    write(family.ada, "health-summary", by=family.alice, **said)
    assert not owed(family.ada, "HE-10")
    with acting_as(family.charlie.pk):
        assert not HealthSummary.objects.exists()


def test_who_leaves_care_at_eighteen_without_one_is_late_from_the_day_after(family: Family) -> None:
    birthday = date(2026, 1, 12)
    _is_seventeen(family.ada, born_on=date(2008, 1, 12), by=itself())
    said = {"reason": "E17", "words": "She moves to a flat of her own; her adviser stays in touch"}
    write(family.ada, "left-care", by=family.alice, on=day(birthday), **said)
    with acting_as(family.alice.pk):
        (late,) = owed_now(TODAY, now=datetime.now(UTC), asked=Asked(key="HE-10", late="late"))
    assert (late.child_id, late.legal_due_on, late.days_late) == (family.ada.pk, birthday, 2)
    write(family.ada, "health-summary", by=family.alice, on=day(TODAY), words="By post, and on the telephone")
    assert not owed(family.ada, "HE-10")
    with acting_as(ITSELF):
        (one,) = [one for one in reckoned([family.ada])[family.ada.pk].owed if one.duty.key == "HE-10"]
    assert standing(one, TODAY) is Standing.MET_LATE


def _of_care(child: Person) -> list[PeriodOfCare | Placement | LegalStatus]:
    models: tuple[type[PeriodOfCare | Placement | LegalStatus], ...] = (PeriodOfCare, Placement, LegalStatus)
    return [one for model in models for one in model._default_manager.filter(child=child)]


@action(why="she is older, and has been looked after for long")
def _is_seventeen(child: Person, *, born_on: date = date(2008, 2, 1), by: Worker) -> None:
    with acting_as(ITSELF):
        for fact in _of_care(child):
            fact.started_on = date(2024, 1, 8)
            people.correct_facts([fact], ["started_on"], by=by)
        child.born_on = born_on
        people.correct_people([child], ["born_on"], by=by)


def test_a_lasting_home_that_ended_unplanned_is_looked_into(family: Family) -> None:
    first = moved(family, date(2025, 12, 15))
    assert not owed(family.ada, "PL-02"), "the first was not to last"
    moved(family, FRIDAY)
    assert due(family.ada, "PL-02") == date(2026, 2, 6)
    write(family.ada, "meeting", by=family.alice, **_disruption(family.ada, first))
    assert not owed(family.ada, "PL-02")
    with acting_as(ITSELF):
        (one,) = [one for one in reckoned([family.ada])[family.ada.pk].owed if one.duty.key == "PL-02"]
    assert one.about == str(first.pk)


def _disruption(child: Person, about: Placement | None, **said: Any) -> dict[str, Any]:
    """A disruption meeting on Tuesday, about a home of a child's; about none that is said, where it is None."""
    typed: dict[str, Any] = {
        "kind": "disruption",
        "at": moment(datetime(2026, 1, 13, 10, tzinfo=UTC)),
        "led_by": "May Holt",
        "minutes": "Nobody had asked the carers what would help",
        "dissent": "no",
        "people.0.name": "Jo Ashe",
        "people.0.agency": "carer",
        "people.0.came": "came",
        "people.0.gets": "yes",
    }
    return typed | ({f"home@{child.pk.hex}": str(about.pk)} if about is not None else {}) | said


def test_a_meeting_after_a_bridging_home_is_about_the_home_that_broke_down(family: Family, client: Client) -> None:
    lasting = moved(family, date(2025, 12, 15))
    bridging = moved(family, date(2026, 1, 2), kind="U6")
    moved(family, FRIDAY)
    assert due(family.ada, "PL-02") == date(2026, 1, 30)
    _, _, shown = _begin(client, family, "meeting")
    hers = f"home@{family.ada.pk.hex}"
    offered = re.findall(rf'<input[^>]*name="{hers}"[^>]*>', shown)
    assert [str(bridging.pk) in offered[0], str(lasting.pk) in offered[1]] == [True, True], "those that ended, the last first"
    assert ["checked" in one for one in offered] == [False, True, False, False], "most likely the one that was to last"
    assert "Other foster care, long term with Jo Ashe, 15 Dec 2025 to 2 Jan 2026, which nobody had planned to end" in shown
    assert f"home@{family.ben.pk.hex}" in shown, "Ben's own homes, of which none has ended"
    with pytest.raises(NotYet):
        write(family.ada, "meeting", by=family.alice, **_disruption(family.ada, None))
    write(family.ada, "meeting", by=family.alice, **_disruption(family.ada, lasting))
    assert not owed(family.ada, "PL-02")
    with acting_as(family.alice.pk):
        assert about_meeting(family.ada).likely == {}, "it has been looked into"


def test_a_meeting_is_not_about_a_home_that_had_not_ended_by_then(family: Family) -> None:
    lasting = moved(family, date(2025, 12, 15))
    moved(family, FRIDAY)
    early = moment(datetime(2026, 1, 8, 10, tzinfo=UTC))
    with pytest.raises(NotYet):
        write(family.ada, "meeting", by=family.alice, **_disruption(family.ada, lasting, at=early))
    assert due(family.ada, "PL-02") == date(2026, 2, 6)


def test_a_meeting_about_both_says_of_each_which_home_it_was(family: Family) -> None:
    hers = moved(family, date(2025, 12, 15))
    moved(family, FRIDAY)
    with acting_as(ITSELF):
        his = Placement.objects.get(child=family.ben)
    both = {"who": [str(family.ben.pk)], f"home@{family.ben.pk.hex}": str(hers.pk)}
    with pytest.raises(NotYet):
        write(family.ada, "meeting", by=family.alice, **_disruption(family.ada, hers, **both))
    elsewhere = both | {f"home@{family.ben.pk.hex}": "not-here"}
    write(family.ada, "meeting", by=family.alice, **_disruption(family.ada, hers, **elsewhere))
    with acting_as(family.alice.pk):
        assert Meeting.objects.get(child=family.ben).placement is None, (
            "what happened is recorded, where the home is not on record"
        )
    _moved_too(his, by=itself())
    both[f"home@{family.ben.pk.hex}"] = str(his.pk)
    write(family.ada, "meeting", by=family.alice, **_disruption(family.ada, hers, **both))
    with acting_as(family.alice.pk):
        assert {one.child_id: one.placement_id for one in Meeting.objects.exclude(placement=None)} == {
            family.ada.pk: hers.pk,
            family.ben.pk: his.pk,
        }


@action(why="Ben's first home ended")
def _moved_too(home: Placement, *, by: Worker) -> None:
    with acting_as(ITSELF):
        home.ended_on = FRIDAY
        people.correct_facts([home], ["ended_on"], by=by)


def _begin(client: Client, family: Family, form: str) -> tuple[Document, str, str]:
    client.force_login(family.alice, backend=BACKEND)
    client.post(reverse("writing:begin", args=[family.ada.pk, form]))
    with acting_as(family.alice.pk):
        begun = Document.objects.get(child=family.ada, form=form, state=Document.State.WRITING)
    address = reverse("writing:section", args=[family.ada.pk, begun.pk, form])
    return begun, address, client.get(address).content.decode()


def test_a_visit_shows_where_each_lives_and_whoever_was_there_says_whether_that_is_right(family: Family, client: Client) -> None:
    moved(family, FRIDAY)
    _, _, shown = _begin(client, family, "visit")
    says = "Other foster care, long term with Jo Ashe, since 9 Jan 2026"
    name = f"lives.still@{family.ada.pk.hex}"
    (right,) = re.findall(rf'name="{name}"[^>]*value="(right:[^"]+)"|value="(right:[^"]+)"[^>]*name="{name}"', shown)[:1]
    known = next(filter(None, right))
    assert known == f"right:{says}"
    assert f"lives.still@{family.ben.pk.hex}" in shown, "Ben's home is asked about beside Ada's"
    assert "Record a move" in shown
    typed = {
        "where": "home",
        "words": "She showed me her room",
        f"seen@{family.ada.pk.hex}": "yes",
        f"alone@{family.ada.pk.hex}": "alone",
        f"plan@{family.ada.pk.hex}": "no",
        name: known,
    }
    write(family.ada, "visit", by=family.alice, on=day(TODAY), **typed)
    with acting_as(family.alice.pk):
        done = Document.objects.get(child=family.ada, form="visit", state=Document.State.FINAL)
    read = client.get(reverse("writing:document", args=[family.ada.pk, done.pk])).content.decode()
    assert f"Still right: {says}" in read


def test_what_needs_correcting_leads_to_where_it_is_put_right_and_loses_no_word(family: Family, client: Client) -> None:
    begun, address, shown = _begin(client, family, "visit")
    (page,) = re.findall(r'name="page" value="([^"]+)"', shown)
    hers = family.ada.pk.hex
    sent = {"page": page, "words": "She has moved to her aunt", f"lives.still@{hers}": "correct", "do": f"mend:lives.0@{hers}"}
    answer = client.post(address, sent)
    with acting_as(family.alice.pk):
        move = Document.objects.get(child=family.ada, form="move")
        assert standing_of(begun).answers["words"] == "She has moved to her aunt"
    assert answer.status_code == 302
    assert answer["Location"] == reverse("writing:section", args=[family.ada.pk, move.pk, "move"])
    assert "What you wrote is kept" in client.get(answer["Location"]).content.decode()
    assert client.post(address, sent)["Location"] == answer["Location"], "pressed again, the same draft goes on"
    with acting_as(family.alice.pk):
        assert Document.objects.filter(child=family.ada, form="move").count() == 1
    for wrong in ("mend:", "mend:lives.7", "mend:words.0", "mend:lives.x", f"mend:lives.0@{'z' * 32}"):
        assert client.post(address, {**sent, "do": wrong}).status_code == 404
    theirs = {**sent, "do": f"mend:lives.0@{_stranger(family, by=itself()).pk.hex}"}
    assert client.post(address, theirs).status_code == 403


@action(why="a child whom Alice may not see")
def _stranger(family: Family, *, by: Worker) -> Person:
    with acting_as(ITSELF):
        made = Person(given_name="Cy", family_name="Dell", born_on=date(2014, 4, 4), source=Source.objects.get())
        people.add_people([made], by=by)
        return made


def test_a_review_confirms_law_home_and_contact_as_the_record_has_them(family: Family, client: Client) -> None:
    _, _, shown = _begin(client, family, "review")
    assert f"legal_status.still@{family.ada.pk.hex}" in shown
    assert f"lives.still@{family.ada.pk.hex}" in shown
    assert "since 8 December 2025" in shown
    assert "sees.still" not in shown, "no care plan says whom she sees: there is nothing to confirm"
    assert "Record another legal status" in shown


@pytest.mark.parametrize("protected", [False, True])
def test_who_is_not_looked_after_is_asked_about_their_address_and_a_protected_one_is_left_unsaid(
    family: Family, client: Client, protected: bool
) -> None:
    _leaves_care_for(family.ada, "3 Mill Lane", protected=protected, by=itself())
    _, _, shown = _begin(client, family, "visit")
    assert ("The record says: 3 Mill Lane, AB1 2CD" in shown) is not protected
    assert ("Put the address right" in shown) is not protected
    assert f"lives.still@{family.ada.pk.hex}" not in shown


def test_an_address_that_was_confirmed_is_not_copied_for_those_to_read_from_whom_it_is_kept_later(
    family: Family, client: Client
) -> None:
    _leaves_care_for(family.ada, "3 Mill Lane", protected=False, by=itself())
    _, address, shown = _begin(client, family, "visit")
    name = f"at_home.still@{family.ada.pk.hex}"
    (right,) = re.findall(rf'name="{name}"[^>]*value="(right:[^"]+)"', shown)
    (page,) = re.findall(r'name="page" value="([^"]+)"', shown)
    hers = family.ada.pk.hex
    said = {
        "where": "home",
        "words": "She showed me her room",
        f"seen@{hers}": "yes",
        f"alone@{hers}": "alone",
        f"plan@{hers}": "no",
    }
    write(family.ada, "visit", by=family.alice, on=day(TODAY), **said, **{name: right})
    with acting_as(family.alice.pk):
        done = Document.objects.get(child=family.ada, form="visit", state=Document.State.FINAL)
        kept = [revision.value for revision in Revision.objects.filter(document=done)]
    assert right in kept
    assert not any("Mill" in str(answer) or "AB1" in str(answer) for answer in kept)
    read = client.get(reverse("writing:document", args=[family.ada.pk, done.pk])).content.decode()
    assert "Still right: the address on the record that day" in read
    _moved_house(family.ada, "4 Mill Lane", by=itself())
    again = client.post(address, {"page": page, name: right, "do": "next"}).content.decode()
    assert "What the record says has changed since" in again


@action(why="another address")
def _moved_house(child: Person, lines: str, *, by: Worker) -> None:
    with acting_as(ITSELF):
        home = Address.objects.get(child=child)
        home.lines = lines
        people.correct_facts([home], ["lines"], by=by)


@action(why="home again")
def _leaves_care_for(child: Person, lines: str, *, protected: bool, by: Worker) -> None:
    with acting_as(ITSELF):
        for fact in _of_care(child):
            fact.ended_on = date(2026, 1, 5)
            people.correct_facts([fact], ["ended_on"], by=by)
        home = Address(child=child, source=Source.objects.get(), lines=lines, postcode="AB1 2CD", started_on=CAME_INTO_CARE)
        home.protected = protected
        people.record_facts([home], by=by)


def test_the_cover_of_what_practice_carries_says_what_is_new(family: Family) -> None:
    with acting_as(ITSELF):
        assert Covered.objects.filter(child=family.ada).exists()
        carries = set(Source.objects.get().carries)
    assert {"health_told_of_placement", "reviewing_officer_told", "senior_leader_briefed", "health_summary_given"} <= carries
