"""The vocabulary, and the order in which findings are worked out."""

import pytest

from tests.source.tools import read
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency
from triage.model.vocabulary import YES_NO, BodyMassIndex, Days, Finding, Numbers, Words
from triage.source.vocabulary import in_settling_order, read_vocabulary


def findings(text: str) -> dict[str, Finding]:
    read_as, told = read(text, read_vocabulary)
    assert told == []
    return read_as.findings


def said(text: str) -> list[str]:
    return read(text, read_vocabulary)[1]


def settling(text: str) -> tuple[list[str], list[str]]:
    order, told = read(text, lambda reader, node: in_settling_order(reader, read_vocabulary(reader, node)))
    return [finding.id for finding in order], told


def test_a_yes_or_no_finding() -> None:
    assert findings("fever: {answers: yes_no}")["fever"] == Finding("fever", Words(YES_NO))


def test_a_finding_with_words() -> None:
    assert findings("sex: {answers: [female, male]}")["sex"].answers == Words(("female", "male"))


def test_a_number_with_its_unit() -> None:
    text = "age: {answers: {number: {from: 0, to: 120, unit: years}}}"

    assert findings(text)["age"].answers == Numbers(0, 120, "years", scale=False)


def test_a_scale() -> None:
    assert findings("pain: {answers: {scale: {from: 0, to: 10}}}")["pain"].answers == Numbers(0, 10, "", scale=True)


def test_a_warning_with_its_explanation_and_sources() -> None:
    fever = findings("fever: {answers: yes_no, warning: urgent, suspects: infection, sources: [F1]}")["fever"]

    assert (fever.warning, fever.suspects, fever.sources) == (Urgency.URGENT, "infection", ("F1",))


def test_a_cause() -> None:
    assert findings("lifting: {answers: yes_no, cause: true}")["lifting"].cause


def test_a_finding_that_lasts() -> None:
    found = findings("cancer: {answers: yes_no, lasting: true}\nfever: {answers: yes_no}")

    assert (found["cancer"].lasting, found["fever"].lasting) == (True, False)


def test_an_aid_for_a_weight() -> None:
    text = "w: {answers: yes_no, aid: {body_mass_index: {yes_from: 25, for_some_from: 23}}}"

    assert findings(text)["w"].aid == BodyMassIndex(25, 23)


def test_an_aid_for_a_weight_with_one_line() -> None:
    text = "w: {answers: yes_no, aid: {body_mass_index: {yes_from: 30}}}"

    assert findings(text)["w"].aid == BodyMassIndex(30)


def test_an_aid_for_a_time() -> None:
    assert findings("d: {answers: [x, y], aid: {days: {y: 14, x: 0}}}")["d"].aid == Days((0, 14))


@pytest.mark.parametrize(
    ("answers", "aid", "message"),
    [
        ("yes_no", "x", "T008 `aid` is written as fields (`name: value`)"),
        ("yes_no", "{}", "T010 `aid` needs exactly one of `body_mass_index`, `days`"),
        ("yes_no", "{day: {x: 0}}", "T009 `aid` has no field `day`; did you mean `days`?"),
        (
            "[x, y]",
            "{body_mass_index: {yes_from: 25}}",
            "T013 `body_mass_index` helps only with a yes_no finding that is asked",
        ),
        ("yes_no", "{body_mass_index: 25}", "T008 `body_mass_index` is written as fields (`name: value`)"),
        ("yes_no", "{body_mass_index: {for_some_from: 23}}", "T010 `body_mass_index` needs the field `yes_from`"),
        ("yes_no", "{body_mass_index: {yes_from: high}}", "T012 `yes_from` is a whole number, not `high`"),
        (
            "yes_no",
            "{body_mass_index: {yes_from: 25, for_some_from: 25}}",
            "T012 `for_some_from` is below `yes_from`, and 25 is not below 25",
        ),
        ("yes_no", "{days: {yes: 0, no: 1, unsure: 2}}", "T013 `days` helps only where `answers` is a list of words"),
        ("{scale: {from: 0, to: 1}}", "{days: {x: 0}}", "T013 `days` helps only where `answers` is a list of words"),
        ("[x, y]", "{days: 14}", "T008 `days` is written as fields (`name: value`)"),
        ("[x, y]", "{days: {x: 0}}", "T010 `days` needs the field `y`"),
        ("[x, y]", "{days: {x: 0, y: 14, z: 20}}", "T009 `days` has no field `z`; it has `x`, `y`"),
        ("[x, y]", "{days: {x: 0, y: two weeks}}", "T012 `y` is a whole number, not `two weeks`"),
        (
            "[x, y]",
            "{days: {x: 1, y: 14}}",
            "T012 `days` starts at 0 and rises from answer to answer, in the order of `answers`",
        ),
        (
            "[x, y]",
            "{days: {x: 0, y: 0}}",
            "T012 `days` starts at 0 and rises from answer to answer, in the order of `answers`",
        ),
    ],
)
def test_a_slip_in_an_aid_is_told(answers: str, aid: str, message: str) -> None:
    assert [line.partition(" ")[2] for line in said(f"a: {{answers: {answers}, aid: {aid}}}")] == [message]


def test_what_is_worked_out_by_itself_has_no_aid() -> None:
    text = "a: {answers: yes_no}\nb: {derived: {a: yes}, aid: {body_mass_index: {yes_from: 25}}}"

    assert said(text) == ["2:30: T013 `body_mass_index` helps only with a yes_no finding that is asked"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: x", "1:4: T008 `a` is written as fields (`name: value`)"),
        ("a: {}", "1:1: T010 `a` needs either `answers` or `derived`"),
        ("a: {answers: yes_no, derived: always}", "1:1: T010 `a` needs either `answers` or `derived`"),
        ("a: {answers: maybe}", "1:14: T011 `answers` cannot be `maybe`; one of yes_no"),
        ("a: {answers: []}", "1:14: T010 `answers` needs at least one word"),
        ("a: {answers: [x, x]}", "1:18: T007 `x` stands twice in `answers`"),
        ("a: {answers: {}}", "1:14: T010 `answers` needs either `number` or `scale`"),
        ("a: {answers: {number: 5}}", "1:23: T008 `number` is written as fields (`name: value`)"),
        ("a: {answers: {number: {from: 1}}}", "1:23: T010 `number` needs the field `to`"),
        ("a: {answers: {number: {from: 5, to: 5}}}", "1:23: T012 `from` is below `to`, and 5 is not below 5"),
        (
            "a: {answers: [x, y], warning: soon, suspects: s, sources: [F1]}",
            "1:4: T013 only a yes_no finding can have a `warning`",
        ),
        (
            "a: {answers: yes_no, cause: true, warning: soon, suspects: s, sources: [F1]}",
            "1:4: T013 a `cause` teaches only; it cannot have a `warning`",
        ),
        (
            "a: {answers: yes_no, warning: soon, sources: [F1]}",
            "1:4: T010 a finding with a `warning` (`a`) needs the field `suspects`",
        ),
        (
            "a: {answers: yes_no, warning: asap}",
            "1:31: T011 `warning` cannot be `asap`; one of self_care, physio, soon, urgent, emergency",
        ),
        (
            "a: {answers: [x, y], lasting: true}",
            "1:4: T013 only a yes_no finding that is asked can be `lasting`",
        ),
        (
            "a: {answers: yes_no}\nb: {derived: {a: yes}, lasting: true}",
            "2:4: T013 only a yes_no finding that is asked can be `lasting`",
        ),
        ("a: {answers: yes_no, lasting: yes}", "1:31: T011 `lasting` cannot be `yes`; one of true, false"),
        ("any: {answers: yes_no}", "1:1: T015 `any` is a word of guards; call the finding otherwise"),
        ("a: {derived: {b: yes}}", "1:15: T022 no finding is called `b`"),
    ],
)
def test_a_slip_in_the_vocabulary_is_told_where_it_stands(text: str, message: str) -> None:
    assert said(text) == [message]


def test_both_kinds_of_numbers_at_once_are_told() -> None:
    limits = "{from: 0, to: 1}"

    assert said(f"a: {{answers: {{number: {limits}, scale: {limits}}}}}") == [
        "1:14: T010 `answers` needs either `number` or `scale`"
    ]


def test_a_finding_is_worked_out_after_those_it_reads() -> None:
    order, _ = settling(
        "c: {derived: {b: yes}}\nb: {derived: {a: yes}}\na: {answers: yes_no, applies: {d: yes}}\nd: {answers: yes_no}"
    )

    assert order == ["a", "b", "c"]


def test_a_finding_that_reads_itself_is_told() -> None:
    assert settling("a: {derived: {a: yes}}") == ([], ["1:1: T025 `a` depends on itself, in a circle"])


def test_a_circle_is_told_at_its_first_finding() -> None:
    text = "x: {answers: yes_no}\nb: {derived: {a: yes}}\na: {derived: {all: [{x: yes}, {b: yes}]}}"

    assert settling(text)[1] == ["2:1: T025 `b` depends on itself, in a circle"]


def test_a_chain_of_thousands_is_put_in_order() -> None:
    chain = "a0: {answers: yes_no}\n" + "".join(f"a{n}: {{derived: {{a{n - 1}: yes}}}}\n" for n in range(1, 5001))

    assert settling(chain)[0] == [f"a{n}" for n in range(1, 5001)]


def test_the_shipped_findings_are_worked_out_after_those_they_read(protocol: Protocol) -> None:
    place = {finding.id: number for number, finding in enumerate(protocol.settling)}
    read_by = {
        finding.id: [read for guard in (finding.derived, finding.applies) if guard for read in guard.reads()]
        for finding in protocol.settling
    }

    assert all(place.get(read, -1) < place[id_] for id_, reads in read_by.items() for read in reads)


def test_what_the_triage_never_asks_is_marked() -> None:
    read_as, told = read("days: {answers: yes_no, elsewhere: true}\nfever: {answers: yes_no}", read_vocabulary)

    assert (set(read_as.elsewhere), told) == ({"days"}, [])


@pytest.mark.parametrize(
    "text",
    [
        "fever: {answers: yes_no, warning: urgent, suspects: x, sources: [F1], elsewhere: true}",
        "fever: {derived: always, elsewhere: true}",
    ],
)
def test_a_warning_sign_or_what_is_worked_out_is_not_left_to_others(text: str) -> None:
    assert [line.partition(" ")[2][:60] for line in said(text)] == [
        "T013 a finding that is worked out or has a `warning` cannot b"[:60]
    ]
