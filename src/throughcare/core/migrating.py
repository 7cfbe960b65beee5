"""Making the tables without drawing every model anew for each trigger.

After each trigger that is noted, Django draws again all the models that have to do with its table: here nearly all of them, for every
fact knows its child. None of them looks different for it. (After a constraint they do, to a later step that alters a field.)
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from django.db.migrations.state import ProjectState
from pgtrigger import migrations as triggers


@contextmanager
def drawn_when_it_changes() -> Iterator[None]:
    """While this lasts, a trigger that is noted has no model drawn anew."""
    added, removed = (_without_drawing(each.state_forwards) for each in (triggers.AddTrigger, triggers.RemoveTrigger))
    with (
        patch.object(triggers.AddTrigger, "state_forwards", added),
        patch.object(triggers.RemoveTrigger, "state_forwards", removed),
    ):
        yield


def _without_drawing(step: Any) -> Any:
    def noted(*arguments: Any, **named: Any) -> None:
        with patch.object(ProjectState, "reload_model", lambda *left, **out: None):
            step(*arguments, **named)

    return noted
