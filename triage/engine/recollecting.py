"""What was kept of the guided routine, as its history: a pure fold over events; an unfinished session counts too."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from triage.engine.recalling import Recalled
from triage.engine.replies import recorded_by
from triage.engine.resuming import fits
from triage.model.events import Ended, Entry, Finished, Repeated, Scored, Started, Wanted
from triage.model.exercise import Dose
from triage.model.guard import Value
from triage.model.protocol import Protocol
from triage.model.training import Effort, Session, Side, Wished


def sessions(entries: Iterable[tuple[str, Entry]]) -> tuple[Session, ...]:
    """The sessions that began, oldest first, from the events of each; what has no beginning is left out."""
    found: dict[str, _Session] = {}
    for id_, entry in entries:
        match entry.event:
            case Started(profile, planned, before):
                found[id_] = _Session(entry.at, profile, before, dict(planned))
            case Repeated() | Ended() | Scored() | Finished() if id_ in found:
                found[id_].take(entry.event)
            case _:
                pass
    return tuple(session.as_it_went() for session in found.values())


def cut_off(entries: Iterable[tuple[str, Entry]]) -> tuple[str, ...]:
    """The sessions that neither came to an end nor were left: the program was stopped while they ran."""
    running: dict[str, bool] = {}
    for id_, entry in entries:
        match entry.event:
            case Started():
                running[id_] = True
            case Ended(effort) if effort.ending in {"left", "numb"}:
                running.pop(id_, None)
            case Finished():
                running.pop(id_, None)
            case _:
                pass
    return tuple(running)


def wishes(entries: Iterable[tuple[str, Entry]]) -> tuple[Wished, ...]:
    """What was asked for, oldest first."""
    return tuple(
        Wished(entry.at, event.wish, event.exercise, event.instead)
        for _, entry in entries
        if isinstance(event := entry.event, Wanted)
    )


def answers_of(protocol: Protocol, recalled: Recalled) -> dict[str, Value]:
    """What the answers recorded, whether or not each of them counts; those that fit no longer are left out."""
    recorded: dict[str, Value] = {}
    for id_, given in recalled.given.items():
        if fits(protocol, id_, given.reply):
            recorded |= recorded_by(protocol.flow.questions[id_], given.reply)
    return recorded


@dataclass(slots=True)
class _Session:
    """A session while its events are taken in."""

    at: datetime
    profile: str
    before: int | None
    planned: Mapping[str, Dose]
    efforts: list[Effort] = field(default_factory=list)
    running: Effort | None = None
    """What was repeated of an exercise that is not over."""
    after: int | None = None
    finished: bool = False

    def take(self, event: Repeated | Ended | Scored | Finished) -> None:
        match event:
            case Repeated(exercise, side, held):
                self._repeat(exercise, side, held)
            case Ended(effort):
                self.efforts.append(effort)
                self.running = None
            case Scored(exercise, pain, moved_down):
                if self.efforts and self.efforts[-1].exercise == exercise:
                    self.efforts[-1] = replace(self.efforts[-1], pain=pain, moved_down=moved_down)
            case Finished(after):
                self.after, self.finished = after, True

    def _repeat(self, exercise: str, side: Side, held: float) -> None:
        running = self.running
        if running is None or running.exercise != exercise:
            running = Effort(exercise, self.planned.get(exercise, Dose()), ending="left")
        repetitions = {**running.repetitions, side: running.repetitions.get(side, 0) + 1}
        seconds = {**running.held, side: running.held.get(side, 0.0) + held}
        self.running = replace(running, repetitions=repetitions, held=seconds)

    def as_it_went(self) -> Session:
        left = () if self.running is None else (self.running,)
        return Session(self.at, self.profile, self.before, (*self.efforts, *left), self.after, self.finished)
