import sys

import pytest

from vaihingen_qgis_plugin.worker import interpreter


@pytest.fixture
def clean(monkeypatch, tmp_path):
    """No setting, and an empty settings folder."""
    monkeypatch.setattr(interpreter, "default_environment", lambda: tmp_path / "environment")
    interpreter.remember_interpreter("")
    yield tmp_path / "environment"
    interpreter.remember_interpreter("")


def make_environment(folder):
    python = interpreter.environment_python(folder)
    python.parent.mkdir(parents=True)
    python.touch()
    (folder / interpreter.COMPLETE_MARK).write_text("{}")
    return str(python)


def test_order(clean, tmp_path):
    own = interpreter.choose_interpreter({})
    assert own.reason == "QGIS's own Python, because no other is set"
    private = make_environment(clean)
    assert interpreter.choose_interpreter({}) == interpreter.Interpreter(private, "the plugin's private environment")
    chosen = tmp_path / "python3"
    chosen.touch()
    interpreter.remember_interpreter(str(chosen))
    assert interpreter.choose_interpreter({}).path == str(chosen)
    assert "Options" in interpreter.choose_interpreter({}).reason
    named = interpreter.choose_interpreter({"VAIHINGEN_PYTHON": "/opt/py"})
    assert (named.path, named.reason) == ("/opt/py", "set by the environment variable VAIHINGEN_PYTHON")


def test_unfinished_environment_does_not_count(clean):
    make_environment(clean)
    (clean / interpreter.COMPLETE_MARK).unlink()
    assert "own Python" in interpreter.choose_interpreter({}).reason


def test_own_python_is_of_this_version_and_not_the_virtual_environment(clean):
    assert interpreter.own_python().startswith(sys.base_prefix)
    assert interpreter.own_python().endswith(f"python{sys.version_info[0]}.{sys.version_info[1]}")


def test_setting_is_shown_in_the_options():
    from processing.core.ProcessingConfig import ProcessingConfig

    setting = ProcessingConfig.settings[interpreter.SETTING]
    assert setting.group == "Vaihingen U-Net"
    assert setting.description == "Python of the engine"


def test_the_home_folder_of_a_python(clean, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert (
        interpreter.choose_interpreter({"VAIHINGEN_PYTHON": "~/venv/bin/python"}).path == f"{tmp_path}/venv/bin/python"
    )
