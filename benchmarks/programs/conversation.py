"""The interview as it is, except that keys are not held back: ``conversation.py``."""

from triage.services.materials import open_materials
from triage.ui.app import TriageApp

TriageApp(open_materials(), pause=0).run()
