"""Making many tables in one step of a migration.

After each model that is added, Django draws again every model that has to do with it: here nearly all, for every fact knows its child.
Making the tables of an empty database took a minute and a half, of which the database itself took three seconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import AddConstraint, AddField, AddIndex
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

IN_THE_TABLE = (AddField, AddConstraint, AddIndex)
"""What making a table does of itself, when the model it is made from has them already."""


class DrawnOnce(Operation):
    """Steps between which nothing needs to see the middle, such as an app's first models and their triggers.

    Models are drawn when all of them are known, and once. A step that takes away, or alters, what another here added has no place in it.
    """

    def __init__(self, steps: Sequence[Operation]) -> None:
        self.steps = steps

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Note what each adds. A state without drawn models draws none: it draws all of them when the first is asked for."""
        state.__dict__.pop("apps", None)
        for step in self.steps:
            step.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Carry them out in their order. A table made here is made as it is in the end: what else is put in it is in it already."""
        for step in self.steps:
            made_here = self._is_about_none_of(from_state, app_label, step)
            if not (made_here and isinstance(step, IN_THE_TABLE)):
                step.database_forwards(app_label, schema_editor, to_state if made_here else from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Undo them, the last first. What a step added is known to `from_state` alone, and goes with its table."""
        for step in reversed(self.steps):
            made_here = self._is_about_none_of(to_state, app_label, step)
            if not (made_here and isinstance(step, IN_THE_TABLE)):
                step.database_backwards(app_label, schema_editor, from_state, from_state if made_here else to_state)

    def _is_about_none_of(self, state: ProjectState, app_label: str, step: Operation) -> bool:
        name = getattr(step, "model_name", None) or getattr(step, "name", None)
        return isinstance(name, str) and (app_label, name.lower()) not in state.models

    def describe(self) -> str:
        """What it does, for `throughcare migrate --plan`."""
        return "; ".join(step.describe() for step in self.steps)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """How it is written in a migration."""
        return type(self).__name__, [], {"steps": self.steps}
