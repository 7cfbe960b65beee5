"""Whose a duty is to do, as a page says it; and where that is nobody who works here, or a team, who sees that it is done."""

from __future__ import annotations

from throughcare.statute.duty import By

CHASED = frozenset(
    {
        *(By.HEALTH, By.CARER, By.EMPLOYER, By.COMPLAINANT, By.COURT, By.LEGAL),
        *(By.VIRTUAL_SCHOOL, By.PLACEMENTS, By.FOSTERING_TEAM, By.ADOPTION_TEAM),
    }
)
"""Those who are not somebody with a part in the work with the child: their social worker asks them for it, and asks again."""


def begun(words: str) -> str:
    """Words as a line begins with them."""
    return words[0].upper() + words[1:]


def whose(by: By, *, chaser: str, team: str = "") -> str:
    """Whose it is where nobody is named: the role, and who chases it; `chaser` is the child's worker, or empty where none is named.

    The law's own answer stays first: whoever chases it does not owe it.
    """
    role = begun(by.value)
    if by is By.TEAM_MANAGER and team:
        return f"{role}, {team}"
    if by not in CHASED:
        return role
    if not chaser:
        return f"{role}. Nobody is named to chase it"
    return f"{role}. You chase it" if chaser == YOU else f"{role}. {chaser} chases it"


YOU = "You"
"""Who somebody is on their own page."""
