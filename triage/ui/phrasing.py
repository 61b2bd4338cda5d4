"""What the screens say that is no page and no question: the one door to its words, and to those of the keys."""

from typing import TYPE_CHECKING, Protocol, cast

from triage.services.phrasing import Phrases, phrases_of
from triage.ui.labels import COMMAND, KEYS, PROGRAM, Hint

if TYPE_CHECKING:
    from textual.dom import DOMNode

    from triage.services.turns import ProtocolStamp

__all__ = ["Phrases", "Speaks", "phrases_here", "phrases_of"]

_NOBODY = "nobody"
"""Stands for the reviewer of a protocol that has none."""
_DIGEST = 12
"""Characters of a digest that are shown."""


class Speaks(Protocol):
    """An app that knows its words."""

    @property
    def phrases(self) -> Phrases:
        """In the language of now."""
        ...


def phrases_here(node: "DOMNode") -> Phrases:
    """The words for a screen or a widget."""
    return cast("Speaks", node.app).phrases


def worded(phrases: Phrases, hint: Hint) -> Hint:
    """The hint with its words; the name of a key is a word too."""
    return hint._replace(keys=key_words(phrases, hint.keys), label=phrases.say(hint.label))


def about(phrases: Phrases, hint: Hint) -> str:
    """What a short hint means, for the help."""
    explained = f"{hint.label}_about"
    return phrases.say(explained if explained in phrases.texts else hint.label)


def key_words(phrases: Phrases, key: str) -> str:
    """A key or several as they are written in a hint, such as `Esc`."""
    named = ((each, f"press_{_NAMED.get(each) or ANSWER_KEYS.get(each, '')}") for each in key.split(" "))
    return " ".join(phrases.say(name) if name in phrases.texts else each for each, name in named)


def answer_of(phrases: Phrases, key: str) -> str:
    """What a key answers, or nothing: the letter of the language, or the English one."""
    own = {phrases.say(f"press_{answer}"): answer for answer in ANSWER_KEYS.values()}
    return {**ANSWER_KEYS, **own}.get(key, "")


ANSWER_KEYS = {"y": "yes", "n": "no", "u": "unsure"}
"""The keys that answer in every language."""
_NAMED = {"Esc": "escape", "Enter": "enter", "Space": "space", "Tab": "tab"}
"""Keys with a name, as hints have them."""


def key_in_words(phrases: Phrases, key: str) -> str:
    """A key as Textual calls it, as a person knows it."""
    parts = key.split("+")

    def written(part: str) -> str:
        named = f"press_{part}"
        if named in phrases.texts:
            return phrases.say(named)
        return KEYS.get(part, part.capitalize() if len(parts) > 1 or len(part) > 1 else part)

    return "+".join(map(written, parts))


def found(phrases: Phrases, pages: int) -> str:
    """How much a search has found."""
    return phrases.many("found", pages) if pages else phrases.say("found_none")


def notice(phrases: Phrases, reviewed_by: str) -> str:
    """What the program is and is not, in a line."""
    return phrases.say("notice", reviewed=reviewed(phrases, reviewed_by))


def reviewed(phrases: Phrases, reviewed_by: str) -> str:
    """Who answers for the protocol."""
    nobody = reviewed_by == _NOBODY
    return phrases.say("reviewed_by_nobody") if nobody else phrases.say("reviewed_by", name=reviewed_by)


def protocol(phrases: Phrases, stamp: "ProtocolStamp") -> str:
    """Which protocol gave the advice."""
    said = notice(phrases, stamp.reviewed_by).capitalize()
    told = phrases.say("protocol", id=stamp.id, version=stamp.version, digest=stamp.digest[:_DIGEST], notice=said)
    return f"{told} {stamp.translated}" if stamp.translated else told


def stopped(phrases: Phrases, *, kept: bool | None) -> str:
    """The last words of a program that was told to stop; there may be no answers to keep."""
    return " ".join([phrases.say("stopped"), *_whether_kept(phrases, kept=kept)]) + "\n"


def stopped_by_a_fault(phrases: Phrases, kind: str, emergency_line: str, advice: str, *, kept: bool | None) -> str:
    """The last words of a program that failed; nothing that was answered is among them.

    `advice` is the title of what was on the screen, or empty.
    """
    what = phrases.say("fault", program=PROGRAM, kind=kind)
    gave = phrases.say("fault_advice", title=advice) if advice else phrases.say("fault_no_advice")
    report = phrases.say("fault_report", program=PROGRAM)
    return "\n".join([what, gave, emergency_line, *_whether_kept(phrases, kept=kept), report]) + "\n"


def _whether_kept(phrases: Phrases, *, kept: bool | None) -> list[str]:
    if kept is None:
        return []
    return [phrases.say("stopped_kept", command=COMMAND) if kept else phrases.say("stopped_not_kept")]
