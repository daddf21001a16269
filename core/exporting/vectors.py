"""Vectors with the paths of their files: NumPy's `.npz`, and Parquet with the extra `parquet`."""

from __future__ import annotations

import importlib.util
import os
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.errors import LikewiseError
from core.exporting.records import Export

#: So many vectors are in memory at once.
CHUNK = 8192

Step = Callable[[int], None]


def write_npz(export: Export, target: Path, step: Step) -> None:
    """Arrays that `numpy.load` reads without pickle: "vectors" float32 [n, dim], rows of length 1,
    "paths" [n], "scores" float32 [n] in a ranking, and "condition"."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        names = np.array([os.fsdecode(path) for path in export.paths] or np.zeros(0, "U1"))
        _write_array(archive, "paths", names)
        _write_array(archive, "condition", np.array(export.condition))
        if export.ranked is not None:
            _write_array(archive, "scores", export.ranked.scores)
        with archive.open("vectors.npy", "w", force_zip64=True) as file:
            shape = len(export), dim_of(export)
            header = {"descr": "<f4", "fortran_order": False, "shape": shape}
            np.lib.format.write_array_header_1_0(file, header)
            for start, chunk in chunks(export):
                file.write(chunk.astype("<f4").tobytes())
                step(start + len(chunk))


def _write_array(archive: zipfile.ZipFile, name: str, array: NDArray[Any]) -> None:
    with archive.open(f"{name}.npy", "w") as file:
        np.lib.format.write_array(file, array, allow_pickle=False)


def write_parquet(export: Export, target: Path, step: Step) -> None:
    """Columns "path", "score" in a ranking, and "vector", a list of float32 of one length.

    A path whose bytes are no text has them as escapes. Raises "needs_parquet".
    """
    if importlib.util.find_spec("pyarrow") is None:
        raise LikewiseError("needs_parquet")
    import pyarrow as pa
    import pyarrow.parquet

    dim = dim_of(export)
    columns = [("path", pa.string()), ("vector", pa.list_(pa.float32(), dim))]
    if export.ranked is not None:
        columns.insert(1, ("score", pa.float32()))
    schema = pa.schema(columns, {"condition": export.condition})
    with pa.parquet.ParquetWriter(target, schema, compression="zstd") as writer:
        for start, chunk in chunks(export):
            stop = start + len(chunk)
            flat = pa.array(chunk.reshape(-1), pa.float32())
            values = {
                "path": [shown_path(path) for path in export.paths[start:stop]],
                "vector": pa.FixedSizeListArray.from_arrays(flat, dim),
            }
            if export.ranked is not None:
                values["score"] = export.ranked.scores[start:stop]
            writer.write_table(pa.table(values, schema))
            step(stop)


def shown_path(path: bytes) -> str:
    """A path as text; bytes that are none become escapes such as `\\xff`."""
    return path.decode("utf-8", "backslashreplace")


def dim_of(export: Export) -> int:
    """The length of a vector."""
    return 0 if export.vectors is None else export.vectors.dim


def chunks(export: Export) -> Iterator[tuple[int, NDArray[np.float32]]]:
    """The vectors float32 [k, dim], rows of length 1, some at a time, and where each lot begins."""
    if export.vectors is None:
        return
    for start in range(0, len(export), CHUNK):
        places = np.arange(start, min(start + CHUNK, len(export)))
        yield start, export.vectors.at(places).unit()
