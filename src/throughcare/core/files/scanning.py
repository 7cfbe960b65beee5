"""Asking a scanner whether a file does harm. Which one is a setting: the path of a function that raises NotAccepted.

Every file has been read as what it says it is before it comes here, so with no scanner configured nothing more is asked.
"""

from __future__ import annotations

import socket
import struct
from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.utils.module_loading import import_string

from throughcare.core.files.kinds import NotAccepted

Scanner = Callable[[bytes], None]
_AT_ONCE = 64 * 1024
_PATIENCE = 30
_UNSCANNED = "The file could not be scanned just now, so it was not kept. Try again in a few minutes"


def scan(content: bytes) -> None:
    """Ask the scanner that is configured. Raises NotAccepted."""
    scanner = cast(Scanner, import_string(settings.THROUGHCARE_SCANNER))
    scanner(content)


def nothing_more(content: bytes) -> None:
    """No scanner besides reading the file as what it is."""


def clamav(content: bytes) -> None:
    """Ask ClamAV, at `THROUGHCARE_CLAMAV`: a socket's path, or host:port. What it cannot scan is not kept."""
    try:
        with _connected(settings.THROUGHCARE_CLAMAV) as line:
            line.sendall(b"zINSTREAM\0")
            for first in range(0, len(content), _AT_ONCE):
                part = content[first : first + _AT_ONCE]
                line.sendall(struct.pack("!I", len(part)) + part)
            line.sendall(struct.pack("!I", 0))
            said = b""
            while part := line.recv(4096):
                said += part
    except OSError as fault:
        raise NotAccepted(_UNSCANNED) from fault
    verdict = said.rstrip(b"\0\n").decode(errors="replace")
    if verdict.endswith("FOUND"):
        raise NotAccepted("A scanner found something harmful in this file, so it was not kept. Tell your IT team")
    if not verdict.endswith("OK"):
        raise NotAccepted(_UNSCANNED)


def _connected(where: str) -> socket.socket:
    if where.startswith("/"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(_PATIENCE)
        try:
            line.connect(where)
        except OSError:
            line.close()
            raise
        return line
    host, _, port = where.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=_PATIENCE)
