"""The page of each exercise: how it is done, and what is to know about it, as any other page to read."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from triage.model.urgency import Urgency
from triage.model.words import Page, Template
from triage.render.names import fill_names
from triage.services.advising import EXERCISE

if TYPE_CHECKING:
    from triage.services.materials import Materials


def exercise_pages(materials: "Materials") -> Mapping[str, Page]:
    """One page for each exercise of the routine, in their order; shown where the pages with movements are."""
    return {id_: _page(materials, id_) for id_ in materials.library.exercises}


def _page(materials: "Materials", id_: str) -> Page:
    words, exercise = materials.library.exercises[id_], materials.programme.exercises[id_]
    parts = (
        *_below(materials, "page_start", (f"{number}. {line}" for number, line in enumerate(words.start, 1))),
        *_below(materials, "page_steps", (f"{number}. {line}" for number, line in enumerate(words.steps, 1))),
        *_below(materials, "page_feel", (words.feel,)),
        *_below(materials, "page_wrong", (f"{words.wrong[0]} {words.wrong[1]}",)),
        *_below(materials, "page_easier", (words.easier,)),
        *_below(materials, "page_avoid", (f"- {_told(materials, finding)}" for finding in exercise.avoid)),
        *_below(materials, "page_adapts", (f"- {_told(materials, id_)}: {how}" for id_, how in words.adapts.items())),
    )
    text = "\n\n".join((words.purpose, *parts, words.page.text))
    return Page(
        id=id_,
        title=words.title,
        body=Template(text, words.page.file, words.page.line),
        uses=("region",),
        sources=words.sources,
        reviewed=words.reviewed,
        review_by=words.review_by,
        summary=words.purpose,
        topic=EXERCISE,
        urgency=Urgency.PHYSIO,
    )


def _below(materials: "Materials", heading: str, lines: Iterable[str]) -> tuple[str, ...]:
    text = "\n".join(lines)
    return (f"## {materials.library.routine[heading]}", text) if text else ()


def _told(materials: "Materials", finding: str) -> str:
    """A finding in the words for oneself, at the start of a line."""
    told = fill_names(materials.library.findings[finding].told, materials.names({}))
    return f"{told[:1].upper()}{told[1:]}"
