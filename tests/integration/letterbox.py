"""A mail server, small and honest: it takes letters over a socket by SMTP, refuses one address, and keeps what it took."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_string, policy
from email.message import EmailMessage


@dataclass
class Letterbox:
    """What came, and to whom; `refuses` is the one address it does not know."""

    refuses: str = ""
    letters: list[tuple[str, EmailMessage]] = field(default_factory=list)
    port: int = 0

    def to(self, address: str) -> EmailMessage | None:
        """The last letter to somebody."""
        return next((letter for whom, letter in reversed(self.letters) if whom == address), None)


class _Conversation(socketserver.StreamRequestHandler):
    box: Letterbox

    def handle(self) -> None:
        self.say("220 letterbox")
        whom: list[str] = []
        while line := self.rfile.readline().decode().strip():
            verb = line.split(" ")[0].upper().split(":")[0]
            if verb in {"EHLO", "HELO", "RSET", "NOOP", "MAIL"}:
                whom = []
                self.say("250 go on")
            elif verb == "RCPT":
                address = line.partition("<")[2].partition(">")[0]
                if address == self.box.refuses:
                    self.say("550 nobody of that name")
                else:
                    whom.append(address)
                    self.say("250 go on")
            elif verb == "DATA":
                self.say("354 say it")
                letter = message_from_string(self.until_a_dot(), policy=policy.default)
                self.box.letters.extend((each, letter) for each in whom)
                self.say("250 taken")
            elif verb == "QUIT":
                self.say("221 goodbye")
                return
            else:
                self.say("502 not known here")

    def until_a_dot(self) -> str:
        lines = []
        while (line := self.rfile.readline().decode().rstrip("\r\n")) != ".":
            lines.append(line[1:] if line.startswith("..") else line)
        return "\n".join(lines)

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def letterbox(*, refuses: str = "") -> Iterator[Letterbox]:
    """A mail server on this machine, for as long as the block lasts."""
    box = Letterbox(refuses)
    handler = type("Conversation", (_Conversation,), {"box": box})
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as server:
        box.port = server.server_address[1]
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield box
        finally:
            server.shutdown()
            thread.join()
