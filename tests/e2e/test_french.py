"""`qgis_process` under QGIS's French locale: its words are French to the end, and what programs read stays as it is."""

from __future__ import annotations

import pytest


@pytest.fixture
def french(qgis, tmp_path, monkeypatch):
    """The same profile, whose QGIS is set to French."""
    settings = qgis.profile / "profiles" / "default" / "QGIS" / "QGIS3.ini"
    before = settings.read_text(encoding="utf-8")
    settings.write_text(f"{before}\n[locale]\noverrideFlag=true\nuserLocale=fr\n", encoding="utf-8")
    yield qgis
    settings.write_text(before, encoding="utf-8")


def test_demo_data_are_made_in_french(french, tmp_path):
    assert "Entraîner un U-Net" in french.call("list").stdout
    answer = french.try_run("demodata", {"TILES": 1, "SIZE": 128, "OUTPUT": tmp_path / "ville"})
    assert answer.code == 0, answer.text
    assert "Python du moteur" in answer.text
    assert (tmp_path / "ville" / "top" / "top_mosaic_09cm_area1.tif").is_file()


def test_refusals_are_french(french, tmp_path):
    answer = french.try_run("ndvi", {"INPUT": "x.tif", "NIR_BAND": 1, "RED_BAND": 1, "OUTPUT": tmp_path / "n.tif"})
    assert answer.code == 1
    assert "NIR_BAND et RED_BAND valent toutes deux 1." in answer.text
