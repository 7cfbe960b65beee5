"""A council's own sign-in, small and whole: an OpenID Connect provider that answers over real HTTP with signed tokens.

It does what the standard asks of the authorization code flow: discovery, keys, a page where one says who one is, a code that is good once, for
one client, with its secret and its proof (PKCE, S256), and who it was, under a bearer token. Nobody gives a password: it is a directory for tests.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "throughcare", "a secret between two machines"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass(frozen=True)
class Listed:
    """Somebody in the directory. `audience` is whom their token is made out to, which should be us."""

    subject: str
    name: str
    email: str
    verified: bool = True
    audience: str = CLIENT


@dataclass
class Directory:
    """The directory that is served at `home`. `listed` may change while it is."""

    listed: dict[str, Listed]
    home: str = ""
    codes: dict[str, tuple[Listed, dict[str, str]]] = field(default_factory=dict)
    tokens: dict[str, Listed] = field(default_factory=dict)
    tokens_given: int = 0

    def discovery(self) -> dict[str, Any]:
        """Where everything is."""
        return {
            "issuer": self.home,
            "authorization_endpoint": f"{self.home}/authorize",
            "token_endpoint": f"{self.home}/token",
            "userinfo_endpoint": f"{self.home}/userinfo",
            "jwks_uri": f"{self.home}/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
            "code_challenge_methods_supported": ["S256"],
        }

    def ask_who(self, asked: dict[str, str]) -> str:
        """The page where one says who one is."""
        assert asked["client_id"] == CLIENT
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        hidden = "".join(f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">' for name, value in asked.items())
        buttons = "".join(
            f'<p><button name="who" value="{who}">{escape(each.name)}</button></p>' for who, each in self.listed.items()
        )
        return (
            '<!DOCTYPE html><html lang="en-GB"><head><title>Staff directory</title><link rel="icon" href="data:,"><meta name="viewport" content="width=device-width"></head>'
            f'<body><main><h1>Who are you?</h1><form method="post" action="/authorize">{hidden}{buttons}</form></main></body></html>'
        )

    def say_who(self, said: dict[str, str]) -> str:
        """Where to send the browser back to, with a code that is good once."""
        code = secrets.token_urlsafe()
        self.codes[code] = (self.listed[said["who"]], said)
        return f"{said['redirect_uri']}?{urlencode({'code': code, 'state': said['state']})}"

    def give_token(self, asked: dict[str, str], *, authorization: str) -> dict[str, Any] | None:
        """A token for a code, if it is theirs to have; else None."""
        client, _, secret = base64.b64decode(authorization.removeprefix("Basic ")).decode().partition(":")
        if (asked.get("client_id", client), asked.get("client_secret", secret)) != (CLIENT, SECRET):
            return None
        listed, authorized = self.codes.pop(asked.get("code", ""), (None, {}))
        proof = base64.urlsafe_b64encode(hashlib.sha256(asked.get("code_verifier", "").encode()).digest()).rstrip(b"=").decode()
        if listed is None or proof != authorized["code_challenge"] or asked["redirect_uri"] != authorized["redirect_uri"]:
            return None
        token, now = secrets.token_urlsafe(), int(time.time())
        self.tokens[token] = listed
        self.tokens_given += 1
        claims = {"iss": self.home, "sub": listed.subject, "aud": listed.audience, "iat": now, "exp": now + 300}
        id_token = jwt.encode(claims | self.who(listed), KEY, algorithm="RS256", headers={"kid": "only"})
        return {"access_token": token, "token_type": "Bearer", "expires_in": 300, "id_token": id_token}

    def who(self, listed: Listed) -> dict[str, Any]:
        """What it says of somebody."""
        return {"sub": listed.subject, "name": listed.name, "email": listed.email, "email_verified": listed.verified}

    def keys(self) -> dict[str, Any]:
        """The key its tokens are signed with."""
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
        return {"keys": [public | {"kid": "only", "use": "sig", "alg": "RS256"}]}


@contextmanager
def served(directory: Directory) -> Iterator[Directory]:
    """Serve it on this machine."""

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            bearer = self.headers.get("Authorization", "").removeprefix("Bearer ")
            match parts.path:
                case "/.well-known/openid-configuration":
                    self._json(directory.discovery())
                case "/keys":
                    self._json(directory.keys())
                case "/authorize":
                    self._answer(200, directory.ask_who(_single(parts.query)), {"Content-Type": "text/html; charset=utf-8"})
                case "/userinfo" if bearer in directory.tokens:
                    self._json(directory.who(directory.tokens[bearer]))
                case "/userinfo":
                    self._answer(401, "")
                case _:
                    self._answer(404, "")

        def do_POST(self) -> None:
            said = _single(self.rfile.read(int(self.headers.get("Content-Length", 0))).decode())
            if self.path == "/authorize":
                self._answer(303, "", {"Location": directory.say_who(said)})
                return
            given = directory.give_token(said, authorization=self.headers.get("Authorization", ""))
            self._json(given or {"error": "invalid_grant"}, status=200 if given else 400)

        def _json(self, what: dict[str, Any], *, status: int = 200) -> None:
            self._answer(status, json.dumps(what), {"Content-Type": "application/json"})

        def _answer(self, status: int, body: str, headers: dict[str, str] | None = None) -> None:
            self.send_response(status)
            for name, value in {"Content-Security-Policy": "script-src 'self'", **(headers or {})}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body.encode())))
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *said: Any) -> None:
            """Quietly."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        directory.home = f"http://127.0.0.1:{server.server_port}"
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield directory
        finally:
            server.shutdown()


def _single(query: str) -> dict[str, str]:
    return {name: values[-1] for name, values in parse_qs(query, keep_blank_values=True).items()}
