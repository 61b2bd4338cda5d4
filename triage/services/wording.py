"""Words for what the engine decided: the turn that a front end shows."""

from collections.abc import Mapping

from triage.engine.interview import Interview
from triage.engine.progress import progress
from triage.engine.replies import CONFIRMED, Reply
from triage.model.flow import OUTCOME, Question
from triage.model.vocabulary import NO, YES_NO, AidKind, Numbers, Words
from triage.model.words import QuestionWords
from triage.render.clean import clean
from triage.render.names import fill_names
from triage.services.materials import Materials
from triage.services.phrasing import phrases_of
from triage.services.turns import Option, QuestionTurn, ReviewLine, Scale


def answer_words(materials: Materials, answer: str) -> str:
    """One of the three answers of every yes-or-no question."""
    return phrases_of(materials).say(f"answer_{answer}")


def question_turn(materials: Materials, interview: Interview) -> QuestionTurn:
    """The current question in words."""
    question = interview.question
    words = materials.library.question(question.id)
    names = materials.names(interview.recorded)
    at = progress(interview)

    def say(text: str) -> str:
        return clean(fill_names(text, names))

    return QuestionTurn(
        id=question.id,
        kind=question.kind,
        records=question.asks[0] if question.asks and question.kind != "checklist" else None,
        section=clean(materials.library.sections[question.section]),
        ask=say(words.ask),
        frame=say(words.frame),
        hint=say(words.hint),
        intro=tuple(say(line) for line in words.intro),
        options=tuple(Option(value, say(label)) for value, label in _options(materials, interview, words)),
        scale=_scale(materials, question, {key: say(text) for key, text in words.ends.items()}),
        why=say(words.why),
        meaning=say(words.meaning),
        sensitive=question.sensitive,
        asked=at.asked,
        at_most=at.at_most,
        previous=interview.kept.get(question.id, interview.taken_back.get(question.id)),
        review=review_lines(materials, interview) if question.kind == "review" else (),
        raised=interview.assessment.urgency,
        aids=_aids(materials, interview),
    )


def _aids(materials: Materials, interview: Interview) -> dict[str, AidKind]:
    question, vocabulary = interview.question, materials.protocol.vocabulary
    asked = interview.items if question.kind == "checklist" else question.asks
    return {id_: kind for id_ in asked if (kind := vocabulary[id_].aid_kind) is not None}


def _options(materials: Materials, interview: Interview, words: QuestionWords) -> list[tuple[str, str]]:
    question = interview.question
    match question.kind:
        case "checklist":
            return [(item, words.items[item]) for item in interview.items]
        case "choice":
            return list(words.options.items())
        case "yes_no":
            return [(value, answer_words(materials, value)) for value in YES_NO]
        case "review":
            return [(CONFIRMED, phrases_of(materials).say("confirm"))]
        case _:
            return []


def _scale(materials: Materials, question: Question, ends: Mapping[str, str]) -> Scale | None:
    answers = materials.protocol.vocabulary[question.asks[0]].answers if question.asks else None
    if not isinstance(answers, Numbers):
        return None
    unit = phrases_of(materials).unit(answers.unit)
    return Scale(answers.low, answers.high, unit, ends.get("low", ""), ends.get("high", ""))


def review_lines(materials: Materials, interview: Interview) -> tuple[ReviewLine, ...]:
    """Every answer in the order asked, those that no longer count last."""
    counted = [(step.question, step.reply, True) for step in interview.steps]
    withdrawn = [(question, interview.kept[question], False) for question in interview.withdrawn]
    names = materials.names(interview.recorded)
    return tuple(
        ReviewLine(question, _name(materials, question), clean(fill_names(answer, names)), counts)
        for question, reply, counts in [*counted, *withdrawn]
        if question != OUTCOME
        and (answer := answer_in_words(materials, materials.protocol.flow.questions[question], reply))
    )


def _name(materials: Materials, question_id: str) -> str:
    question = materials.protocol.flow.questions[question_id]
    if question.asks and question.kind != "checklist":
        return clean(materials.library.findings[question.asks[0]].name)
    return clean(materials.library.question(question_id).name)


def answer_in_words(materials: Materials, question: Question, reply: Reply) -> str:
    """An answer as a person would say it back; empty for a review."""
    words = materials.library.question(question.id)
    if isinstance(reply, Mapping):
        findings = materials.library.findings
        named = {value: [findings[item].name for item in reply if reply[item] == value] for value in YES_NO}
        said = [
            f"{answer_words(materials, value)}: {', '.join(names)}"
            for value, names in named.items()
            if value != NO and names
        ]
        return "; ".join(said) or phrases_of(materials).say("none_of_these")
    if question.kind == "review":
        return ""
    answers = materials.protocol.vocabulary[question.asks[0]].answers
    if isinstance(answers, Words):
        given = str(reply)
        return words.options.get(given) or (answer_words(materials, given) if given in YES_NO else given)
    return f"{reply} {phrases_of(materials).unit(answers.unit)}".strip()
