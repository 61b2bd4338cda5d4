"""The program as it is, except that keys are not held back: ``conversation.py``."""

from triage.places import journal_file
from triage.services.materials import open_materials
from triage.services.remembering import Remembering
from triage.ui.app import TriageApp

TriageApp(open_materials(), Remembering(journal_file()), pause=0).run()
