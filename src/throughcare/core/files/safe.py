"""The safe that files lie in: each locked under a key of its own, named by the hash of what lies there, and open to nobody else.

The file's key is itself locked under the installation's, and kept in the database: neither the folder nor the database alone opens a
file, and taking its row away is taking the file away, out of every copy.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_FORMAT = b"TCF1"
_NONCE = 12


class Damaged(Exception):
    """A file is not there any more, or is not what was put there."""


@dataclass(frozen=True, slots=True)
class Locked:
    """Where a file lies, and its key, locked."""

    name: str
    key: bytes


def put(content: bytes) -> Locked:
    """Lock a file away. If the transaction around this is undone, what was written is noise that nothing names."""
    key, nonce = AESGCM.generate_key(256), secrets.token_bytes(_NONCE)
    kept = _FORMAT + nonce + AESGCM(key).encrypt(nonce, content, _FORMAT)
    name = hashlib.sha256(kept).hexdigest()
    _write(_place(name), kept)
    around = secrets.token_bytes(_NONCE)
    return Locked(name, around + AESGCM(_installation_key(settings.THROUGHCARE_FILES_KEY)).encrypt(around, key, name.encode()))


def take(locked: Locked) -> bytes:
    """Unlock a file. Raises Damaged where it is gone, was altered or swapped, or was locked under another key."""
    around, key = locked.key[:_NONCE], locked.key[_NONCE:]
    try:
        kept = _place(locked.name).read_bytes()
        if hashlib.sha256(kept).hexdigest() != locked.name:
            raise Damaged("What lies there is not what was put there.")
        opened = AESGCM(_installation_key(settings.THROUGHCARE_FILES_KEY)).decrypt(around, key, locked.name.encode())
        start = len(_FORMAT) + _NONCE
        return AESGCM(opened).decrypt(kept[len(_FORMAT) : start], kept[start:], _FORMAT)
    except OSError as fault:
        raise Damaged("It is not there any more.") from fault
    except InvalidTag as fault:
        raise Damaged("It was locked under another key, or altered.") from fault


@cache
def _installation_key(secret: str) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=b"throughcare files").derive(secret.encode())


def _place(name: str) -> Path:
    return Path(settings.MEDIA_ROOT) / "attached" / name[:2] / name


def _write(path: Path, kept: bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(kept)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)
