"""Lets a process die at one of its system calls, as a cut of the power or a kill -9 does."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

SCRIPTS_FIND_US = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
"""The environment of a script in another process that imports this module."""


def die_at_call(left: int, names: Sequence[str]) -> None:
    """Kill this process where it has made ``left`` calls of the functions of ``os`` called so."""

    def killing(call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **options: Any) -> Any:
            nonlocal left
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*arguments, **options)

        return counted

    for name in names:
        setattr(os, name, killing(getattr(os, name)))
