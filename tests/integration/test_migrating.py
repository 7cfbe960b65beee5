"""Steps drawn once make in the database what the same steps make singly, and are undone as they are."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from django.db import connections, migrations, models
from django.db.migrations.migration import Migration
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from throughcare.core.migrating import DrawnOnce

OWNERS = "owner"
FIRST = (migrations.CreateModel("Street", [("id", models.AutoField(primary_key=True)), ("name", models.TextField())]),)
STEPS = (
    migrations.CreateModel("Home", [("id", models.AutoField(primary_key=True))]),
    migrations.CreateModel("Room", [("id", models.AutoField(primary_key=True)), ("floor", models.IntegerField())]),
    migrations.AddField("room", "home", models.ForeignKey("homes.home", models.CASCADE)),
    migrations.AddIndex("room", models.Index(fields=["floor"], name="rooms_of_a_floor")),
    migrations.AddConstraint("room", models.CheckConstraint(condition=models.Q(floor__lt=9), name="no_higher_than_the_ninth")),
    migrations.AlterField("street", "name", models.CharField(max_length=40)),
    migrations.AddField("street", "lit", models.BooleanField(null=True)),
)


def _migration(steps: Sequence[Operation]) -> Migration:
    class MadeUp(Migration):
        operations = list(steps)

    return MadeUp("0001_made_up", "homes")


def _carry_out(state: ProjectState, steps: Sequence[Operation]) -> ProjectState:
    with connections[OWNERS].schema_editor() as editor:
        return _migration(steps).apply(state.clone(), editor)


def _undo(state: ProjectState, steps: Sequence[Operation]) -> None:
    with connections[OWNERS].schema_editor() as editor:
        _migration(steps).unapply(state.clone(), editor)


def _tables() -> list[tuple[str, ...]]:
    """Each column, index and constraint of the tables, in the catalogue's own words, without the names it gave them itself."""
    with connections[OWNERS].cursor() as cursor:
        cursor.execute("""
            SELECT table_name, column_name, data_type || is_nullable FROM information_schema.columns WHERE table_name LIKE 'homes_%'
            UNION ALL SELECT tablename, '', indexdef FROM pg_indexes WHERE tablename LIKE 'homes_%'
            UNION ALL SELECT conrelid::regclass::text, contype::text, pg_get_constraintdef(oid) FROM pg_constraint
                       WHERE conrelid::regclass::text LIKE 'homes_%'""")
        return sorted(cursor.fetchall())


@pytest.mark.django_db(databases=[OWNERS])
def test_the_tables_are_those_of_the_steps_taken_singly() -> None:
    begun = _carry_out(ProjectState(), FIRST)
    before = _tables()
    singly = _carry_out(begun, STEPS)
    taken_singly = _tables()
    assert {table for table, *_ in taken_singly} == {"homes_home", "homes_room", "homes_street"}
    assert taken_singly != before
    _undo(begun, STEPS)
    assert _tables() == before

    assert _carry_out(begun, [DrawnOnce(STEPS)]) == singly
    assert _tables() == taken_singly
    _undo(begun, [DrawnOnce(STEPS)])
    assert _tables() == before
