"""What most tests need: the shipped protocol, opened once."""

import os
import signal
import tempfile

import pytest
from hypothesis import HealthCheck, settings

from tests.patients import shipped
from triage.engine.machine import Machine
from triage.model.programme import Programme
from triage.model.protocol import Protocol
from triage.services.interviewing import Interviewing
from triage.services.materials import Materials

# A shared machine is busy at times: a slow example is no failure. Derandomized, so that a red build can be had again.
settings.register_profile(
    "steady", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")

# Before anything is collected: some modules open the shipped protocol to name their cases.
_KEPT = tempfile.TemporaryDirectory(prefix="triage-tests-")
for _folder in ("CACHE", "CONFIG", "DATA"):
    os.environ[f"XDG_{_folder}_HOME"] = os.path.join(_KEPT.name, _folder.lower())  # noqa: PTH118 - a text in any case
os.environ.pop("TRIAGE_JOURNAL", None)
os.environ.pop("TRIAGE_NO_JOURNAL", None)
os.environ.pop("TRIAGE_NO_CACHE", None)
os.environ.pop("TRIAGE_SETTINGS", None)
os.environ.pop("TRIAGE_LANG", None)

# What runs in the background of a shell is told to ignore Ctrl-C, or the end of its terminal, and tells that to every
# program it starts.
for _number, _usual in ((signal.SIGINT, signal.default_int_handler), (signal.SIGHUP, signal.SIG_DFL)):
    if signal.getsignal(_number) is signal.SIG_IGN:
        signal.signal(_number, _usual)


def pytest_unconfigure() -> None:
    """Leave nothing of a checked set behind."""
    _KEPT.cleanup()


@pytest.fixture(scope="session")
def materials() -> Materials:
    """The shipped protocol and words."""
    return shipped()


@pytest.fixture(scope="session")
def protocol(materials: Materials) -> Protocol:
    """The shipped protocol."""
    return materials.protocol


@pytest.fixture(scope="session")
def programme(materials: Materials) -> Programme:
    """The shipped routine."""
    return materials.programme


@pytest.fixture(scope="session")
def machine(materials: Materials) -> Machine:
    """The machine of the shipped flow, as every conversation shares it."""
    return materials.machine


@pytest.fixture
def interviewing(materials: Materials) -> Interviewing:
    """A conversation before its first answer."""
    return Interviewing(materials)
