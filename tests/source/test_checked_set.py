"""What passed every check is kept whole or not at all, and is never taken for other files."""

import marshal
import os
import random
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bad_files import Folders, copy_shipped
from triage.errors import ProblemsFound
from triage.model.flow import Branch
from triage.model.guard import All, AnyOf, Count, Is, Not, Within
from triage.model.urgency import Urgency
from triage.model.vocabulary import BodyMassIndex, Days, Finding, Numbers, Words
from triage.places import cache_folder, content_folder, flows_folder, program_folders
from triage.services.checking import check, check_content
from triage.services.materials import Materials, key_of, open_materials
from triage.source.checked_set import Sound, file_of, open_checked_set, save_checked_set
from triage.source.everything import Everything, read_everything
from triage.source.fingerprint import dated, fingerprint
from triage.source.library import Library
from triage.source.packing import pack, unpack
from triage.source.programme import load_programme
from triage.source.protocol import load_protocol

FILE = file_of("en")
KEY = "ab" * 32
FLIPS = 200


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place of one's own for the checked set; it is not there yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "kept"))
    return tmp_path / "kept" / "backtriage"


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """Copies of what ships, to change."""
    return copy_shipped(tmp_path)


@pytest.fixture(scope="module")
def everything(materials: Materials) -> Everything:
    """Every shipped text, read from the files."""
    protocol = load_protocol(materials.flows)
    return read_everything(materials.content, materials.flows, protocol, load_programme(materials.flows, protocol))[0]


@pytest.fixture(scope="module")
def sound(materials: Materials, everything: Everything) -> Sound:
    return Sound(materials.protocol, materials.programme, everything)


def opened(folders: Folders) -> Materials:
    return open_materials(folders.flows, folders.content)


def checked(folders: Folders) -> Materials:
    """The folders, checked from the files and opened again."""
    check_content(opened(folders))
    return opened(folders)


def test_the_second_start_takes_the_set(place: Path, folders: Folders) -> None:
    first = opened(folders)
    check_content(first)

    assert (first.checked, opened(folders).checked, (place / FILE).exists()) == (False, True, True)


@pytest.mark.usefixtures("place")
def test_the_protocol_is_what_was_read(folders: Folders) -> None:
    assert checked(folders).protocol == load_protocol(folders.flows)


@pytest.mark.usefixtures("place")
def test_the_routine_is_what_was_read(folders: Folders) -> None:
    assert checked(folders).programme == load_programme(folders.flows, load_protocol(folders.flows))


@pytest.mark.usefixtures("place")
def test_every_question_is_what_was_read(folders: Folders, everything: Everything) -> None:
    texts = checked(folders).library

    assert {id_: texts.question(id_) for id_ in everything.questions} == everything.questions


@pytest.mark.usefixtures("place")
def test_every_page_is_what_was_read(folders: Folders, everything: Everything) -> None:
    pages = checked(folders).library.pages

    assert pages == everything.pages
    assert len(pages.topics) + len(pages.outcomes) + len(pages.explanations) == check().pages


@pytest.mark.usefixtures("place")
def test_every_short_text_is_what_was_read(folders: Folders, everything: Everything) -> None:
    texts = checked(folders).library
    read = (everything.findings, everything.rules, everything.sections, everything.person)

    assert (texts.findings, texts.rules, texts.sections, texts.person) == read


@pytest.mark.usefixtures("place")
def test_what_words_mean_and_the_titles_of_topics_are_what_was_read(folders: Folders, everything: Everything) -> None:
    texts = checked(folders).library

    assert (texts.glossary, texts.topics) == (everything.glossary, everything.topics)


@pytest.mark.usefixtures("place")
def test_the_words_of_the_routine_are_what_was_read(folders: Folders, everything: Everything) -> None:
    texts = checked(folders).library

    assert (texts.routine, texts.exercises) == (everything.routine, everything.exercises)


@pytest.mark.parametrize("urgency", Urgency)
@pytest.mark.usefixtures("place")
def test_the_titles_are_what_was_read(urgency: Urgency, folders: Folders) -> None:
    read = Library(folders.content, load_protocol(folders.flows), folders.flows).outcome_title(urgency)

    assert checked(folders).library.outcome_title(urgency) == read


@pytest.mark.parametrize(
    "value",
    [
        Is("fever", frozenset({"yes", "unsure"})),
        Within("age", 0, 17),
        All(()),
        AnyOf((Not(Is("fever", frozenset())), Count(("fever", "rash"), "yes", 2))),
        Finding("age", Numbers(0, 120, "years", scale=False), applies=All((Within("age", 1, 2),))),
        Finding("weight", Words(("yes", "no", "unsure")), aid=BodyMassIndex(25, 23)),
        Finding("duration", Words(("under_2_weeks", "over_2_weeks")), aid=Days((0, 14))),
        Branch("outcome"),
        {Urgency.SOON: {"a": ("b", "c"), "d": ()}},
        (1, "two", None, True, ("three",)),
    ],
)
def test_whatever_the_model_has_comes_back(value: object) -> None:
    assert unpack(marshal.loads(marshal.dumps(pack(value)))) == value  # type: ignore[arg-type]  # noqa: S302 - plain


def test_what_the_model_does_not_have_is_not_kept() -> None:
    with pytest.raises(TypeError):
        pack([object()])


@pytest.mark.usefixtures("place")
def test_a_set_is_not_checked_again(folders: Folders) -> None:
    materials = checked(folders)
    (folders.content / "sources.yaml").unlink()

    check_content(materials)


@pytest.mark.usefixtures("place")
def test_a_start_with_a_set_reads_no_yaml() -> None:
    check()
    code = (
        "import sys\nfrom triage.services.materials import open_materials\n"
        "from triage.services.checking import check_content\n"
        "materials = open_materials()\ncheck_content(materials)\nmaterials.library.pages\n"
        "print(materials.checked, sorted({'yaml', 'transitions', 'jinja2', 'json'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=30)  # noqa: S603 - our own program

    assert run.stdout == "True []\n"


@pytest.mark.usefixtures("place")
def test_advice_for_a_plain_list_needs_neither_a_dialogue_nor_a_parser(tmp_path: Path) -> None:
    check()
    (tmp_path / "findings.yaml").write_text("fever: yes\n", encoding="utf-8")
    code = (
        f"import sys, triage.cli\nsys.argv = ['triage', 'assess', {str(tmp_path / 'findings.yaml')!r}]\n"
        "try:\n    triage.cli.main()\nfinally:\n"
        "    print(sorted({'yaml', 'transitions', 'jinja2', 'json', 'triage.services.turns'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=30)  # noqa: S603 - our own program

    assert run.stdout.splitlines()[-1] == "[]"


def test_check_reads_the_files_themselves(place: Path, folders: Folders) -> None:
    checked(folders)
    before = (place / FILE).stat().st_ino

    assert check(folders.flows, folders.content).problems == ()
    assert (place / FILE).stat().st_ino != before


def test_what_is_wrong_is_not_kept(place: Path, folders: Folders) -> None:
    (folders.content / "en/parts/lonely.md").write_text("{{ me }}", encoding="utf-8")

    with pytest.raises(ProblemsFound):
        check_content(opened(folders))

    assert check(folders.flows, folders.content).problems
    assert not place.exists()


def test_files_that_change_while_they_are_checked_are_not_kept(place: Path, folders: Folders) -> None:
    materials = opened(folders)
    with (folders.content / "en/sections.yaml").open("a", encoding="utf-8") as file:
        file.write("\n")
    check_content(materials)

    assert not place.exists()


def every_file() -> list[str]:
    """The shipped files of both folders; a translation does not bear on what is kept of the original."""
    content = content_folder()
    folders = (flows_folder(), content / "en")
    paths = (*content.glob("*.yaml"), *(path for folder in folders for path in sorted(folder.rglob("*"))))
    return [str(path.relative_to(flows_folder().parent)) for path in paths if path.is_file()]


@pytest.mark.parametrize("name", every_file())
def test_a_changed_byte_in_any_file_is_noticed(name: str, folders: Folders) -> None:
    before = key_of(folders.flows, folders.content)
    path = folders.flows.parent / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)

    assert key_of(folders.flows, folders.content) != before


@pytest.mark.usefixtures("place")
def test_a_set_of_other_bytes_is_not_taken(folders: Folders) -> None:
    checked(folders)
    path = folders.flows / "rules.yaml"
    path.write_bytes(path.read_bytes() + b"\n")

    assert not opened(folders).checked


@pytest.mark.parametrize("change", ["new", "gone", "renamed"])
def test_a_file_that_comes_or_goes_is_noticed(change: str, folders: Folders) -> None:
    before = key_of(folders.flows, folders.content)
    page = next((folders.content / "en/topics").glob("*.md"))
    match change:
        case "new":
            page.with_name("new.md").write_bytes(b"")
        case "gone":
            page.unlink()
        case _:
            page.rename(page.with_name("other.md"))

    assert key_of(folders.flows, folders.content) not in {"", before}


def test_another_program_has_another_key(tmp_path: Path) -> None:
    assert fingerprint([tmp_path], "0.1.0") != fingerprint([tmp_path], "0.1.1")


def test_another_state_of_the_program_has_another_date(tmp_path: Path) -> None:
    (tmp_path / "rules.py").write_bytes(b"")
    before = dated([tmp_path])
    os.utime(tmp_path / "rules.py", (1, 1))

    assert dated([tmp_path]) != before


def test_a_changed_program_has_another_key(folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = key_of(folders.flows, folders.content)
    monkeypatch.setattr("triage.services.materials.program_folders", lambda: (tmp_path,))

    assert key_of(folders.flows, folders.content) not in {"", before}


def test_a_program_without_sources_keeps_nothing(
    folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("triage.services.materials.program_folders", lambda: (tmp_path / "none",))

    assert key_of(folders.flows, folders.content) == ""


def test_the_rooms_that_read_and_check_are_there() -> None:
    assert [folder.is_dir() for folder in program_folders()] == [True] * 5


def link(folder: Path) -> None:
    (folder / "other").symlink_to(__file__)


def pipe(folder: Path) -> None:
    os.mkfifo(folder / "other")


def large(folder: Path) -> None:
    (folder / "other").write_bytes(bytes(256 * 1024 + 1))


def many(folder: Path) -> None:
    for number in range(2001):
        (folder / str(number)).touch()


@pytest.mark.parametrize("odd", [link, pipe, large, many])
def test_folders_with_anything_but_a_few_ordinary_files_are_never_kept(odd: object, tmp_path: Path) -> None:
    assert callable(odd)
    odd(tmp_path)

    assert fingerprint([tmp_path]) == ""


def test_byte_code_does_not_count(tmp_path: Path) -> None:
    before = fingerprint([tmp_path])
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__/x.pyc").write_bytes(b"x")

    assert fingerprint([tmp_path]) == before


@pytest.fixture
def kept(tmp_path: Path, sound: Sound) -> Path:
    """A folder with a set of the shipped files."""
    folder = tmp_path / "kept"
    save_checked_set(folder, KEY, sound)
    assert open_checked_set(folder, KEY) is not None
    return folder


def test_a_flipped_bit_is_never_taken(kept: Path) -> None:
    whole = (kept / FILE).read_bytes()
    chance = random.Random(1)  # noqa: S311 - no secret
    places = [*range(160), *(chance.randrange(len(whole)) for _ in range(FLIPS))]
    taken = []
    for index in places:
        content = bytearray(whole)
        content[index] ^= 1 << chance.randrange(8)
        (kept / FILE).write_bytes(content)
        if open_checked_set(kept, KEY) is not None:
            taken.append(index)

    assert taken == []


@pytest.mark.parametrize("length", [0, 1, 23, 60, 87, 88, 119, 120, 1000, -1])
def test_a_part_of_a_set_is_never_taken(length: int, kept: Path) -> None:
    (kept / FILE).write_bytes((kept / FILE).read_bytes()[:length])

    assert open_checked_set(kept, KEY) is None


def test_a_set_with_more_behind_it_is_not_taken(kept: Path) -> None:
    (kept / FILE).write_bytes((kept / FILE).read_bytes() + b"x")

    assert open_checked_set(kept, KEY) is None


def test_a_set_of_another_key_is_not_taken(kept: Path) -> None:
    assert open_checked_set(kept, "cd" * 32) is None


def test_a_link_to_a_set_is_not_taken(kept: Path) -> None:
    (kept / FILE).rename(kept / "elsewhere")
    (kept / FILE).symlink_to(kept / "elsewhere")

    assert open_checked_set(kept, KEY) is None


def test_a_link_to_the_folder_is_not_taken(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(kept)

    assert open_checked_set(tmp_path / "link", KEY) is None


def test_a_pipe_is_not_waited_for(kept: Path) -> None:
    (kept / FILE).unlink()
    os.mkfifo(kept / FILE)

    assert open_checked_set(kept, KEY) is None


@pytest.mark.parametrize("of", ["folder", "file"])
def test_what_others_may_write_is_not_taken(of: str, kept: Path) -> None:
    (kept if of == "folder" else kept / FILE).chmod(0o777)

    assert open_checked_set(kept, KEY) is None


@pytest.mark.parametrize("of", ["folder", "file"])
@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_what_belongs_to_somebody_else_is_not_taken(of: str, kept: Path) -> None:
    os.chown(kept if of == "folder" else kept / FILE, 65534, 65534)

    assert open_checked_set(kept, KEY) is None


@pytest.mark.parametrize("umask", [0, 0o022, 0o077, 0o777])
def test_only_the_user_may_read_or_write_it(umask: int, tmp_path: Path, sound: Sound) -> None:
    before = os.umask(umask)
    try:
        save_checked_set(tmp_path / "kept", KEY, sound)
    finally:
        os.umask(before)
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "kept", tmp_path / "kept" / FILE)]

    assert modes == [0o700, 0o600]


def test_an_older_set_is_replaced_and_nothing_else_is_left(kept: Path, sound: Sound) -> None:
    save_checked_set(kept, "cd" * 32, sound)

    assert open_checked_set(kept, "cd" * 32) is not None
    assert [path.name for path in kept.iterdir()] == [FILE]


def test_a_link_in_its_place_is_replaced_and_not_followed(kept: Path, tmp_path: Path, sound: Sound) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    (kept / FILE).unlink()
    (kept / FILE).symlink_to(tmp_path / "mine.txt")
    save_checked_set(kept, KEY, sound)

    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mine"
    assert open_checked_set(kept, KEY) is not None


def test_a_folder_that_cannot_be_made_does_no_harm(tmp_path: Path, sound: Sound) -> None:
    (tmp_path / "file").touch()
    save_checked_set(tmp_path / "file" / "kept", KEY, sound)

    assert open_checked_set(tmp_path / "file" / "kept", KEY) is None


def test_a_folder_in_its_place_does_no_harm(kept: Path, sound: Sound) -> None:
    (kept / FILE).unlink()
    (kept / FILE).mkdir()
    save_checked_set(kept, KEY, sound)

    assert open_checked_set(kept, KEY) is None
    assert [path.name for path in kept.iterdir()] == [FILE]


def test_a_folder_that_others_may_write_is_left_alone(tmp_path: Path, sound: Sound) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept").chmod(0o777)
    save_checked_set(tmp_path / "kept", KEY, sound)

    assert list((tmp_path / "kept").iterdir()) == []


def test_nothing_is_kept_when_that_is_not_wanted(
    place: Path, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRIAGE_NO_CACHE", "1")

    assert not checked(folders).checked
    assert (place.exists(), cache_folder()) == (False, None)


@pytest.mark.usefixtures("place")
def test_a_set_is_not_taken_when_that_is_not_wanted(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    checked(folders)
    monkeypatch.setenv("TRIAGE_NO_CACHE", "1")

    assert not opened(folders).checked


def test_a_folder_that_depends_on_where_one_stands_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "somewhere")

    assert cache_folder() in {None, Path.home() / ".cache" / "backtriage"}
