"""What is rung, flashed and said while a session runs: never in the way of it, and silence where nothing works."""

import contextlib
import os
import shutil
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from unicodedata import category

from triage.model.settings import Settings
from triage.services.beats import Cue

LONGEST_WORDS = 200
"""Characters that are said at once."""
_GONE_WITHIN = 1.0
"""Seconds; a program that is ended is gone at once, unless the system itself is stuck."""
_RUNG = frozenset[Cue](("begin", "count", "release", "switch", "end", "finished", "warning"))
_FLASHED = _RUNG - {"count"}
"""Never the last seconds: nothing flashes more often than once in a few seconds."""
_MARKS = frozenset(" .,;:!?'()-+%/\N{RIGHT SINGLE QUOTATION MARK}\N{EN DASH}\N{DEGREE SIGN}")
_ALOUD = (
    "Add-Type -AssemblyName System.Speech; "
    "(New-Object System.Speech.Synthesis.SpeechSynthesizer).Speak([Console]::In.ReadToEnd())"
)


class Speaker(NamedTuple):
    """A program that reads aloud."""

    program: str
    arguments: tuple[str, ...] = ()
    by_argument: bool = False
    """Whether the words stand behind the arguments; otherwise they are its input."""


SPEAKERS = (
    Speaker("spd-say", ("--priority", "text", "--"), by_argument=True),
    Speaker("say", ("-f", "-")),
    Speaker("espeak-ng", ("--",), by_argument=True),
    Speaker("espeak", ("--",), by_argument=True),
    Speaker("powershell", ("-NoProfile", "-NonInteractive", "-Command", _ALOUD)),
    Speaker("pwsh", ("-NoProfile", "-NonInteractive", "-Command", _ALOUD)),
)
"""The one that comes first is used. Of two messages, Speech Dispatcher drops the older (priority `text`)."""


class Cues:
    """Gives the cues that a person has switched on."""

    def __init__(
        self,
        settings: Settings,
        *,
        ring: Callable[[], object] = lambda: None,
        flash: Callable[[], object] = lambda: None,
    ) -> None:
        self._ring = ring if settings.sound else None
        self._flash = flash if settings.flash and not settings.reduced_motion else None
        self._voice = Voice() if settings.speech else None

    def give(self, cue: Cue, words: str) -> None:
        """Ring, flash and say the words, as far as each is wanted; it takes no time."""
        if self._ring is not None and cue in _RUNG:
            self._ring()
        if self._flash is not None and cue in _FLASHED:
            self._flash()
        if self._voice is not None:
            self._voice.say(words)

    @property
    def speechless(self) -> bool:
        """Whether words should be said, and nothing here can say them."""
        return self._voice is not None and self._voice.lost

    def hush(self) -> None:
        """Cut off what is being said."""
        if self._voice is not None:
            self._voice.hush()

    def close(self) -> None:
        """Cut off what is being said, for good."""
        if self._voice is not None:
            self._voice.close()


class Voice:
    """Reads aloud with what the system has; the newest words drop the older ones."""

    def __init__(self, speakers: tuple[Speaker, ...] = SPEAKERS) -> None:
        found = ((speaker, shutil.which(speaker.program)) for speaker in speakers)
        # Not one of the folder the person happens to be in.
        usable = ((speaker, program) for speaker, program in found if program and Path(program).is_absolute())
        nobody: tuple[Speaker | None, str] = (None, "")
        self._speaker, self._program = next(usable, nobody)
        self._saying: subprocess.Popen[bytes] | None = None
        self._ended: list[subprocess.Popen[bytes]] = []
        """Cut off, and perhaps not gone yet."""
        self._failed = False

    @property
    def lost(self) -> bool:
        """Whether nothing can be said: there is no program for it, or it has failed."""
        if self._saying is not None and self._saying.poll() not in {None, 0}:
            self._failed = True
        return self._speaker is None or self._failed

    def say(self, words: str) -> None:
        """Begin to say the words; after a failure, nothing more is tried."""
        spoken = sayable(words)
        if not spoken or self.lost:
            return
        self.hush()
        assert self._speaker is not None  # noqa: S101 - otherwise it is lost
        behind = (spoken,) if self._speaker.by_argument else ()
        try:
            self._saying = _start([self._program, *self._speaker.arguments, *behind])
            self._hand_over("" if behind else spoken)
        except (OSError, ValueError):
            self._failed = True

    def hush(self) -> None:
        """Cut off what is being said."""
        if self._saying is not None and self._saying.poll() is None:
            _end(self._saying)
            self._ended.append(self._saying)
        self._saying = None
        self._ended = [cut for cut in self._ended if cut.poll() is None]

    def close(self) -> None:
        """Cut off what is being said, and see every voice gone."""
        self.hush()
        for cut in self._ended:
            with contextlib.suppress(subprocess.TimeoutExpired):
                cut.wait(_GONE_WITHIN)
        self._ended = []

    def _hand_over(self, spoken: str) -> None:
        """Give the words as input: far fewer than a pipe holds, so it does not wait for anybody to read them."""
        assert self._saying is not None  # noqa: S101 - it has just been started
        assert self._saying.stdin is not None  # noqa: S101 - it is a pipe
        with contextlib.suppress(BrokenPipeError), self._saying.stdin as pipe:
            pipe.write(spoken.encode())


def sayable(words: str) -> str:
    """The words in one line, with letters, numbers and plain marks only: voices obey some of the other marks."""
    kept = "".join(character if _is_sayable(character) else " " for character in words[: LONGEST_WORDS * 2])
    return " ".join(kept.split())[:LONGEST_WORDS].strip()


def _is_sayable(character: str) -> bool:
    return character in _MARKS or category(character)[0] in "LMN"


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    quiet = subprocess.DEVNULL
    # In a group of its own: what it starts ends with it, and Ctrl+C is not for it.
    return subprocess.Popen(  # noqa: S603 - the system's own voice; the words are cleaned, and no shell sees them
        command, stdin=subprocess.PIPE, stdout=quiet, stderr=quiet, start_new_session=True
    )


def _end(running: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(running.pid, signal.SIGKILL)
        else:
            running.kill()
