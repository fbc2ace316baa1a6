import os

from vaihingen_qgis_plugin.worker.child_environment import ENGINE_FOLDER, child_environment


def test_drops_what_qgis_sets_and_keeps_what_the_user_set():
    parent = {
        "PYTHONHOME": "/qgis/python", "PYTHONPATH": "/qgis/python", "PROJ_LIB": "/p", "GDAL_DATA": "/g",
        "PROJ_DATA": "/p",        "GDAL_DRIVER_PATH": "/g", "QT_PLUGIN_PATH": "/q", "QT_QPA_PLATFORM": "offscreen",
        "QGIS_PREFIX_PATH": "/usr",
        "CUDA_VISIBLE_DEVICES": "1", "HOME": "/home/a", "HTTPS_PROXY": "http://proxy", "PIP_INDEX_URL": "https://mirror",
    }  # fmt: skip
    assert sorted(child_environment(parent)) == ["CUDA_VISIBLE_DEVICES", "HOME", "HTTPS_PROXY", "PIP_INDEX_URL"]


def test_library_path_loses_only_folders_of_the_qgis_bundle():
    def joined(*parts):
        return os.pathsep.join(parts)

    parent = {
        "APPDIR": "/tmp/app",
        "LD_LIBRARY_PATH": joined("/tmp/app/lib", "/usr/cuda/lib64", "/tmp/apple/lib"),
    }
    assert child_environment(parent)["LD_LIBRARY_PATH"] == joined("/usr/cuda/lib64", "/tmp/apple/lib")
    assert "LD_LIBRARY_PATH" not in child_environment({**parent, "LD_LIBRARY_PATH": "/tmp/app/lib"})
    mac = {"PATH": joined("/Applications/QGIS.app/Contents/MacOS/bin", "/usr/bin")}
    assert child_environment(mac)["PATH"] == "/usr/bin"


def test_engine_folder_is_the_build_not_the_checkout(build):
    assert ENGINE_FOLDER == build / "vaihingen_qgis_plugin"
    assert (ENGINE_FOLDER / "training" / "__main__.py").exists()
