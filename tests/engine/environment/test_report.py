"""The report on the engine's Python."""

from __future__ import annotations

import subprocess
import sys

from tests.checkout import ROOT
from tests.report_pages import check_page
from training.environment.report import environment_report

FACTS = {
    "python": "/opt/<python>",
    "python_version": "3.11.2",
    "platform": "Linux",
    "engine_version": "0.1.0",
    "packages": {"torch": "", "numpy": "1.20"},
    "required": {"torch": "2.2", "numpy": "1.26"},
    "torch_version": "",
    "missing": ["torch >= 2.2", "numpy >= 1.26 (installed: 1.20)"],
    "install_line": "/opt/<python> -m pip install -r requirements.txt",
    "device": "none",
}


class TestEnvironmentReport:
    def test_says_what_is_missing_and_how_to_install_it(self):
        text, _ = check_page(environment_report(FACTS))
        for words in ("not ready", "missing", "1.20 (too old)", "/opt/<python> -m pip install -r requirements.txt"):
            assert words in text, words

    def test_says_when_all_is_there(self):
        facts = {**FACTS, "missing": [], "packages": {"torch": "2.6", "numpy": "2.0"}, "device": "cuda (RTX 4070)"}
        text, _ = check_page(environment_report(facts))
        assert "All that the engine needs is installed" in text and "NVIDIA graphics card" in text
        text, _ = check_page(environment_report({**facts, "device": "cpu"}))
        assert "no graphics card" in text
        text, _ = check_page(environment_report({**facts, "torch_problem": "libcuda <lost>"}))
        assert "libcuda <lost>" in text and "not ready" in text

    def test_works_in_a_python_without_packages(self):
        code = (
            "from training.environment.report import environment_report; import sys; "
            f"assert 'missing' in environment_report({FACTS!r}); "
            "assert not {'numpy', 'jinja2', 'matplotlib', 'rasterio'} & set(sys.modules)"
        )
        subprocess.run([sys.executable, "-S", "-c", code], cwd=ROOT, check=True)
