"""The networks that can be chosen, with their published weights. Loads torch: for workers.

torchvision's classification networks, and timm's where timm is installed.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from core.conditions.recipes import Fit, Preprocessing, Weights
from core.networks.presets import TORCHVISION_LICENCE
from core.networks.records import NetworkInfo
from core.networks.weights_format import SUFFIXES

_SWAG_LICENCE = "CC-BY-NC 4.0: not for commercial use (SWAG, by Meta)."
#: Built for one size of input: their position codes are part of the weights.
_FIXED_INPUT = re.compile(r"vit_|maxvit_")
_DIGITS_IN_NAME = re.compile(r"-([0-9a-f]{8,})\.\w+$")
_MEBIBYTE = 1 << 20
_HUGGING_FACE = "https://huggingface.co/{repository}/resolve/main/{file}"
_TIMM_FITS = {"center": Fit.CROP, "squash": Fit.SQUASH, "border": Fit.PAD}


def list_torchvision() -> list[NetworkInfo]:
    """torchvision's classification networks, with their best weights and the original ones."""
    from torchvision import models

    found = []
    for name in models.list_models(module=models):
        published = models.get_model_weights(name)
        original = getattr(published, "IMAGENET1K_V1", published.DEFAULT)
        best = published.DEFAULT
        several = [best] if best is original else [best, original]
        found += [_of_torchvision(name, weights, len(several) > 1) for weights in several]
    return found


def list_timm() -> list[NetworkInfo]:
    """timm's networks with weights; `ImportError` where timm is not installed."""
    from timm.models import get_pretrained_cfg, list_pretrained

    published = {name: get_pretrained_cfg(name) for name in list_pretrained()}
    return [_of_timm(name, published[name]) for name in published if _is_usable(published[name])]


def _of_torchvision(name: str, weights: Any, is_one_of_several: bool) -> NetworkInfo:
    """From a member of torchvision's enumerations of weights."""
    title = type(weights).__name__.removesuffix("_Weights").replace("_", "-")
    metrics = weights.meta.get("_metrics", {}).get("ImageNet-1K", {})
    return NetworkInfo(
        family="torchvision",
        name=name,
        title=f"{title}, {weights.name}" if is_one_of_several else title,
        n_parameters=int(weights.meta["num_params"]),
        accuracy=metrics.get("acc@1"),
        preprocessing=_torchvision_preprocessing(weights.transforms()),
        weights=_torchvision_weights(weights),
        has_fixed_input=_FIXED_INPUT.match(name) is not None,
    )


def _torchvision_preprocessing(transforms: Any) -> Preprocessing:
    return Preprocessing(
        fit=Fit.CROP,
        resize_px=int(transforms.resize_size[0]),
        input_px=int(transforms.crop_size[0]),
        mean=_in_pixels(transforms.mean),
        deviation=_in_pixels(transforms.std),
        resample=transforms.interpolation.value,
    )


def _torchvision_weights(weights: Any) -> Weights:
    is_swag = "SWAG" in weights.meta.get("license", "")
    return Weights(
        file_name=_file_name(weights.url),
        url=weights.url,
        n_bytes=round(weights.meta.get("_file_size", 0) * _MEBIBYTE),
        sha256=_sha256_in(weights.url),
        licence=_SWAG_LICENCE if is_swag else TORCHVISION_LICENCE,
    )


def _is_usable(published: Any) -> bool:
    """Whether weights can be fetched without timm, and the network sees squares in colour."""
    n_channels, height, width = published.input_size
    is_readable = bool(published.hf_hub_id) or published.url.endswith(SUFFIXES)
    return n_channels == 3 and height == width and is_readable


def _of_timm(name: str, published: Any) -> NetworkInfo:
    return NetworkInfo(
        family="timm",
        name=name,
        title=name,
        n_parameters=0,
        accuracy=None,
        preprocessing=_timm_preprocessing(published),
        weights=_timm_weights(name, published),
        has_fixed_input=bool(published.fixed_input_size),
    )


def _timm_preprocessing(published: Any) -> Preprocessing:
    """timm squashes some pictures to a larger square and crops that; here all of it is seen."""
    input_px = int(published.input_size[-1])
    return Preprocessing(
        fit=_TIMM_FITS.get(published.crop_mode, Fit.CROP),
        resize_px=int(input_px / published.crop_pct),
        input_px=input_px,
        mean=_in_pixels(published.mean),
        deviation=_in_pixels(published.std),
        resample="bilinear" if published.interpolation == "bilinear" else "bicubic",
    )


def _timm_weights(name: str, published: Any) -> Weights:
    licence = f"{published.license or 'no licence is stated'} (as timm states it)"
    if not published.hf_hub_id:
        url = published.url
        return Weights(_file_name(url), url, sha256=_sha256_in(url), licence=licence)
    file = published.hf_hub_filename or "model.safetensors"
    url = _HUGGING_FACE.format(repository=published.hf_hub_id, file=file)
    return Weights(f"{name}.{file.rpartition('.')[2]}", url, licence=licence)


def _in_pixels(fractions: Any) -> tuple[float, float, float]:
    """Of 0 to 1 as timm and torchvision count, in 0 to 255."""
    red, green, blue = (255 * float(value) for value in fractions)
    return red, green, blue


def _file_name(url: str) -> str:
    return urlsplit(url).path.rpartition("/")[2]


def _sha256_in(url: str) -> str:
    """The first digits of the checksum, which both libraries write into file names."""
    found = _DIGITS_IN_NAME.search(_file_name(url))
    return found.group(1) if found else ""
