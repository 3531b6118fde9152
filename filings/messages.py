"""Which language the messages are written in, and their translation.

Messages stand in the code in Chinese, the language of the users; the English catalogue is
``filings/locale/en/LC_MESSAGES/filings.po``. It is read only when English is asked for, so that
a Chinese run pays nothing for it. The language is set once, by the outermost layer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from functools import cache

LANGUAGES = ("zh", "en")

_language: ContextVar[str] = ContextVar("filings_language", default="zh")


def set_language(language: str) -> None:
    """Write messages in ``language`` (``zh`` or ``en``) from now on."""
    if language not in LANGUAGES:
        raise ValueError(f"language is one of {', '.join(LANGUAGES)}, not {language!r}")
    _language.set(language)


def language_for(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language that a call asks for: Chinese, unless ``--lang`` or the locale says English."""
    chosen = None
    for before, argument in zip(["", *arguments], [*arguments, ""], strict=True):
        if before == "--lang" and argument in LANGUAGES:
            chosen = argument
        if argument.startswith("--lang=") and argument.removeprefix("--lang=") in LANGUAGES:
            chosen = argument.removeprefix("--lang=")
    if chosen is None:
        variables = ("LC_ALL", "LC_MESSAGES", "LANG")
        locale = next((environment[name] for name in variables if environment.get(name)), "")
        chosen = "en" if locale.lower().startswith("en") else "zh"
    return chosen


def current_language() -> str:
    """The language that messages are written in now."""
    return _language.get()


def gettext(message: str) -> str:
    """``message`` (Chinese) in the current language; itself where no translation is known."""
    language = _language.get()
    return message if language == "zh" else _catalogue(language).get(message, message)


def mark(message: str) -> str:
    """Mark a Chinese message for translation where it stands; it is translated when shown."""
    return message


@cache
def _catalogue(language: str) -> dict[str, str]:
    from pathlib import Path

    from babel.messages.pofile import read_po

    source = Path(__file__).parent / "locale" / language / "LC_MESSAGES" / "filings.po"
    with source.open("rb") as stream:
        return {str(m.id): str(m.string) for m in read_po(stream, locale=language) if m.string}
