"""The digits and the weights that the course ships are what the capstone says they are."""

import subprocess
import sys

import numpy as np
import pytest

from forwardpass.digits import CASCADE, IMAGES, SOURCE, TRAINING, load_cascade, load_digits, train

PARTS = ("training", "held out")


@pytest.mark.parametrize(("part", "count"), [("training", TRAINING), ("held out", 360)])
def test_images_and_labels_belong_together(part, count):
    """As many labels as images, all digits among them, pixels from 0 to 16."""
    images, labels = load_digits(part)
    assert (images.shape, images.dtype) == ((count, 8, 8), np.uint8)
    assert (labels.shape, labels.dtype) == ((count,), np.int64)
    assert (images.min(), images.max()) == (0, 16)
    assert set(labels.tolist()) == set(range(10))


def test_no_image_is_in_both_parts():
    """Or accuracy would be measured on what was learned by heart."""
    training, held_out = ({image.tobytes() for image in load_digits(p)[0]} for p in PARTS)
    assert not training & held_out


def test_an_unknown_part_is_named():
    """With those that there are."""
    with pytest.raises(ValueError, match="training, held out"):
        load_digits("test")


def test_the_cascade_has_the_widths_that_it_is_trained_with():
    """Each layer takes what the one before gives."""
    layers = load_cascade()
    assert [W.shape for W, _, _ in layers] == [(64, 32), (32, 16), (16, 10)]
    assert [b.shape for _, b, _ in layers] == [(32,), (16,), (10,)]
    assert [name for _, _, name in layers] == list(train.ACTIVATIONS)


def test_the_shipped_cascade_is_as_accurate_as_the_chapter_states():
    """On images that it has never seen."""
    right, count = train.right_readings(load_cascade())
    assert right >= train.AT_LEAST
    assert count == 360


def test_a_cascade_that_reads_badly_is_found():
    """The count can fall short."""
    layers = load_cascade()
    layers[-1] = (np.roll(layers[-1][0], 1, axis=1), layers[-1][1], "softmax")
    assert train.right_readings(layers)[0] < train.AT_LEAST


@pytest.mark.slow
def test_training_anew_gives_a_model_at_least_as_accurate_as_stated(tmp_path):
    """The script exits with 1 where it is not; and what it writes can be read."""
    file = tmp_path / "cascade.json"
    command = [sys.executable, "-m", "forwardpass.digits.train", "--output", file]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "of 360 held-out images correctly" in run.stdout
    assert file.read_text().count("\n") == CASCADE.read_text().count("\n")


def test_source_and_license_are_named():
    """Of the images and of the weights."""
    text = SOURCE.read_text(encoding="utf-8")
    for words in (IMAGES.name, CASCADE.name, "CC BY 4.0", "Alpaydin", "10.24432/C50P49"):
        assert words in text
