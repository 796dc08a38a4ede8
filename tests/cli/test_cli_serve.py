"""What `rapporteur serve` refuses before anything is served."""

from __future__ import annotations

import pytest

from tests.cli.runs import Cli


@pytest.mark.parametrize("number", ["0", "-1", "x", "²", "129"])
def test_a_wrong_number_of_processes_is_refused(cli: Cli, number: str) -> None:
    """As an argument."""
    run = cli("serve", f"--processes={number}")
    assert (run.code, run.out) == (2, "")
    assert "--processes" in run.err


def test_a_record_in_memory_has_one_process(cli: Cli) -> None:
    """Others could not see it."""
    run = cli("--store", ":memory:", "serve", "--processes", "2")
    assert (run.code, run.out) == (2, "")
    assert "memory of one process" in run.err
