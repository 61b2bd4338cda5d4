"""A page in plain lines: its short answer first, the rest when it is wanted."""

from triage.render.markdown import to_text
from triage.services.phrasing import Phrases
from triage.services.reading import PageText


def shown_first(page: PageText, phrases: Phrases, width: int) -> tuple[str, ...]:
    """The title and the short answer; of a page that is not in two, everything."""
    title = ("", page.title, "=" * min(len(page.title), width))
    return (*title, "", to_text(page.short, width), "", *(() if page.in_two else _below(page, phrases, width)))


def shown_then(page: PageText, phrases: Phrases, width: int) -> tuple[str, ...]:
    """What stands below the short answer, and where it comes from."""
    return ("", to_text(page.more, width), "", *_below(page, phrases, width))


def _below(page: PageText, phrases: Phrases, width: int) -> tuple[str, ...]:
    sources = (f"  {source}" for source in page.sources)
    return (phrases.say("plain_sources"), *sources, "", to_text(page.review, width))
