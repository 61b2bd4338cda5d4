"""Bells, flashes and a voice: each only where it is wanted, and never in the way."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import sleep
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.model.settings import Settings
from triage.services.beats import Cue
from triage.services.cueing import LONGEST_WORDS, SPEAKERS, Cues, Speaker, Voice, sayable

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the voices here are shell scripts")

CUES: tuple[Cue, ...] = get_args(Cue)
ARGUMENTS = 'for word in "$@"; do printf \'<%s>\' "$word"; done > {said}.new && /bin/mv {said}.new {said}'
MakeVoice = Callable[[], Voice]
Install = Callable[[str, str], Path]
INPUT = "/bin/cat > {said}.new && /bin/mv {said}.new {said}"
FOREVER = "echo $$ > {said}.new && /bin/mv {said}.new {said}.$$ && while :; do /bin/sleep 1; done"


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Puts a program on an otherwise empty `PATH`; returns the file that it writes."""
    monkeypatch.setenv("PATH", str(tmp_path))

    def put(name: str, does: str) -> Path:
        said = tmp_path / "said"
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\n{does.format(said=said)}\n")
        program.chmod(0o755)
        return said

    return put


@pytest.fixture
def speak(install: Install) -> Iterator[MakeVoice]:
    """Makes a voice of what is installed by then; it is closed in the end."""
    del install
    made: list[Voice] = []

    def make() -> Voice:
        made.append(Voice())
        return made[-1]

    yield make
    for one in made:
        one.close()


def within_a_minute(holds: Callable[[], bool]) -> bool:
    """Whether it comes true: what another program does takes as long as it takes."""
    for _ in range(1200):
        if holds():
            return True
        sleep(0.05)
    return False


def written(file: Path) -> str:
    """What a program has written, once it has."""
    assert within_a_minute(file.exists)
    return file.read_text()


def pids(said: Path) -> set[int]:
    """The programs that have begun to speak and go on for ever."""
    return {int(file.suffix[1:]) for file in said.parent.glob("said.*") if file.suffix[1:].isdigit()}


def runs(pid: int) -> bool:
    """Whether there is such a process."""
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True


def given_cues(settings: Settings) -> tuple[list[Cue], list[Cue]]:
    """The cues that ring, and those that flash."""
    rung: list[Cue] = []
    flashed: list[Cue] = []
    for cue in CUES:
        Cues(settings, ring=lambda: rung.append(cue), flash=lambda: flashed.append(cue)).give(cue, "")  # noqa: B023 - called at once
    return rung, flashed


def test_nothing_is_given_unless_it_is_switched_on() -> None:
    assert given_cues(Settings()) == ([], [])


def test_the_bell_rings_in_the_last_seconds_and_where_something_begins() -> None:
    assert given_cues(Settings(sound=True)) == (
        ["begin", "count", "release", "switch", "end", "finished", "warning"],
        [],
    )


def test_the_screen_flashes_where_something_begins_and_never_in_the_last_seconds() -> None:
    assert given_cues(Settings(flash=True)) == ([], ["begin", "release", "switch", "end", "finished", "warning"])


def test_nothing_flashes_with_less_motion() -> None:
    assert given_cues(Settings(flash=True, reduced_motion=True)) == ([], [])


def test_nothing_is_said_unless_it_is_switched_on(install: Install) -> None:
    said = install("spd-say", ARGUMENTS)
    cues = Cues(Settings(sound=True, flash=True))
    cues.give("begin", "Hold.")
    cues.hush()

    assert not cues.speechless
    assert not said.exists()


def test_the_words_are_said_exactly(install: Install) -> None:
    said = install("spd-say", ARGUMENTS)
    cues = Cues(Settings(speech=True))
    cues.give("begin", "Hold for 10 seconds: left leg, don't push (50 %). J\u00f6rg!")

    assert written(said) == "<--priority><text><--><Hold for 10 seconds: left leg, don't push (50 %). J\u00f6rg!>"
    cues.close()


def test_a_voice_that_reads_its_input_gets_the_words_there(install: Install, speak: MakeVoice) -> None:
    said = install("say", INPUT)
    speak().say("Let go.")

    assert written(said) == "Let go."


@pytest.mark.parametrize("speaker", SPEAKERS, ids=lambda speaker: speaker.program)
def test_every_voice_is_used_where_it_is_the_only_one(speaker: Speaker, install: Install, speak: MakeVoice) -> None:
    said = install(speaker.program, ARGUMENTS if speaker.by_argument else INPUT)
    speak().say("Rest.")

    assert "Rest." in written(said)


def test_the_first_voice_there_is_used(install: Install, tmp_path: Path, speak: MakeVoice) -> None:
    said = install("espeak", "echo second > {said}.espeak")
    install("espeak-ng", ARGUMENTS)
    speak().say("Rest.")

    assert written(said) == "<--><Rest.>"
    assert not (tmp_path / "said.espeak").exists()


def test_a_program_of_the_folder_one_is_in_is_not_used(
    install: Install, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, speak: MakeVoice
) -> None:
    install("spd-say", ARGUMENTS)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", ".")

    assert speak().lost


def test_it_does_not_wait_for_a_voice(install: Install, speak: MakeVoice) -> None:
    said = install("spd-say", FOREVER)
    voice = speak()
    voice.say("This takes for ever.")

    assert within_a_minute(lambda: len(pids(said)) == 1)
    assert not voice.lost
    voice.hush()


def test_it_does_not_wait_for_a_voice_that_never_reads(install: Install, speak: MakeVoice) -> None:
    said = install("say", FOREVER)
    voice = speak()
    voice.say("word " * 1000)

    assert within_a_minute(lambda: len(pids(said)) == 1)
    voice.hush()


def test_newer_words_drop_the_older_ones(install: Install, speak: MakeVoice) -> None:
    said = install("espeak", FOREVER)
    voice = speak()
    voice.say("One.")
    assert within_a_minute(lambda: len(pids(said)) == 1)
    (first,) = pids(said)
    voice.say("Two.")

    assert within_a_minute(lambda: len(pids(said)) == 2)
    assert within_a_minute(lambda: _gone(voice, first))


def _gone(voice: Voice, pid: int) -> bool:
    voice.hush()
    return not runs(pid)


def test_what_is_said_can_be_cut_off(install: Install) -> None:
    said = install("espeak", FOREVER)
    cues = Cues(Settings(speech=True))
    cues.give("begin", "One.")
    assert within_a_minute(lambda: len(pids(said)) == 1)
    (first,) = pids(said)

    cues.hush()
    assert within_a_minute(lambda: _hushed(cues, first))
    assert not cues.speechless
    cues.close()


def _hushed(cues: Cues, pid: int) -> bool:
    cues.hush()  # sees whether it is gone
    return not runs(pid)


def test_without_a_voice_it_is_silent_and_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    cues = Cues(Settings(speech=True))
    cues.give("begin", "Hold.")
    cues.hush()
    cues.close()

    assert cues.speechless


def test_a_voice_that_fails_is_not_tried_again(install: Install, speak: MakeVoice) -> None:
    said = install("spd-say", "echo once >> {said}; exit 1")
    voice = speak()
    voice.say("One.")
    assert within_a_minute(lambda: voice.lost)
    voice.say("Two.")

    assert said.read_text() == "once\n"


def test_a_program_that_cannot_be_run_is_no_voice(install: Install, tmp_path: Path, speak: MakeVoice) -> None:
    install("spd-say", ARGUMENTS)
    (tmp_path / "spd-say").write_bytes(b"\x7fELF no program")
    voice = speak()
    voice.say("One.")

    assert voice.lost


def test_no_shell_sees_the_words(install: Install, tmp_path: Path, speak: MakeVoice) -> None:
    said = install("spd-say", ARGUMENTS)
    speak().say(f"$(/bin/touch {tmp_path}/bad) `/bin/touch {tmp_path}/bad`; /bin/touch {tmp_path}/bad\n--help")

    assert written(said).startswith("<--priority><text><--><")
    assert not (tmp_path / "bad").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Hold\n\nstill", "Hold still"),
        ("[[slnc 9000]] Hold", "slnc 9000 Hold"),
        ("<speak>Hold</speak> & let go", "speak Hold /speak let go"),
        ("\x1b]0;title\x07Hold\x00", "0;title Hold"),
        ("\u202eHold\u200b", "Hold"),
        ("\ud800Hold", "Hold"),
        ("", ""),
        (" \t\n", ""),
    ],
)
def test_what_voices_obey_is_left_out(words: str, said: str) -> None:
    assert sayable(words) == said


@given(st.text(max_size=1000))
def test_whatever_is_said_is_one_short_line_without_anything_to_obey(words: str) -> None:
    spoken = sayable(words)

    assert len(spoken) <= LONGEST_WORDS
    assert spoken.isprintable()
    assert set(spoken) & set('[]<>&$`\\|{}"') == set()
    assert sayable(spoken) == spoken
