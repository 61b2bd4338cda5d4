"""Today's plan on one sheet to print: pictures, doses, steps and warning signs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from triage.model.figure import Figures
from triage.model.guard import Value
from triage.model.training import Plan, Side
from triage.render.figure import svg
from triage.render.handout import Card, Picture, Sheet, sheet_html
from triage.services.materials import Materials
from triage.services.planning_words import ItemWords, plan_turn
from triage.services.routine_words import routine_text
from triage.services.translated import translated
from triage.services.whereabouts import REGION, region_for
from triage.source.poses import load_figures

DOCUMENT = "handout"
_DIGEST = 12
_PARTED = "\n\n---\n\n"
"""In the words of the document: the exercises stand at the first of these."""


@dataclass(frozen=True, slots=True)
class Handout:
    """A sheet to keep or print."""

    name: str
    """Of the file, without its ending; there is nothing about health in it."""
    html: str

    def form(self, form: str) -> str:
        """The page; there is no other form."""
        del form
        return self.html


def handout(materials: Materials, plan: Plan, recorded: Mapping[str, Value]) -> Handout:
    """The sheet for a plan; `recorded` says where the person is."""
    page = materials.library.pages.documents[DOCUMENT]
    said = materials.templates.render(page.body, _context(materials, plan.day, recorded))
    above, _, below = said.partition(_PARTED)
    figures = load_figures(materials.flows)
    items = plan_turn(materials, plan).items
    seen = [item.exercise for item in items]
    cards = [
        _card(materials, figures, item) if item.exercise not in seen[:number] else Card(item.title, item.dose)
        for number, item in enumerate(items)
    ]
    below = "\n\n".join(filter(None, (below, translated(materials))))
    sheet = Sheet(page.title, above, cards, below, materials.library.language)
    return Handout(f"exercises-{plan.day:%Y-%m-%d}", sheet_html(sheet))


def _context(materials: Materials, day: date, recorded: Mapping[str, Value]) -> Mapping[str, object]:
    flow = materials.protocol.flow
    return {
        **materials.names(recorded),
        "region": region_for(materials, str(recorded.get(REGION, ""))),
        "date": f"{day:%Y-%m-%d}",
        "protocol": flow.id,
        "version": str(flow.version),
        "digest": materials.protocol.digest[:_DIGEST],
        "programme": materials.programme.digest[:_DIGEST],
    }


def _card(materials: Materials, figures: Figures, item: ItemWords) -> Card:
    words = materials.library.exercises[item.exercise]
    return Card(
        title=item.title,
        dose=item.dose,
        pictures=_pictures(materials, figures, item),
        steps=(*words.start, *words.steps),
        notes=item.adapted,
    )


def _pictures(materials: Materials, figures: Figures, item: ItemWords) -> tuple[Picture, ...]:
    """The start and the hold; one picture of what is only done for a time."""
    exercise = materials.programme.exercises[item.exercise]
    if item.exercise not in figures.figures:
        return ()
    side: Side = "left" if exercise.sides == "each" else "both"
    there = "handout_there" if exercise.dose.hold else "handout_moved"
    moments = ((0.0, "handout_start"), (1.0, there)) if not exercise.dose.minutes else ((1.0, ""),)
    shown = [(at, routine_text(materials, key) if key else "") for at, key in moments]
    return tuple(
        Picture(svg(figures, item.exercise, at, side, title=f"{item.title}: {below}" if below else item.title), below)
        for at, below in shown
    )
