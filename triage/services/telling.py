"""What a proof found, as a conversation that a person can read and as a walk that can be replayed."""

import re
from collections.abc import Iterator, Mapping

from triage.model.guard import Value
from triage.model.protocol import Protocol
from triage.model.vocabulary import NO, UNSURE, YES
from triage.model.walk import Expected, Walk
from triage.proof.meaning import Reply, advise, advise_at_end, asked_items, settled
from triage.proof.verdicts import Scene, Verdict

_COMPARED = ("S2", "S5")
"""Properties whose counterexample has another advice than its full answers."""
_SKIPPED = re.compile(r"[^A-Za-z0-9_]+")


def conversation(steps: tuple[tuple[str, Reply], ...]) -> Iterator[str]:
    """The questions with their replies, a line each; what was answered with none of these stands together."""
    width = max((len(question) for question, _ in steps), default=0)
    quiet: list[str] = []
    for question, reply in steps:
        if not isinstance(reply, Mapping) or reply:
            yield from _none_of_these(quiet)
            quiet = []
            yield f"{question:<{width}}  {_said(reply)}"
        else:
            quiet.append(question)
    yield from _none_of_these(quiet)


def _none_of_these(questions: list[str]) -> Iterator[str]:
    if questions:
        yield f"{', '.join(questions)}: none of these"


def _said(reply: Reply) -> str:
    if not isinstance(reply, Mapping):
        return str(reply)
    words = {YES: "yes", UNSURE: "not sure", NO: "no"}
    return "; ".join(f"{words[answer]}: {', '.join(items)}" for answer, items in reply.items() if items)


def afterwards(protocol: Protocol, scene: Scene) -> Iterator[str]:
    """What was never asked and would not have been a no, what advice was due, and what changes afterwards."""
    recorded = _recorded(protocol, scene)
    missed = [f"{id_}: {said}" for id_, said in (scene.answers or {}).items() if id_ not in recorded and said != NO]
    if missed:
        yield f"never asked: {', '.join(missed)}"
    if scene.answers is not None and scene.steps:
        given, due = advise_at_end(protocol, recorded).urgency, advise(protocol, scene.answers).urgency
        if given is not due:
            yield f"advice: {given.id}; by the full answers: {due.id}"
    if scene.change is not None:
        finding, before, after = scene.change
        yield f"and then {finding} changes from {before} to {after}"


def _recorded(protocol: Protocol, scene: Scene) -> dict[str, Value]:
    """What the conversation records: only the items that it asks of this person."""
    recorded: dict[str, Value] = {}
    for id_, reply in scene.steps:
        question = protocol.flow.questions[id_]
        items = asked_items(protocol, question, settled(protocol, recorded))
        if isinstance(reply, Mapping):
            said = {item: answer for answer, chosen in reply.items() for item in chosen}
            recorded |= {item: said.get(item, NO) for item in items}
        else:
            recorded |= dict.fromkeys(items, reply)
    return recorded


def smallest_first(scenes: tuple[Scene, ...]) -> tuple[Scene, ...]:
    """The conversations with the fewest signs before the others; where the advice is too high, after all these.

    Those that nobody can have come last.
    """
    return tuple(sorted(scenes, key=_size))


def _size(scene: Scene) -> tuple[bool, bool, int]:
    return not scene.steps, scene.too_careful, sum(said in {YES, UNSURE} for said in (scene.answers or {}).values())


def walks(protocol: Protocol, verdict: Verdict) -> Iterator[tuple[str, Walk]]:
    """Each counterexample that somebody can talk through in the triage, with the name of its file."""
    for scene in verdict.counterexamples:
        if scene.steps and not scene.together:
            name = _SKIPPED.sub("-", f"{verdict.property}-{scene.about}").strip("-")
            yield f"{name}.yaml", as_walk(protocol, verdict.property, scene)


def as_walk(protocol: Protocol, property_: str, scene: Scene) -> Walk:
    """The patient who has the conversation of a scene."""
    first, again = _replies(protocol, scene)
    unsure = [item for item, answer in first.items() if answer == UNSURE]
    findings = {**(scene.answers or {}), **dict.fromkeys(unsure, UNSURE)}
    compared = property_ in _COMPARED and scene.answers is not None
    return Walk(
        patient=f"Shows that {property_} fails: {scene.says}.",
        findings={id_: said for id_ in protocol.vocabulary if (said := findings.get(id_, NO)) != NO},
        kind="counterexample",
        evidence=f"{property_} of the proof, about `{scene.about}`",
        asked_again={item: answer for item, answer in again.items() if answer != UNSURE},
        then={scene.change[0]: scene.change[2]} if scene.change is not None else {},
        expect=Expected(advise(protocol, scene.answers or {}).urgency) if compared else None,
    )


def _replies(protocol: Protocol, scene: Scene) -> tuple[dict[str, str], dict[str, str]]:
    """What is said to each item of a checklist, at first and when it is asked again."""
    first: dict[str, str] = {}
    again: dict[str, str] = {}
    for id_, reply in scene.steps:
        question = protocol.flow.questions[id_]
        if isinstance(reply, Mapping):
            said = {item: answer for answer, items in reply.items() for item in items}
            if question.asks_again is None:
                first |= said
            else:
                again |= {item: said.get(item, NO) for item in question.asks if first.get(item) == UNSURE}
    return first, again
