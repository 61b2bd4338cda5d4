"""The real protocol and words, opened once; an app on them that takes keys as fast as a test presses them."""

import pytest

from triage.services.materials import Materials, open_materials
from triage.ui.app import TriageApp


@pytest.fixture(scope="session")
def materials() -> Materials:
    """The protocol and content of this repository."""
    return open_materials()


@pytest.fixture
def app(materials: Materials) -> TriageApp:
    """The interview, without the pause that keeps a held key from answering."""
    return TriageApp(materials, pause=0)
