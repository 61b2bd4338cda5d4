"""The glossary: each word explained once, used somewhere, its claims with a source."""

from pathlib import Path

import pytest

from tests.bad_files import copy_shipped
from triage.errors import Problems
from triage.model.words import GlossaryTerm
from triage.source.glossary import PlacedTerm, by_word, note_unused, read_terms
from triage.source.reader import Reader

DISC = "disc:\n  words: [disc, discs]\n  means: A firm pad.\n  sources: [F5]\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The shipped words, to be changed."""
    return copy_shipped(tmp_path, flows=False).content


def terms(content: Path, text: str) -> tuple[tuple[PlacedTerm, ...], list[str]]:
    (content / "en/glossary.yaml").write_text(text, encoding="utf-8")
    problems = Problems()
    read = read_terms(Reader(problems), content, "en", ("F5", "F60"))
    return read, [str(problem).removeprefix("content/en/glossary.yaml:") for problem in problems.found]


def unused(content: Path, text: str, *texts: str) -> list[str]:
    problems = Problems()
    note_unused(Reader(problems), terms(content, text)[0], iter(texts))
    return [str(problem) for problem in problems.found]


def test_a_term_is_read_with_its_forms_and_sources(content: Path) -> None:
    read, _ = terms(content, DISC)

    assert by_word(read) == {"disc": GlossaryTerm("disc", ("disc", "discs"), "A firm pad.", ("F5",))}


def test_a_term_that_claims_nothing_says_so(content: Path) -> None:
    read, said = terms(content, DISC.replace("[F5]", "none"))

    assert (by_word(read)["disc"].sources, said) == ((), [])


@pytest.mark.parametrize(
    ("find", "replace", "message"),
    [
        ("  means: A firm pad.\n", "", "2:3: T010 the term `disc` needs the field `means`"),
        ("  sources: [F5]\n", "", "2:3: T010 the term `disc` needs the field `sources`"),
        ("[F5]", "[]", "4:12: T010 `sources` needs a source, or `none` where nothing is claimed"),
        ("[F5]", "[F6]", "4:13: T029 no source is called `F6`; did you mean `F60`?"),
        ("[disc, discs]", "[]", "2:10: T010 `words` needs at least one form of the word"),
        ("[disc, discs]", "[disc, disc]", "2:17: T007 `disc` stands twice in `words`"),
        (
            "A firm pad.",
            "'{{ Your }} pad'",
            "3:10: T056 this text is shown as it stands; it holds no braces and no names",
        ),
        ("words", "word", "2:3: T009 the term `disc` has no field `word`; did you mean `words`?"),
    ],
)
def test_what_is_wrong_with_a_term_is_told(find: str, replace: str, message: str, content: Path) -> None:
    assert find in DISC
    assert message in terms(content, DISC.replace(find, replace))[1]


@pytest.mark.parametrize("form", ["disc*", "(disc)", " disc", "disc ", "-disc", "disc.", "dis|c", "*"])
def test_a_form_with_anything_but_words_is_not_taken(form: str, content: Path) -> None:
    read, said = terms(content, DISC.replace("discs]", f'"{form}"]'))

    assert (by_word(read)["disc"].words, "T063" in said[0]) == (("disc",), True)


@pytest.mark.parametrize("form", ["X-ray", "Crohn's", "OK zone", "K2", "piñata"])
def test_a_form_may_be_several_words_with_hyphens_and_accents(form: str, content: Path) -> None:
    read, said = terms(content, DISC.replace("discs", f'"{form}"'))

    assert (by_word(read)["disc"].words, said) == (("disc", form), [])


def test_two_terms_do_not_share_a_word_whatever_its_case(content: Path) -> None:
    _, said = terms(content, DISC + DISC.replace("disc:", "pad:").replace("[disc, discs]", "[pad, DISCS]"))

    assert said == ["6:16: T062 `DISCS` is explained twice: by `disc` and by `pad`"]


def test_a_term_that_stands_in_no_text_is_told(content: Path) -> None:
    assert unused(content, DISC, "A back.", "A discus.") == [
        "content/en/glossary.yaml:1:1: T061 no text uses the term `disc`, so nobody would look it up"
    ]


@pytest.mark.parametrize("text", ["Two discs.", "A DISC can bulge.", "**disc**", '"disc"'])
def test_a_term_may_stand_in_a_text_in_any_form(text: str, content: Path) -> None:
    assert unused(content, DISC, text) == []


@pytest.mark.parametrize("text", ['{% if findings.disc == "yes" %}Yes.{% endif %}', "{{ disc }}"])
def test_the_tags_of_a_template_are_no_text(text: str, content: Path) -> None:
    assert len(unused(content, DISC, text)) == 1
