"""``triage demo``: a rehearsed conversation with a made-up patient."""

from pathlib import Path

import click

from triage.cli.common import folders, personal, prefers_lines
from triage.errors import Exit


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
@click.option("--plain", is_flag=True, help="Plain lines, without a full screen.")
@folders
def demo(*, walk: Path | None, pause: float | None, plain: bool, flows: Path | None, content: Path | None) -> Exit:
    """Show a conversation with a made-up patient; nothing is kept."""
    from triage.cli import full_screen  # noqa: PLC0415 - the package imports this module
    from triage.services.materials import open_materials  # noqa: PLC0415 - imported where used, for a quick start
    from triage.services.rehearsing import demo_file, open_demo  # noqa: PLC0415

    if plain or not full_screen() or prefers_lines():
        from triage.cli.chat import Talk, converse  # noqa: PLC0415 - as above

        return converse(flows, content, Talk(replay=walk or demo_file(content)), exit_code=False)
    from triage.ui.demo import BEAT, DemoApp  # noqa: PLC0415
    from triage.ui.held_app import run_app  # noqa: PLC0415 - textual is most of the start-up time

    materials = personal(open_materials(flows, content))
    shown = DemoApp(materials, open_demo(materials, walk), beat=BEAT if pause is None else pause)
    return run_app(shown).code
