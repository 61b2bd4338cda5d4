"""Where the flows, the content and the settings are, and where the program may keep things."""

import os
from pathlib import Path

LONGEST_PROFILE = 30
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


def journal_file(profile: str = "") -> Path | None:
    """The file that one person's journal is in, whether it is there or not; None when nothing is to be kept.

    Two people never share one: a file that was named is that of who has no profile, and the others' stand beside it.
    """
    if os.environ.get("TRIAGE_NO_JOURNAL") == "1":
        return None
    chosen = os.environ.get("TRIAGE_JOURNAL")
    if chosen:
        return _of_profile(Path(chosen).absolute(), profile)
    from platformdirs import user_data_path  # noqa: PLC0415 - not for those who keep nothing

    folder = user_data_path("backtriage")
    return _of_profile(folder / "journal.sqlite3", profile) if folder.is_absolute() else None


def profiles() -> tuple[str, ...]:
    """Whose journals stand beside that of who has no profile."""
    file = journal_file()
    if file is None or not file.parent.is_dir():
        return ()
    before, after = _of_profile(file, "*").name.split("*")
    names = (path.name for path in file.parent.iterdir() if path.is_file())
    found = (name[len(before) : len(name) - len(after)] for name in names if _encloses(name, before, after))
    return tuple(sorted(name for name in found if profile_name(name) == name))


def profile_name(text: str) -> str | None:
    """The name of a profile as it is used; None where it cannot be one."""
    from unicodedata import normalize  # noqa: PLC0415 - only for those who use a profile

    name = normalize("NFKC", text).lower()
    fits = name[:1].isalnum() and len(name) <= LONGEST_PROFILE
    return name if fits and f"x{name.replace('-', '_')}".isidentifier() else None


def _of_profile(file: Path, profile: str) -> Path:
    """The file of a profile beside this one; never a name that a database puts beside its own."""
    if not profile:
        return file
    return file.with_name(f"{file.stem}-{profile}{file.suffix}" if file.suffix else f"{file.name}.{profile}")


def _encloses(name: str, before: str, after: str) -> bool:
    return name.startswith(before) and name.endswith(after) and len(name) > len(before) + len(after)


def documents_folder() -> Path:
    """Where people look for what they have kept; the folder they are in when they have no such place."""
    from platformdirs import user_documents_path  # noqa: PLC0415 - only for those who keep something

    folder = user_documents_path()
    usable = folder.is_absolute() and folder.is_dir() and os.access(folder, os.W_OK)
    return folder if usable else Path.cwd()


def program_folders() -> tuple[Path, ...]:
    """The rooms that read and check flows and content."""
    return tuple(_PACKAGE / room for room in ("model", "source", "render", "proofread", "services"))
