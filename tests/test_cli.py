"""The command line: what goes where, and the code it exits with."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line import run
from tests.patients import UNREMARKABLE, shipped, walk_with
from triage import __version__
from triage.errors import Exit
from triage.model.urgency import Urgency
from triage.places import content_folder, flows_folder
from triage.services.typed import line_for

ONE_OF_EACH = {
    "self_care": "nothing-but-an-ache",
    "physio": "afraid-to-move-and-off-work",
    "soon": "tired-and-ill-for-weeks",
    "urgent": "back-pain-with-shaking-chills",
    "emergency": "saddle-numbness-alone",
}
FEVER = json.dumps({**UNREMARKABLE, "fever": "yes"}).encode()


def typed_by(id_: str) -> bytes:
    """The lines that a golden patient types in plain mode."""
    walk = walk_with(id_)
    lines = [line_for(turn, reply) for turn, reply in zip(walk.turns, walk.replies, strict=True)]
    return ("\n".join(lines) + "\n").encode()


def sent_by(id_: str) -> bytes:
    """The JSON lines that a golden patient sends."""
    return b"".join(json.dumps({"reply": reply}).encode() + b"\n" for reply in walk_with(id_).replies)


def program(*arguments: str, typed: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """A run of the installed program, on its own."""
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "triage", *arguments],
        input=typed,
        capture_output=True,
        check=False,
        timeout=30,
        env={**os.environ, **environment},
    )


def own_flows(folder: Path) -> Path:
    """A copy of the shipped flows, to break."""
    return shutil.copytree(flows_folder(), folder / "flows")


def test_a_conversation_with_advice_is_done() -> None:
    assert run("chat", typed=typed_by("nothing-but-an-ache")).code == Exit.DONE


def test_an_emergency_is_done_too() -> None:
    assert run("chat", typed=typed_by("saddle-numbness-alone")).code == Exit.DONE


def test_leaving_is_done() -> None:
    assert run("chat", typed=b"q\n").code == Exit.DONE


def test_an_input_that_ends_early_is_unfinished() -> None:
    assert run("chat", typed=b"1\n").code == Exit.UNFINISHED


def test_json_lines_that_end_early_are_unfinished() -> None:
    assert run("chat", "--jsonl").code == Exit.UNFINISHED


def test_the_exit_codes_are_those_of_the_manual() -> None:
    assert {code.name: int(code) for code in Exit} == {
        "DONE": 0,
        "CRASHED": 1,
        "USAGE": 2,
        "SELF_CARE": 10,
        "PHYSIO": 11,
        "SOON": 12,
        "URGENT": 13,
        "EMERGENCY": 14,
        "BAD_FILE": 65,
        "NO_FILE": 66,
        "UNFINISHED": 75,
        "INTERRUPTED": 130,
    }


@pytest.mark.parametrize("urgency", ONE_OF_EACH)
def test_the_exit_code_can_be_the_urgency_of_a_conversation(urgency: str) -> None:
    ended = run("chat", "--exit-code", typed=typed_by(ONE_OF_EACH[urgency]))

    assert ended.code == Exit.SELF_CARE + Urgency.named(urgency)


def test_the_exit_code_can_be_the_urgency_without_a_command() -> None:
    assert run("--exit-code", typed=typed_by("saddle-numbness-alone")).code == Exit.EMERGENCY


def test_the_exit_code_can_be_the_urgency_of_json_lines() -> None:
    assert run("chat", "--jsonl", "--exit-code", typed=sent_by("saddle-numbness-alone")).code == Exit.EMERGENCY


def test_the_exit_code_can_be_the_urgency_of_findings() -> None:
    assert run("assess", "-", "--rest", "no", "--exit-code", typed=FEVER).code == Exit.URGENT


def test_leaving_has_no_urgency() -> None:
    assert run("chat", "--exit-code", typed=b"q\n").code == Exit.DONE


def test_an_unfinished_conversation_has_no_urgency() -> None:
    assert run("chat", "--exit-code", typed=b"1\n").code == Exit.UNFINISHED


@pytest.mark.parametrize(
    "arguments",
    [
        ["bogus"],
        ["--bogus"],
        ["assess"],
        ["assess", "-", "--rest", "maybe"],
        ["page", "lifting", "--format", "pdf"],
        ["check", "extra"],
        ["chat", "--flows"],
    ],
    ids=" ".join,
)
def test_a_command_line_that_is_off_is_told_and_exits_2(arguments: list[str]) -> None:
    ended = run(*arguments)

    assert ended.code == Exit.USAGE
    assert ended.out == ""
    assert ended.err


@pytest.mark.parametrize(
    "option", [["--plain"], ["--exit-code"], ["--flows", "/mine"], ["--content", "/mine"]], ids=str
)
@pytest.mark.parametrize("command", ["chat", "check", "page", "assess"])
def test_an_option_in_front_of_a_command_is_never_passed_over(option: list[str], command: str) -> None:
    ended = run(*option, command, *(["-"] if command == "assess" else []))

    assert ended.code == Exit.USAGE
    assert f"options stand behind the command: triage {command} [OPTIONS]" in ended.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["assess", "/nowhere.yaml"],
        ["page", "--answers", "/nowhere.yaml"],
        ["check", "--flows", "/nowhere"],
        ["check", "--content", "/nowhere"],
        ["chat", "--flows", "/nowhere"],
        ["--flows", "/nowhere"],
        ["page", "nothing-of-the-kind"],
    ],
    ids=" ".join,
)
def test_what_is_not_there_is_told_and_exits_66(arguments: list[str]) -> None:
    ended = run(*arguments)

    assert ended.code == Exit.NO_FILE
    assert ended.out == ""
    assert ended.err


@pytest.mark.parametrize("command", [["chat"], ["chat", "--jsonl"], [], ["page"], ["assess", "-"]], ids=str)
def test_broken_flows_stop_everything_before_it_starts(tmp_path: Path, command: list[str]) -> None:
    flows = own_flows(tmp_path)
    (flows / "rules.yaml").write_text("rules: {R01: {when: {nothing: yes}}}\n")

    ended = run(*command, "--flows", str(flows), typed=FEVER)

    assert ended.code == Exit.BAD_FILE
    assert ended.out == ""
    assert "rules.yaml:1:" in ended.err


@pytest.mark.parametrize("command", [["chat"], ["chat", "--jsonl"], [], ["page"]], ids=str)
def test_broken_words_stop_everything_before_it_starts(tmp_path: Path, command: list[str]) -> None:
    content = shutil.copytree(content_folder(), tmp_path / "content")
    (content / "en" / "outcomes" / "urgent.md").write_text("---\ntitle: x\n---\n{{ nothing }}\n")

    ended = run(*command, "--content", str(content))

    assert ended.code == Exit.BAD_FILE
    assert ended.out == ""
    assert "urgent.md" in ended.err


@pytest.mark.parametrize("text", [b"fevr: yes", b"age: 400", b"[", b"\xff", b""], ids=repr)
def test_a_file_of_findings_that_cannot_be_used_exits_65(text: bytes) -> None:
    ended = run("assess", "-", typed=text)

    assert ended.code == Exit.BAD_FILE
    assert ended.out == ""
    assert ended.err.startswith("standard input")


def test_check_says_that_the_shipped_protocol_is_sound() -> None:
    assert " is sound: " in run("check").out.splitlines()[0]


def test_check_says_that_all_of_the_evidence_is_in_it() -> None:
    assert "all 70 findings, 25 rules and 20 causes" in run("check").out


def test_check_is_done_when_all_is_sound() -> None:
    assert run("check").code == Exit.DONE


def test_check_prints_each_problem_with_its_place(tmp_path: Path) -> None:
    flows = own_flows(tmp_path)
    text = (flows / "rules.yaml").read_text().replace("{fracture_suspected: yes}", "{fracture_suspectd: yes}")
    (flows / "rules.yaml").write_text(text)

    ended = run("check", "--flows", str(flows))

    line = text[: text.index("{fracture_suspectd")].count("\n") + 1
    assert ended.out.splitlines()[0] == (
        f"flows/rules.yaml:{line}:12: T022 no finding is called `fracture_suspectd`; did you mean `fracture_suspected`?"
    )


def test_check_prints_all_problems_at_once(tmp_path: Path) -> None:
    flows = own_flows(tmp_path)
    text = (flows / "rules.yaml").read_text()
    text = text.replace("{age: {at_most: 17}}", "{aeg: {at_most: 17}}").replace("urgency: physio", "urgency: psyhio")
    (flows / "rules.yaml").write_text(text)

    problems = run("check", "--flows", str(flows)).out

    assert "`aeg`" in problems
    assert "`psyhio`" in problems


def test_check_of_broken_flows_exits_65(tmp_path: Path) -> None:
    flows = own_flows(tmp_path)
    (flows / "findings.yaml").write_text("a: [")

    assert run("check", "--flows", str(flows)).code == Exit.BAD_FILE


def test_check_of_an_empty_folder_exits_65(tmp_path: Path) -> None:
    assert run("check", "--flows", str(tmp_path)).code == Exit.BAD_FILE


def test_help_says_what_it_is_and_what_it_is_not() -> None:
    shown = " ".join(run("--help").out.split())

    assert "education, and help in deciding how soon to get care" in shown
    assert "not a diagnosis" in shown
    assert "no clinician has reviewed it yet" in shown


def test_help_has_the_safety_net() -> None:
    assert "call 112, 911 or your local emergency number" in " ".join(run("--help").out.split())


def test_help_is_done() -> None:
    assert run("--help").code == Exit.DONE


@pytest.mark.parametrize("command", ["chat", "assess", "page", "check"])
def test_every_command_has_help(command: str) -> None:
    assert run(command, "-h").code == Exit.DONE


def test_version_is_told() -> None:
    assert run("--version").out == f"backtriage {__version__}\n"


def test_without_a_terminal_the_conversation_is_in_plain_lines() -> None:
    assert "Type the number of your answer." in run().out


def test_without_a_command_the_whole_conversation_can_be_held() -> None:
    assert "CARE AT HOME NOW" in run(typed=typed_by("nothing-but-an-ache")).out


def test_a_conversation_leaves_standard_error_empty() -> None:
    assert run("chat", typed=typed_by("nothing-but-an-ache")).err == ""


def test_json_lines_leave_nothing_but_json_on_standard_output() -> None:
    lines = run("chat", "--jsonl", typed=sent_by("nothing-but-an-ache")).out.splitlines()

    assert [json.loads(line)["type"] for line in lines][-1] == "outcome"


def test_assess_prints_the_advice() -> None:
    assert "- urgent: " in run("assess", "-", "--rest", "no", typed=FEVER).out


def test_assess_tells_on_standard_error_what_it_filled_in() -> None:
    assert "findings were not given and count as no (see --rest)" in run("assess", "-", "--rest", "no", typed=FEVER).err


def test_assess_tells_on_standard_error_what_is_missing() -> None:
    assert "not given, and nothing assumed: age, " in run("assess", "-", typed=b"fever: yes").err


def test_assess_counts_what_was_not_given_as_unsure_by_itself() -> None:
    assert "count as unsure" in run("assess", "-", typed=FEVER).err


def test_assess_gives_one_json_object() -> None:
    assert json.loads(run("assess", "-", "--json", typed=FEVER).out)["urgency"] == "urgent"


def test_assess_says_why_when_asked() -> None:
    assert "\n\nBecause\n- urgent, fever: " in run("assess", "-", "--rest", "no", "--explain", typed=FEVER).out


def test_assess_says_nothing_of_why_unless_asked() -> None:
    assert "Because" not in run("assess", "-", "--rest", "no", typed=FEVER).out


def test_assess_puts_the_why_into_the_one_json_object() -> None:
    told = json.loads(run("assess", "-", "--json", "--explain", typed=FEVER).out)

    assert set(told["explain"]) == {"because", "not_chosen", "would_change"}
    assert told["complete"] is True


def test_assess_reads_a_file(tmp_path: Path) -> None:
    (tmp_path / "findings.yaml").write_bytes(b"saddle_numbness: yes\n")

    assert "- emergency: " in run("assess", str(tmp_path / "findings.yaml"), "--rest", "no").out


def test_assess_names_the_file_that_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "findings.yaml").write_bytes(b"saddle_numbnes: yes\n")

    assert "findings.yaml:1:" in run("assess", str(tmp_path / "findings.yaml")).err


def test_assess_reads_no_file_larger_than_256_kib() -> None:
    assert run("assess", "-", typed=b"#" * 300_000).code == Exit.BAD_FILE


def test_page_lists_the_pages() -> None:
    listed = {line.split()[0] for line in run("page").out.splitlines()}

    assert listed == set(shipped().pages)


def test_page_lists_those_for_the_answers_first(tmp_path: Path) -> None:
    (tmp_path / "answers.json").write_text('{"cause_lifting": true}')

    assert run("page", "--answers", str(tmp_path / "answers.json")).out.startswith("lifting")


def test_page_shows_a_page() -> None:
    assert run("page", "lifting").out.startswith("Lifting")


@pytest.mark.parametrize(
    ("form", "start"), [("text", "Lifting"), ("markdown", "# Lifting"), ("html", "<!doctype html>")]
)
def test_page_has_three_forms(form: str, start: str) -> None:
    assert run("page", "lifting", "--format", form).out.startswith(start)


def test_page_suggests_a_page_that_is_nearly_called_so() -> None:
    assert run("page", "liftin").err == "there is no page `liftin`; did you mean `lifting`?\n"


def test_page_finds_what_is_looked_for() -> None:
    assert run("page", "--find", "shopping cart").out.startswith("stenosis")


def test_page_finds_nothing_that_the_advice_speaks_against() -> None:
    assert "lifting" not in run("page", "--find", "lift", "--answers", "-", typed=b"saddle_numbness: yes").out


def test_page_says_that_nothing_was_found_where_it_does_not_mix_with_what_is() -> None:
    told = run("page", "--find", "zzz")

    assert (told.code, told.out, told.err) == (Exit.DONE, "", "no page holds `zzz`\n")


def test_page_shows_a_page_or_finds_pages() -> None:
    assert run("page", "lifting", "--find", "lift").code == Exit.USAGE


def test_page_fits_the_region_of_the_answers() -> None:
    assert "988" in run("page", "when-to-get-help", "--answers", "-", typed=b"region: us").out


def test_page_refuses_answers_that_do_not_fit() -> None:
    assert run("page", "lifting", "--answers", "-", typed=b"region: mars").code == Exit.BAD_FILE


def test_the_installed_command_is_the_program() -> None:
    installed = Path(sys.executable).with_name("triage")
    told = subprocess.run([installed, "--version"], capture_output=True, check=True, timeout=30)  # noqa: S603

    assert told.stdout.decode() == f"backtriage {__version__}\n"


def test_the_program_exits_with_its_code() -> None:
    assert program("assess", "-", "--rest", "no", "--exit-code", typed=FEVER).returncode == Exit.URGENT


def test_ctrl_c_exits_130_and_says_so_without_a_traceback() -> None:
    talking = subprocess.Popen(
        [sys.executable, "-m", "triage", "chat"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert talking.stdout is not None
    while b"q leave)" not in talking.stdout.readline():
        pass
    talking.send_signal(signal.SIGINT)
    _, err = talking.communicate(timeout=30)

    assert talking.returncode == Exit.INTERRUPTED
    assert err.decode().strip() == "stopped; only a complete outcome is advice"


@pytest.mark.parametrize("arguments", [["chat"], ["chat", "--jsonl"]], ids=" ".join)
def test_a_reader_that_goes_away_is_told_without_a_traceback(arguments: list[str]) -> None:
    talking = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "triage", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert talking.stdout is not None
    assert talking.stdin is not None
    assert talking.stderr is not None
    talking.stdout.readline()
    talking.stdout.close()
    talking.stdin.write(b"1\n" * 200)
    talking.stdin.close()

    assert talking.stderr.read().decode().strip() == "the output was closed before it was complete"
    assert talking.wait(30) == Exit.UNFINISHED
    talking.stderr.close()


def test_a_closed_standard_input_is_the_end_of_the_input() -> None:
    ended = subprocess.run(  # noqa: S602 - closing a stream takes a shell
        f'"{sys.executable}" -m triage <&-', shell=True, capture_output=True, check=False, timeout=30
    )

    assert ended.returncode == Exit.UNFINISHED
    assert ended.stdout.endswith(b"The input ended before there was advice. Nothing was decided.\n")


def test_a_closed_standard_output_is_no_crash() -> None:
    ended = subprocess.run(  # noqa: S602 - closing a stream takes a shell
        f'"{sys.executable}" -m triage chat >&-', shell=True, capture_output=True, check=False, timeout=30, input=b""
    )

    assert ended.returncode == Exit.UNFINISHED
    assert ended.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_disk_that_is_full_is_told_once_and_without_a_traceback(unbuffered: str) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "triage", "page"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=30,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        )

    assert ended.returncode == Exit.UNFINISHED
    assert ended.stderr == b"the output could not be written: there is no space left\n"


def test_a_terminal_that_knows_only_ascii_gets_the_whole_conversation() -> None:
    ended = program("chat", typed=b"q\n", PYTHONIOENCODING="ascii:strict")

    assert ended.returncode == Exit.DONE
    assert b"It is for me" in ended.stdout


def test_bytes_that_are_no_text_are_answered_and_no_crash() -> None:
    ended = program("chat", typed=b"\xff\xfe\x80\nq\n", PYTHONIOENCODING="utf-8:strict")

    assert ended.returncode == Exit.DONE
    assert b"Not taken: " in ended.stdout


@pytest.mark.parametrize(
    "arguments",
    [["chat", "--jsonl"], ["assess", "-", "--json"], ["page", "lifting", "--format", "html"]],
    ids=" ".join,
)
def test_what_programs_read_is_utf8_whatever_the_terminal(arguments: list[str]) -> None:
    plain = program(*arguments, typed=FEVER, PYTHONIOENCODING="utf-8")
    narrow = program(*arguments, typed=FEVER, PYTHONIOENCODING="ascii")

    assert narrow.stdout == plain.stdout


def test_a_fault_of_the_program_is_told_with_the_safety_net_and_no_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        secret = "what the person told"  # noqa: F841, S105 - must not come out
        message = "internal detail"
        raise ZeroDivisionError(message)

    monkeypatch.setattr("triage.services.checking.check", fail)
    ended = run.__wrapped__("check")

    assert ended.code == Exit.CRASHED
    assert "call 112, 911 or your local emergency number now" in ended.err
    assert "what the person told" not in ended.err
    assert "internal detail" not in ended.err
