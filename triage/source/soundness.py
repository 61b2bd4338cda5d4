"""What must be true of a flow as a whole before anything runs: it ends, all of it is reached, nothing is forgotten."""

from collections.abc import Iterable

from triage.errors import Place
from triage.model.flow import OUTCOME, Flow, Question
from triage.model.guard import Guard
from triage.model.urgency import Urgency
from triage.model.vocabulary import Finding
from triage.source.flow import FlowFile
from triage.source.reader import Reader
from triage.source.rules import Rules
from triage.source.vocabulary import Vocabulary


def check_flow(reader: Reader, file: FlowFile, vocabulary: Vocabulary, rules: Rules) -> None:
    """Note endless ways, unreached questions, warning signs never asked, and guards that read what is asked later."""
    if not _ends(reader, file):
        return
    _all_reached(reader, file)
    _everything_asked(reader, file, vocabulary)
    _nothing_read_too_early(reader, file, vocabulary)
    known = set(file.flow.explanations)
    for word in (*vocabulary.suspect_words, *rules.suspect_words):
        reader.known(word, known, "T028", "explanation")


def _ways_on(question: Question) -> Iterable[str]:
    return (branch.go for branch in question.then if branch.go != OUTCOME)


def _ends(reader: Reader, file: FlowFile) -> bool:
    flow = file.flow
    finished: set[str] = set()
    on_the_way: set[str] = set()
    circles: list[str] = []

    def visit(id_: str) -> None:
        if id_ in finished or id_ not in flow.questions:
            return
        if id_ in on_the_way:
            circles.append(id_)
            return
        on_the_way.add(id_)
        for go in _ways_on(flow.questions[id_]):
            visit(go)
        on_the_way.discard(id_)
        finished.add(id_)

    for id_ in flow.questions:
        visit(id_)
    for id_ in circles:
        reader.problems.add(file.places[id_], "T031", f"from `{id_}` a way leads back to it; the flow would not end")
    return not circles


def _reached(flow: Flow) -> set[str]:
    reached: set[str] = set()
    waiting = [flow.start]
    while waiting:
        id_ = waiting.pop()
        if id_ in flow.questions and id_ not in reached:
            reached.add(id_)
            waiting += _ways_on(flow.questions[id_])
    return reached


def _all_reached(reader: Reader, file: FlowFile) -> None:
    reached = _reached(file.flow)
    for id_ in file.flow.questions:
        if id_ not in reached:
            reader.problems.add(file.places[id_], "T030", f"no answer leads to the question `{id_}`")


def _everything_asked(reader: Reader, file: FlowFile, vocabulary: Vocabulary) -> None:
    asked = {finding for question in file.flow.questions.values() for finding in question.asks}
    for finding in vocabulary.findings.values():
        if finding.derived is not None or finding.id in asked:
            continue
        if finding.warning is not None and finding.warning > Urgency.SELF_CARE:
            message = f"`{finding.id}` is a warning sign, but no question asks it"
            reader.problems.add(vocabulary.places[finding.id], "T033", message)
    firsts: dict[str, str] = {}
    for question in file.flow.questions.values():
        for finding_id in question.asks if question.asks_again is None else ():
            if finding_id in firsts:
                message = f"`{finding_id}` is asked by `{firsts[finding_id]}` already"
                reader.problems.add(file.places[question.id], "T033", message)
            firsts.setdefault(finding_id, question.id)


def _nothing_read_too_early(reader: Reader, file: FlowFile, vocabulary: Vocabulary) -> None:
    """A guard on a question can only look back."""
    order = {id_: number for number, id_ in enumerate(file.flow.questions)}
    asked_at: dict[str, int] = {}
    for question in file.flow.questions.values():
        for finding in question.asks:
            asked_at.setdefault(finding, order[question.id])
    for question in file.flow.questions.values():
        guards = [question.when] if question.when else []
        guards += [guard for item in question.asks if (guard := vocabulary.findings[item].applies)]
        for read in sorted({leaf for guard in guards for leaf in _leaves(guard, vocabulary.findings)}):
            if asked_at.get(read, -1) >= order[question.id] and read not in question.asks:
                _too_early(reader, file.places[question.id], question.id, read)


def _too_early(reader: Reader, place: Place, question: str, finding: str) -> None:
    reader.problems.add(place, "T034", f"whether `{question}` is asked depends on `{finding}`, which is asked later")


def _leaves(guard: Guard, findings: dict[str, Finding]) -> Iterable[str]:
    """The asked findings that a guard reads, through derived ones."""
    for read in guard.reads():
        derived = findings[read].derived
        if derived is None:
            yield read
        else:
            yield from _leaves(derived, findings)
