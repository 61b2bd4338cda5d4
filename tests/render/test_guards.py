"""Guards read as sentences."""

import pytest

from triage.model.guard import ALWAYS, All, AnyOf, Count, Guard, Is, Not, Within
from triage.model.protocol import Protocol
from triage.render.guards import in_words

FEVER = Is("fever", frozenset({"yes"}))
RASH = Is("rash", frozenset({"yes", "unsure"}))


@pytest.mark.parametrize(
    ("guard", "words"),
    [
        (FEVER, "fever is yes"),
        (RASH, "rash is yes or unsure"),
        (Within("age", 10, 60), "age is 10 to 60"),
        (Within("age", 10, 10), "age is 10"),
        (Within("age", 70, 120), "age is 70 or more"),
        (Within("age", 0, 17), "age is 17 or less"),
        (All((FEVER, AnyOf((RASH, FEVER)))), "fever is yes and (rash is yes or unsure or fever is yes)"),
        (AnyOf((FEVER,)), "fever is yes"),
        (Not(All((FEVER, RASH))), "not (fever is yes and rash is yes or unsure)"),
        (Count(("fever", "rash"), "yes", 2), "at least 2 of (fever, rash) are yes"),
        (Count(("fever", "rash"), "unsure", 1), "at least 1 of (fever, rash) is unsure"),
        (ALWAYS, "always"),
    ],
)
def test_a_guard_reads_as_a_sentence(protocol: Protocol, guard: Guard, words: str) -> None:
    assert in_words(guard, protocol.vocabulary) == words


def test_a_count_over_all_findings_of_a_warning_says_so(protocol: Protocol) -> None:
    rule = next(rule for rule in protocol.rules if rule.id == "R17")

    assert in_words(rule.when, protocol.vocabulary) == "at least 3 of the findings with the warning soon are yes"


def test_without_a_vocabulary_both_limits_are_named() -> None:
    assert in_words(Within("age", 70, 120)) == "age is 70 to 120"
