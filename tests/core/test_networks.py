"""Networks of torchvision and timm: what is listed, which layers can be read, what a file gives.

The weights are random ones that the tests save; nothing is fetched.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from PIL import Image
from safetensors.torch import save_file
from torch import Tensor, nn
from torchvision import models

from core.conditions.backbone import NetworkReader
from core.conditions.pooling import POOLINGS
from core.conditions.recipes import Fit, LayerRead, Network, Preprocessing
from core.errors import LikewiseError
from core.networks.architectures import architecture
from core.networks.build import build_network
from core.networks.layers import count_parameters, describe_layers
from core.networks.listing import list_timm, list_torchvision
from core.networks.presets import (
    PLAIN_PREPROCESSING,
    RESNET18,
    RESNET18_DIM,
    RESNET18_PREPROCESSING,
    RESNET18_READ,
)
from core.networks.records import LayerInfo

_PX = 64
_SMALL = Preprocessing(
    Fit.CROP, _PX, _PX, RESNET18_PREPROCESSING.mean, RESNET18_PREPROCESSING.deviation, "bilinear"
)
READS = (
    RESNET18_READ,
    LayerRead("bn1", "average"),
    LayerRead("layer1.0.relu", "max", call=0),
    LayerRead("layer1.0.relu", "max", call=1),
    LayerRead("layer3", "gem"),
)


@pytest.fixture(scope="module")
def images() -> list[Image.Image]:
    rng = np.random.default_rng(3)
    return [
        Image.fromarray(rng.integers(0, 256, (70 + 10 * i, 90, 3), dtype=np.uint8))
        for i in range(3)
    ]


def seeded(family: str, name: str, px: int = _PX) -> nn.Module:
    """A network with random weights, the same at every call; norms are not left at 1 and 0."""
    with torch.random.fork_rng():
        torch.manual_seed(5)
        network = architecture(family, name, px)
        for tensor in network.state_dict().values():
            if tensor.ndim == 1 and tensor.is_floating_point():
                tensor.uniform_(0.5, 1.5)
    return network


@pytest.fixture(scope="module")
def resnet18() -> nn.Module:
    return seeded("torchvision", "resnet18")


@pytest.fixture(scope="module")
def resnet18_file(resnet18: nn.Module, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("weights") / "resnet18.pth"
    torch.save(resnet18.state_dict(), path)
    return path


def network_of(path: Path, name: str = "resnet18", family: str = "torchvision") -> Network:
    return Network(family, name, str(path))


def saved(path: Path, content: object) -> Path:
    torch.save(content, path)
    return path


@cache
def described(name: str, px: int = _PX) -> list[LayerInfo]:
    """The layers of a network of torchvision; a dry run takes half a second."""
    return describe_layers("torchvision", name, px)


def dim_of(layers: list[LayerInfo], layer: str, pooling: str) -> int | None:
    """The length of vectors pooled from a layer's first call; None where that is not offered."""
    (info,) = [info for info in layers if (info.layer, info.call) == (layer, 0)]
    return {choice.pooling: choice.dim for choice in info.choices}.get(pooling)


def vectors_of(
    network: nn.Module, images: list[Image.Image], *reads: LayerRead
) -> list[NDArray[np.float32]]:
    reader = NetworkReader(network, _SMALL, torch.device("cpu"), torch.float32, 8)
    return reader.embed(images, list(reads))


def layers_of(reads: tuple[LayerRead, ...]) -> list[str]:
    return [read.layer for read in reads]


def refusal(path: Path, layers: list[str] | None = None, name: str = "resnet18") -> LikewiseError:
    """What loading a file says that does not fit."""
    with pytest.raises(LikewiseError) as caught:
        build_network(network_of(path, name), layers or ["avgpool"], _PX)
    assert str(caught.value)
    return caught.value


# --- loading --------------------------------------------------------------------------------------


def as_pth(state: dict[str, Tensor], path: Path) -> None:
    torch.save(state, path)


def as_safetensors(state: dict[str, Tensor], path: Path) -> None:
    save_file({name: tensor.contiguous() for name, tensor in state.items()}, path)


def as_checkpoint(state: dict[str, Tensor], path: Path) -> None:
    """As a training program leaves it."""
    named = {f"module.{name}": tensor for name, tensor in state.items()}
    torch.save({"epoch": 3, "state_dict": named, "optimizer": {"lr": 0.1}}, path)


def as_old_file(state: dict[str, Tensor], path: Path) -> None:
    torch.save({"model": state}, path, _use_new_zipfile_serialization=False)


@pytest.mark.parametrize("save", [as_pth, as_safetensors, as_checkpoint, as_old_file])
def test_vectors_from_a_file_are_those_of_the_network_that_was_saved(
    resnet18: nn.Module,
    images: list[Image.Image],
    tmp_path: Path,
    save: Callable[[dict[str, Tensor], Path], None],
) -> None:
    path = tmp_path / "weights"  # what is inside counts, not the name
    save(resnet18.state_dict(), path)

    built = build_network(network_of(path), layers_of(READS), _PX)

    expected = vectors_of(resnet18, images, *READS)
    found = vectors_of(built, images, *READS)
    assert found[0].shape == (3, RESNET18_DIM)
    for one, other in zip(expected, found, strict=True):
        assert np.array_equal(one, other)


def test_an_activation_in_place_does_not_alter_what_was_read_before_it(
    resnet18: nn.Module, images: list[Image.Image]
) -> None:
    inputs = NetworkReader(resnet18, _SMALL, torch.device("cpu"), torch.float32, 8).inputs(images)
    with torch.inference_mode():
        normed = resnet18.bn1(resnet18.conv1(inputs))  # type: ignore[operator]

    (vectors,) = vectors_of(resnet18, images, LayerRead("bn1", "average"))

    expected = normed.mean(dim=(2, 3)).numpy()
    assert (normed < 0).any()
    assert np.allclose(vectors, expected / np.linalg.norm(expected, axis=1)[:, None], atol=1e-5)


def test_repeated_calls_of_a_module_are_told_apart(
    resnet18: nn.Module, images: list[Image.Image]
) -> None:
    reads = [LayerRead("layer1.0.relu", "average", call) for call in (0, 1)]
    first, second = vectors_of(resnet18, images, *reads)
    (block,) = vectors_of(resnet18, images, LayerRead("layer1.0", "average"))

    assert not np.allclose(first, second, atol=1e-3)
    assert np.array_equal(second, block)  # the block ends with it


@pytest.mark.parametrize(
    ("name", "layer", "pooling", "save"),
    [
        ("vit_b_32", "encoder.ln", "class_token", as_pth),
        ("mnasnet0_5", "layers", "average", as_safetensors),
    ],
)
def test_networks_that_ask_files_for_their_version_load(
    images: list[Image.Image],
    tmp_path: Path,
    name: str,
    layer: str,
    pooling: str,
    save: Callable[[dict[str, Tensor], Path], None],
) -> None:
    network = seeded("torchvision", name)
    save(network.state_dict(), tmp_path / "weights")
    read = LayerRead(layer, pooling)

    built = build_network(network_of(tmp_path / "weights", name), [layer], _PX)

    assert np.array_equal(vectors_of(built, images, read), vectors_of(network, images, read))


def test_the_old_names_in_files_of_densenet_are_understood(
    images: list[Image.Image], tmp_path: Path
) -> None:
    network = seeded("torchvision", "densenet121")
    old = {
        name.replace("norm1.", "norm.1.").replace("conv2.", "conv.2."): tensor
        for name, tensor in network.state_dict().items()
    }
    read = LayerRead("features", "average")

    built = build_network(
        network_of(saved(tmp_path / "old.pth", old), "densenet121"), ["features"], _PX
    )

    assert any("denselayer1.norm.1." in name for name in old)
    assert np.array_equal(vectors_of(built, images, read), vectors_of(network, images, read))


def test_maps_that_are_channels_last_are_read_channels_first(
    images: list[Image.Image], tmp_path: Path
) -> None:
    network = seeded("torchvision", "swin_t")
    layers = described("swin_t")
    info = next(layer for layer in layers if layer.layer == "channels_first.features.3")
    path = saved(tmp_path / "swin.pth", network.state_dict())

    built = build_network(network_of(path, "swin_t"), [info.layer, "channels_first.features"], _PX)
    (vectors,) = vectors_of(built, images, LayerRead(info.layer, "average"))

    inputs = NetworkReader(network, _SMALL, torch.device("cpu"), torch.float32, 8).inputs(images)
    with torch.inference_mode():
        maps = network.features[:4](inputs)  # type: ignore[index, operator]
    expected = maps.mean(dim=(1, 2)).numpy()
    assert info.shape == (1, 192, 8, 8)
    assert vectors.shape == (3, 192)
    assert np.allclose(vectors, expected / np.linalg.norm(expected, axis=1)[:, None], atol=1e-5)


def test_the_bundled_network_needs_no_file(images: list[Image.Image]) -> None:
    built = build_network(Network("lite0", "lite0"), ["head"])

    (vectors,) = vectors_of(built, images, LayerRead("head", "average"))

    assert dim_of(describe_layers("lite0", "lite0", 224), "head", "average") == 1280
    assert vectors.shape == (3, 1280)


# --- files that do not fit ------------------------------------------------------------------------


def without(state: Mapping[str, Tensor], *starts: str) -> dict[str, Tensor]:
    return {name: state[name] for name in state if not name.startswith(starts)}


def test_a_classifier_for_other_classes_is_no_hindrance_to_reading_before_it(
    resnet18: nn.Module, images: list[Image.Image], tmp_path: Path
) -> None:
    other = {**resnet18.state_dict(), "fc.weight": torch.zeros(7, 512), "fc.bias": torch.zeros(7)}
    path = saved(tmp_path / "seven.pth", other)

    built = build_network(network_of(path), ["avgpool"], _PX)

    expected = vectors_of(resnet18, images, RESNET18_READ)
    assert np.array_equal(vectors_of(built, images, RESNET18_READ), expected)
    assert "of another shape fc.weight, fc.bias" in str(refusal(path, ["fc"]))


def test_a_file_without_what_comes_later_serves_the_layers_before(
    resnet18: nn.Module, images: list[Image.Image], tmp_path: Path
) -> None:
    early = without(resnet18.state_dict(), "layer3", "layer4", "fc")
    path = saved(tmp_path / "early.pth", early)
    read = LayerRead("layer2", "average")

    built = build_network(network_of(path), ["layer2"], _PX)

    assert np.array_equal(vectors_of(built, images, read), vectors_of(resnet18, images, read))
    error = refusal(path, ["layer2", "layer3"])
    assert error.code == "weights_unfit"
    assert "missing layer3.0.conv1.weight, layer3.0.bn1.weight, layer3.0.bn1.bias and" in str(error)


def test_the_weights_of_a_longer_network_are_refused(tmp_path: Path) -> None:
    path = saved(tmp_path / "34.pth", seeded("torchvision", "resnet34").state_dict())

    assert "unknown layer1.2.conv1.weight" in str(refusal(path))


def test_a_part_that_the_network_does_not_have_is_refused_unless_it_is_a_head(
    resnet18: nn.Module, tmp_path: Path
) -> None:
    state = resnet18.state_dict()
    head = saved(tmp_path / "head.pth", {**state, "projection_head.weight": torch.zeros(2, 2)})
    norm = saved(tmp_path / "norm.pth", {**state, "norm_pre.weight": torch.zeros(2)})

    build_network(network_of(head), ["avgpool"], _PX)
    assert "unknown norm_pre.weight" in str(refusal(norm))


def test_a_transformer_for_another_size_of_input_is_refused(tmp_path: Path) -> None:
    positions = {"encoder.pos_embedding": torch.zeros(1, 5, 768)}  # for 2 x 2 patches
    path = saved(tmp_path / "vit.pth", positions)

    with pytest.raises(LikewiseError, match=r"of another shape encoder\.pos_embedding"):
        build_network(network_of(path, "vit_b_32"), ["encoder"], 96)


def test_a_whole_pickled_network_is_not_opened(resnet18: nn.Module, tmp_path: Path) -> None:
    path = saved(tmp_path / "network.pth", resnet18)

    assert refusal(path).code == "weights_unsafe"


class Trap:
    """Pickles to a call of `Path.touch`."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __reduce__(self) -> tuple[object, ...]:
        return (Path.touch, (self._path,))


def test_code_in_a_file_is_not_run(tmp_path: Path) -> None:
    torch.save({"state_dict": Trap(tmp_path / "zip")}, tmp_path / "trap.pth")
    (tmp_path / "trap.pt").write_bytes(pickle.dumps(Trap(tmp_path / "plain")))

    assert refusal(tmp_path / "trap.pth").code == "weights_unsafe"
    assert refusal(tmp_path / "trap.pt").code == "weights_unsafe"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["trap.pt", "trap.pth"]


@pytest.mark.parametrize("share", [0.0, 0.5, 0.999])
@pytest.mark.parametrize("save", [as_pth, as_safetensors, as_old_file])
def test_a_file_that_is_cut_off_is_said_to_be_damaged(
    resnet18: nn.Module,
    tmp_path: Path,
    save: Callable[[dict[str, Tensor], Path], None],
    share: float,
) -> None:
    path = tmp_path / "cut.pth"
    save(dict(list(resnet18.state_dict().items())[:12]), path)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])

    assert refusal(path).code == "weights_damaged"


@pytest.mark.parametrize("content", [{}, [1, 2], {"epoch": 3}, {"model": {"name": "x"}}])
def test_a_file_without_named_tensors_is_refused(tmp_path: Path, content: object) -> None:
    assert refusal(saved(tmp_path / "odd.pth", content)).code == "weights_damaged"


def test_tensors_without_names_and_files_that_hold_themselves_are_refused(tmp_path: Path) -> None:
    endless: dict[str, object] = {}
    endless["model"] = endless

    unnamed = saved(tmp_path / "unnamed.pth", {0: torch.zeros(2), 1: torch.ones(2)})
    assert refusal(unnamed).code == "weights_damaged"
    assert refusal(saved(tmp_path / "endless.pth", endless)).code == "weights_damaged"


def test_a_missing_file_a_missing_layer_and_a_missing_network_are_named(
    resnet18_file: Path, tmp_path: Path
) -> None:
    assert refusal(tmp_path / "nowhere.pth").code == "weights_gone"
    assert "layer9" in str(refusal(resnet18_file, ["layer9"]))
    assert refusal(resnet18_file, name="resnet19").code == "unknown_network"


# --- layers ---------------------------------------------------------------------------------------


def really_put_out(network: nn.Module, layers: list[LayerInfo], px: int) -> list[tuple[int, ...]]:
    """The shapes of these layers in a run with numbers, channels first."""
    n_calls: dict[str, int] = {}
    shapes: dict[tuple[str, int], tuple[int, ...]] = {}

    def follow(name: str, module: nn.Module) -> None:
        def keep(_module: nn.Module, _inputs: object, output: object) -> None:
            if isinstance(output, Tensor):
                shapes[name, n_calls.get(name, 0)] = tuple(output.shape)
            n_calls[name] = n_calls.get(name, 0) + 1

        module.register_forward_hook(keep)

    for name, module in network.named_modules():
        follow(name, module)
    with torch.inference_mode():
        network(torch.zeros(1, 3, px, px))
    found = []
    for layer in layers:
        name = layer.layer.removeprefix("channels_first.")
        shape = shapes[name, layer.call]
        is_turned = name != layer.layer
        found.append((1, shape[3], shape[1], shape[2]) if is_turned else shape)
    return found


@pytest.mark.parametrize(
    "name",
    ["resnet18", "vit_b_16", "swin_t", "mobilenet_v3_small", "densenet121", "squeezenet1_1"],
)
def test_the_dry_run_finds_the_shapes_of_a_real_one(name: str) -> None:
    layers = described(name)
    network = architecture("torchvision", name, _PX)

    assert len(layers) > 50
    assert [layer.shape for layer in layers] == really_put_out(network, layers, _PX)
    for layer in layers:
        for choice in layer.choices:
            pooled = POOLINGS[choice.pooling](torch.zeros(layer.shape))
            assert pooled.shape == (1, choice.dim), layer


@pytest.mark.parametrize(
    ("name", "px", "last"),
    [
        ("alexnet", 224, (1, 256, 6, 6)),
        ("inception_v3", 299, (1, 2048, 1, 1)),
        ("shufflenet_v2_x0_5", 224, (1, 1024, 7, 7)),
        ("efficientnet_b0", 224, (1, 1280, 1, 1)),
        ("regnet_y_128gf", 384, (1, 7392, 1, 1)),
        ("convnext_tiny", 224, (1, 768, 1, 1)),
        ("maxvit_t", 224, (1, 512, 1, 1)),
    ],
)
def test_every_family_can_be_described(name: str, px: int, last: tuple[int, ...]) -> None:
    maps = [layer for layer in described(name, px) if len(layer.shape) == 4]

    assert last in [layer.shape for layer in maps[-6:]]


def test_layers_come_in_the_order_in_which_they_are_called_with_their_calls_numbered() -> None:
    layers = described("resnet18", 224)
    names = [layer.layer for layer in layers]

    assert names[:5] == ["conv1", "bn1", "relu", "maxpool", "layer1"]
    assert names[-2:] == ["avgpool", "fc"]
    assert [layer.call for layer in layers if layer.layer == "layer1.0.relu"] == [0, 1]
    assert dim_of(layers, "avgpool", "average") == RESNET18_DIM
    assert dim_of(layers, "fc", "none") == 1000
    assert dim_of(layers, "avgpool", "class_token") is None


def test_only_sequences_that_begin_with_it_offer_the_class_token() -> None:
    vit = described("vit_b_16", 224)
    swin = described("swin_t", 224)

    assert dim_of(vit, "encoder.ln", "class_token") == 768
    assert dim_of(vit, "encoder.layers.encoder_layer_3", "token_mean") == 768
    assert dim_of(vit, "conv_proj", "average") == 768
    assert "class_token" not in {choice.pooling for layer in swin for choice in layer.choices}


def test_what_attention_does_inside_is_not_offered_as_a_map() -> None:
    layers = described("maxvit_t", 224)

    assert not [layer for layer in layers if "attention." in layer.layer]
    assert dim_of(layers, "blocks.0.layers.0.layers.grid_attention", "average") == 64


def test_a_size_that_a_network_does_not_take_is_said() -> None:
    with pytest.raises(LikewiseError, match="65 x 65") as caught:
        describe_layers("torchvision", "vit_b_16", 65)

    assert caught.value.code == "network_failed"


def test_parameters_are_counted_without_weights() -> None:
    assert count_parameters("torchvision", "resnet18") == 11_689_512


# --- what is listed -------------------------------------------------------------------------------


def test_every_network_of_torchvision_is_listed_with_what_a_person_wants_to_know() -> None:
    networks = list_torchvision()

    assert {network.name for network in networks} == set(models.list_models(module=models))
    assert {network.family for network in networks} == {"torchvision"}
    for network in networks:
        assert network.n_parameters > 0
        assert network.accuracy is not None
        assert 50 < network.accuracy < 100
        assert network.weights.n_bytes > 1_000_000
        assert network.weights.url.startswith("https://")
        assert f"-{network.weights.sha256}." in network.weights.file_name
    files = [network.weights.file_name for network in networks]
    assert len(set(files)) == len(files)


def test_what_is_listed_agrees_with_the_preset() -> None:
    (network,) = [network for network in list_torchvision() if network.name == "resnet18"]

    assert network.weights.n_bytes == pytest.approx(RESNET18.n_bytes, abs=1024)
    assert (network.weights.url, network.weights.sha256) == (RESNET18.url, RESNET18.sha256)
    assert network.weights.licence == RESNET18.licence
    assert network.preprocessing == RESNET18_PREPROCESSING
    assert PLAIN_PREPROCESSING.input_px == RESNET18_PREPROCESSING.input_px


def test_the_original_weights_are_offered_beside_the_best_and_licences_differ() -> None:
    networks = list_torchvision()
    titles = {network.title for network in networks if network.name == "resnet50"}
    (vit,) = [network for network in networks if network.name == "vit_h_14"]

    assert titles == {"ResNet50, IMAGENET1K_V1", "ResNet50, IMAGENET1K_V2"}
    assert "not for commercial use" in vit.weights.licence
    assert (vit.preprocessing.input_px, vit.has_fixed_input) == (518, True)


# --- timm -----------------------------------------------------------------------------------------


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_networks_of_timm_come_with_their_own_preprocessing() -> None:
    pytest.importorskip("timm")
    networks = {network.name: network for network in list_timm()}
    clip = networks["vit_base_patch16_clip_224.openai"]

    assert len(networks) > 1000
    assert {network.family for network in networks.values()} == {"timm"}
    assert clip.weights.url == (
        "https://huggingface.co/timm/vit_base_patch16_clip_224.openai/resolve/main/model.safetensors"
    )
    assert clip.weights.file_name == "vit_base_patch16_clip_224.openai.safetensors"
    assert "apache-2.0" in clip.weights.licence
    assert clip.preprocessing.resample == "bicubic"
    assert clip.preprocessing.mean == pytest.approx((122.77, 116.75, 104.09), abs=0.01)
    assert (clip.preprocessing.resize_px, clip.preprocessing.input_px) == (248, 224)


@pytest.mark.parametrize(
    ("name", "layer", "pooling"),
    [
        ("test_vit.r160_in1k", "norm", "class_token"),
        ("test_resnet.r160_in1k", "layer3", "average"),
        ("test_convnext.r160_in1k", "stages.2", "gem"),
    ],
)
def test_networks_of_timm_load_from_safetensors(
    images: list[Image.Image], tmp_path: Path, name: str, layer: str, pooling: str
) -> None:
    pytest.importorskip("timm")
    network = seeded("timm", name, 160)
    state = {**network.state_dict()}
    head = next(
        key for key in state if key.endswith(("head.weight", "head.fc.weight", "fc.weight"))
    )
    state[head] = torch.zeros(3, state[head].shape[1])
    as_safetensors(state, tmp_path / "weights.safetensors")
    read = LayerRead(layer, pooling)

    path = tmp_path / "weights.safetensors"
    built = build_network(network_of(path, name, "timm"), [layer], 160)

    shown = [image.resize((160, 160)) for image in images]
    preprocessing = Preprocessing(Fit.CROP, 160, 160, (0.0, 0.0, 0.0), (255.0, 255.0, 255.0))
    readers = [
        NetworkReader(each, preprocessing, torch.device("cpu"), torch.float32, 8)
        for each in (network, built)
    ]
    expected, found = (reader.embed(shown, [read])[0] for reader in readers)
    assert np.array_equal(found, expected)
    assert dim_of(describe_layers("timm", name, 160), layer, pooling) == found.shape[1]
