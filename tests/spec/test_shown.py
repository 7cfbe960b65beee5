"""How a duty is shown, however it stands and whosever it is."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from tests.spec.lives import owed

from throughcare.apps.care.facts import of_placement
from throughcare.apps.care.models import Placement
from throughcare.apps.duties.carried import FACTS_TOLD, PRACTICE_CARRIES
from throughcare.apps.duties.projector import open_duties
from throughcare.apps.duties.queries import can_occur
from throughcare.apps.duties.shown import how_it_stands, lateness_of
from throughcare.apps.duties.whose import CHASED, YOU, whose
from throughcare.core.shown import Lateness
from throughcare.reference.duties import live, unasked
from throughcare.statute.duties import ALL, BY_KEY
from throughcare.statute.duty import By, DateIs
from throughcare.statute.kinds import Kind
from throughcare.statute.standing import Standing

(APPLY,) = owed("AD-10", "care 2026-01-05; moved in 2026-03-02", born="2023-01-01")
(TOO_SOON,) = owed("AD-10", "care 2026-01-05; moved in 2026-03-02; applied 2026-05-10", born="2023-01-01")
(VISIT,) = owed("LA-17", "care 2026-01-05; placed 2026-01-05", born="2015-01-01")


@pytest.mark.parametrize("how", Standing)
def test_every_standing_has_a_look_and_words(how: Standing) -> None:
    assert isinstance(lateness_of(how), Lateness)
    assert how_it_stands(VISIT, how, date(2026, 1, 10), None)


def test_done_too_soon_looks_amiss_and_says_so() -> None:
    assert lateness_of(Standing.TOO_SOON) is Lateness.MET_LATE
    assert how_it_stands(TOO_SOON, Standing.TOO_SOON, date(2026, 6, 1), None) == "Done 10 May 2026, before it was allowed"


def test_only_a_deadline_is_kept_on_the_shelf() -> None:
    assert APPLY.duty.date_is is DateIs.NOT_BEFORE
    assert list(open_duties([APPLY, VISIT])) == [VISIT]


def test_a_list_is_asked_only_for_duties_that_can_lie_in_it() -> None:
    keys = {duty.key for duty in can_occur()}
    assert {"IR-02", "PL-05", "HE-05"} <= keys
    assert "LC-01" not in keys, "it has no day to be done by"
    assert "CP-07" not in keys, "nothing recorded here starts it"
    assert "LA-13" not in keys, "nobody is asked whether a placement is outside the carer's approval"
    assert all(duty.date_is is DateIs.DUE for duty in can_occur())


def test_what_is_told_of_a_placement_is_what_the_law_may_ask_about() -> None:
    row = Placement(pk=uuid4(), kind="U4", started_on=date(2026, 1, 5), temporary_approval=False, same_carer=False)
    (placed,) = of_placement(row)
    assert placed.facts.keys() == FACTS_TOLD[Kind.PLACED]


def test_a_rule_that_turns_on_what_nobody_is_asked_waits() -> None:
    waiting = {duty.key for duty in ALL if live(duty, PRACTICE_CARRIES, FACTS_TOLD) is not live(duty, PRACTICE_CARRIES)}
    assert waiting == {"LA-13", "LA-21"}
    assert unasked(BY_KEY["LA-21"], FACTS_TOLD) == ("living with a parent before the assessment is complete",)


def test_what_a_carer_or_a_team_owes_names_who_chases_it() -> None:
    assert whose(By.CARER, chaser="Alice Ash") == "Carer. Alice Ash chases it"
    assert whose(By.HEALTH, chaser=YOU) == "Health team. You chase it"
    assert whose(By.HEALTH, chaser="") == "Health team. Nobody is named to chase it"


def test_a_manager_is_chased_by_nobody_and_is_named_with_their_team() -> None:
    assert whose(By.TEAM_MANAGER, chaser="Alice Ash", team="North") == "Team manager, North"
    assert whose(By.DIRECTOR, chaser="Alice Ash", team="North") == "Director"


@pytest.mark.parametrize("by", By)
def test_everybody_who_owes_anything_is_somebody_on_a_page(by: By) -> None:
    said = whose(by, chaser="Alice Ash", team="North")
    assert said[0].isupper()
    assert ("Alice Ash" in said) is (by in CHASED)
