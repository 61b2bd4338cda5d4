"""What must be true of a flow as a whole before anything runs: it ends, all of it is reached, nothing is forgotten."""

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

from triage.model.flow import OUTCOME, WARNING, Question
from triage.model.guard import Guard
from triage.model.urgency import Urgency
from triage.model.vocabulary import Finding, Words
from triage.source.flow import FlowFile
from triage.source.reader import Reader
from triage.source.rules import Rules
from triage.source.vocabulary import Vocabulary


def check_flow(reader: Reader, file: FlowFile, vocabulary: Vocabulary, rules: Rules) -> None:
    """Note endless ways, unreached questions, warning signs never asked, and guards that read what is asked later."""
    if not _ends(reader, file):
        return
    _all_reached(reader, file)
    _says_how_long_answers_count(reader, file)
    _everything_asked(reader, file, vocabulary, _read_anywhere(file, vocabulary, rules))
    _nothing_asked_twice(reader, file)
    _nothing_read_too_early(reader, file, vocabulary.findings)
    known = set(file.flow.explanations)
    for word in (*vocabulary.suspect_words, *rules.suspect_words):
        reader.known(word, known, "T028", "explanation")


def check_dialogue(reader: Reader, file: FlowFile, findings: Mapping[str, Finding]) -> None:
    """As `check_flow`, for a dialogue beside that of the protocol: it need not ask everything."""
    if _ends(reader, file):
        _all_reached(reader, file)
        _nothing_asked_twice(reader, file)
        _nothing_read_too_early(reader, file, findings)


def _says_how_long_answers_count(reader: Reader, file: FlowFile) -> None:
    if WARNING not in file.flow.ask_again_after:
        message = "the flow does not say how long an answer counts; add `ask_again_after: {warning: 24 hours}`"
        reader.problems.add(file.place, "T038", message)


def _ways_on(question: Question) -> list[str]:
    return [branch.go for branch in question.then if branch.go != OUTCOME]


def _ends(reader: Reader, file: FlowFile) -> bool:
    questions = file.flow.questions
    try:
        TopologicalSorter({id_: _ways_on(question) for id_, question in questions.items()}).prepare()
    except CycleError as error:
        circle = list(reversed(error.args[1]))
        first = min(circle, key=list(questions).index)
        start = circle.index(first)
        way = " → ".join(f"`{id_}`" for id_ in [*circle[start:], *circle[1 : start + 1]])
        reader.problems.add(file.places[first], "T031", f"the flow would not end: {way}")
        return False
    return True


def _spread(start: Iterable[str], ways: Mapping[str, Iterable[str]]) -> set[str]:
    """Where one can come from `start`, taking these ways."""
    found: set[str] = set()
    waiting = list(start)
    while waiting:
        id_ = waiting.pop()
        if id_ not in found:
            found.add(id_)
            waiting += ways[id_]
    return found


def _all_reached(reader: Reader, file: FlowFile) -> None:
    ways_on = {id_: _ways_on(question) for id_, question in file.flow.questions.items()}
    reached = _spread([file.flow.start], ways_on)
    for id_ in file.flow.questions:
        if id_ not in reached:
            reader.problems.add(file.places[id_], "T030", f"no answer leads to the question `{id_}`")


def _read_anywhere(file: FlowFile, vocabulary: Vocabulary, rules: Rules) -> set[str]:
    """The findings that any condition reads."""
    guards = [*(rule.when for rule in rules.rules), *rules.routine.values()]
    found = {read for guard in guards for read in guard.reads()}
    for finding in vocabulary.findings.values():
        found.update(read for guard in (finding.derived, finding.applies) if guard for read in guard.reads())
    for question in file.flow.questions.values():
        whens = (question.when, *(branch.when for branch in question.then))
        found.update(read for guard in whens if guard for read in guard.reads())
    return found


def _everything_asked(reader: Reader, file: FlowFile, vocabulary: Vocabulary, read: set[str]) -> None:
    """Only a finding in words, or one that is `elsewhere`, can be given by something else than a question."""
    asked = {finding for question in file.flow.questions.values() for finding in question.asks}
    for finding in vocabulary.findings.values():
        if finding.derived is not None or finding.id in asked or finding.id in vocabulary.elsewhere:
            continue
        place, words = vocabulary.places[finding.id], isinstance(finding.answers, Words) and not finding.yes_no
        if finding.warning is not None and finding.warning > Urgency.SELF_CARE:
            reader.problems.add(place, "T033", f"`{finding.id}` is a warning sign, but no question asks it")
        elif finding.id in read and not words:
            reader.problems.add(place, "T033", f"`{finding.id}` is read by a condition, but no question asks it")


def _nothing_asked_twice(reader: Reader, file: FlowFile) -> None:
    firsts: dict[str, str] = {}
    seconds: dict[str, str] = {}
    for question in file.flow.questions.values():
        for finding_id in question.asks if question.asks_again is None else ():
            if finding_id in firsts:
                message = f"`{finding_id}` is asked by `{firsts[finding_id]}` already"
                reader.problems.add(file.places[question.id], "T033", message)
            firsts.setdefault(finding_id, question.id)
        again = question.asks_again
        if again is not None and again in seconds:
            message = f"`{again}` is asked again by `{seconds[again]}` already"
            reader.problems.add(file.places[question.id], "T033", message)
        elif again is not None:
            seconds[again] = question.id


def _nothing_read_too_early(reader: Reader, file: FlowFile, findings: Mapping[str, Finding]) -> None:
    """A guard can only look back, and only what was asked can be asked again."""
    questions = file.flow.questions
    ways_back: dict[str, list[str]] = {id_: [] for id_ in questions}
    asked_by: dict[str, set[str]] = {}
    for question in questions.values():
        for go in _ways_on(question):
            ways_back[go].append(question.id)
        for finding in question.asks:
            asked_by.setdefault(finding, set()).add(question.id)
    for question in questions.values():
        before = _spread(ways_back[question.id], ways_back)
        known = {finding for finding, askers in asked_by.items() if askers & before}
        for read in sorted(_read_to_ask(question, findings) & set(asked_by) - known - set(question.asks)):
            message = f"whether `{question.id}` is asked depends on `{read}`, which is not asked before it"
            reader.problems.add(file.places[question.id], "T034", message)
        for read in sorted(_read_to_lead_on(question, findings) & set(asked_by) - known - set(question.asks)):
            message = f"where `{question.id}` leads depends on `{read}`, which is not asked before"
            reader.problems.add(file.places[question.id], "T034", message)
        if question.asks_again is not None and question.asks_again not in before:
            message = f"`{question.id}` asks `{question.asks_again}` again, which is not asked before it"
            reader.problems.add(file.places[question.id], "T034", message)


def _read_to_ask(question: Question, findings: Mapping[str, Finding]) -> set[str]:
    guards = [question.when, *(findings[item].applies for item in question.asks)]
    return _leaves([guard for guard in guards if guard is not None], findings)


def _read_to_lead_on(question: Question, findings: Mapping[str, Finding]) -> set[str]:
    return _leaves([branch.when for branch in question.then if branch.when is not None], findings)


def _leaves(guards: Iterable[Guard], findings: Mapping[str, Finding]) -> set[str]:
    """The asked findings that guards read, through derived ones."""
    return leaves((id_ for guard in guards for id_ in guard.reads()), findings)


def leaves(reads: Iterable[str], findings: Mapping[str, Finding]) -> set[str]:
    """The findings themselves that these are, or are worked out from."""
    ways = {id_: () if finding.derived is None else finding.derived.reads() for id_, finding in findings.items()}
    read = _spread(reads, ways)
    return {id_ for id_ in read if findings[id_].derived is None}
