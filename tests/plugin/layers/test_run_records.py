"""Records of runs that QGIS does itself."""

import hashlib
import json

from vaihingen_qgis_plugin.layers.run_records import RunOfQgis


def test_the_record_names_the_input_as_it_was_read(tmp_path):
    ortho, output = tmp_path / "o.tif", tmp_path / "ndvi.tif"
    ortho.write_bytes(b"as it was")
    run = RunOfQgis("ndvi", [str(ortho)])
    ortho.write_bytes(b"changed while it ran")
    output.write_bytes(b"NDVI")
    run.write_record({"INPUT": str(ortho), "NIR_BAND": 1, "OUTPUT": str(output)}, {"OUTPUT": str(output)})
    record = json.loads((tmp_path / ".runs" / "ndvi.tif.run.json").read_text(encoding="utf-8"))
    assert record["inputs"] == {str(ortho): hashlib.sha256(b"as it was").hexdigest()}
    assert (
        record["qgis_process"].startswith("qgis_process run vaihingen:ndvi -- ")
        and "NIR_BAND=1" in record["qgis_process"]
    )
