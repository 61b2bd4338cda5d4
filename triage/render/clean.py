"""The one door for text on its way to a terminal, a file or a program."""


def clean(text: str) -> str:
    """The text without anything a terminal could act on: only printable characters and line ends are left.

    Escape sequences, C1 controls, bidirectional overrides and other invisible format characters are dropped. What
    separates words, such as a tab or a no-break space, becomes a space.
    """
    text = text.replace("\r\n", "\n")
    if text.replace("\n", "").isprintable():
        return text
    return "".join(map(_plain, text))


def _plain(character: str) -> str:
    if character == "\n" or character.isprintable():
        return character
    return " " if character.isspace() else ""
