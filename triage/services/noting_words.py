"""What came of writing into the diary, in lines and as plain values."""

from triage.render.clean import clean
from triage.render.markdown import wrap
from triage.render.names import fill_names
from triage.services.entry_words import as_values as entry_values
from triage.services.materials import Materials
from triage.services.noticing import ToldNotice
from triage.services.noting import Saved

_SHORT_ID = 8


def as_lines(materials: Materials, saved: Saved) -> tuple[str, ...]:
    """Whom to call, where it is an emergency; what was saved; then each notice, why, and what to do."""
    emergencies = dict.fromkeys(notice.emergency for notice in saved.notices if notice.emergency)
    paragraphs = [*emergencies, *([saved.said] if saved.kept else [])]
    for notice in saved.notices:
        paragraphs += ["", notice.title, notice.text, clean(materials.library.diary[f"log_do_{notice.asks}"])]
    return tuple(line for text in paragraphs for line in (wrap(text) if text else [""]))


def how_to_change(materials: Materials, saved: Saved) -> str:
    """How to change what was just written."""
    return clean(fill_names(materials.library.diary["log_to_change"], {"id": saved.id[:_SHORT_ID]}))


def as_values(saved: Saved) -> dict[str, object]:
    """All of it for a program."""
    return {
        "id": saved.id,
        "kept": saved.kept,
        "entry": entry_values(saved.entry),
        "said": saved.said,
        "notices": [_values(notice) for notice in saved.notices],
    }


def _values(notice: ToldNotice) -> dict[str, str]:
    fields = ("rule", "asks", "title", "text", "label", "emergency")
    return {field: str(getattr(notice, field)) for field in fields}
