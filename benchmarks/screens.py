"""Goals 3 to 7: what is painted, and when."""

from dataclasses import replace

import pyte

from benchmarks.asking import BEGIN, conversation
from benchmarks.running import NOTHING_KEPT, TRIAGE, Program, all_instructions, program, shown
from benchmarks.table import Row, amount_row, check_row, ratio_row, told_row
from benchmarks.terminal import COLUMNS, ROWS

HELLO = Program(program("hello"), until="Hello")
FEW_INTERVIEWS, MANY_INTERVIEWS = 2, 7
FEW_PAGES, MANY_PAGES = 2, 6
FEW_KEYS, MANY_KEYS = 2, 12
NOTHING_KEY = "f9"
"""A key that does nothing."""
_SCROLL_BARS = dict.fromkeys(range(0x2581, 0x2589))


def start() -> tuple[Program, Program]:
    """The program up to its first screen, and the least that Textual can paint."""
    return Program((TRIAGE,), until=conversation().home), HELLO


def first_screen() -> list[Row]:
    """Goal 3."""
    usual, bare = start()
    idle, begun = (replace(usual, keys=(key,)) for key in (NOTHING_KEY, BEGIN))
    runs = (usual, replace(usual, environment=NOTHING_KEPT), bare, idle, begun)
    ours, first, hello, at_home, at_question = all_instructions(*runs)
    return [
        ratio_row(3, "first screen / bare Textual hello", ours, hello, 1.40),
        told_row(3, "the same without a checked set", first, hello),
        told_row(3, "from there to the first question", at_question - at_home, hello),
    ]


def memory() -> list[Row]:
    """Goal 4."""
    way = conversation()
    ours, hello = (shown(run).resident for run in start())
    few, many = (
        shown(Program(program("conversation"), way.home, way.whole * times)).resident
        for times in (FEW_INTERVIEWS, MANY_INTERVIEWS)
    )
    growth = (many - few) / (MANY_INTERVIEWS - FEW_INTERVIEWS)
    return [
        amount_row(4, "resident at the first screen, above bare", (ours - hello) / 1024, 8, "MiB"),
        amount_row(4, "growth per interview, from the first screen to it", growth / 1024, 3, "MiB"),
    ]


def next_question() -> list[Row]:
    """Goal 5."""
    way = conversation()
    start_of_stretch, end = way.single
    stretch = end - start_of_stretch
    answers = [way.keys(start_of_stretch), way.keys(end)]
    screens = [Program(program(name), way.home, keys) for name in ("conversation", "switching") for keys in answers]
    counters = [Program(program("counter"), "Keys: 0", ("a",) * keys) for keys in (FEW_KEYS, MANY_KEYS)]
    few, many, few_switches, many_switches, few_keys, many_keys = all_instructions(*screens, *counters)
    answer = (many - few) / stretch
    switched = (many_switches - few_switches) / stretch
    key = (many_keys - few_keys) / (MANY_KEYS - FEW_KEYS)
    return [
        ratio_row(5, "answer → next question / by switch_screen", answer, switched, 0.20),
        ratio_row(5, "answer → next question / a counter's key", answer, key, 10),
    ]


def page() -> list[Row]:
    """Goal 6."""
    programs = [
        Program(program(name), "Ready", ("p", "b") * times)
        for name in ("page", "static_markdown")
        for times in (FEW_PAGES, MANY_PAGES)
    ]
    few, many, few_bare, many_bare = all_instructions(*programs)
    times = MANY_PAGES - FEW_PAGES
    return [
        ratio_row(
            6, "a 600-word page / Static(Rich Markdown)", (many - few) / times, (many_bare - few_bare) / times, 1.25
        )
    ]


def emergency() -> list[Row]:
    """Goal 7."""
    way = conversation()
    seen = shown(Program(program("conversation"), way.home, way.emergency))
    frames = [written for written in seen.after if any(_screen([written]))]
    first, last = _screen([*seen.before, *frames[:1]]), _screen([*seen.before, *seen.after])
    complete = first == last and any(character.isdecimal() for character in first[0])
    found = f"{len(frames)} frames; the first {'says everything' if complete else 'lacks something'}"
    return [check_row(7, "emergency complete in the first frame", found, holds=complete)]


def _screen(written: list[str]) -> list[str]:
    """The words on the terminal, line by line; scroll bars and empty lines are left out."""
    screen = pyte.Screen(COLUMNS, ROWS)
    stream = pyte.Stream(screen)
    for part in written:
        stream.feed(part)
    lines = [line.translate(_SCROLL_BARS).strip() for line in screen.display]
    return [line for line in lines if line]
