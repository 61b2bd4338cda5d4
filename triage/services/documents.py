"""The advice as something to keep: a document in every form, and a short text to copy."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from triage.model.words import ORIGINAL, Sheet
from triage.services.advising import Advice
from triage.services.clock import local_now
from triage.services.interviewing import Interviewing
from triage.services.sourcing import keys
from triage.services.turns import OutcomeTurn, ReviewLine

LONGEST_COPY = 4000
"""Characters that a terminal is asked to put on the clipboard; many drop a longer text in silence."""
_DIGEST = 12
_MORE = "\N{HORIZONTAL ELLIPSIS}"


@dataclass(frozen=True, slots=True)
class Document:
    """The advice with everything that belongs to it, in every form."""

    name: str
    """Of the file, without its ending; there is nothing about health in it."""
    markdown: str
    short: str
    """The action, why, and what to say on the phone, as Markdown."""
    language: str = ORIGINAL
    sheet: Sheet = ""
    """How a page of it is set."""

    def text(self) -> str:
        """Plain lines."""
        from triage.render.markdown import to_text  # noqa: PLC0415 - only for those who keep it

        return to_text(self.markdown)

    def html(self) -> str:
        """One file for browsers and printers, with nothing from elsewhere."""
        from triage.render.markdown import to_html  # noqa: PLC0415 - as above

        heading, _, rest = self.markdown.partition("\n\n")
        return to_html(rest, heading.removeprefix("# "), self.language, self.sheet)

    def form(self, form: str) -> str:
        """As ``text``, ``markdown`` or ``html``."""
        match form:
            case "html":
                return self.html()
            case "markdown":
                return f"{self.markdown}\n"
            case _:
                return f"{self.text()}\n"


ENDINGS: Mapping[str, str] = {"html": "html", "text": "txt", "markdown": "md"}
"""The forms a document is kept in, with the ending of the file."""


def advice_document(advice: Advice, answers: tuple[ReviewLine, ...], when: datetime) -> Document:
    """The advice of this moment, with the answers behind it; `when` is in the time of the place."""
    turn = advice.outcome()
    more = {**_context(turn), "date": f"{when:%Y-%m-%d}", "time": f"{when:%H:%M}"}
    given = [line for line in answers if line.counts]
    withdrawn = [line for line in answers if not line.counts]
    return Document(
        name=f"advice-{when:%Y-%m-%d}",
        markdown=_told(turn, advice.document("advice", {**more, "answers": given, "withdrawn": withdrawn})),
        short=_told(turn, advice.document("short", more)),
        language=advice.materials.library.language,
    )


def advice_now(interviewing: Interviewing) -> Document:
    """The advice that a conversation has come to, dated by the clock of this place."""
    return advice_document(interviewing.advice, interviewing.answers(), local_now())


def _told(turn: OutcomeTurn, document: str) -> str:
    """A document with who translated it, where somebody did."""
    return "\n\n".join(filter(None, (document.rstrip("\n"), turn.protocol.translated)))


def _context(turn: OutcomeTurn) -> Mapping[str, object]:
    action, _, advice = turn.text.partition("\n\n")
    return {
        "title": turn.title,
        "action": action,
        "advice": advice,
        "reasons": [replace(reason, sources=tuple(keys(reason.sources))) for reason in turn.reasons],
        "sources": turn.sources,
        "protocol": turn.protocol.id,
        "version": str(turn.protocol.version),
        "digest": turn.protocol.digest[:_DIGEST],
    }


def copy_text(document: Document) -> str:
    """The short form for a clipboard, never longer than `LONGEST_COPY`."""
    from triage.render.markdown import to_text  # noqa: PLC0415 - only for those who copy

    text = to_text(document.short)
    if len(text) <= LONGEST_COPY:
        return text
    whole_lines = text[: LONGEST_COPY - 2].rpartition("\n")[0]
    return f"{whole_lines}\n{_MORE}"
