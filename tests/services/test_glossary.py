"""Words that are explained: found where they stand, the longest first, and marked without changing anything."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.patients import shipped, walk_with
from triage.model.words import GlossaryTerm
from triage.render.clean import clean
from triage.services.glossary import Glossary, marked, terms_in, texts_of
from triage.services.materials import Materials
from triage.services.reading import read_page

TERMS = shipped().library.glossary
FORMS = [(form, word) for word, term in TERMS.items() for form in term.words]
SOME = Glossary(
    [
        GlossaryTerm("spine", ("spine", "spinal"), "Bones.", ()),
        GlossaryTerm("spinal cord", ("spinal cord",), "Nerves.", ()),
        GlossaryTerm("X-ray", ("X-ray",), "A picture.", ()),
    ]
)


def words_of(*texts: str) -> list[str]:
    return [term.word for term in terms_in(shipped(), *texts)]


def found(text: str) -> list[str]:
    return [text[span.start : span.end] for span in SOME.spans(text)]


@pytest.mark.parametrize(("form", "word"), FORMS)
def test_every_form_of_every_word_is_found(form: str, word: str) -> None:
    assert words_of(f"This is about {form}, which is new.") == [word]


@pytest.mark.parametrize("word", TERMS)
def test_every_word_is_explained_with_what_is_cited(word: str) -> None:
    term = terms_in(shipped(), TERMS[word].words[0])[0]

    assert (term.word, term.means, len(term.sources)) == (word, TERMS[word].means, len(TERMS[word].sources))


def test_words_come_in_the_order_of_their_first_appearance() -> None:
    assert words_of("A nerve and a disc.", "A disc near the aorta.") == ["nerve", "disc", "aorta"]


def test_the_longest_word_counts() -> None:
    assert found("The spinal cord in the spinal canal.") == ["spinal cord", "spinal"]


@pytest.mark.parametrize("text", ["Spine.", "SPINE", "(spine)", "**spine**", "spine-like", "'spine'"])
def test_a_whole_word_is_found_in_any_case_and_beside_any_mark(text: str) -> None:
    assert [part.lower() for part in found(text)] == ["spine"]


@pytest.mark.parametrize("text", ["spines", "inspine", "spine_2", "spin e", "spinale", "Xray", "X-rays"])
def test_a_part_of_a_word_is_no_word(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("between", [" ", "\n", "  ", " \n  "])
def test_a_line_may_end_within_a_word_of_two(between: str) -> None:
    assert found(f"The spinal{between}cord.") == [f"spinal{between}cord"]


def test_a_word_is_marked_where_it_stands_first_in_all_texts() -> None:
    spans = marked(shipped(), "A disc, a disc.", "A nerve and a disc.")

    assert [[(span.start, span.end, span.word) for span in text] for text in spans] == [
        [(2, 6, "disc")],
        [(2, 7, "nerve")],
    ]


def test_nothing_is_explained_in_nothing() -> None:
    assert (terms_in(shipped()), terms_in(shipped(), ""), marked(shipped(), "")) == ((), (), ((),))


def test_a_glossary_without_words_finds_nothing() -> None:
    assert list(Glossary([]).spans("A disc.")) == []


PIECES = st.lists(
    st.sampled_from([form for form, _ in FORMS]) | st.sampled_from(" .,-\n*_([{\"'") | st.text(max_size=4), max_size=12
)


@given(PIECES)
def test_spans_lie_beside_each_other_in_the_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    spans = list(shipped().glossary.spans(text))
    ends = [0, *(place for span in spans for place in (span.start, span.end)), len(text)]

    assert ends == sorted(ends)
    assert all(span.word in TERMS and span.start < span.end for span in spans)


@given(PIECES)
def test_what_is_explained_is_what_is_marked(pieces: list[str]) -> None:
    text = " ".join(pieces)

    assert [span.word for span in marked(shipped(), text)[0]] == words_of(text)


@given(PIECES)
def test_no_word_is_marked_twice(pieces: list[str]) -> None:
    words = [span.word for text in marked(shipped(), *pieces) for span in text]

    assert len(words) == len(set(words))


@pytest.mark.parametrize("id_", sorted(shipped().library.pages.topics))
def test_the_words_of_a_page_are_found_in_its_text(id_: str, materials: Materials) -> None:
    page = read_page(materials, id_, {})
    text = "\n".join(texts_of(page)).lower()

    assert all(any(form.lower() in text for form in TERMS[word].words) for word in words_of(*texts_of(page)))


def test_the_words_of_a_question_stand_in_all_that_it_says() -> None:
    question = next(turn for turn in walk_with("nothing-but-an-ache").turns if turn.id == "history")

    assert words_of(*texts_of(question))[:3] == ["disc", "stenosis", "canal"]


@pytest.mark.parametrize("word", TERMS)
def test_a_meaning_is_clean_and_short(word: str) -> None:
    means = TERMS[word].means

    assert clean(means) == means
    assert len(means) <= 160


def test_a_first_question_does_not_wait_for_the_glossary() -> None:
    code = (
        "import sys\nfrom triage.services.interviewing import Interviewing\n"
        "from triage.services.materials import open_materials\n"
        "Interviewing(open_materials()).turn\n"
        "print(sorted({'triage.services.glossary', 'triage.services.searching'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=30)  # noqa: S603 - our own program

    assert run.stdout == "[]\n"
