"""About 600 words of content in Markdown, the same for every way to show them."""

from triage.services.materials import open_materials
from triage.services.reading import read_page

WORDS = 600


def six_hundred_words() -> str:
    """Whole paragraphs of our pages, until there are about as many words."""
    materials, text = open_materials(), ""
    for id_ in sorted(materials.library.pages.topics):
        for paragraph in read_page(materials, id_, {}).text.split("\n\n"):
            if len(text.split()) + len(paragraph.split()) <= WORDS:
                text += f"{paragraph}\n\n"
    return text
