"""What reading language costs at start-up."""

from __future__ import annotations

import subprocess
import sys

MODULES = (
    "numerals xml_text dates deadlines points unit_phrases placeholders holidays similar"
    " roles role_rules unit_reading phrase_findings"
)


def test_no_module_brings_a_heavy_library_with_it() -> None:
    imports = "; ".join(f"import filings.language.{m}" for m in MODULES.split())
    heavy = "{'babel', 'pydantic', 'chinese_calendar', 'docx', 'lxml', 'jinja2', 'openpyxl'}"
    script = f"{imports}; import sys; print(sorted({heavy} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
