"""Talk to a language server over its standard streams, with the standard library only.

It shares no code with the server, so that the two cannot agree on the same mistake.
"""

import json
import os
import queue
import re
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeAlias

Json: TypeAlias = Any
"""A value of JSON, which each test knows the form of."""
PATIENCE = 60 * float(os.environ.get("SLACK", "1"))

_MODULE = ("-m", "actionplan")


class RpcClient:
    """A connection to `actionplan lsp`. Everything that it sent is in *heard*."""

    def __init__(
        self, cwd: Path, *, as_of: str = "2026-11-24", program: str = ""
    ) -> None:
        env = {**os.environ, "ACTIONPLAN_AS_OF": as_of}
        self.process = subprocess.Popen(
            [sys.executable, *(("-c", program) if program else _MODULE), "lsp"],
            cwd=cwd,
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.heard: queue.Queue[Json] = queue.Queue()
        self.notified: list[Json] = []
        self.strange = b""
        """Whatever was on standard output that is not the protocol."""
        self._number = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.process.kill()
        self.process.communicate()

    def start(self, capabilities: Json = None, options: Json = None) -> Json:
        """Introduce the client; return what the server can do."""
        answer = self.ask(
            "initialize",
            {
                "processId": None,
                "rootUri": None,
                "capabilities": capabilities or {},
                "initializationOptions": options,
            },
        )
        self.tell("initialized", {})
        return answer["capabilities"]

    def open(self, uri: str, text: str) -> list[Json]:
        """Open a text; return its problems."""
        new = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": new})
        return self.problems(uri)

    def change(self, uri: str, text: str) -> None:
        """Replace a text, as an editor does at each keystroke."""
        self.tell(
            "textDocument/didChange",
            {
                "textDocument": {"uri": uri, "version": 2},
                "contentChanges": [{"text": text}],
            },
        )

    def problems(self, uri: str) -> list[Json]:
        """Wait for the next problems of a text."""
        while True:
            message = self.hear()
            params = message.get("params", {})
            if message.get("method") == "textDocument/publishDiagnostics" and (
                params["uri"] == uri
            ):
                return list(params["diagnostics"])
            self.notified.append(message)

    def about(self, method: str, uri: str, **more: Json) -> Json:
        """Ask something about a text; return the answer."""
        return self.ask(
            f"textDocument/{method}", {"textDocument": {"uri": uri}, **more}
        )

    def ask(self, method: str, params: Json) -> Json:
        """Ask something; return the answer, or the error in its place."""
        self._number += 1
        self.send({"id": self._number, "method": method, "params": params})
        while True:
            message = self.hear()
            if message.get("id") == self._number and "method" not in message:
                return message["error"] if "error" in message else message.get("result")
            self.notified.append(message)

    def tell(self, method: str, params: Json) -> None:
        """Say something that has no answer."""
        self.send({"method": method, "params": params})

    def send(self, message: Json) -> None:
        """Send a message."""
        self.send_bytes(json.dumps({"jsonrpc": "2.0", **message}).encode())

    def send_bytes(self, body: bytes) -> None:
        """Send a message that may not be one."""
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def hear(self) -> Json:
        """Return the next message of the server."""
        return self.heard.get(timeout=PATIENCE)

    def stop(self) -> int:
        """Say goodbye as an editor does; return the exit code."""
        self.ask("shutdown", None)
        self.tell("exit", None)
        return self.process.wait(PATIENCE)

    def _listen(self) -> None:
        stream = self.process.stdout
        assert stream
        while line := stream.readline():
            name, _, value = line.partition(b":")
            if name != b"Content-Length":
                self.strange += line
                continue
            while stream.readline() != b"\r\n":
                pass
            self.heard.put(json.loads(stream.read(int(value))))


def applied(text: str, edits: list[Json]) -> str:
    """Apply changes as an editor does, which counts in units of UTF-16."""
    lines = re.split("(\r\n|\n|\r)", text)
    starts = [len("".join(lines[:n])) for n in range(0, len(lines), 2)]

    def offset(at: Json) -> int:
        line = lines[2 * at["line"]].encode("utf-16-le", "surrogatepass")
        before = line[: 2 * at["character"]].decode("utf-16-le", "surrogatepass")
        return int(starts[at["line"]] + len(before))

    for edit in sorted(edits, key=lambda each: -offset(each["range"]["start"])):
        start, end = (offset(edit["range"][side]) for side in ("start", "end"))
        text = text[:start] + edit["newText"] + text[end:]
    return text
