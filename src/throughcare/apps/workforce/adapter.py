"""How signing in is done here: accounts are made by the council and by nobody else."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest

from throughcare.core.today import now

JUST_NOW = 300  # seconds


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody makes an account for themselves."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Whether to ask again who it is before they change how they sign in: not of somebody who has just told us."""
        request = context.request
        told = [record["at"] for record in get_authentication_records(request, request.user)]
        return not told or now().timestamp() - max(told) > JUST_NOW


class OutsideAccounts(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """A council's own sign-in opens accounts that are already here, found by address, and makes none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False


class SecondFactors(DefaultMFAAdapter):  # type: ignore[misc]
    """What makes one-time codes is kept encrypted: a copy of the database alone signs nobody in."""

    def encrypt(self, text: str) -> str:
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _seal().decrypt(encrypted_text.encode()).decode()


def _seal() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(sha256(f"second factors {settings.SECRET_KEY}".encode()).digest()))


def address_tried(request: HttpRequest | None, credentials: Mapping[str, str] | None = None) -> str:
    """The address somebody tries to sign in with, by which wrong passwords are counted."""
    tried = (credentials or {}).get("email") or (request.POST.get("login", "") if request is not None else "")
    return tried.strip().lower()
