"""The lock on an output folder: one at a time, and never left behind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from filings.workflows.lock import Held, locked

HOLDING = """
import sys
from pathlib import Path
from filings.workflows.lock import locked

with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_lock_is_held_once_and_free_again(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with locked(lock):
        with pytest.raises(Held), locked(lock):
            pass
        with pytest.raises(Held), locked(lock):  # to have tried does not let it go
            pass
    with locked(lock):
        pass


def test_an_error_inside_lets_the_lock_go(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with pytest.raises(OSError, match="full"), locked(lock):
        raise OSError("full")
    with locked(lock):
        pass


def test_another_process_holds_it_until_it_ends_even_when_killed(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(lock)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(Held), locked(lock):
            pass
        holder.kill()
        holder.wait()
        with locked(lock):
            pass


def test_the_file_of_the_lock_stays_and_what_is_in_it_is_left_alone(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    lock.write_bytes(b"of somebody else")
    with locked(lock):
        pass
    assert lock.read_bytes() == b"of somebody else"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such flag")
def test_a_link_in_the_place_of_the_lock_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError), locked(tmp_path / "lock"):
        pass
    assert not (tmp_path / "elsewhere").exists()
