"""The peers, at the versions that are pinned here, in folders of their own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

PYTHON_PINS = {
    "docxtpl": ["docxtpl==0.20.2", "python-docx==1.2.0", "Jinja2==3.1.6", "lxml==6.1.3"],
    "mailmerge": ["docx-mailmerge2==1.0.3", "lxml==6.1.3"],
}
NODE_PINS = {
    "docxtemplater": ["docxtemplater@3.71.0", "pizzip@3.3.0"],
    "easy-template-x": ["easy-template-x@7.2.8"],
    "carbone": ["carbone@3.8.2"],
}


@dataclass(frozen=True, slots=True)
class Installed:
    """Where the peers are, and why those that are missing are."""

    python: Path
    node: Path | None
    modules: Path
    missing: dict[str, str]


def home() -> Path:
    """The folder for the peers in the user's cache."""
    cache = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(cache) if cache else Path.home() / ".cache") / "filings-benchmark"


def install(folder: Path) -> Installed:
    """Install every peer that can be installed into ``folder``."""
    missing: dict[str, str] = {}
    python = folder / "python" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    try:
        if not python.exists():
            venv.create(folder / "python", with_pip=True)
    except (OSError, subprocess.CalledProcessError) as error:
        missing |= dict.fromkeys(PYTHON_PINS, f"no virtual environment: {error}")
    for peer, pins in PYTHON_PINS.items():
        command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        if peer not in missing:
            _try([*command, *pins], folder, peer, missing)
    modules = folder / "node"
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        missing |= dict.fromkeys(NODE_PINS, "node and npm are not installed")
        return Installed(python, None, modules, missing)
    modules.mkdir(parents=True, exist_ok=True)
    if not (modules / "package.json").exists():
        (modules / "package.json").write_text(json.dumps({"private": True}), encoding="utf-8")
    for peer, pins in NODE_PINS.items():
        command = [npm, "install", "--ignore-scripts", "--no-audit", "--no-fund", "--save-exact"]
        _try([*command, *pins], modules, peer, missing)
    return Installed(python, Path(node), modules, missing)


def _try(command: list[str], folder: Path, peer: str, missing: dict[str, str]) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        lines = (done.stderr or done.stdout).strip().splitlines()
        missing[peer] = lines[-1] if lines else f"exit code {done.returncode}"


def version_of(peer: str) -> str:
    """The pinned version of a peer."""
    pins = PYTHON_PINS.get(peer) or NODE_PINS[peer]
    return pins[0].replace("==", "@").rpartition("@")[2]


def node_version(node: Path | None) -> str:
    """The version of node, '' where there is none."""
    if node is None:
        return ""
    return (
        subprocess.run([node, "--version"], capture_output=True, text=True, check=True)
        .stdout[1:]
        .strip()
    )


def python_version() -> str:
    """The version of the Python that runs this, and the peers."""
    return ".".join(map(str, sys.version_info[:3]))
