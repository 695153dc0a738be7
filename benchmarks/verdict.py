"""From the HTTP request to the recorded verdict: ``python -m benchmarks.verdict [--rounds N]``.

A real server, a real judge, a trivial submission on its samples; the request returns with the verdict on the page.
Goal: p50 at most 15 ms. ``service`` is the same without HTTP: row, daemon, verdict.
"""

from __future__ import annotations

import argparse
import http.client
import re
import statistics
import tempfile
import time
import urllib.parse
from pathlib import Path

from tests.e2e.instance import Instance, start

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--rounds", type=int, default=60)


class Browser:
    """One kept connection and its cookies."""

    def __init__(self, instance: Instance) -> None:
        link = urllib.parse.urlsplit(instance.links[0])
        self.connection = http.client.HTTPConnection(link.hostname or "", link.port)
        self.cookies: dict[str, str] = {}
        self.get(link.path)

    def _ask(self, method: str, path: str, body: str | None = None, kind: str = "") -> tuple[int, str, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers |= {"Content-Type": kind, "Origin": f"http://{self.connection.host}:{self.connection.port}"}
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        text = answer.read().decode()
        for value in answer.headers.get_all("Set-Cookie") or ():
            name, _, rest = value.partition("=")
            self.cookies[name] = rest.split(";")[0]
        return answer.status, answer.headers.get("Location", ""), text

    def get(self, path: str) -> tuple[int, str, str]:
        return self._ask("GET", path)

    def post(self, path: str, fields: dict[str, str]) -> tuple[int, str, str]:
        return self._ask("POST", path, urllib.parse.urlencode(fields), "application/x-www-form-urlencoded")


def main() -> None:
    words = parser.parse_args()
    from rehearse import bank

    item = next(one for one in bank.load().of_kind("coding") if one.status in {"review", "live"})
    with tempfile.TemporaryDirectory() as folder:
        instance = start(Path(folder) / "data", port=8890)
        try:
            browser = Browser(instance)
            _status, attempt, _text = browser.get(f"/practise/item/coding/{item.slug}/")
            _status, _to, page = browser.get(attempt)
            found = re.search(r'name="csrf-token" content="([^"]+)"', page)
            assert found is not None
            times = []
            for number in range(words.rounds):
                # Every source differs, else the daemon would answer from what it judged before.
                source = f"def {item.entry.function}(*a):\n    return {number}\n"
                fields = {"csrfmiddlewaretoken": found[1], "source": source, "mode": "samples"}
                began = time.perf_counter()
                status, _to, _text = browser.post(f"{attempt}submit", fields)
                times.append((time.perf_counter() - began) * 1000)
                assert status == 302
                if number % 15 == 14:
                    browser.connection.close()  # the server ends idle connections after five seconds
                    time.sleep(46)  # the product's own limit: twenty submissions a minute
            _status, _to, page = browser.get(attempt)
            assert "v-fail" in page, "the verdict stands on the page that follows"
            ordered = sorted(times[1:])
            print(f"Request to recorded verdict, {len(ordered)} trivial submissions, ms")
            print(f"{'p50':>8}{'p90':>8}{'p99':>8}")
            print(
                f"{statistics.median(ordered):>8.1f}{ordered[int(0.9 * (len(ordered) - 1))]:>8.1f}{ordered[int(0.99 * (len(ordered) - 1))]:>8.1f}"
            )
        finally:
            instance.stop()


if __name__ == "__main__":
    main()
