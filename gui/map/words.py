"""How maps and sorted grids are spoken of: ways of drawing, what is being done, how good it is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from core.jobs import Progress
from core.maps.records import NEIGHBOURS, Arrangement, FolderMap, MapMethod
from gui.messages import shown_number, shown_pictures

_NAMES = {
    MapMethod.RAW: "As it is",
    MapMethod.PCA: "PCA",
    MapMethod.TSNE: "t-SNE",
    MapMethod.UMAP: "UMAP",
}
_TIPS = {
    MapMethod.RAW: "The two numbers of this condition as x and y.",
    MapMethod.PCA: "The two directions in which the pictures differ most. Quick, and distances "
    "are true along both, but what lies apart in other directions falls together.",
    MapMethod.TSNE: "Keeps neighbours together. Distances between groups mean little.",
    MapMethod.UMAP: "Keeps neighbours together, and a little of how groups lie to each other.",
}
_STAGES = {
    "map_start": "Reading the vectors",
    "map_near": "Looking for neighbours",
    "map_umap": "Preparing UMAP, which takes a while the first time",
    "map": "Moving points",
    "map_rest": "Placing the other pictures",
    "map_check": "Checking how many neighbours are kept",
    "sort_start": "Reading the vectors",
    "sort": "Sorting",
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("map", text)


def method_name(method: MapMethod) -> str:
    """The name of a way of drawing."""
    return _tr(_NAMES[method])


def method_tip(method: MapMethod) -> str:
    """What it does, in a sentence or two."""
    return _tr(_TIPS[method])


def progress_text(progress: Progress) -> str:
    """What is being done."""
    return _tr("{what}…").format(what=_tr(_STAGES.get(progress.stage, "Working")))


def map_text(folder_map: FolderMap) -> str:
    """How it was drawn, how far it can be trusted, and of how much: what is cut off first."""
    parts = [method_name(folder_map.method)]
    if folder_map.trustworthiness is not None:
        told = _tr("Trustworthiness {0}").format(_hundredths(folder_map.trustworthiness))
        parts.append(told)
    return "  ·  ".join([*parts, shown_pictures(len(folder_map))])


def map_tip(folder_map: FolderMap) -> str:
    """What that means."""
    if folder_map.trustworthiness is None:
        return _tr("Stopped before it was looked at how many neighbours this map keeps.")
    return _tr(
        "Trustworthiness tells how far neighbours on the map are neighbours under the condition, "
        "looking at the {n} nearest of each picture: 1 means all are, by chance it is about 0.5."
    ).format(n=NEIGHBOURS)


def arrangement_text(arrangement: Arrangement) -> str:
    """How well it is sorted, and of how much."""
    count = shown_pictures(len(arrangement))
    if arrangement.quality is None:
        return count
    told = _tr("Sorting quality {0}").format(_hundredths(arrangement.quality))
    return f"{told}  ·  {count}"


def arrangement_tip() -> str:
    """What that means."""
    return _tr(
        "How near alike pictures lie on the grid (distance preservation quality): 1 is the best "
        "that could be, by chance it is about 0.2."
    )


def _hundredths(value: float) -> str:
    return shown_number(value, 2)
