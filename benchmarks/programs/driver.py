"""Types into any Textual program and stops it: ``TEXTUAL_DRIVER=benchmarks.programs.driver:Typist``.

What to do is in the environment as JSON: after the first paint that shows `until`, press the `keys`, each when the last
has settled, then write a report to the file `report` and end the process on the spot.
"""

import asyncio
import json
import os
import re
from pathlib import Path
from typing import NoReturn

from textual import events
from textual.drivers.linux_driver import LinuxDriver

SETTLED = 4
"""Looks in a row at which nothing has been painted since the last."""
LOOK = 0.05
"""Seconds between two looks."""
_ESCAPE = re.compile(r"\x1b(?:\[[0-9;?<>=]*[ -/]*[@-~]|[()][A-Z0-9]|[=>78])")


class Typist(LinuxDriver):
    """An ordinary driver, with somebody at the keyboard."""

    _started = False
    _before: list[str]
    _after: list[str]

    def write(self, data: str) -> None:
        super().write(data)
        if self._started:
            self._after.append(data)
            return
        wanted = json.loads(os.environ["BENCHMARK"])
        if _plain(wanted["until"]) not in _plain(data):
            return
        self._started, self._before, self._after = True, [], [data]
        if not wanted["keys"]:
            self._stop(wanted["report"])
        self._typing = asyncio.get_running_loop().create_task(self._type(wanted["keys"], wanted["report"]))

    async def _type(self, keys: list[str], report: str) -> None:
        await self._settle()
        for key in keys:
            self._before += self._after
            self._after.clear()
            self.process_message(events.Key(key, key if len(key) == 1 else None))
            await self._settle()
        self._stop(report)

    async def _settle(self) -> None:
        """Wait until nothing works in the background and nothing has been painted for a while."""
        quiet, before = 0, len(self._after)
        while quiet < SETTLED:
            await asyncio.sleep(LOOK)
            now = len(self._after)
            still = now == before and all(worker.is_finished for worker in self._app.workers)
            quiet, before = (quiet + 1 if still else 0), now

    def _stop(self, report: str) -> NoReturn:
        status = Path("/proc/self/status").read_text(encoding="ascii")
        resident = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
        found = {"resident": resident, "before": self._before, "after": self._after}
        Path(report).write_text(json.dumps(found), encoding="utf-8")
        os._exit(0)


def _plain(text: str) -> str:
    """Only what can be seen, without the spaces that wrapping moves."""
    return "".join(_ESCAPE.sub("", text).split())
