"""What practice recorded here can tell of, app by app. A duty switches on with the record that can meet it."""

from __future__ import annotations

from collections.abc import Mapping

from throughcare.apps.care import facts as care
from throughcare.apps.involvement import facts as involvement
from throughcare.apps.leaving import facts as leaving
from throughcare.apps.missing import facts as missing
from throughcare.apps.oversight import facts as oversight
from throughcare.apps.permanence import facts as permanence
from throughcare.apps.plans import facts as plans
from throughcare.apps.reviews import facts as reviews
from throughcare.apps.support import facts as support
from throughcare.core.happened import Tells
from throughcare.statute.kinds import Kind

_APPS = (involvement, care, missing, support, reviews, permanence, leaving, oversight, plans)

TELLS: Tells = {model: tell for app in _APPS for model, tell in app.TELLS.items()}
FACTS_TOLD: Mapping[Kind, frozenset[str]] = {
    Kind.PLACED: frozenset(
        {
            "type",
            "with_parent",
            "for_adoption",
            "connected_person_temporary",
            "same_carer",
            "emergency",
            "out_of_area",
            "own_or_connected",
        }
    )
}
"""What is recorded of a placement that the law asks about: a rule that asks for anything else of it waits."""
PRACTICE_CARRIES: frozenset[Kind] = frozenset().union(*(app.CARRIES for app in _APPS))
