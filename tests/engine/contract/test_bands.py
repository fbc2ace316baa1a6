"""Names of bands, and the sentences on an order that they contradict."""

import pytest

from training.contract.bands import BandName, PixelDoubt, model_doubts, name_doubts, order_line, roles_by_name


def named(*descriptions):
    return [BandName(description) for description in descriptions]


@pytest.mark.parametrize(
    "descriptions, roles",
    [
        (("red", "green", "blue", "near infrared"), ["red", "green", "blue", "nir"]),
        (("Red", "Green", "Blue", "NIR"), ["red", "green", "blue", "nir"]),
        (("NIR", "Red", "Green"), ["nir", "red", "green"]),
        (("Near-Infrared", "red_band", "Band 3: Green"), ["nir", "red", "green"]),
        (("N", "R", "G", "B"), ["nir", "red", "green", "blue"]),
        (("Nahes Infrarot", "Rot", "Grün", "Blau"), ["nir", "red", "green", "blue"]),
        (("PIR", "rouge", "vert", "bleu"), ["nir", "red", "green", "blue"]),
        (("proche infrarouge", "Rouge", "Vert"), ["nir", "red", "green"]),
        (("B2", "B3", "B4", "B8"), ["blue", "green", "red", "nir"]),  # Sentinel-2
        (("B02", "B03", "B04", "B05", "B08", "B11"), ["blue", "green", "red", "other", "nir", "other"]),
        (("B1", "B2", "B3", "B4"), ["", "", "", ""]),  # numbers only
        (("Band 1", "Band 2", "Band 3"), ["", "", ""]),
        (("842 nm", "665 nm", "0.56 um"), ["nir", "red", "green"]),
        (("SWIR", "red edge", "thermal infrared", "NDVI"), ["other"] * 4),
        (("infrared red green", "", ""), ["", "", ""]),  # says several at once
        (("", "", ""), ["", "", ""]),
    ],
)  # fmt: skip
def test_roles_by_description(descriptions, roles):
    assert roles_by_name(named(*descriptions)) == roles


def test_roles_by_wavelength_and_by_colour_interpretation():
    bands = [BandName(wavelength="842.0 Nanometers"), BandName(wavelength="0.665 um"), BandName(wavelength="11 um")]
    assert roles_by_name(bands) == ["nir", "red", "other"]
    rgb = [BandName(colour=colour) for colour in ("red", "green", "blue")]
    assert roles_by_name(rgb) == ["", "", ""]  # set by default for any three bands
    assert roles_by_name([*rgb, BandName(colour="undefined")]) == ["", "", "", ""]
    assert roles_by_name([*rgb, BandName(colour="nir")]) == ["red", "green", "blue", "nir"]  # GDAL 3.10 and newer


def test_the_log_says_what_is_what_and_where_from():
    bands = [*named("red", "green", "blue"), BandName(colour="nir")]
    assert order_line({4: "nir", 1: "red"}, bands, "NIR_BAND=4, RED_BAND=1") == (
        'Band 4 ("NIR") is near infrared, band 1 ("red") is red (NIR_BAND=4, RED_BAND=1).'
    )
    plain = [BandName(colour=colour) for colour in ("red", "green", "blue")]
    assert order_line({1: "nir", 2: "red", 3: "band3"}, plain, "x") == (
        "Band 1 is near infrared, band 2 is red, band 3 has no role (x). The file marks its bands as red, green, blue."
    )


def test_names_that_agree_or_say_nothing_raise_no_doubt():
    bands = named("red", "green", "blue", "near infrared")
    assert name_doubts({"NIR_BAND": 4, "RED_BAND": 1}, bands, "a.tif") == []
    assert name_doubts({"NIR_BAND": 0, "RED_BAND": 1}, bands, "a.tif") == []
    assert name_doubts({"NIR_BAND": 1, "RED_BAND": 2}, named("", "", ""), "a.tif") == []
    rgb = [BandName(colour=colour) for colour in ("red", "green", "blue")]
    assert name_doubts({"NIR_BAND": 1, "RED_BAND": 2}, rgb, "a.tif") == []


def test_names_that_contradict_the_parameters():
    bands = named("red", "green", "blue", "near infrared")
    (doubt,) = name_doubts({"NIR_BAND": 1, "RED_BAND": 2}, bands, "a.tif")
    assert 'NIR_BAND is 1 ("red") and RED_BAND is 2 ("green")' in doubt
    assert 'near infrared is band 4 ("near infrared")' in doubt and "Give NIR_BAND=4 RED_BAND=1" in doubt
    (doubt,) = name_doubts({"NIR_BAND": 1, "RED_BAND": 2}, named("Red", "Green", "Blue"), "a.tif")
    assert "no band is named near infrared" in doubt and "Give NIR_BAND=0 RED_BAND=1" in doubt
    (doubt,) = name_doubts({"NIR_BAND": 1, "RED_BAND": 2}, named("", "", "", "NIR"), "a.tif")
    assert "NIR_BAND is 1, but" in doubt and "Give NIR_BAND=4 RED_BAND=2" in doubt


def test_names_that_contradict_a_model():
    roles = {1: "nir", 2: "red", 3: "green"}
    assert model_doubts(roles, named("nir", "red", "green"), "a.tif") == []
    assert model_doubts(roles, named("", "", ""), "a.tif") == []
    (doubt,) = model_doubts(roles, named("red", "green", "nir"), "a.tif")
    assert 'band 1 ("red") for near infrared' in doubt and "gdal_translate -b 3 -b 1 -b 2" in doubt
    (doubt,) = model_doubts(roles, named("red", "green", "blue"), "a.tif")
    assert "gdal_translate" not in doubt and "expect a poor result" in doubt


def test_what_pixels_say_has_numbers_and_a_remedy():
    doubt = PixelDoubt("alike", 0.97, 0.08)
    assert "correlation 0.97" in doubt.sentence(1, 2, "a.tif") and "below 0.08" in doubt.sentence(1, 2, "a.tif")
    assert "NIR_BAND=0 RED_BAND=1" in doubt.remedy(3, 1, 2)
    assert "NIR_BAND=4 RED_BAND=1" in PixelDoubt("alike", 0.97, 0.08, (4, 1)).remedy(4, 1, 2)
    assert "NIR_BAND=2 RED_BAND=1" in PixelDoubt("swapped", 0.5, 0.1).remedy(3, 1, 2)
