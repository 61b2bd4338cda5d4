"""The one door for text on its way to a terminal, a file or a program."""


def clean(text: str) -> str:
    """The text without anything a terminal could act on: only printable characters and line ends are left.

    Escape sequences, C1 controls, bidirectional overrides and other invisible format characters are dropped; a tab
    becomes a space.
    """
    text = text.replace("\r\n", "\n").replace("\t", " ")
    if text.replace("\n", "").isprintable():
        return text
    return "".join(character for character in text if character == "\n" or character.isprintable())
