"""Steps whose models are drawn once come to the same state as the steps taken singly."""

from __future__ import annotations

from django.db import migrations, models
from django.db.migrations.state import ProjectState

from throughcare.core.migrating import DrawnOnce

STEPS = (
    migrations.CreateModel("Home", [("id", models.AutoField(primary_key=True))]),
    migrations.CreateModel(
        "Room", [("id", models.AutoField(primary_key=True)), ("home", models.ForeignKey("homes.home", models.CASCADE))]
    ),
    migrations.AddIndex("room", models.Index(fields=["home"], name="rooms_of_a_home")),
)


def _drawn() -> ProjectState:
    state = ProjectState()
    assert not list(state.apps.get_models()), "drawn before there is anything to draw"
    return state


def test_the_state_is_that_of_the_steps() -> None:
    once, singly = _drawn(), _drawn()
    DrawnOnce(STEPS).state_forwards("homes", once)
    for step in STEPS:
        step.state_forwards("homes", singly)
    assert once == singly
    drawn = {model._meta.label for model in once.apps.get_models()}
    assert drawn == {model._meta.label for model in singly.apps.get_models()} == {"homes.Home", "homes.Room"}
    home = once.apps.get_model("homes", "home")
    assert [each.related_model.__name__ for each in home._meta.related_objects] == ["Room"]


def test_no_model_is_drawn_before_all_are_known() -> None:
    state = _drawn()
    DrawnOnce(STEPS).state_forwards("homes", state)
    assert "apps" not in state.__dict__


def test_it_is_written_as_it_is_read() -> None:
    name, arguments, named = DrawnOnce(STEPS).deconstruct()
    assert (name, arguments, named) == ("DrawnOnce", [], {"steps": STEPS})
