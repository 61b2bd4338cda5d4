"""Where the flows and the content are: in a wheel, in a source checkout, or where the user says."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    inside_wheel = _PACKAGE / f"_{name}"
    return inside_wheel if inside_wheel.is_dir() else _PACKAGE.parent / name


def flows_folder(chosen: Path | None = None) -> Path:
    """The folder of flow files: `chosen`, or the one that came with the program."""
    return chosen or _shipped("flows")


def content_folder(chosen: Path | None = None) -> Path:
    """The folder of content files: `chosen`, or the one that came with the program."""
    return chosen or _shipped("content")
