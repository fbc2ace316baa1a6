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


# What qgis.bat of the Windows installer leaves in the environment.
QGIS_BAT = {
    "OSGEO4W_ROOT": r"C:\PROGRA~1\QGIS34~1.8",
    "Path": r"C:\Program Files\QGIS 3.44.8\apps\qgis\bin;C:\PROGRA~1\QGIS34~1.8\apps\Qt5\bin;"
    r"C:\Program Files\QGIS 3.44.8\bin;C:\WINDOWS\system32;C:\WINDOWS;C:\Program Files\QGIS 3.44.80\bin",
    "O4W_QT_PREFIX": "C:/PROGRA~1/QGIS34~1.8/apps/Qt5",
    "PDAL_DRIVER_PATH": r"C:\PROGRA~1\QGIS34~1.8\apps\pdal\plugins",
    "GEOTIFF_CSV": r"C:\PROGRA~1\QGIS34~1.8\share\epsg_csv",
    "SSL_CERT_FILE": r"C:\PROGRA~1\QGIS34~1.8\bin\curl-ca-bundle.crt",
    "SSL_CERT_DIR": "C:/Program Files/QGIS 3.44.8/apps/openssl/certs",
    "CURL_CA_BUNDLE": r"D:\gone\ca.crt",
    "GS_LIB": r"C:\Program Files\QGIS 3.44.8\apps\gs\lib",
    "PYTHONHOME": r"C:\PROGRA~1\QGIS34~1.8\apps\Python312",
    "LOCALAPPDATA": r"C:\Users\A\AppData\Local",
    "HTTPS_PROXY": "http://proxy:8080",
    "NAME": "A/B",
}


def spelt_out(path):
    return path.replace("PROGRA~1", "Program Files").replace("QGIS34~1.8", "QGIS 3.44.8")


def test_nothing_of_qgis_bat_reaches_a_child():
    kept = child_environment(QGIS_BAT, "win32", spelt_out)
    assert sorted(kept) == ["HTTPS_PROXY", "LOCALAPPDATA", "NAME", "Path"]
    # The folder with the runtime of Visual C++ is the last resort.
    assert kept["Path"].split(";") == [
        r"C:\WINDOWS\system32",
        r"C:\WINDOWS",
        r"C:\Program Files\QGIS 3.44.80\bin",
        r"C:\Program Files\QGIS 3.44.8\bin",
    ]


def test_the_installation_is_found_without_its_root():
    parent = {**QGIS_BAT, "QGIS_PREFIX_PATH": "C:/PROGRA~1/QGIS34~1.8/apps/qgis"}
    del parent["OSGEO4W_ROOT"]
    assert child_environment(parent, "win32", spelt_out) == child_environment(QGIS_BAT, "win32", spelt_out)


def test_certificates_of_the_user_stay(tmp_path):
    own = tmp_path / "company.pem"
    own.touch()
    assert child_environment({"SSL_CERT_FILE": str(own)}, "linux") == {"SSL_CERT_FILE": str(own)}


def test_nothing_of_the_bundle_of_macos_reaches_a_child():
    bundle = "/Applications/QGIS.app/Contents"
    parent = {
        "PATH": f"{bundle}/MacOS:{bundle}/MacOS/bin:/usr/bin:/bin",
        "PYTHONHOME": f"{bundle}/Resources/python",
        "PROJ_DATA": f"{bundle}/Resources/proj",
        "SSL_CERT_FILE": f"{bundle}/Resources/certs/certs.pem",
        "DYLD_LIBRARY_PATH": f"{bundle}/MacOS/lib",
        "HOME": "/Users/a",
    }
    assert child_environment(parent, "darwin") == {"PATH": "/usr/bin:/bin", "HOME": "/Users/a"}
