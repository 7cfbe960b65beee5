"""The roles people hold, and how far each can see. A post in a team gives a role; the role gives its sight."""

from __future__ import annotations

from django.db import models


class Sight(models.TextChoices):
    """Whose records a post lets its holder see, beyond the children they are allocated to or let in to by name."""

    NOBODY = "nobody", "Nobody's"
    OWN = "own", "Only those they work with"
    TEAM = "team", "Every child of the team, and of the teams below it"
    LOOKED_AFTER = "looked_after", "Every looked-after child"
    EVERYONE = "everyone", "Every child not restricted"
    IDENTITY = "identity", "Who people are, and nothing of their record"
    PSEUDONYM = "pseudonym", "Records without names"


class Role(models.TextChoices):
    """What somebody is employed to do here."""

    SOCIAL_WORKER = "social_worker", "Social worker"
    PERSONAL_ADVISER = "personal_adviser", "Personal adviser"
    TEAM_MANAGER = "team_manager", "Team manager"
    SERVICE_MANAGER = "service_manager", "Service manager"
    DIRECTOR = "director", "Director"
    REVIEWING_OFFICER = "reviewing_officer", "Reviewing officer"
    DUTY = "duty", "Duty social worker"
    EMERGENCY_DUTY = "emergency_duty", "Emergency duty social worker"
    VIRTUAL_SCHOOL = "virtual_school", "Virtual school"
    HEALTH = "health", "Looked-after children's health"
    LEGAL = "legal", "Legal"
    PLACEMENTS = "placements", "Placements"
    INTERVIEWER = "interviewer", "Independent interviewer"
    QUALITY_OFFICER = "quality_officer", "Quality officer"
    ANALYST = "analyst", "Analyst"
    BUSINESS_SUPPORT = "business_support", "Business support"
    INFORMATION_GOVERNANCE = "information_governance", "Information governance"
    INSPECTOR = "inspector", "Inspector"
    ADMINISTRATOR = "administrator", "Administrator"
    SYSTEM = "system", "Throughcare itself"


SIGHT_OF: dict[Role, Sight] = {
    Role.SOCIAL_WORKER: Sight.TEAM,
    Role.PERSONAL_ADVISER: Sight.TEAM,
    Role.TEAM_MANAGER: Sight.TEAM,
    Role.SERVICE_MANAGER: Sight.TEAM,
    Role.DIRECTOR: Sight.EVERYONE,
    Role.REVIEWING_OFFICER: Sight.OWN,
    Role.DUTY: Sight.EVERYONE,
    Role.EMERGENCY_DUTY: Sight.EVERYONE,
    Role.VIRTUAL_SCHOOL: Sight.LOOKED_AFTER,
    Role.HEALTH: Sight.LOOKED_AFTER,
    Role.LEGAL: Sight.OWN,
    Role.PLACEMENTS: Sight.LOOKED_AFTER,
    Role.INTERVIEWER: Sight.OWN,
    Role.QUALITY_OFFICER: Sight.EVERYONE,
    Role.ANALYST: Sight.PSEUDONYM,
    Role.BUSINESS_SUPPORT: Sight.TEAM,
    Role.INFORMATION_GOVERNANCE: Sight.IDENTITY,
    Role.INSPECTOR: Sight.OWN,
    Role.ADMINISTRATOR: Sight.NOBODY,
    Role.SYSTEM: Sight.EVERYONE,
}
"""How far each role sees. Deny by default: an unlisted role is an error, found by a test."""

ALLOCATES = frozenset({Role.TEAM_MANAGER, Role.SERVICE_MANAGER, Role.DIRECTOR, Role.SYSTEM})
KEEPS_OUT = frozenset({Role.TEAM_MANAGER, Role.SERVICE_MANAGER, Role.DIRECTOR})
APPROVES = frozenset({Role.TEAM_MANAGER, Role.SERVICE_MANAGER, Role.DIRECTOR})
MAY_IMPORT = frozenset({Role.ANALYST, Role.DIRECTOR, Role.BUSINESS_SUPPORT, Role.SYSTEM})
OVERSEES_OTHERS = frozenset({Role.TEAM_MANAGER, Role.SERVICE_MANAGER, Role.DIRECTOR, Role.QUALITY_OFFICER})
TOLD_A_RECORD_EXISTS = frozenset({Role.DUTY, Role.EMERGENCY_DUTY})
TOLD_HOW_MANY_ARE_CLOSED = frozenset({Role.DIRECTOR, Role.SERVICE_MANAGER, Role.QUALITY_OFFICER})
