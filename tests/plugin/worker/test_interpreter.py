import sys

import pytest
from processing.core.ProcessingConfig import ProcessingConfig
from vaihingen_qgis_plugin.training.contract.errors import ConfigError

from vaihingen_qgis_plugin.worker import interpreter
from vaihingen_qgis_plugin.worker.environment import marks


@pytest.fixture
def clean(monkeypatch, tmp_path):
    """No setting, and an empty settings folder."""
    monkeypatch.setattr(interpreter, "default_environment", lambda: tmp_path / "environment")
    monkeypatch.setattr(interpreter, "settings_folder", lambda: tmp_path / "settings")
    interpreter.remember_interpreter("")
    yield tmp_path / "environment"
    interpreter.remember_interpreter("")


def make_environment(folder):
    python = interpreter.environment_python(folder)
    python.parent.mkdir(parents=True)
    python.touch()
    marks.complete(folder, {})
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
    (clean / marks.COMPLETE_MARK).unlink()
    assert "own Python" in interpreter.choose_interpreter({}).reason
    marks.complete(clean, {})
    marks.begin(clean)
    assert "own Python" in interpreter.choose_interpreter({}).reason


def test_an_environment_whose_python_is_gone_does_not_count_and_it_is_said(clean):
    make_environment(clean)
    (clean / "pyvenv.cfg").write_text("home = C:/QGIS 3.44.8/apps/Python312\nversion = 3.12.1\n")
    reason = interpreter.choose_interpreter({}).reason
    assert "QGIS 3.44.8/apps/Python312, which it was made from, is gone" in reason


@pytest.mark.parametrize("suffix", [".1", ".2"])
def test_an_exchange_that_was_interrupted_is_ended(clean, suffix):
    make_environment(marks.beside(clean, suffix))
    assert interpreter.choose_interpreter({}).path == str(interpreter.environment_python(clean))
    elsewhere = clean.with_name("unet")  # a LOCATION of the user's
    python = make_environment(elsewhere)
    interpreter.remember_interpreter(python)
    elsewhere.rename(marks.beside(elsewhere, suffix))
    assert interpreter.choose_interpreter({}).path == python and elsewhere.is_dir()


def test_a_setting_that_names_a_removed_environment_of_ours_is_passed_over(clean, monkeypatch):
    private = make_environment(clean)
    setting = ProcessingConfig.settings[interpreter.SETTING]
    monkeypatch.setattr(setting, "value", "/QGIS3/profiles/default/vaihingen_unet/environment/bin/python")
    assert interpreter.choose_interpreter({}).path == private
    monkeypatch.setattr(setting, "value", "/elsewhere/bin/python")  # its absence is the user's to know
    assert interpreter.choose_interpreter({}).path == "/elsewhere/bin/python"


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


def test_a_python_on_another_machine(clean, monkeypatch):
    address = "ssh://anna@gpu:2222/~/venv/bin/python"
    chosen = interpreter.choose_interpreter({"VAIHINGEN_PYTHON": address, "VAIHINGEN_SHARED_FOLDERS": "/data=/nas"})
    assert (chosen.path, chosen.shared_folders) == (address, "/data=/nas")
    interpreter.remember_interpreter(f" {address}")
    setting = ProcessingConfig.settings[interpreter.SHARED_SETTING]
    monkeypatch.setattr(setting, "value", "/data=/mnt")
    chosen = interpreter.choose_interpreter({})
    assert (chosen.path, chosen.shared_folders) == (address, "/data=/mnt") and "Options" in chosen.reason
    interpreter.check_interpreter(chosen)
    for wrong in (interpreter.Interpreter("ssh://-x/python", ""), interpreter.Interpreter(address, "", "data=/x")):
        with pytest.raises(ConfigError):
            interpreter.check_interpreter(wrong)


def test_the_options_take_an_address_and_refuse_what_is_none(clean, tmp_path):
    python, shared = (ProcessingConfig.settings[name] for name in (interpreter.SETTING, interpreter.SHARED_SETTING))
    (tmp_path / "python").touch()
    for value in ("", "ssh://gpu/opt/python", str(tmp_path / "python")):
        python.validator(value)
    for value, part in (
        ("ssh://gpu", "names no Python"),
        (str(tmp_path / "none"), "There is no"),
        ("ssh://-a/b", "-a"),
    ):
        with pytest.raises(ValueError, match=part):
            python.validator(value)
    shared.validator("/data=/mnt/nas")
    with pytest.raises(ValueError, match="no pair of folders"):
        shared.validator("/data")
