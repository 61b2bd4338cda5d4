"""In which language to speak: what was asked for, as far as it is offered."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from triage.errors import LanguageIncomplete, LanguageUnknown, ProblemsFound, did_you_mean
from triage.model.languages import codes_of_locale, is_code
from triage.model.words import ORIGINAL
from triage.places import content_folder
from triage.services.checking import check_content
from triage.services.materials import Materials, open_materials
from triage.source.languages import has_ledger, languages_in

VARIABLE = "TRIAGE_LANG"
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Wish:
    """Which language is asked for, the one that counts most first; of the locale, in silence."""

    codes: tuple[str, ...]
    by: Literal["option", "variable", "setting", "locale"]


def wish(option: str, setting: str, environment: Mapping[str, str]) -> Wish:
    """What counts: an option, the variable, the setting, the locale; each only where those before it say nothing."""
    if option:
        return Wish((option,), "option")
    if variable := environment.get(VARIABLE):
        return Wish((variable,), "variable")
    if setting:
        return Wish((setting,), "setting")
    locale = next(filter(None, (environment.get(name) for name in _LOCALE)), "")
    return Wish(codes_of_locale(locale), "locale")


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was opened, and what is to be told about the choice of its language."""

    materials: Materials
    remark: str = ""


def open_in(flows: Path | None, content: Path | None, wished: Wish) -> Spoken:
    """The protocol and its words in a language; where a locale or a setting asks for one that is not offered, English.

    Raises:
        FileMissing: a folder is not there.
        LanguageIncomplete: it was asked for, and is not complete.
        LanguageUnknown: it was asked for, and there is no such language.
        ProblemsFound: the protocol cannot be used.
    """
    if wished.by == "locale":
        return Spoken(_first_offered(flows, content, wished.codes))
    (code,) = wished.codes
    try:
        return Spoken(_open(flows, content, code))
    except (LanguageIncomplete, LanguageUnknown) as refused:
        if wished.by != "setting":
            raise
        return Spoken(open_materials(flows, content), f"the setting `language`: {refused}; using `{ORIGINAL}`")


def offered(flows: Path | None, content: Path | None) -> tuple[str, ...]:
    """Every language that can be chosen."""
    names = languages_in(content_folder(content))
    return tuple(name for name in names if name == ORIGINAL or _is_offered(flows, content, name))


def _is_offered(flows: Path | None, content: Path | None, code: str) -> bool:
    try:
        _open(flows, content, code)
    except (LanguageIncomplete, LanguageUnknown):
        return False
    return True


def _first_offered(flows: Path | None, content: Path | None, codes: tuple[str, ...]) -> Materials:
    folder = content_folder(content)
    for code in codes:
        if code == ORIGINAL:
            break
        if has_ledger(folder, code):
            try:
                return _open(flows, content, code)
            except LanguageIncomplete:
                continue
    return open_materials(flows, content)


def _open(flows: Path | None, content: Path | None, code: str) -> Materials:
    """The words of a language that is complete."""
    if code == ORIGINAL:
        return open_materials(flows, content)
    folder = content_folder(content)
    if not is_code(code) or not (folder / code).is_dir():
        raise LanguageUnknown(_unknown(folder, code))
    if not has_ledger(folder, code):
        raise LanguageIncomplete(
            f"`{code}` is not offered: nobody has accepted its texts; see `triage language {code}`"
        )
    materials = open_materials(flows, content, language=code)
    try:
        check_content(materials)
    except ProblemsFound as found:
        count = len(found.problems)
        texts = "1 text of it is" if count == 1 else f"{count} texts of it are"
        why = f"`{code}` is not complete: {texts} missing or to be looked at; `triage language {code}` lists them"
        raise LanguageIncomplete(why) from found
    return replace(materials, checked=True)


def _unknown(folder: Path, code: str) -> str:
    known = [name for name in (languages_in(folder) if folder.is_dir() else ()) if has_ledger(folder, name)]
    shown = "".join(character if character.isprintable() else "?" for character in code)[:_SHOWN]
    there = (ORIGINAL, *known)
    hint = did_you_mean(shown, there) or (f"; there are {', '.join(there)}" if known else f"; there is {ORIGINAL}")
    return f"no language is called `{shown}`{hint}"
