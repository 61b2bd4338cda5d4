"""What stands between a person and today's session, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from triage.render.clean import clean
from triage.render.names import fill_names

StandingKind = Literal["check_first", "refer", "too_old", "set_up", "review", "check_in", "ready", "enough"]
"""No check of the back yet, or one is needed again; the advice speaks against a session; the check is too old; the
questions before the first session; the weekly review; the check-in; all is said and the plan can be shown; enough for
today."""
Step = Literal["check", "set_up", "review", "check_in", "plan", "again", "advice", "home"]
"""What comes next: a check of the back, a dialogue, the plan, the check with most answers kept, the advice, nothing."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the person stands, and the one next step."""

    kind: StandingKind
    title: str
    text: tuple[str, ...]
    """Paragraphs."""
    say: tuple[str, ...]
    """Words to say on the phone, one a line; empty where nobody is to be called."""
    label: str
    """Of the next step."""
    step: Step
    kept: bool
    """Whether what is done will be remembered."""


@dataclass(frozen=True, slots=True)
class Gate:
    """Where the person stands, before it is put into words."""

    kind: StandingKind
    step: Step
    words: str
    """What its words are called: the title, the label."""
    texts: tuple[str, ...]
    """What its paragraphs are called."""
    names: Mapping[str, str]
    """What is filled in."""
    say: str = ""
    """What the words for the phone are called."""
    lines: tuple[str, ...] = ()
    """Paragraphs that stand above its own, in words already."""


def gate(kind: StandingKind, step: Step, words: str = "", *texts: str, say: str = "", **names: str) -> Gate:
    """A gate with words of its own name, unless others are named."""
    words = words or kind
    return Gate(kind, step, words, texts or (f"{words}_text",), names, say)


def in_words(words: Mapping[str, str], gate: Gate, *, kept: bool) -> Standing:
    """Where the person stands, in words."""

    def say(key: str) -> str:
        return clean(fill_names(words[key], gate.names))

    texts = gate.texts if kept else (*gate.texts, "not_kept_text")
    return Standing(
        kind=gate.kind,
        title=say(f"{gate.words}_title"),
        text=(*gate.lines, *(say(key) for key in texts)),
        say=(say(gate.say),) if gate.say else (),
        label=say(f"{gate.words}_label"),
        step=gate.step,
        kept=kept,
    )
