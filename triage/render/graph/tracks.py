"""The line that leads through the boxes: from one to the next, into those that may be passed over, and past them."""

from collections.abc import Iterator
from dataclasses import dataclass

from triage.model.graph import Arrow, Graph
from triage.render.graph.layout import GAP, NEAR, Box, Frame, Sheet

Point = tuple[float, float]
_ENTRY, _EXIT = 17.0, 15.0
"""From the top and the bottom of a box that may be passed over, where the line leads in and out."""


@dataclass(frozen=True, slots=True)
class Track:
    """A piece of line."""

    points: tuple[Point, ...]
    walked: bool
    head: bool = False
    """Whether it ends in an arrow head."""


@dataclass(frozen=True, slots=True)
class Near:
    """What comes before or behind the panels of one section."""

    text: str
    x: float
    y: float


@dataclass(frozen=True)
class Tracks:
    """Works out the tracks of a sheet."""

    graph: Graph
    sheet: Sheet

    def pieces(self) -> Iterator[Track]:
        """Every piece, in the order of the questions."""
        boxes = [box for frame in self.sheet.frames for box in frame.boxes]
        spans = self._spans(boxes)
        for number, box in enumerate(boxes):
            if box.node.when:
                yield from self._around(box, number, spans)
            if number + 1 < len(boxes):
                over = [arrow for start, end, arrow in spans if start <= number and end >= number + 0.75]
                if over:
                    yield _lead(box, boxes[number + 1], walked=any(arrow.walked for arrow in over))
        if self.graph.one_section:
            yield from (track for track, _ in self._ends())

    def near(self) -> Iterator[Near]:
        """The names of what is before and behind."""
        if self.graph.one_section:
            yield from (near for _, near in self._ends())

    def _spans(self, boxes: list[Box]) -> list[tuple[float, float, Arrow]]:
        """From where to where each arrow reaches, counted in boxes.

        Those that jump over a box that everybody is asked are left out. What comes before and behind a panel of one
        section counts as half a box away.
        """
        places: dict[str, float] = {box.node.key: number for number, box in enumerate(boxes)}
        places |= {f"gate_{key.removeprefix('question_')}": number - 0.25 for key, number in places.items()}
        always = [number for number, box in enumerate(boxes) if not box.node.when]
        spans = []
        for arrow in self.graph.arrows:
            if arrow.kind == "stop":
                continue
            start, end = places.get(arrow.start), places.get(arrow.end)
            if start is None and end is not None:
                start = self._edge(arrow.end, places, first=True) - 0.5
            elif end is None and start is not None:
                end = self._edge(arrow.start, places, first=False) + 0.5
            if start is not None and end is not None and not any(start < number < end for number in always):
                spans.append((start, end, arrow))
        return spans

    def _edge(self, key: str, places: dict[str, float], *, first: bool) -> float:
        """The place of the first or last box in the panel of this one."""
        keys = next(frame.panel.nodes for frame in self.sheet.frames if key in frame.panel.nodes)
        numbers = [places[each] for each in keys if each.startswith("question_")]
        return min(numbers) if first else max(numbers)

    def _around(self, box: Box, number: int, spans: list[tuple[float, float, Arrow]]) -> Iterator[Track]:
        """Into a box that may be passed over, out of it, and past it."""
        y_in, y_out = box.y + _ENTRY, box.bottom - _EXIT
        arrows = [arrow for arrow in self.graph.arrows if arrow.kind != "stop"]
        came = any(arrow.walked for arrow in arrows if arrow.end == box.node.key)
        went = any(arrow.walked for arrow in arrows if arrow.start == box.node.key and box.node.walked)
        past = any(arrow.walked for start, end, arrow in spans if start < number < end)
        yield Track(((box.spine, y_in), (box.spine, y_out)), past)
        yield Track(((box.spine, y_in), (box.x, y_in)), came, head=True)
        yield Track(((box.x, y_out), (box.spine, y_out)), went, head=True)

    def _ends(self) -> Iterator[tuple[Track, Near]]:
        """The ways in and out of each panel of one section."""
        for frame in self.sheet.frames:
            keys = set(frame.panel.nodes)
            into = [arrow for arrow in self.graph.arrows if arrow.start.startswith("from_") and arrow.end in keys]
            out = [arrow for arrow in self.graph.arrows if arrow.end.startswith("to_") and arrow.start in keys]
            if into and frame.boxes:
                yield self._way_in(frame, into)
            if out and frame.boxes:
                yield self._way_out(frame, out)

    def _way_in(self, frame: Frame, arrows: list[Arrow]) -> tuple[Track, Near]:
        box, top = frame.boxes[0], frame.y - NEAR + 20
        track = Track(
            ((box.spine, top), (box.spine, _entry(box))), any(a.walked for a in arrows), head=not box.node.when
        )
        return track, Near(self._names("from", [arrow.start for arrow in arrows]), box.spine, top - 6)

    def _way_out(self, frame: Frame, arrows: list[Arrow]) -> tuple[Track, Near]:
        box, bottom = frame.boxes[-1], frame.y + frame.height + NEAR - 20
        track = Track(((box.spine, _leaves(box)), (box.spine, bottom)), any(a.walked for a in arrows), head=True)
        return track, Near(self._names("to", [arrow.end for arrow in arrows]), box.spine, bottom + 16)

    def _names(self, side: str, keys: list[str]) -> str:
        return f"{side}: {', '.join(dict.fromkeys(self.graph.nodes[key].id for key in keys))}"


def _entry(box: Box) -> float:
    return box.y + _ENTRY if box.node.when else box.y


def _leaves(box: Box) -> float:
    return box.bottom - _EXIT if box.node.when else box.bottom


def _lead(box: Box, following: Box, *, walked: bool) -> Track:
    """From one box to the next, round the end of a column if need be."""
    start, end = (box.spine, _leaves(box)), (following.spine, _entry(following))
    if box.column == following.column:
        return Track((start, end), walked, head=not following.node.when)
    return Track((start, *_round(box, following), end), walked, head=not following.node.when)


def _round(box: Box, following: Box) -> tuple[Point, ...]:
    """Under the panel, up between the columns, and over the next panel."""
    under = box.bottom + 16 + GAP / 2
    over = following.y - len(following.conditions) * 15 - 50 - GAP / 2
    between = following.spine - 26 - GAP
    return (box.spine, under), (between, under), (between, over), (following.spine, over)
