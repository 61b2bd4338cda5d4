"""What can be asked beside an answer in plain lines: why, what a word means, which keys there are."""

from typing import TYPE_CHECKING

from triage.render.markdown import WIDTH, to_text
from triage.services.materials import Materials
from triage.services.phrasing import phrases_of
from triage.services.turns import OutcomeTurn, QuestionTurn, Turn
from triage.services.wishes import letter

if TYPE_CHECKING:
    from triage.services.glossary import Term
    from triage.services.reading import PageText

_EVERYWHERE = ("words", "restart", "keys", "leave")
QUESTION = ("back", "why", *_EVERYWHERE)
"""What can be wished for at a question; where that has an aid, help too."""
ADVICE = ("back", "save", *_EVERYWHERE)
"""The same after the advice, and on a page; where that offers it, the guided routine too."""
_BACK_TO_QUESTIONS = "back_advice"
"""What going back is called after the advice."""


def key_line(materials: Materials, shown: "Turn | PageText") -> str:
    """The keys that do something now, each in a word."""
    phrases = phrases_of(materials)
    without = () if _terms(materials, shown) else ("words",)
    keys = (wish for wish in wishes(shown) if wish not in without)
    said = (f"{letter(phrases, wish)} {phrases.say(f'wish_{_text(wish, shown)}')}" for wish in keys)
    return " \N{MIDDLE DOT} ".join(said)


def aside(materials: Materials, shown: "Turn | PageText", wish: str, width: int = WIDTH) -> tuple[str, ...]:
    """The lines that answer a wish: `why` on a question, `words` and `keys` on everything."""
    phrases = phrases_of(materials)
    match wish:
        case "why" if isinstance(shown, QuestionTurn):
            return ("", to_text(shown.why, width), "", to_text(shown.meaning, width), "")
        case "words":
            explained = tuple(map(_explained, _terms(materials, shown)))
            return ("", *(explained or (phrases.say("plain_no_words"),)), "")
        case _:
            keys = ((letter(phrases, each), f"wish_{_text(each, shown)}_about") for each in wishes(shown))
            return ("", *(f"  {key}  {phrases.say(about)}" for key, about in keys), "")


def wishes(shown: "Turn | PageText") -> tuple[str, ...]:
    """What can be wished for now, beside an answer."""
    if isinstance(shown, OutcomeTurn) and shown.routine:
        return ("move", *ADVICE)
    if not isinstance(shown, QuestionTurn):
        return ("more", *ADVICE) if not isinstance(shown, OutcomeTurn) and shown.in_two else ADVICE
    return (*QUESTION, "help") if shown.aids else QUESTION


def _text(wish: str, shown: "Turn | PageText") -> str:
    return _BACK_TO_QUESTIONS if wish == "back" and not isinstance(shown, QuestionTurn) else wish


def _terms(materials: Materials, shown: "Turn | PageText") -> "tuple[Term, ...]":
    from triage.services.glossary import terms_in, texts_of  # noqa: PLC0415 - after the first question is painted

    return terms_in(materials, *texts_of(shown))


def _explained(term: "Term") -> str:
    return f"- {term.word}: {term.means}" + (f" ({', '.join(term.keys)})" if term.keys else "")
