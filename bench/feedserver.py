"""The far end of bench/polling.py: thousands of feeds of 25 items on one port, each answer after 20 ms.

`/set?mode=etag|ignore` changes how it answers: `etag` knows If-None-Match, `ignore` sends every feed whole. With `changes=N`
the feeds whose number is N modulo 50 (2 %) get a new first item and a new ETag.

It speaks no more HTTP than these pollers need, straight on asyncio's transports: a web framework would be busy all the time
with 50 requests every 20 ms, its answers would come late and in bunches, and then how many come in one bunch decides what a
poller costs (half as much again), not the poller.
"""

from __future__ import annotations

import asyncio
import sys
from urllib.parse import parse_qs, urlsplit

DELAY = 0.02  # seconds


class Feeds:
    """The state of all feeds: how often each has changed."""

    def __init__(self) -> None:
        self.mode = "etag"
        self.versions: dict[int, int] = {}

    def body(self, number: int) -> bytes:
        version = self.versions.get(number, 0)
        items = "".join(
            f"<item><title>Feed {number} news {n} of the day</title><link>http://news.example/{number}/{n}</link>"
            f'<guid isPermaLink="false">{number}-{n}</guid><pubDate>Sun, 01 Mar 2026 {n % 24:02}:00:00 +0000</pubDate>'
            f"<description><![CDATA[<p>{'Some <b>words</b> of an article. ' * 10}</p>]]></description></item>"
            for n in range(version + 24, version - 1, -1)
        )
        head = f"<title>Feed {number}</title><link>http://news.example/{number}</link><description>d</description>"
        text = f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>{head}{items}</channel></rss>'
        return text.encode()

    def feed(self, number: int, known: str) -> bytes:
        """The whole answer to somebody who knows that ETag."""
        etag = f'"{number}-{self.versions.get(number, 0)}"'
        if self.mode == "ignore":
            return _answer("200 OK", "Content-Type: application/rss+xml\r\n", self.body(number))
        if known == etag:
            return _answer("304 Not Modified", f"ETag: {etag}\r\n")
        return _answer("200 OK", f"Content-Type: application/rss+xml\r\nETag: {etag}\r\n", self.body(number))

    def set(self, query: str) -> bytes:
        wanted = {key: values[0] for key, values in parse_qs(query).items()}
        self.mode = wanted.get("mode", "etag")
        if "changes" in wanted:
            for number in range(int(wanted["changes"]) % 50, int(wanted["feeds"]), 50):
                self.versions[number] = self.versions.get(number, 0) + 1
        return _answer("200 OK", "Content-Type: text/plain\r\n", b"ok")


def _answer(status: str, headers: str, body: bytes | None = None) -> bytes:
    length = f"Content-Length: {len(body)}\r\n" if body is not None else ""
    return f"HTTP/1.1 {status}\r\n{headers}{length}\r\n".encode("ascii") + (body or b"")


class Connection(asyncio.Protocol):
    """One connection: a request, its answer after the delay, the next request."""

    def __init__(self, feeds: Feeds) -> None:
        self._feeds = feeds
        self._heard = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._heard += data
        while b"\r\n\r\n" in self._heard:
            head, self._heard = self._heard.split(b"\r\n\r\n", 1)
            line, *headers = head.decode("latin-1").split("\r\n")
            known = next((text[15:] for text in headers if text[:15].lower() == "if-none-match: "), "")
            url = urlsplit(line.split(" ")[1])
            if url.path == "/set":
                self._transport.write(self._feeds.set(url.query))
            else:
                number = int(url.path.rpartition("/")[2])
                asyncio.get_running_loop().call_later(DELAY, self._reply, number, known)

    def _reply(self, number: int, known: str) -> None:
        if not self._transport.is_closing():
            self._transport.write(self._feeds.feed(number, known))


async def serve(port: int) -> None:
    feeds = Feeds()
    server = await asyncio.get_running_loop().create_server(lambda: Connection(feeds), "127.0.0.1", port, backlog=2048)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]) if len(sys.argv) > 1 else 0))
