"""The words of the screens are content: each text is used, each that is used exists, and Python holds no others."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.patients import shipped
from triage.model.screen_texts import SCREENS
from triage.model.settings import SETTINGS
from triage.places import content_folder
from triage.services.phrasing import phrases_of
from triage.services.wishes import ENGLISH

PACKAGE = Path(__file__).parent.parent / "triage"
PHRASES = phrases_of(shipped())
SPEAKING = (
    *sorted((PACKAGE / "ui").rglob("*.py")),
    *sorted((PACKAGE / "plain").rglob("*.py")),
    *(
        PACKAGE / "services" / f"{name}.py"
        for name in (
            *("aiding", "aiding_lines", "asides", "diary_front", "entry_form", "entry_lines", "entry_words", "hearing"),
            *("home", "phrasing", "reading", "session_words", "typed", "wording"),
        )
    ),
)
"""The modules whose texts a person meets."""
NO_WORDS = {
    ("ui/labels.py", "A-Z 0-9"): "keys, as they are on the keyboard",
    ("ui/labels.py", "y n u"): "keys",
    ("ui/labels.py", "y n"): "keys",
    ("ui/widgets/measure_card.py", "A-Z 0-9"): "keys",
    ("ui/widgets/note_hints.py", "A-Z 0-9"): "keys",
    ("ui/settings_words.py", "English"): "a language in its own words",
    ("ui/help_screen.py", "Ctrl+P"): "a key",
    ("ui/help_screen.py", "Ctrl+C"): "a key",
    ("ui/plan_screen.py", "home plan"): "classes of a style sheet",
    ("services/entry_form.py", "day before yesterday"): "what the form types for a choice, read by `moments`",
    ("services/typed.py", "an empty line is no answer"): "for programs; a person reads `refused_empty`",
    ("services/typed.py", "` is not a number from 1 to "): "for programs; a person reads `refused_pick`",
    ("services/reading.py", "there is no page `"): "for the command line",
}
"""Texts that look like words for a reader and are not, each with the reason."""
_KEYS = frozenset({"Enter", "Esc", "Space", "Tab"})
"""Which hint of a key is meant; `phrasing` gives it its words."""
_LIKE_WORDS = re.compile(r"[^\W\d_]+[,.:;!?]? +[^\W\d_]|^[A-Z][a-z]+")


def strings(tree: ast.AST) -> Iterator[ast.Constant]:
    """Every text of a module that is no docstring and no annotation."""
    passed: set[int] = set()
    for node in ast.walk(tree):
        notes: list[ast.AST | None] = []
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            notes = [node.returns, *(each.annotation for each in ast.walk(node.args) if isinstance(each, ast.arg))]
        elif isinstance(node, ast.AnnAssign):
            notes = [node.annotation]
        elif (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)) or (
            isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in {"AUTO_FOCUS", "__all__"}
        ):
            notes = [node.value]
        elif isinstance(node, ast.Subscript):
            notes = [node.slice]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"cast", "TypeVar"}:
            notes = [node.args[0]]
        passed |= {id(each) for note in notes if note is not None for each in ast.walk(note)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in passed:
            yield node


def module(path: Path) -> str:
    """As it is called here."""
    return path.relative_to(PACKAGE).as_posix()


def test_the_table_has_the_texts_of_the_file() -> None:
    written = yaml.safe_load((content_folder() / "en" / "screens.yaml").read_text(encoding="utf-8"))

    assert {key: set(re.findall(r"\{\{ (\w+) \}\}", text)) for key, text in written.items()} == {
        key: set(names) for key, names in SCREENS.items()
    }


def test_each_text_is_used_somewhere() -> None:
    """By its whole name, or by a name that is put together."""
    whole, parts = set[str](), set[str]()
    for path in PACKAGE.rglob("*.py"):
        if path.stem == "screen_texts":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
            elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                shape = (re.escape(str(v.value)) if isinstance(v, ast.Constant) else r"\w+" for v in node.values)
                parts.add("".join(shape))
    made = [re.compile(part) for part in parts if re.match(r"[a-z_]{3,}", part)]
    hints = {key.removesuffix("_about").removesuffix("_one") for key in SCREENS}

    unused = [key for key in SCREENS if key not in whole and not any(part.fullmatch(key) for part in made)]
    assert [key for key in unused if key.removesuffix("_about").removesuffix("_one") not in whole & hints] == []


def asked_for(tree: ast.AST) -> Iterator[str]:
    """The names of texts that are asked for by their whole name."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        given = [each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
        named = {each.arg: each.value.value for each in node.keywords if isinstance(each.value, ast.Constant)}
        match node.func:
            case ast.Attribute(attr="say" | "many" | "listed" | "typed") if "phrases" in ast.unparse(node.func.value):
                yield from given[:1]
            case ast.Name(id="said" | "Said"):
                yield from given[:1]
            case ast.Name(id="Hint"):
                yield from given[1:2]
            case ast.Name(id="Binding") if len(given) > 2 and given[2]:
                yield given[2]
        if isinstance(node.func, ast.Name) and node.func.id in {"Binding", "back"}:
            yield from (str(named[name]) for name in ("tooltip", "about") if name in named)


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=module)
def test_each_text_that_is_asked_for_exists(path: Path) -> None:
    assert [key for key in asked_for(ast.parse(path.read_text(encoding="utf-8"))) if key not in SCREENS] == []


@pytest.mark.parametrize("path", SPEAKING, ids=module)
def test_no_words_for_a_reader_stand_in_python(path: Path) -> None:
    texts = {node.value for node in strings(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node.value, str)}
    words = {text for text in texts if _LIKE_WORDS.search(text)} - _KEYS
    code = {text for text in words if "{" in text or text.startswith((".", "-", "\x1b"))}

    assert {text for text in words - code if (module(path), text) not in NO_WORDS} == set()


def test_each_setting_has_its_texts() -> None:
    """The screen says what the list of the command line says."""
    for name, setting in SETTINGS.items():
        key = f"setting_{name.replace('.', '_')}"
        about = f"{key}_about" if f"{key}_about" in SCREENS else key
        assert PHRASES.texts[about] == setting.about[:1].upper() + setting.about[1:]
        assert all(name == "language" or f"settings_{name}_{word}" in SCREENS for word in setting.allowed)


def test_what_is_typed_has_the_english_words() -> None:
    assert {wish: PHRASES.typed(f"typed_{wish}") for wish in ENGLISH} == dict(ENGLISH)


MOMENTS = {
    "a question": ("back", "why", "words", "restart", "keys", "leave", "help"),
    "yes or no": ("yes", "no", "unsure", "back", "why", "words", "restart", "keys", "leave", "help"),
    "the advice": ("back", "save", "words", "restart", "keys", "leave", "move"),
    "a session": ("pause", "next", "previous", "more", "ease", "hurts", "numb", "end", "leave"),
    "the pain after an exercise": ("yes", "no", "numb", "end", "leave"),
    "help with an answer": ("back", "units", "leave"),
}
"""What can be typed at the same time."""


@pytest.mark.parametrize("language", sorted(path.parent.name for path in content_folder().glob("*/screens.yaml")))
@pytest.mark.parametrize("at", MOMENTS)
def test_no_word_means_two_things_at_a_time(language: str, at: str) -> None:
    texts = yaml.safe_load((content_folder() / language / "screens.yaml").read_text(encoding="utf-8"))
    phrases = PHRASES._replace(texts=texts)
    typed = [word for wish in MOMENTS[at] for word in phrases.typed(f"typed_{wish}")]

    assert len(set(typed)) == len(typed)
    assert all(phrases.typed(f"typed_{wish}") for wish in ENGLISH)


@pytest.mark.parametrize("language", sorted(path.parent.name for path in content_folder().glob("*/screens.yaml")))
def test_the_days_and_months_are_all_there(language: str) -> None:
    texts = yaml.safe_load((content_folder() / language / "screens.yaml").read_text(encoding="utf-8"))
    phrases = PHRASES._replace(texts=texts)

    assert [len(phrases.listed(key)) for key in ("weekdays", "weekdays_short", "months", "months_short")] == [
        *(7, 7),
        *(12, 12),
    ]
