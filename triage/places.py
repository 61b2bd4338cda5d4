"""Where the flows, the content and the settings are, and where the program may keep things."""

import os
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


def hazards_file() -> Path:
    """The hazard log that came with the program; an organisation's own flows do not change it."""
    inside_wheel = _PACKAGE / "_hazards.yaml"
    return inside_wheel if inside_wheel.is_file() else _PACKAGE.parent / "docs" / "hazards.yaml"


def cache_folder() -> Path | None:
    """The folder for what can be made again; None when nothing is to be kept."""
    if os.environ.get("TRIAGE_NO_CACHE") == "1":
        return None
    from platformdirs import user_cache_path  # noqa: PLC0415 - not for those who keep nothing

    folder = user_cache_path("backtriage")
    return folder if folder.is_absolute() else None


def settings_file() -> Path:
    """The file of a person's settings, whether it is there or not."""
    chosen = os.environ.get("TRIAGE_SETTINGS")
    if chosen:
        return Path(chosen)
    from platformdirs import user_config_path  # noqa: PLC0415 - not for those who name a file

    return user_config_path("backtriage") / "settings.toml"


def journal_file() -> Path | None:
    """The file that conversations are remembered in, whether it is there or not; None when nothing is to be kept."""
    if os.environ.get("TRIAGE_NO_JOURNAL") == "1":
        return None
    chosen = os.environ.get("TRIAGE_JOURNAL")
    if chosen:
        return Path(chosen).absolute()
    from platformdirs import user_data_path  # noqa: PLC0415 - not for those who keep nothing

    folder = user_data_path("backtriage")
    return folder / "journal.sqlite3" if folder.is_absolute() else None


def documents_folder() -> Path:
    """Where people look for what they have kept; the folder they are in when they have no such place."""
    from platformdirs import user_documents_path  # noqa: PLC0415 - only for those who keep something

    folder = user_documents_path()
    usable = folder.is_absolute() and folder.is_dir() and os.access(folder, os.W_OK)
    return folder if usable else Path.cwd()


def program_folders() -> tuple[Path, ...]:
    """The rooms that read and check flows and content."""
    return tuple(_PACKAGE / room for room in ("model", "source", "render", "services"))
