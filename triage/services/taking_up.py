"""What a remembered conversation comes to, as the protocol of now has it."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from triage.engine.interview import Interview, replay
from triage.engine.progress import progress
from triage.engine.recalling import Recalled, recall
from triage.engine.resuming import Resumed, resume
from triage.model.events import Advised, Answered, Entry
from triage.model.guard import Value
from triage.render.clean import clean
from triage.services.dialogues import Dialogue, beside
from triage.services.materials import Materials
from triage.services.whereabouts import REGION


def how_far(materials: Materials, entries: Sequence[Entry], now: datetime) -> tuple[datetime, str, int, int] | None:
    """When it was last answered, its section, how many answers still count, and the most questions there can be.

    None when there is nothing to go on with: no answer, or advice was given.
    """
    answered = [entry.at for entry in entries if isinstance(entry.event, Answered)]
    if not answered or recall(entries).advised is not None:
        return None
    interview = taken_up(materials, entries, now).interview
    section = "" if interview.finished else materials.library.sections[interview.question.section]
    return answered[-1], clean(section), len(interview.steps), progress(interview).at_most


def taken_up(materials: Materials, entries: Sequence[Entry], now: datetime) -> Resumed:
    """The conversation as far as its answers still count."""
    recalled = recall(entries)
    asked = held_with(materials, recalled)
    return resume(asked.protocol, asked.machine, recalled, now, recalled.known)


def dialogue_of(materials: Materials, recalled: Recalled) -> Dialogue | None:
    """The dialogue beside the triage that a conversation was held in; None for the triage."""
    if recalled.flow in {"", materials.protocol.flow.id}:
        return None
    flow = materials.programme.dialogues.get(recalled.flow)
    return None if flow is None else Dialogue(flow, recalled.known)


def held_with(materials: Materials, recalled: Recalled) -> Materials:
    """The materials that a conversation was held with."""
    dialogue = dialogue_of(materials, recalled)
    return materials if dialogue is None else beside(materials, dialogue)


def last_region(materials: Materials, entries: Sequence[Entry]) -> str:
    """Where the person said last that they are, or empty."""
    asking = {question.id for question in materials.protocol.flow.questions.values() if question.asks == (REGION,)}
    said = (entry.event for entry in reversed(entries))
    answers = (event.reply for event in said if isinstance(event, Answered) and event.question in asking)
    return str(next(answers, ""))


def findings_at_advice(materials: Materials, entries: Sequence[Entry]) -> Mapping[str, Value]:
    """What was recorded when there was advice last."""
    advised = max((number for number, entry in enumerate(entries) if isinstance(entry.event, Advised)), default=-1)
    return interview_of(materials, recall(entries[: advised + 1])).recorded


def interview_of(materials: Materials, recalled: Recalled) -> Interview:
    """The conversation as it was, however old its answers are."""
    asked = held_with(materials, recalled)
    kept = {question: answer.reply for question, answer in recalled.given.items()}
    return replay(asked.protocol, asked.machine, kept, recalled.known)
