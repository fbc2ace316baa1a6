"""qgis_process with the engine's Python on another machine: the same calls, the same answers."""

import json

import pytest
from qgis_process import QgisProcess

from tests import ssh_server


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    yield from ssh_server.for_tests(tmp_path_factory)


@pytest.fixture(scope="module")
def far_qgis(package, engine_python, server, tmp_path_factory):
    """`qgis_process` whose engine is on the other machine."""
    address = server.address(engine_python)
    return QgisProcess(package, tmp_path_factory.mktemp("profile"), address, {"PATH": server.path})


@pytest.mark.slow
def test_a_class_raster_comes_from_the_other_machine(far_qgis, server, town, tmp_path):
    reference = town / "gts_for_participants" / "top_mosaic_09cm_area1.tif"
    output = tmp_path / "its land cover.tif"
    answer = far_qgis.try_run("labels", {"INPUT": reference, "OUTPUT": output})
    assert answer.code == 0, answer.text
    assert f"Python of the engine: {far_qgis.engine}" in answer.text  # it may have the file from another job
    assert str(server.cache) not in answer.text
    record = json.loads((tmp_path / ".runs" / "its land cover.tif.run.json").read_text(encoding="utf-8"))
    assert record["parameters"]["input"] == str(reference) and record["outputs"] == {"output": str(output)}
    assert record["inputs"][str(reference)]
    assert record["qgis_process"].startswith("qgis_process run vaihingen:labels")


@pytest.mark.slow
def test_what_cannot_be_done_there_is_refused_with_what_to_do(far_qgis, engine_python):
    answer = far_qgis.try_run("environment", {"CREATE": "true"})
    assert answer.code == 1
    assert "CREATE makes an environment on this computer" in answer.text
    assert "python3 -m venv ~/vaihingen" in answer.text
