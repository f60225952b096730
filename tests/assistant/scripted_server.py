"""An OpenAI-compatible chat server on loopback whose every reply is scripted, misbehaviour included."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Reply:
    """One reply. The fields beyond text and calls are the ways in which a server can fail."""

    text: str | None = None
    calls: Sequence[tuple[str, str]] = ()  # tool name, arguments as the JSON text that goes over the wire
    status: int = 200
    body: bytes | None = None  # the whole body in place of a completion
    headers: Sequence[tuple[str, str]] = ()
    wait: float = 0.0  # seconds before anything is sent
    drip: float = 0.0  # seconds between two bytes of the body
    silent: bool = False  # close the connection without a word
    cut: bool = False  # announce the whole body, send half of it and close
    tokens: int = 20  # what the reply says it cost

    def payload(self) -> bytes:
        """The body as it goes over the wire."""
        if self.body is not None:
            return self.body
        message: dict[str, Any] = {"role": "assistant", "content": self.text}
        if self.calls:
            message["tool_calls"] = [
                {"id": f"call_{n}", "type": "function", "function": {"name": name, "arguments": arguments}}
                for n, (name, arguments) in enumerate(self.calls)
            ]
        choice = {
            "index": 0,
            "message": message,
            "finish_reason": "tool_calls" if self.calls else "stop",
        }
        usage = {"prompt_tokens": 10, "completion_tokens": self.tokens, "total_tokens": 10 + self.tokens}
        return json.dumps(
            {
                "id": "chatcmpl-0",
                "object": "chat.completion",
                "created": 0,
                "model": "scripted",
                "choices": [choice],
                "usage": usage,
            },
            ensure_ascii=False,
        ).encode()


def call(tool: str, **arguments: object) -> tuple[str, str]:
    """A well-formed tool call."""
    return tool, json.dumps(arguments, ensure_ascii=False)


@dataclass
class Script:
    """What the server says, call by call; the last reply is said again for every further call."""

    replies: Sequence[Reply]
    ended: threading.Event = field(default_factory=threading.Event)
    requests: list[dict[str, Any]] = field(default_factory=list)
    url: str = ""

    def start(self, *replies: Reply) -> None:
        """Begin another script on the same server."""
        self.ended.set()  # whoever still waits or drips for the script before
        self.ended = threading.Event()
        self.replies, self.requests = replies, []

    def heard(self, role: str) -> str:
        """Everything that messages of ``role`` said in the last request."""
        return "\n".join(str(m["content"]) for m in self.requests[-1]["messages"] if m["role"] == role)


@contextmanager
def serving(*replies: Reply) -> Iterator[Script]:
    """A server that speaks ``replies`` until the block ends."""
    script = Script(replies)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            ended = script.ended
            script.requests.append(request)
            reply = script.replies[min(len(script.requests), len(script.replies)) - 1]
            if reply.wait and ended.wait(reply.wait):
                return
            if reply.silent:
                self.close_connection = True
                return
            body = reply.payload()
            self.send_response(reply.status)
            for name, value in (("Content-Type", "application/json"), *reply.headers):
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            try:
                if reply.drip:
                    for byte in body:
                        self.wfile.write(bytes([byte]))
                        self.wfile.flush()
                        if ended.wait(reply.drip):
                            return
                elif reply.cut:
                    self.wfile.write(body[: len(body) // 2])
                    self.wfile.flush()
                    self.close_connection = True
                else:
                    self.wfile.write(body)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True  # the client has given up, as some scripts want it to

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing: requests are kept in the script."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    script.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    try:
        yield script
    finally:
        script.ended.set()
        server.shutdown()
        server.server_close()
        thread.join()
