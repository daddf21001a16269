"""Reading layers of a network: what is pooled when, and what the network is shown."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from PIL import Image
from torch import Tensor, nn

from core.conditions.backbone import NetworkReader, fitted
from core.conditions.lite0 import load_lite0, weights_path
from core.conditions.recipes import Fit, LayerRead, Preprocessing

SMALL = Preprocessing(Fit.CROP, 72, 64, (127.0,) * 3, (128.0,) * 3)
LITE0_READS = [
    LayerRead("stem", "average"),
    LayerRead("blocks.0", "max"),
    LayerRead("blocks.15", "gem"),
    LayerRead("head", "average"),
]


def reader_of(
    network: nn.Module, preprocessing: Preprocessing = SMALL, batch_size: int = 2
) -> NetworkReader:
    return NetworkReader(network, preprocessing, torch.device("cpu"), torch.float32, batch_size)


@pytest.fixture(scope="module")
def lite0() -> NetworkReader:
    return reader_of(load_lite0(weights_path()))


def noise(n: int, size: tuple[int, int] = (256, 256)) -> list[Image.Image]:
    rng = np.random.default_rng(2)
    return [Image.fromarray(rng.integers(0, 256, (*size, 3), np.uint8)) for _ in range(n)]


class Overwriting(nn.Module):
    """Its `first` layer is overwritten by what follows; `again` is called three times."""

    def __init__(self) -> None:
        super().__init__()
        self.first = nn.Identity()
        self.again = nn.Hardtanh(-10.0, 10.0)
        self.n_passes = 0

    def forward(self, inputs: Tensor) -> Tensor:
        self.n_passes += 1
        outputs = self.first(inputs).mul_(0).sub_(3)
        for _ in range(3):
            outputs = self.again(outputs + 1)
        return outputs


# --- layers ---------------------------------------------------------------------------------------


def test_layers_of_any_depth_come_from_one_pass(lite0: NetworkReader) -> None:
    vectors = lite0.embed(noise(3), LITE0_READS)
    assert [rows.shape for rows in vectors] == [(3, 32), (3, 16), (3, 320), (3, 1280)]
    for rows in vectors:
        assert rows.dtype == np.float32
        assert np.linalg.norm(rows, axis=1) == pytest.approx(1.0, abs=1e-5)
    network = Overwriting()
    reads = [LayerRead("first", "average"), LayerRead("again", "max")]
    reader_of(network, batch_size=4).embed(noise(4), reads)
    assert network.n_passes == 1


def test_a_layer_reads_the_same_alone_and_beside_others(lite0: NetworkReader) -> None:
    images = noise(3)
    together = lite0.embed(images, LITE0_READS)
    for read, rows in zip(LITE0_READS, together, strict=True):
        (alone,) = lite0.embed(images, [read])
        assert np.array_equal(alone, rows)


def test_a_vector_does_not_depend_on_its_place_in_a_batch(lite0: NetworkReader) -> None:
    images = noise(3)
    (together,) = lite0.embed(images, LITE0_READS[-1:])
    alone = np.concatenate([lite0.embed([image], LITE0_READS[-1:])[0] for image in images])
    assert (together * alone).sum(axis=1).min() > 0.99999


def test_a_layer_is_pooled_before_a_later_one_overwrites_it() -> None:
    reader = reader_of(Overwriting())
    light, dark = Image.new("RGB", (64, 64), (255, 255, 255)), Image.new("RGB", (64, 64))
    (vectors,) = reader.embed([light, dark], [LayerRead("first", "average")])
    assert vectors[0] == pytest.approx([3**-0.5] * 3)
    assert vectors[1] == pytest.approx([-(3**-0.5)] * 3)
    kept = reader.features(reader.inputs([light]), LayerRead("first", "average"))
    assert kept.unique().tolist() == [1.0]


def test_repeated_calls_of_a_module_are_told_apart() -> None:
    reader = reader_of(Overwriting())
    inputs = reader.inputs(noise(1))
    outputs = [reader.features(inputs, LayerRead("again", "average", call)) for call in range(3)]
    assert [float(output.mean()) for output in outputs] == [-2.0, -1.0, 0.0]


def n_hooks(network: nn.Module) -> int:
    return sum(len(module._forward_hooks) for module in network.modules())


def test_no_hook_is_left_behind(lite0: NetworkReader) -> None:
    lite0.embed(noise(1), LITE0_READS)
    assert n_hooks(lite0.network) == 0
    with pytest.raises(AttributeError):
        lite0.embed(noise(1), [LayerRead("head", "average"), LayerRead("nowhere", "max")])
    with pytest.raises(RuntimeError):
        lite0.features(torch.zeros(1, 5, 32, 32), LITE0_READS[0])  # five channels
    assert n_hooks(lite0.network) == 0


# --- what the network sees ------------------------------------------------------------------------


@pytest.mark.parametrize("fit", list(Fit))
@pytest.mark.parametrize("size", [(256, 256), (341, 256), (256, 700), (90, 60), (1, 1), (1024, 51)])
def test_the_square_has_its_size_whatever_the_image(fit: Fit, size: tuple[int, int]) -> None:
    preprocessing = Preprocessing(fit, 256, 224, (0.0,) * 3, (255.0,) * 3)
    assert fitted(Image.new("RGB", size), preprocessing).shape == (224, 224, 3)


@pytest.mark.parametrize("px", [224, 232, 299, 384])
def test_a_crop_of_all_of_the_shorter_side_works_for_every_size(px: int) -> None:
    preprocessing = Preprocessing(Fit.CROP, px, px, (0.0,) * 3, (1.0,) * 3, "bilinear")
    for side in range(20, 280):
        for size in ((side, 300), (300, side)):
            assert fitted(Image.new("RGB", size), preprocessing).shape == (px, px, 3)


def test_a_crop_is_the_middle_of_the_image() -> None:
    image = Image.new("RGB", (512, 256), "white")
    image.paste("black", (144, 16, 368, 240))
    assert fitted(image, Preprocessing(Fit.CROP, 256, 224, (0.0,) * 3, (1.0,) * 3)).max() == 0


def test_padding_keeps_all_of_the_image_and_its_proportions() -> None:
    square = fitted(
        Image.new("RGB", (400, 200)), Preprocessing(Fit.PAD, 0, 100, (0.0,) * 3, (1.0,) * 3)
    )
    is_dark = square.max(axis=2) < 128
    assert is_dark[25:75].all()
    assert not is_dark[:25].any()
    assert not is_dark[75:].any()


def test_squashing_keeps_all_of_the_image_and_fills_the_square() -> None:
    image = Image.new("RGB", (400, 200))
    image.paste("white", (200, 0, 400, 200))
    preprocessing = Preprocessing(Fit.SQUASH, 0, 100, (0.0,) * 3, (1.0,) * 3, "bilinear")
    square = fitted(image, preprocessing)
    assert square[:, :48].max() == 0
    assert square[:, 52:].min() == 255


def test_pixels_become_what_the_network_was_trained_on(lite0: NetworkReader) -> None:
    batch = lite0.inputs([Image.new("RGB", (256, 256), (255, 127, 0))])
    assert batch.shape == (1, 3, 64, 64)
    assert batch[0, :, 0, 0].tolist() == pytest.approx([1.0, 0.0, -127 / 128])
