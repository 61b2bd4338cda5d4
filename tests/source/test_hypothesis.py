"""Whatever happens to a file, the program says what is wrong or loads all of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.bad_files import Folders, copy_shipped, said_of
from triage.errors import Problems
from triage.model.protocol import Protocol
from triage.places import content_folder, flows_folder
from triage.source.findings import read_recorded
from triage.source.nodes import read_nodes
from triage.source.protocol import FILES, read_protocol

SHIPPED = {path.name: path.read_bytes() for path in flows_folder().glob("*.yaml")}
CONTENT = {
    path.relative_to(content_folder()).as_posix(): path.read_bytes()
    for path in (*content_folder().glob("*.yaml"), *(content_folder() / "en").rglob("*"))
    if path.suffix in {".md", ".yaml"}
}
BITES = [b"", b" ", b"\n", b":", b"- ", b"[", b"]", b"{", b"}", b"'", b'"', b"&a ", b"*a", b"!!x ", b"<<: ", b"#", b"|"]
MORE_BITES = [
    b"\x00",
    b"\xff",
    b"\x1b",
    b"\xe2\x80\xae",
    b"\t",
    b"{{ you }}",
    b"{% if x %}",
    b"{{ x }}",
    b"---\n",
    b"yes",
]
DAMAGE = st.tuples(
    st.floats(0, 1, exclude_max=True),
    st.integers(0, 40),
    st.sampled_from([*BITES, *MORE_BITES]) | st.binary(max_size=8),
)
"""Where, how many bytes are lost, and what stands there instead."""

quick = settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def damaged(content: bytes, damage: list[tuple[float, int, bytes]], keep: float = 1) -> bytes:
    for where, lost, instead in damage:
        at = int(where * len(content))
        content = content[:at] + instead + content[at + lost :]
    return content[: int(keep * len(content))] if keep < 1 else content


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """The shipped folders, to be damaged and mended again and again."""
    return copy_shipped(tmp_path_factory.mktemp("shipped"))


@pytest.fixture
def mended(copied: Folders) -> Iterator[Folders]:
    """The folders as they ship, before and after."""
    yield copied
    for name, content in SHIPPED.items():
        (copied.flows / name).write_bytes(content)


@quick
@given(
    file=st.sampled_from(FILES),
    damage=st.lists(DAMAGE, min_size=1, max_size=3),
    keep=st.sampled_from([1, 1, 1, 0.3, 0.9]),
)
def test_a_damaged_protocol_is_told_or_loaded_whole(
    mended: Folders, file: str, damage: list[tuple[float, int, bytes]], keep: float
) -> None:
    path = mended.flows / file
    path.write_bytes(damaged(SHIPPED[file], damage, keep))
    try:
        protocol, problems = read_protocol(mended.flows)
    finally:
        path.write_bytes(SHIPPED[file])

    assert all(str(problem).isprintable() for problem in problems.found)
    assert problems or is_whole(protocol)


def is_whole(protocol: Protocol | None) -> bool:
    return (
        protocol is not None
        and protocol.coverage.findings <= len(protocol.vocabulary)
        and protocol.coverage.rules <= len(protocol.rules)
        and protocol.flow.start in protocol.flow.questions
    )


@settings(quick, max_examples=40)
@given(
    file=st.sampled_from(sorted(CONTENT)),
    damage=st.lists(DAMAGE, min_size=1, max_size=3),
    keep=st.sampled_from([1, 1, 0.5]),
)
def test_damaged_words_are_told_or_taken_whole(
    mended: Folders, file: str, damage: list[tuple[float, int, bytes]], keep: float
) -> None:
    path = mended.content / file
    path.write_bytes(damaged(CONTENT[file], damage, keep))
    try:
        said = said_of(mended)
    finally:
        path.write_bytes(CONTENT[file])

    assert all(line.isprintable() for line in said)


@quick
@given(st.text(max_size=200) | st.text(alphabet="ab:- []{}\n\"'&*!#|>%@?,", max_size=80))
@example("? - ? -")
@example("a: |\n\n")
def test_any_text_is_read_as_yaml_or_told(text: str) -> None:
    problems = Problems()
    node = read_nodes("".join(c for c in text if c == "\n" or c.isprintable()), "f", problems)

    assert (node is None) <= bool(problems)


@quick
@given(st.binary(max_size=200))
def test_any_bytes_are_read_as_findings_or_told(content: bytes) -> None:
    problems = Problems()
    words = list(read_recorded(content, "f", problems))

    assert words or problems or b"{" in content


@quick
@given(st.dictionaries(st.sampled_from(["fever", "age"]), st.sampled_from(["yes", "no", "12"])))
def test_findings_are_read_alike_from_yaml_and_json(recorded: dict[str, str]) -> None:
    lines = "".join(f"{finding}: {value}\n" for finding, value in recorded.items()) or "{}"
    pairs = ",".join(f'"{finding}":"{value}"' for finding, value in recorded.items())
    as_yaml = [(word.finding, word.value) for word in read_recorded(lines.encode(), "f", Problems())]
    as_json = [(word.finding, word.value) for word in read_recorded(f"{{{pairs}}}".encode(), "f", Problems())]

    assert as_yaml == as_json == list(recorded.items())


def test_the_folders_are_as_they_ship_when_nothing_is_damaged(mended: Folders) -> None:
    assert said_of(mended) == ()


def test_a_huge_file_is_refused_before_it_is_read(copied: Folders, tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    for name, content in SHIPPED.items():
        (tmp_path / name).write_bytes(content)
    with path.open("wb") as file:
        file.truncate(2**33)  # a hole of 8 GiB; reading it would take longer than anybody waits

    said = said_of(Folders(tmp_path, copied.content))

    assert said == (f"{tmp_path.name}/rules.yaml: T002 the file is larger than 256 KiB",)
