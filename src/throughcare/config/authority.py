"""Which council the Department for Education's published figures are looked up for."""

from collections.abc import Mapping

from throughcare.comparators.whose import Whose, whose_from
from throughcare.core.refused import Refused


def whose_figures(environment: Mapping[str, str]) -> Whose:
    """The council's own number, or whose neighbours it stands among. Raises Refused for what is not three digits."""
    try:
        return whose_from(environment)
    except ValueError as fault:
        raise Refused(f"{fault} See THROUGHCARE_AUTHORITY and THROUGHCARE_NEIGHBOURS_OF.") from fault
