"""How far a translation has come, and accepting it."""

from pathlib import Path

import pytest

from tests.bad_files import copy_shipped
from tests.made_up_language import CODE, make_up
from triage.errors import FileMissing
from triage.services.translating import accept, begin, state_of, states


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """English, and a language that is complete."""
    folder = copy_shipped(tmp_path, flows=False).content
    make_up(folder)
    return folder


def change(file: Path, find: str, replace: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert find in text
    file.write_text(text.replace(find, replace), encoding="utf-8")


def test_a_complete_language_is_offered(content: Path) -> None:
    english, made = states(content)

    assert (english.code, english.name, english.offered) == ("en", "English", True)
    assert (made.code, made.reviewed_by, made.offered) == (CODE, "machine", True)
    assert made.counts == english.counts


def test_a_language_that_was_begun_lacks_everything(content: Path) -> None:
    begin(content, "fr")

    state = state_of(content, "fr")

    assert not state.offered
    assert (state.counts.there, state.counts.missing) == (0, state_of(content, "en").counts.there)
    assert {problem.code for problem in state.problems} == {"T140"}


def test_a_language_without_a_folder_is_told(content: Path) -> None:
    with pytest.raises(FileMissing, match="there is no folder `content/fr`"):
        state_of(content, "fr")
    with pytest.raises(FileMissing, match="there is no folder `content/fr`"):
        accept(content, "fr", "machine")


def test_what_changed_in_english_is_counted_and_accepted(content: Path) -> None:
    change(content / "en" / "topics.yaml", "Gentle exercises", "Very gentle exercises")
    before = state_of(content, CODE)

    assert accept(content, CODE, "Ana Ruiz") == ()
    after = state_of(content, CODE)

    assert (before.counts.changed, [problem.code for problem in before.problems]) == (1, ["T146"])
    assert (after.counts.changed, after.problems, after.reviewed_by) == (0, (), "Ana Ruiz")


def test_nothing_is_accepted_while_anything_is_open(content: Path) -> None:
    change(content / CODE / "regions.yaml", "'911'", "'912'")
    ledger = (content / CODE / "translation.yaml").read_bytes()

    assert {problem.code for problem in accept(content, CODE, "machine")} == {"T143"}
    assert (content / CODE / "translation.yaml").read_bytes() == ledger


def test_what_was_looked_at_is_kept(content: Path) -> None:
    ledger = content / CODE / "translation.yaml"
    change(content / CODE / "home.yaml", "Réád my lást ádvícé", "Read my last advice")
    change(ledger, "texts:\n", 'same:\n  - "home.yaml#advice"\n  - "home.yaml#gone"\ntexts:\n')

    assert accept(content, CODE, "machine") == ()

    assert 'same:\n  - "home.yaml#advice"\ntexts:' in ledger.read_text(encoding="utf-8")
    assert state_of(content, CODE).problems == ()


def test_a_language_is_begun_once(content: Path) -> None:
    with pytest.raises(FileExistsError):
        begin(content, CODE)
