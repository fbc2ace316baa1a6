"""A small classified raster, and a worker that writes it."""

from osgeo import gdal, ogr, osr
from qgis.core import (
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from recording import run
from small_inputs import write_model, write_raster

# Two buildings that meet at a corner only, a car of one pixel on a street, trees, undefined, and no data.
CLASSES = [
    [1, 1, 0, 0, 0, 255],
    [1, 1, 0, 4, 0, 255],
    [0, 0, 1, 0, 0, 3],
    [0, 0, 0, 0, 0, 3],
    [6, 6, 0, 0, 0, 3],
]
CONFIDENCE = [
    [90, 80, 50, 50, 50, 255],
    [70, 60, 50, 33, 50, 255],
    [50, 50, 91, 50, 50, 70],
    [50, 50, 50, 50, 50, 80],
    [10, 21, 50, 50, 50, 81],
]
# class, name, pixels, confidence
AREAS = {
    (1, "building", 4, 75.0),
    (1, "building", 1, 91.0),
    (0, "impervious surfaces", 17, 50.0),
    (4, "car", 1, 33.0),
    (6, "undefined", 2, 15.5),
    (3, "tree", 3, 77.0),
}
NO_DATA = 2

# Does with its files what the engine does; nothing more.
CLASSIFIES = """
import shutil
hello()
outputs = {{}}
for field, source in (("output", {classes!r}), ("confidence", {confidence!r})):
    if config[field]:
        os.makedirs(os.path.dirname(config[field]), exist_ok=True)
        shutil.copy(source, config[field])
        outputs[field] = config[field]
shown = dict(config, **config.get("shown_inputs", {{}}))
record = dict(parameters=shown, outputs=outputs, qgis_process="qgis_process run")
output = pathlib.Path(config["output"])
(output.parent / ".runs").mkdir(exist_ok=True)
(output.parent / ".runs" / (output.name + ".run.json")).write_text(json.dumps(record))
say("progress", fraction=1.0, stage="Classifying", detail="")
say("result", outputs=outputs, scores={{}})
"""


class Classify:
    """Runs classify with a worker that writes given rasters."""

    def __init__(self, folder, fake_worker, feedback):
        self.folder, self._fake_worker, self.feedback = folder, fake_worker, feedback

    def __call__(self, classes=CLASSES, confidence=CONFIDENCE, crs="EPSG:32632", **parameters):
        rasters = {
            "classes": write_raster(self.folder / "worker_classes.tif", [classes], 255, crs),
            "confidence": write_raster(self.folder / "worker_confidence.tif", [confidence], 255, crs),
        }
        self.calls = self._fake_worker(CLASSIFIES.format(**rasters))
        self.given = {
            "MODEL": write_model(self.folder / "m.safetensors"),
            "ORTHO": write_raster(self.folder / "ortho.tif", [[[1]]] * 3),
            "OUTPUT": str(self.folder / "land cover.tif"),
            "POLYGONS": str(self.folder / "areas.gpkg"),
            "MIN_AREA": 0,
            **parameters,
        }
        self.results, self.context = run("vaihingen:classify", self.given, self.feedback)
        return self.results

    @property
    def made(self):
        names = {path.name for path in self.folder.iterdir() if path.name.startswith(("areas", "land cover"))}
        return names - {"land cover.tif", ".runs"}


def use_error_codes():
    """QGIS 3.40 switches exceptions on in all three; the one that was the last must be switched off first."""
    for module in (osr, ogr, gdal):
        module.DontUseExceptions()


def features(results):
    layer = QgsVectorLayer(results["POLYGONS"], "areas", "ogr")
    assert layer.isValid()
    return list(layer.getFeatures())


def areas(results):
    return {(f["class"], f["name"], f["pixels"], f["confidence"]) for f in features(results)}


def rendered(layer, crs=None):
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(crs or layer.crs())
    settings.setExtent(QgsRectangle(1000, 1995, 1006, 2000))
    settings.setOutputSize(QSize(60, 50))
    settings.setFlag(QgsMapSettings.Flag.Antialiasing, False)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()
