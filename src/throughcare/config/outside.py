"""A council's own sign-in, and what may be said of where it is."""

from urllib.parse import urlsplit

from throughcare.core.refused import Refused

THIS_MACHINE = {"127.0.0.1", "localhost", "::1"}


def outside_sign_in(url: str) -> list[str]:
    """The machine that a council's sign-in answers on, for browsers to be allowed there; none without one. Raises Refused unless it is https."""
    if not url:
        return []
    try:
        parts = urlsplit(url)
    except ValueError:  # a bracket that nothing closes
        raise Refused(f"THROUGHCARE_OIDC_URL is no address: {url}") from None
    # What it says of people is believed because it came from it over an encrypted line.
    if not parts.hostname or (parts.scheme != "https" and parts.hostname not in THIS_MACHINE):
        raise Refused("THROUGHCARE_OIDC_URL must begin with https://: who signs in is believed on its word.")
    return [f"{parts.scheme}://{parts.netloc}"]
