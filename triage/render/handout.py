"""The routine on one sheet of paper: pictures, doses and steps, as a page for browsers and printers."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from triage.render.clean import clean
from triage.render.markdown import to_fragment

_USUAL = 9
"""Exercises that fit on one sheet of paper; more are printed smaller."""
_NAMESPACE = ' xmlns="http://www.w3.org/2000/svg"'


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with the words below it."""

    svg: str
    below: str


@dataclass(frozen=True, slots=True)
class Card:
    """One exercise on the sheet."""

    title: str
    dose: str
    pictures: tuple[Picture, ...] = ()
    steps: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """Such as how it is done in a milder form."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that stands on it."""

    title: str
    above: str
    """Markdown."""
    cards: Sequence[Card]
    below: str
    """Markdown: the warning signs, and where it comes from."""
    language: str
    direction: str = "ltr"


def sheet_html(sheet: Sheet) -> str:
    """One self-contained page, well formed as HTML and as XML: no script, nothing from elsewhere."""
    small = ' class="many"' if len(sheet.cards) > _USUAL else ""
    cards = "".join(f"<li>{_card(card)}</li>\n" for card in sheet.cards)
    return _PAGE.format(
        language=_text(sheet.language),
        direction=_text(sheet.direction),
        title=_text(sheet.title),
        above=to_fragment(sheet.above),
        cards=f"<ol{small}>\n{cards}</ol>\n" if sheet.cards else "",
        below=to_fragment(sheet.below),
    )


def _card(card: Card) -> str:
    pictures = "".join(
        f"<figure>{picture.svg.replace(_NAMESPACE, '').strip()}<figcaption>{_text(picture.below)}</figcaption></figure>"
        for picture in card.pictures
    )
    steps = "\n".join(f"<li>{_text(step)}</li>" for step in card.steps)
    notes = "".join(f'<p class="note">{_text(note)}</p>' for note in card.notes)
    shown = f'<div class="pictures">{pictures}</div>' if pictures else ""
    listed = f"<ul>{steps}</ul>" if steps else ""
    return f'<h2>{_text(card.title)}</h2><p class="dose">{_text(card.dose)}</p>{shown}{listed}{notes}'


def _text(text: str) -> str:
    return escape(clean(text))


_PAGE = """<!DOCTYPE html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
<title>{title}</title>
<style>
body {{ font: 1rem/1.45 system-ui, sans-serif; max-width: 62rem; margin: 1.5rem auto; padding: 0 1rem; }}
body {{ color: #1a1a1a; background: #fff; print-color-adjust: exact; -webkit-print-color-adjust: exact; }}
h1, h2 {{ line-height: 1.2; margin: 0 0 .3rem; }}
h2 {{ font-size: 1.1rem; }}
main > ol {{ display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: .8rem; }}
main > ol {{ padding: 0; list-style: none; counter-reset: card; }}
main > ol > li {{ counter-increment: card; border: 1px solid #767676; border-radius: .4rem; padding: .6rem .8rem; }}
main > ol > li {{ break-inside: avoid; }}
main > ol > li > h2::before {{ content: counter(card) ". "; }}
.dose {{ font-weight: 600; margin: 0 0 .3rem; }}
.pictures {{ display: flex; gap: .5rem; }}
figure {{ margin: 0; flex: 1 1 0; max-width: 12rem; }}
figure svg {{ display: block; width: 100%; height: auto; }}
figcaption {{ font-size: .8rem; text-align: center; }}
ul {{ margin: .3rem 0; padding-inline-start: 1.1rem; }}
.note {{ font-style: italic; margin: .2rem 0; }}
footer {{ border-top: 2px solid #1a1a1a; margin-top: 1rem; padding-top: .5rem; }}
footer > hr ~ * {{ font-size: .8rem; }}
@media print {{
  @page {{ margin: 9mm; }}
  body {{ margin: 0; max-width: none; padding: 0; font-size: 8.5pt; line-height: 1.25; }}
  h1 {{ font-size: 14pt; }} h2 {{ font-size: 9.5pt; margin: 0; }}
  main > ol {{ grid-template-columns: repeat(3, 1fr); gap: 1.6mm; margin: 1mm 0; }}
  main > ol > li {{ padding: 1.2mm 1.8mm; border-radius: 1mm; }}
  main ul {{ padding: 0; list-style: none; }} main ul > li {{ display: inline; }}
  p {{ margin: .4mm 0; }} ul {{ margin: .4mm 0; }} li {{ margin: 0; }}
  figure {{ max-width: 25mm; }} figcaption {{ font-size: 7pt; }}
  main > ol.many {{ font-size: 7.2pt; line-height: 1.15; gap: .8mm; }} ol.many figure {{ max-width: 18mm; }}
  ol.many h2, ol.many .dose {{ font-size: 8pt; }} ol.many > li {{ padding: .7mm 1.4mm; }}
  footer {{ margin-top: 1.5mm; padding-top: 1mm; break-inside: avoid; }}
  footer > ul {{ columns: 2; column-gap: 6mm; }} footer > hr ~ * {{ font-size: 7pt; }}
}}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
{above}{cards}</main>
<footer>
{below}</footer>
</body>
</html>
"""
