"""What can be asked beside an answer in plain lines: why, what a word means, which keys there are."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from triage.render.markdown import WIDTH, to_text
from triage.services.materials import Materials
from triage.services.turns import OutcomeTurn, QuestionTurn, Turn

if TYPE_CHECKING:
    from triage.services.glossary import Term
    from triage.services.reading import PageText

_WORDS = "g"
MOVE = "m"
"""After advice that offers it: the guided routine."""
_EVERYWHERE: Mapping[str, tuple[str, str]] = {
    _WORDS: ("words", "what hard words here mean"),
    "r": ("start again", "start again from the first question"),
    "?": ("keys", "which keys there are"),
    "q": ("leave", "leave"),
}
_QUESTION: Mapping[str, tuple[str, str]] = {
    "b": ("back", "back to the question before"),
    "w": ("why", "why we ask, and what it means"),
    **_EVERYWHERE,
}
_AID: Mapping[str, tuple[str, str]] = {"h": ("help me answer", "work the answer out from what I know")}
_ADVICE: Mapping[str, tuple[str, str]] = {
    "b": ("change the last answer", "back to the last question"),
    "s": ("save the advice", "save the advice in a file"),
    **_EVERYWHERE,
}
_MOVE: Mapping[str, tuple[str, str]] = {MOVE: ("guided routine", "the guided routine: today's exercises, and why")}
MORE = "+"
"""On a page that shows its short answer: what stands below."""
_MORE: Mapping[str, tuple[str, str]] = {MORE: ("tell me more", "the rest of this page")}
_NO_WORDS = "No word here needs to be explained."


def key_line(materials: Materials, shown: "Turn | PageText") -> str:
    """The keys that do something now, each in a word."""
    without = () if _terms(materials, shown) else (_WORDS,)
    return " \N{MIDDLE DOT} ".join(f"{key} {hint}" for key, (hint, _) in _keys(shown).items() if key not in without)


def aside(materials: Materials, shown: "Turn | PageText", wish: str, width: int = WIDTH) -> tuple[str, ...]:
    """The lines that answer a key: `w` on a question, `g` and `?` on everything."""
    match wish:
        case "w" if isinstance(shown, QuestionTurn):
            return ("", to_text(shown.why, width), "", to_text(shown.meaning, width), "")
        case "g":
            return ("", *(tuple(map(_explained, _terms(materials, shown))) or (_NO_WORDS,)), "")
        case _:
            return ("", *(f"  {key}  {about}" for key, (_, about) in _keys(shown).items()), "")


def _keys(shown: "Turn | PageText") -> Mapping[str, tuple[str, str]]:
    if isinstance(shown, OutcomeTurn) and shown.routine:
        return {**_MOVE, **_ADVICE}
    if isinstance(shown, OutcomeTurn):
        return _ADVICE
    if not isinstance(shown, QuestionTurn):
        return {**_MORE, **_ADVICE} if shown.in_two else _ADVICE
    return {**_QUESTION, **_AID} if shown.aids else _QUESTION


def _terms(materials: Materials, shown: "Turn | PageText") -> "tuple[Term, ...]":
    from triage.services.glossary import terms_in, texts_of  # noqa: PLC0415 - after the first question is painted

    return terms_in(materials, *texts_of(shown))


def _explained(term: "Term") -> str:
    return f"- {term.word}: {term.means}" + (f" ({', '.join(term.keys)})" if term.keys else "")
