"""A genogram is laid out so that nobody stands on anybody, and lines are drawn only where the record says who is whose."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from throughcare.apps.desk.family.drawing import ABOVE, SHAPE, drawing
from throughcare.apps.desk.family.who import Kin, Place


def kin(name: str, place: Place, **said: Any) -> Kin:
    return Kin(uuid4(), name, "", place, **said)


ADA = kin("Ada", Place.CHILDREN, sex="F")
MAYA = kin("Maya", Place.PARENTS, sex="F", parent=True, responsible=True)


def test_a_brother_who_shares_a_parent_hangs_from_a_whole_line_and_another_from_a_dashed_one() -> None:
    whole = drawing(ADA, [MAYA, kin("Ben", Place.CHILDREN, shared=True)])
    dashed = drawing(ADA, [MAYA, kin("Ben", Place.CHILDREN)])
    assert {line.kind for line in whole.lines} == {"child"}
    assert {line.kind for line in dashed.lines} == {"child", "unsure"}


def test_a_step_parent_and_a_carer_have_no_line() -> None:
    alone = drawing(ADA, [kin("Pat", Place.PARENTS), kin("Cai", Place.BESIDE)])
    assert not alone.lines
    assert [one.beside for one in alone.figures if one.words[0] == "Cai"] == [True]


def test_two_parents_are_joined_and_who_has_responsibility_is_said() -> None:
    both = drawing(ADA, [MAYA, kin("Joe", Place.PARENTS, sex="M", parent=True)])
    assert [line.kind for line in both.lines].count("couple") == 1
    assert [one.words for one in both.figures if "parental responsibility" in one.words] == [("Maya", "parental responsibility")]


def test_whether_they_see_each_other_stands_beneath_whoever_it_is() -> None:
    sees = drawing(
        ADA, [kin("Joe", Place.PARENTS, parent=True, contact="See each other, supervised", contact_how="Every other Saturday")]
    )
    assert [one.words for one in sees.figures if one.words[0] == "Joe"] == [("Joe", "see each other,", "supervised")]


PLACES = st.lists(st.tuples(st.sampled_from(Place), st.booleans(), st.text(max_size=60)), max_size=40)


@given(PLACES)
def test_whoever_there_is_everybody_has_a_place_of_their_own_inside_the_drawing(drawn: list[tuple[Place, bool, str]]) -> None:
    family = [kin(name, place, parent=parent and place is Place.PARENTS) for place, parent, name in drawn]
    made = drawing(ADA, family)
    assert len({(one.x, one.y) for one in made.figures}) == len(family) + 1
    for one in made.figures:
        assert SHAPE // 2 <= one.x <= made.width - SHAPE // 2
        assert ABOVE <= one.y <= made.height - SHAPE // 2
    for line in made.lines:
        assert min(line.x1, line.x2, line.y1, line.y2) >= 0
