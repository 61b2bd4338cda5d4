"""``triage demo``: a rehearsed conversation with a made-up patient."""

from pathlib import Path

import click

from triage.cli.common import folders, language_option, open_in_language, personal, prefers_lines
from triage.errors import Exit
from triage.model.stories import STORIES, Story, Tale

MOST = 999_999
"""Seeds are as large as those of the budget."""


@click.command()
@click.option(
    "--walk",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Show the patient of the walk in FILE instead.",
)
@click.option(
    "--pause", type=click.FloatRange(min=0, max=60), metavar="SECONDS", help="Seconds between two steps; 1.2 by itself."
)
@click.option("--journal", is_flag=True, help="Show a journal that somebody made up has kept for months.")
@click.option("--story", type=click.Choice(STORIES), help="How their back goes; flares by itself.")
@click.option("--seed", type=click.IntRange(0, MOST), help="Another person of the same story; 1 by itself.")
@click.option("--days", type=click.IntRange(14, 400), help="How many days they have lived with it; 180 by itself.")
@click.option("--plain", is_flag=True, help="Plain lines, without a full screen.")
@language_option
@folders
def demo(  # noqa: PLR0913 - one argument for each option
    *,
    walk: Path | None,
    pause: float | None,
    journal: bool,
    story: Story | None,
    seed: int | None,
    days: int | None,
    plain: bool,
    flows: Path | None,
    content: Path | None,
) -> Exit:
    """Show a conversation with a made-up patient, or a made-up journal; nothing is kept."""
    from triage.cli import full_screen  # noqa: PLC0415 - the package imports this module

    plain = plain or not full_screen() or prefers_lines()
    if journal:
        if walk is not None or pause is not None:
            raise click.UsageError("--walk and --pause are for a conversation; they do not go with --journal")
        from triage.cli.demo_journal import show_life  # noqa: PLC0415 - as above

        materials, usual = personal(open_in_language(flows, content)), Tale()
        chosen = Tale(story or usual.story, usual.seed if seed is None else seed, days or usual.days)
        return show_life(materials, chosen, plain=plain)
    if (story, seed, days) != (None, None, None):
        raise click.UsageError("--story, --seed and --days are for a journal: add --journal")
    return _converse(walk, pause, flows, content, plain=plain)


def _converse(walk: Path | None, pause: float | None, flows: Path | None, content: Path | None, *, plain: bool) -> Exit:
    from triage.services.rehearsing import open_demo  # noqa: PLC0415

    if plain:
        from triage.cli.chat import Talk, converse  # noqa: PLC0415 - as above

        return converse(flows, content, Talk(replay=walk, rehearsed=True), exit_code=False)
    from triage.ui.demo import BEAT, DemoApp  # noqa: PLC0415
    from triage.ui.held_app import run_app  # noqa: PLC0415 - textual is most of the start-up time

    materials = personal(open_in_language(flows, content))
    shown = DemoApp(materials, open_demo(materials, walk), beat=BEAT if pause is None else pause)
    return run_app(shown).code
