"""What `triage --help` says at 80 columns; a test holds it to what the command line itself says."""

HELP = """\
Usage: triage [OPTIONS] [COMMAND] [ARGS]...

  Low back pain: how soon to get which help, and why.

  It is education, and help in deciding how soon to get care. It is not a
  diagnosis and not a doctor, and no clinician has reviewed it yet. It works
  offline; what you type stays on this computer.

  If you think this is an emergency, call 112, 911 or your local emergency
  number now.

  Without a command, the conversation starts.

Options:
  --version       Show the version and exit.
  --plain         Plain lines, without a full screen (also: TRIAGE_PLAIN=1).
  --no-journal    Keep nothing of this conversation.
  --profile NAME  Use the journal of this person (also: TRIAGE_PROFILE).
  --exit-code     Exit with 10 (self-care) to 14 (emergency).
  --lang CODE     Speak this language (also: TRIAGE_LANG).
  --flows DIR     Use the protocol in this folder.
  --content DIR   Use the words in this folder.
  -h, --help      Show this message and exit.

Commands:
  assess    Advice for the findings in FILE (YAML or JSON; - for standard...
  book      Make one page for browsers and printers (HTML) of all there...
  calendar  Make a calendar file (.ics) of your sessions, reviews and...
  chat      Hold the conversation in plain lines.
  check     Look through the protocol and every word, and name what is...
  config    Show your settings, or have NAME be VALUE.
  demo      Show a conversation with a made-up patient, or a made-up...
  diff      Show which answers get other advice in NEW than in OLD, and why.
  graph     Draw the dialogue by section, with the conditions on its arrows.
  journal   Say where the journal is, take it out, keep it safe, lock or...
  language  List the languages, or what the language CODE lacks.
  log       Write into the diary: PAIN now, 0 to 10, and WORDS; either...
  measure   Fill in a measure, a short questionnaire that shows if things...
  new       Begin a page, a question or a rule: write its files, with...
  page      List the pages to read, or show the page called ID.
  preview   Show the page, exercise or question called ID, or the advice,...
  routine   Do the guided routine, show today's plan, or print it.
  schema    Show the JSON Schema of a flow FILE, or write all of them.
  summary   Sum up your last check and your diary for a professional, in...
"""
