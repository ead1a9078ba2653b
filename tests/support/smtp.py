"""A small SMTP server that keeps what it gets: enough of RFC 5321 for smtplib."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Mailbox:
    """What arrived: envelope recipients and the raw message."""

    url: str = ""
    messages: list[tuple[list[str], str]] = field(default_factory=list)


class _Session(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.recipients: list[str] = []
        self._say("220 test")
        while line := self.rfile.readline():
            words = line.decode().strip()
            if not self._answer(words):
                return

    def _answer(self, words: str) -> bool:
        verb = words.split(" ")[0].split(":")[0].upper()
        if verb == "RCPT":
            self.recipients.append(words.split("<")[1].split(">")[0])
        if verb == "DATA":
            self._take_message()
        else:
            self._say("221 bye" if verb == "QUIT" else "250 ok")
        return verb != "QUIT"

    def _take_message(self) -> None:
        self._say("354 go on")
        lines = []
        while (line := self.rfile.readline().decode()) not in (".\r\n", ""):
            lines.append(line.removeprefix(".") if line.startswith("..") else line)
        self.server.mailbox.messages.append((self.recipients, "".join(lines)))  # type: ignore[attr-defined]
        self._say("250 kept")

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def mail_server() -> Iterator[Mailbox]:
    """A server on a free port of this machine."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Session) as server:
        server.daemon_threads = True
        mailbox = Mailbox(url=f"smtp://127.0.0.1:{server.server_address[1]}")
        server.mailbox = mailbox  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield mailbox
        finally:
            server.shutdown()
            thread.join()
