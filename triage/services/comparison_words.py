"""A comparison as a text for people, and as JSON for programs."""

import json
from collections.abc import Iterable, Iterator, Mapping
from textwrap import wrap

from triage.model.guard import Findings
from triage.model.protocol import Accepted, Protocol
from triage.proof.difference import ROUTINE, Example, Shift
from triage.proof.meaning import Advice
from triage.services.changes import Change, Part
from triage.services.comparing import Comparison

_WIDTH = 80
_LABEL = 10
_MARGIN = "  "
_DIGITS = 12
"""Of a digest; more are not read."""
_SHARED, _CONTEXT = 12, 4
"""Words: a beginning or end of two texts that is longer than the one is shortened to the other."""


def as_text(comparison: Comparison) -> str:
    """What goes down, what goes up, the other changes, and a summary."""
    up = (line for shift in comparison.difference.up for line in (*_shift(comparison, shift), ""))
    lines = [*_head(comparison), "", *_down(comparison), *_under("GOES UP", up), *_others(comparison)]
    return "\n".join([*lines, *_notes(comparison), summary(comparison)])


def lowered_as_text(comparison: Comparison) -> str:
    """What goes down, and by whose word, all else in a line each; for a reader who knows which two protocols these are.

    What goes up needs nobody's word: it is only named.
    """
    up = [f"{_MARGIN}{_title(comparison, shift, down=False)}" for shift in comparison.difference.up]
    lines = [*_down(comparison), *_under("GOES UP", [*up, ""] if up else []), *_others(comparison)]
    return "\n".join([*lines, *_notes(comparison), summary(comparison)])


def _down(comparison: Comparison) -> Iterator[str]:
    shifts = comparison.difference.down
    return _under("GOES DOWN", (line for shift in shifts for line in (*_shift(comparison, shift), "")))


def _others(comparison: Comparison) -> Iterator[str]:
    changes = comparison.others
    return _under(
        "OTHER CHANGES", [*(line for change in changes for line in _other(change)), *([""] if changes else [])]
    )


def _under(title: str, lines: Iterable[str]) -> Iterator[str]:
    """The lines with their title; nothing where there are none."""
    for number, line in enumerate(lines):
        if not number:
            yield title
        yield line


def summary(comparison: Comparison) -> str:
    """How much goes where, in one line."""
    difference = comparison.difference
    if difference.old == difference.new:
        return "the same files: no advice differs"
    refused = f", {len(difference.unaccepted)} of them not accepted" if difference.down else ""
    undecided = f"; {len(difference.undecided)} not decided" if difference.undecided else ""
    others = len(comparison.others)
    return f"down: {len(difference.down)}{refused}; up: {len(difference.up)}{undecided}; other changes: {others}"


def _head(comparison: Comparison) -> Iterator[str]:
    difference = comparison.difference
    for side, name, protocol in zip(("old", "new"), comparison.names, (difference.old, difference.new), strict=True):
        flow = protocol.flow
        yield f"{side}: {name}: {flow.id} {flow.version}, digest {protocol.digest[:_DIGITS]}"
        yield f"     reviewed by: {flow.reviewed_by}"
    if difference.provers:
        together = ", which agree" if len(difference.provers) > 1 else ""
        yield f"for every possible set of answers, by {' and '.join(difference.provers)}{together}"


def _notes(comparison: Comparison) -> Iterator[str]:
    difference = comparison.difference
    if difference.undecided:
        yield from _labelled("", f"not decided, so counted as going down: {', '.join(difference.undecided)}", margin="")
    for accepted in difference.unneeded:
        yield from _labelled("", f"accepted, and not needed in this comparison: {_signed(accepted)}", margin="")
    if difference.provers and not (difference.down or difference.up or comparison.changes):
        yield "nothing that is asked or decides differs: the files are only written otherwise"


def _shift(comparison: Comparison, shift: Shift) -> Iterator[str]:
    difference = comparison.difference
    down = shift in difference.down
    yield _title(comparison, shift, down=down)
    yield from _labelled("answers", _answers(shift.smallest.answers))
    yield from _labelled("before", _advice(shift.smallest.before, shift))
    yield from _labelled("now", _advice(shift.smallest.after, shift))
    if shift.furthest is not None:
        yield from _labelled("furthest", f"{_answers(shift.furthest.answers)}; {_both(shift.furthest, shift)}")
    for change in comparison.behind(shift):
        for text in _changed(change, deciding=True):
            yield from _labelled("changed", text)
    accepted = difference.acceptance(shift) if down else None
    if accepted is not None:
        yield from _labelled("accepted", _signed(accepted))


def _title(comparison: Comparison, shift: Shift, *, down: bool) -> str:
    difference = comparison.difference
    if shift.about == ROUTINE:
        title = f"routine: offered to {'more' if down else 'fewer'} people, with {shift.lowest.id} or above"
    else:
        way = (shift.level, shift.lowest) if down else (shift.lowest, shift.level)
        title = f"{shift.about}: {way[0].id} to {way[1].id}"
    if not down:
        return title
    if shift not in difference.unaccepted:
        return f"{title} (accepted)"
    too_far = [each.to.id for each in difference.new.accepted if each.lowers == shift.about]
    return f"{title} (NOT ACCEPTED{f': accepted down to {too_far[0]} only' if too_far else ''})"


def _answers(answers: Findings) -> str:
    told = ", ".join(f"{finding}: {value}" for finding, value in answers.items())
    return told or "the mildest answer to everything"


def _advice(advice: Advice, shift: Shift) -> str:
    because = f", because of {', '.join(sorted(advice.deciding))}" if advice.deciding else ""
    offered = "" if shift.about != ROUTINE else "; the routine is offered" if advice.routine else "; no routine"
    return f"{advice.urgency.id}{because}{offered}"


def _both(example: Example, shift: Shift) -> str:
    return f"before {_advice(example.before, shift)}; now {_advice(example.after, shift)}"


def _signed(accepted: Accepted) -> str:
    return f"{accepted.lowers} down to {accepted.to.id}, by {accepted.by}, on {accepted.on}: {accepted.reason}"


def _changed(change: Change, *, deciding: bool) -> Iterator[str]:
    """The change, with a line for each part; `deciding` leaves out those by which no advice can change."""
    name = change.kind if change.kind == change.id else f"{change.kind} {change.id}"
    if change.how != "changed":
        yield f"{name} {change.how}"
    for part in change.parts:
        if change.counts(part) or not deciding:
            yield f"{name}, {part.name}: {_part(change, part)}"


def _part(change: Change, part: Part) -> str:
    if change.how != "changed":
        return part.before or part.after
    before, after = _apart(part.before.split(), part.after.split())
    return f"{before or '(nothing)'}, now {after or '(nothing)'}"


def _apart(before: list[str], after: list[str]) -> tuple[str, str]:
    """Two texts without the long beginning and end that they share."""
    shortest = min(len(before), len(after))
    same = next((n for n in range(shortest) if before[n] != after[n]), shortest)
    alike = next((n for n in range(shortest - same) if before[-1 - n] != after[-1 - n]), shortest - same)
    first = same - _CONTEXT if same > _SHARED else 0
    cut = alike - _CONTEXT if alike > _SHARED else 0
    kept = (
        " ".join(["…"] * (first > 0) + words[first : len(words) - cut] + ["…"] * (cut > 0)) for words in (before, after)
    )
    return next(kept), next(kept)


def _other(change: Change) -> Iterator[str]:
    for text in _changed(change, deciding=change.how != "changed"):
        yield from _labelled("", text)


def _labelled(label: str, text: str, *, margin: str = _MARGIN) -> Iterator[str]:
    """The text behind its label, wrapped under itself."""
    first = f"{margin}{label:<{_LABEL}}" if label else margin
    rest = " " * len(first) if label else f"{margin}  "
    yield from wrap(text, _WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)


def to_json(comparison: Comparison) -> str:
    """One JSON object with the same."""
    difference = comparison.difference
    names = comparison.names
    return json.dumps(
        {
            "old": _protocol(names[0], difference.old),
            "new": _protocol(names[1], difference.new),
            "provers": difference.provers,
            "lowers": difference.lowers,
            "down": [_shift_json(comparison, shift, down=True) for shift in difference.down],
            "up": [_shift_json(comparison, shift, down=False) for shift in difference.up],
            "undecided": difference.undecided,
            "unneeded": [_accepted_json(accepted) for accepted in difference.unneeded],
            "changes": [_change_json(change) for change in comparison.others],
        },
        ensure_ascii=False,
    )


def _protocol(name: str, protocol: Protocol) -> Mapping[str, object]:
    flow = protocol.flow
    return {
        "name": name,
        "flow": flow.id,
        "version": flow.version,
        "reviewed_by": flow.reviewed_by,
        "digest": protocol.digest,
    }


def _shift_json(comparison: Comparison, shift: Shift, *, down: bool) -> Mapping[str, object]:
    accepted = comparison.difference.acceptance(shift) if down else None
    found = {
        "about": shift.about,
        "from": (shift.level if down else shift.lowest).id,
        "to": (shift.lowest if down else shift.level).id,
        "smallest": _example_json(shift.smallest),
        "furthest": None if shift.furthest is None else _example_json(shift.furthest),
        "changes": [_change_json(change) for change in comparison.behind(shift)],
    }
    return {**found, "accepted": None if accepted is None else _accepted_json(accepted)} if down else found


def _example_json(example: Example) -> Mapping[str, object]:
    advised = {
        name: {"urgency": advice.urgency.id, "because": sorted(advice.deciding), "routine": advice.routine}
        for name, advice in (("before", example.before), ("after", example.after))
    }
    return {"answers": dict(example.answers), **advised}


def _change_json(change: Change) -> Mapping[str, object]:
    parts = {part.name: {"before": part.before, "after": part.after} for part in change.parts}
    return {"kind": change.kind, "id": change.id, "how": change.how, "parts": parts}


def _accepted_json(accepted: Accepted) -> Mapping[str, object]:
    return {
        "lowers": accepted.lowers,
        "to": accepted.to.id,
        "by": accepted.by,
        "on": accepted.on,
        "reason": accepted.reason,
    }
