"""What the database does not let stand, in words. Constraints are named for what they hold, so their names can be read out."""

from __future__ import annotations

from django.db import IntegrityError


def does_not_fit(clash: IntegrityError) -> str:
    """Why something does not fit with what is on the record. Raises what it is given where no constraint of ours was broken."""
    broken = getattr(getattr(clash.__cause__, "diag", None), "constraint_name", None)
    if not broken or "_" not in broken:
        raise clash
    held = str(broken).replace("_", " ")
    return f"This does not fit with what is on the record already: {held}. Look at the record, and at the days you entered."
