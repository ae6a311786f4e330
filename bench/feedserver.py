"""The far end of bench/polling.py: thousands of feeds of 25 items on one port, each answer after 20 ms.

`/set?mode=etag|ignore` changes how it answers: `etag` knows If-None-Match, `ignore` sends every feed whole. With `changes=N`
the feeds whose number is N modulo 50 (2 %) get a new first item and a new ETag.
"""

from __future__ import annotations

import asyncio
import sys

from aiohttp import web

DELAY = 0.02  # seconds


class Feeds:
    """The state of all feeds: how often each has changed."""

    def __init__(self) -> None:
        self.mode = "etag"
        self.versions: dict[int, int] = {}
        self.bodies: dict[tuple[int, int], bytes] = {}

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

    async def feed(self, request: web.Request) -> web.Response:
        await asyncio.sleep(DELAY)
        number = int(request.match_info["number"])
        etag = f'"{number}-{self.versions.get(number, 0)}"'
        if self.mode == "ignore":
            return web.Response(body=self.body(number), content_type="application/rss+xml")
        if request.headers.get("If-None-Match") == etag:
            return web.Response(status=304, headers={"ETag": etag})
        return web.Response(body=self.body(number), content_type="application/rss+xml", headers={"ETag": etag})

    async def set(self, request: web.Request) -> web.Response:
        self.mode = request.query.get("mode", "etag")
        if request.query.get("changes"):
            rest = int(request.query["changes"]) % 50
            for number in range(rest, int(request.query["feeds"]), 50):
                self.versions[number] = self.versions.get(number, 0) + 1
        return web.Response(text="ok")


async def serve(port: int) -> None:
    feeds = Feeds()
    app = web.Application()
    app.router.add_get("/f/{number}", feeds.feed)
    app.router.add_get("/set", feeds.set)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", port, backlog=2048)
    await site.start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]) if len(sys.argv) > 1 else 0))
