"""Published divisions of the ISPRS benchmarks, by name: which tiles, which reference, which classes in the means.

Sources of the divisions:

- Vaihingen, 16 for training and 17 for the test: the ISPRS 2D semantic labelling contest. GeoSeg's method papers (Wang
  et al. 2022, UNetFormer, ISPRS J. Photogramm. Remote Sens. 190, 196-214, sec. 4.1) watch the training on area 30.
- Vaihingen, 12 and 4: Audebert, Le Saux, Lefèvre 2018 (Beyond RGB, ISPRS J. Photogramm. Remote Sens. 140, 20-32) in
  the authors' code, github.com/nshaud/DeepNetsForEO, `SegNet_PyTorch_v2.ipynb`. It watches no tile; one of the twelve
  is kept for the validation here, so that neither the test nor chance chooses the epoch.
- Potsdam, 24 and 14: the same contest. UNetFormer (above) watches tile 2_10 and leaves out 7_10 for its wrong
  labels.

The contest counts pixels within 3 pixels of a border between classes not at all, and clutter in the overall accuracy
but not in the means of F1 and IoU.
"""

from __future__ import annotations

from dataclasses import dataclass

NO_PROTOCOL = "none"
VAIHINGEN, POTSDAM = "vaihingen", "potsdam"
_CLUTTER = 5
_EROSION_PX = 3


@dataclass(frozen=True)
class Published:
    """Figures of a publication, in per cent.

    Args:
        method: What was tested.
        source: Where the figures stand.
        overall_accuracy: None if it is not given; likewise the others.
        mean_f1: Over the classes in the mean.
        mean_iou: Over these classes.
        f1: Of impervious surfaces, building, low vegetation, tree and car; () if not given.
    """

    method: str
    source: str
    overall_accuracy: float | None = None
    mean_f1: float | None = None
    mean_iou: float | None = None
    f1: tuple[float, ...] = ()


@dataclass(frozen=True)
class Protocol:
    """One way to divide a benchmark, and to count.

    Args:
        name: Stands in job files and reports: it never changes.
        label: Its name in a dialog.
        benchmark: `VAIHINGEN` or `POTSDAM`.
        train: Numbers of the tiles to learn from.
        validation: Those that choose the epoch; never one of the test.
        test: Those of the test.
        erosion: Radius around borders between reference classes that does not count, pixels.
        outside_means: Values of classes that count as pixels, but not in the means over the classes.
        source: Where the division is from.
        published: What others reached with it.
    """

    name: str
    label: str
    benchmark: str
    train: tuple[str, ...]
    validation: tuple[str, ...]
    test: tuple[str, ...]
    erosion: int
    outside_means: tuple[int, ...]
    source: str
    published: tuple[Published, ...] = ()

    @property
    def tiles(self) -> tuple[str, ...]:
        """All tiles that it uses."""
        return (*self.train, *self.validation, *self.test)


def _numbers(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_CONTEST = "ISPRS 2D semantic labelling contest; validation tile as in UNetFormer (Wang et al. 2022)"
_GEOSEG = "GeoSeg, github.com/WangLibo1995/GeoSeg, README, with test-time augmentation"
_VAIHINGEN_16 = _numbers("1 3 5 7 11 13 15 17 21 23 26 28 32 34 37"), _numbers("30")
_VAIHINGEN_17 = _numbers("2 4 6 8 10 12 14 16 20 22 24 27 29 31 33 35 38")
_POTSDAM_24 = (
    _numbers("2_11 2_12 3_10 3_11 3_12 4_10 4_11 4_12 5_10 5_11 5_12 6_7 6_8 6_9 6_10 6_11 6_12 7_7 7_8 7_9 7_11 7_12"),
    _numbers("2_10"),
)
_POTSDAM_14 = _numbers("2_13 2_14 3_13 3_14 4_13 4_14 4_15 5_13 5_14 5_15 6_13 6_14 6_15 7_13")
_ERODED, _FULL = (_EROSION_PX, (_CLUTTER,)), (0, ())

_REGISTERED = (
    Protocol(
        "vaihingen_12_4",
        "Vaihingen, 12 areas and 4 for the test (Audebert et al. 2018)",
        VAIHINGEN,
        _numbers("1 3 7 13 17 23 26 28 32 34 37"),
        _numbers("11"),
        _numbers("5 15 21 30"),
        *_ERODED,
        "Audebert et al. 2018, Beyond RGB, and its code; area 11, one of its twelve, is kept for the validation",
        (
            Published(
                "SegNet, VGG16 encoder, IRRG",
                "Audebert et al. 2018 (Beyond RGB)",
                overall_accuracy=90.47,
                f1=(91.4, 95.4, 80.0, 90.5, 90.4),
            ),
        ),
    ),
    Protocol(
        "vaihingen_16_17",
        "Vaihingen, the contest's 16 areas and 17 for the test",
        VAIHINGEN,
        *_VAIHINGEN_16,
        _VAIHINGEN_17,
        *_ERODED,
        _CONTEST,
        (
            Published("UNetFormer, ResNet-18 encoder", _GEOSEG, 91.10, 90.30, 82.54),
            Published("FT-UNetFormer", _GEOSEG, 91.74, 91.17, 83.98),
        ),
    ),
    Protocol(
        "vaihingen_full_6",
        "Vaihingen, the contest's areas, all six classes, full reference",
        VAIHINGEN,
        *_VAIHINGEN_16,
        _VAIHINGEN_17,
        *_FULL,
        _CONTEST,
    ),
    Protocol(
        "potsdam_24_14",
        "Potsdam, the contest's 24 tiles and 14 for the test",
        POTSDAM,
        *_POTSDAM_24,
        _POTSDAM_14,
        *_ERODED,
        f"{_CONTEST}, which leaves out tile 7_10 for its wrong labels",
        (
            Published("UNetFormer, ResNet-18 encoder", _GEOSEG, 91.19, 92.64, 86.52),
            Published("FT-UNetFormer", _GEOSEG, 91.87, 93.22, 87.50),
        ),
    ),
    Protocol(
        "potsdam_full_6",
        "Potsdam, the contest's tiles, all six classes, full reference",
        POTSDAM,
        *_POTSDAM_24,
        _POTSDAM_14,
        *_FULL,
        f"{_CONTEST}, which leaves out tile 7_10 for its wrong labels",
    ),
)
PROTOCOL_OF = {protocol.name: protocol for protocol in _REGISTERED}
PROTOCOLS = (NO_PROTOCOL, *PROTOCOL_OF)
PROTOCOL_LABELS = ("None", *(protocol.label for protocol in _REGISTERED))
