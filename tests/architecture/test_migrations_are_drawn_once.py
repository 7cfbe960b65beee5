"""Each migration that changes more than one thing is drawn once, or a new database takes seconds longer for each (adr/0037)."""

import ast
from collections.abc import Iterator
from pathlib import Path

APPS = Path(__file__).parents[2] / "src" / "throughcare"
DRAWS = ("Create", "Add", "Alter", "Remove", "Rename", "Delete")


def drawn_singly(tree: ast.Module) -> Iterator[str]:
    """The steps of a migration after each of which Django would draw its models again."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id == "operations" for target in node.targets
        ):
            steps = node.value.elts if isinstance(node.value, ast.List | ast.Tuple) else [node.value]
            names = [step.func.attr for step in steps if isinstance(step, ast.Call) and isinstance(step.func, ast.Attribute)]
            yield from (name for name in names if name.startswith(DRAWS))


def test_a_migration_that_changes_more_than_one_thing_is_drawn_once() -> None:
    paths = sorted(APPS.glob("**/migrations/[0-9]*.py"))
    assert len(paths) > 30
    slow = {
        str(path.relative_to(APPS)): found for path in paths if len(found := [*drawn_singly(ast.parse(path.read_text()))]) > 1
    }
    assert not slow, "wrap its steps in throughcare.core.migrating.DrawnOnce(steps=[…]), as other migrations do"


def test_steps_that_stand_singly_are_found() -> None:
    written = "class Migration:\n    operations = [migrations.AddField(), migrations.RunSQL(), pgtrigger.migrations.AddTrigger()]"
    assert [*drawn_singly(ast.parse(written))] == ["AddField", "AddTrigger"]
    assert not [*drawn_singly(ast.parse("class Migration:\n    operations = [DrawnOnce(steps=[migrations.AddField()])]"))]
