"""How quick and how exact rankings within filters are in a library made by scale_library.py.

Its index has to be there (scale_search.py builds it). Files pass by chance, but for one filter that
lets pass the half that is least alike to what is asked for: none of the nearest is in it.
"""

from __future__ import annotations

import argparse
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from bench import machine_line, print_table, say
from scale_search import figures_of, seconds_of

if TYPE_CHECKING:
    from core.asking.desk import Desk
    from core.query_vectors import QueryVector
    from core.search import Searcher

N_TRUE = 50
_SEED = 8


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data_dir", metavar="DIR", type=Path)
    parser.add_argument("--key", default="content")
    parser.add_argument("--queries", type=int, default=100)
    parser.add_argument("--whole", type=int, default=10, help="whole rankings")
    parser.add_argument("--few", type=int, help="so many need no index (default: 200,000)")
    return parser.parse_args()


@dataclass(frozen=True)
class Case:
    """Files int64 [k] that pass, and what is asked for among them."""

    name: str
    file_ids: np.ndarray
    queries: list[QueryVector]


def cases_of(searcher: Searcher, file_ids: np.ndarray, queries: list[QueryVector]) -> list[Case]:
    """By chance half of all, a hundredth, fifty; and the half that is least alike."""
    rng = np.random.default_rng(_SEED)
    cases = []
    for name, n in (
        ("half", len(file_ids) // 2),
        ("a hundredth", len(file_ids) // 100),
        ("fifty", 50),
    ):
        passing = np.sort(rng.choice(file_ids, n, replace=False))
        cases.append(Case(f"{name} ({n:,})", passing, queries))
    pole = queries[0]
    far = np.sort(searcher.whole(pole).file_ids[len(file_ids) // 2 :])
    nearness = [float(query.vectors[0] @ pole.vectors[0]) for query in queries]
    near = [queries[place] for place in np.argsort(nearness)[::-1][: len(queries) // 4]]
    return [*cases, Case(f"the far half ({len(far):,})", far, near)]


def case_lines(searcher: Searcher, case: Case, n_whole: int) -> list[list[str]]:
    """Times of heads, if there are any, and of whole rankings, each held against a plain one."""
    say(case.name)
    within = searcher.within(case.file_ids)
    heads_ms, heads = [], []
    for query in case.queries:
        took, head = seconds_of(searcher.head, query, within)
        if head is not None:
            heads_ms.append(1000 * took)
            heads.append(head.file_ids)
    whole_ms, shares, n_same = [], [], 0
    asked = case.queries[-n_whole:]
    for place, query in enumerate(asked, len(case.queries) - len(asked)):
        took, found = seconds_of(searcher.whole, query, within)
        whole_ms.append(1000 * took)
        plain = searcher.whole(query)
        is_wanted = np.isin(plain.file_ids, case.file_ids)
        is_same_order = np.abs(found.scores - plain.scores[is_wanted]).max() < 1e-5
        n_same += set(found.file_ids) == set(plain.file_ids[is_wanted]) and bool(is_same_order)
        if heads:
            shares.append(np.isin(found.file_ids[:N_TRUE], heads[place][:N_TRUE]).mean())
    lines = [[f"{case.name}: whole ranking", *figures_of(whole_ms, 1)]]
    if heads:
        lines.insert(0, [f"{case.name}: first 200", *figures_of(heads_ms, 1)])
        lines.append([f"{case.name}: recall of 50 in the first 200", f"{np.mean(shares):.4f}"])
    return [
        *lines,
        [f"{case.name}: whole rankings that equal a plain one", f"{n_same}/{len(asked)}"],
    ]


def choosing_lines(desk: Desk) -> list[list[str]]:
    """How long it takes to find out who passes, and to count what can be chosen."""
    from core.asking.filtering import filtered, passing
    from core.asking.question import answer
    from core.filtering.fields import Field
    from core.filtering.records import NO_FILTER

    say("choosing")
    by_folder = NO_FILTER.with_values(Field.FOLDER, ("0001", "0002"))
    by_camera = by_folder.with_values(Field.CAMERA, ("",))
    lines = []
    for name, asked in (
        ("a folder, the first time", by_folder),
        ("and a camera, the first time", by_camera),
        ("another folder", by_camera.with_values(Field.FOLDER, ("0003",))),
        ("a part of the name, the first time", NO_FILTER.with_values(Field.NAME, ("12",))),
        ("another part of the name", NO_FILTER.with_values(Field.NAME, ("123",))),
    ):
        took, _ = seconds_of(lambda asked=asked: answer(passing(desk, asked)))
        lines.append([f"who passes: {name}", f"{1000 * took:.0f} ms"])
    for name in ("the first time", "again"):
        took, _ = seconds_of(lambda: answer(filtered(desk, by_camera)))
        lines.append([f"counts of all fields, {name}", f"{1000 * took:.0f} ms"])
    return lines


def main() -> None:
    """Measure, and print a table."""
    asked = parse()
    from core.asking.desk import Desk
    from core.library import Library, absolute
    from core.query_vectors import QueryVector
    from core.search import FEW, Searcher, index_target
    from core.settings import Places
    from core.workers.pool import WorkerPool

    data = asked.data_dir.expanduser().absolute()
    library, folder = Library(Places.of(str(data))), absolute(str(data / "pictures"))
    queries = np.load(data / f"queries-{asked.key}.npy").astype(np.float32)[: asked.queries]
    queries /= np.linalg.norm(queries, axis=1, keepdims=True)
    with WorkerPool(n_workers=1) as pool, closing(Desk(library, pool)) as desk:
        listing = desk.open(folder)
        rows = choosing_lines(desk)
        parts = desk.searcher(asked.key).parts
        target = index_target(library.places.cache, folder, parts[0].condition.fingerprint)
        few = FEW if asked.few is None else asked.few
        with closing(Searcher(listing, parts, target, few=few)) as searcher:
            searcher.renew_index()
            wanted = [QueryVector((query,)) for query in queries]
            for case in cases_of(searcher, listing.file_ids, wanted):
                rows += case_lines(searcher, case, asked.whole)
    title = f"{len(listing):,} files, few are {few:,}: {machine_line()}"
    filled = [[*row, *[""] * (4 - len(row))] for row in rows]
    print_table(title, ("", "median", "p95", "worst"), filled)


if __name__ == "__main__":
    main()
