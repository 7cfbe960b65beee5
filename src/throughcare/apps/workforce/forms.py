"""What is asked beside a password: codes, which count when they are wrong as passwords do, so that five of either close the door; passkeys."""

from __future__ import annotations

from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from axes.handlers.proxy import AxesProxyHandler
from django import forms
from django.core.exceptions import ValidationError


class CountedCode(forms.Form):
    """Counts wrong codes by address and place, in the database, as wrong passwords are counted."""

    def clean_code(self) -> str:
        """The code, if it is right and the door is not closed. Raises ValidationError otherwise."""
        whose = {"email": self.user.email}  # type: ignore[attr-defined]  # allauth's forms have it
        if not AxesProxyHandler.is_allowed(context.request, whose):
            context.request.axes_locked_out = True  # the middleware then answers with the page that says so
            raise ValidationError("Signing in is closed for a while.")
        try:
            return str(super().clean_code())  # type: ignore[misc]  # allauth's form, which follows this one
        except ValidationError:
            AxesProxyHandler.user_login_failed(sender=CountedCode, credentials=whose, request=context.request)
            raise


class CodeAtSignIn(CountedCode, AuthenticateForm):  # type: ignore[misc]
    """Asked at signing in."""


class CodeAgain(CountedCode, ReauthenticateForm):  # type: ignore[misc]
    """Asked again, of somebody who is about to change how they sign in."""


class AddPasskey(AddWebAuthnForm):  # type: ignore[misc]
    """A passkey to add, in words of ours."""

    name = forms.CharField(label="Name", required=False, help_text="What you will know it by, such as “my telephone”.")
    passwordless = forms.BooleanField(
        label="Sign in with this passkey alone",
        required=False,
        help_text="Then no password is asked for. It must be one that asks for your finger, your face or a PIN.",
    )
