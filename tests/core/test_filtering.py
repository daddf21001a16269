"""Filters: who passes, how many have each value, and rankings that are exact within them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import ExifTags, Image

from core.asking.desk import Desk
from core.asking.filtering import filtered, passing
from core.asking.question import answer
from core.asking.ranking import rank
from core.filtering.fields import Field, Order
from core.filtering.orders import in_order
from core.filtering.records import NO_FILTER, Entry, Filter, Filtered
from core.filtering.values import date_bounds, pixel_bounds, size_bounds
from core.labels.records import Labels
from core.library import Library, absolute
from core.queries import Query
from core.query_vectors import QueryVector
from core.records import Listing, Ranking
from core.search import Searcher
from core.settings import Places
from core.store.marks import COLLECTION, FAVOURITE, Marks
from core.workers.pool import WorkerPool
from tests.conftest import draw_picture, index


def draw_shot(path: Path, number: int, size: tuple[int, int], when: str, maker: str) -> None:
    """A picture with a camera's words in it."""
    draw_picture(path, ("red", "green", "blue")[number % 3], seed=number, size=size)
    exif = Image.Exif()
    exif[ExifTags.Base.Make], exif[ExifTags.Base.Model] = maker, f"{maker} {number % 2 + 1}"
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = when
    with Image.open(path) as picture:
        picture.save(path, exif=exif if maker else None)
    os.utime(path, (1_000_000_000, 1_000_000_000))  # 2001-09-09, where no camera says otherwise


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, pool: WorkerPool) -> Iterator[Desk]:
    """The desk with a folder of 14 pictures, one of them twice, and a file that is none."""
    root = tmp_path_factory.mktemp("filtering")
    folder = root / "pictures"
    for number in range(6):
        size = (160, 120) if number < 4 else (120, 160)
        when = f"202{number % 2 + 3}:0{number + 1}:15 12:00:00"
        draw_shot(folder / "trip" / f"shot {number}.jpg", number, size, when, "Canon")
    for number in range(6, 10):
        draw_shot(folder / "trip" / "night" / f"{number}.png", number, (90, 90), "", "")
    for number in range(10, 13):
        draw_shot(folder / f"Ümlaut {number}.jpg", number, (160, 120), "", "Nikon")
    shutil.copy(folder / "trip" / "shot 0.jpg", folder / "copy.jpg")
    library = Library(Places.of(str(root / "library")))
    index(library, folder, pool)
    with closing(Desk(library, pool)) as opened:
        opened.open(absolute(str(folder)))
        yield opened


def of(**wanted: str | tuple[str, ...]) -> Filter:
    """A filter by the names of its fields."""
    asked = NO_FILTER
    for name, values in wanted.items():
        asked = asked.with_values(Field(name), (values,) if isinstance(values, str) else values)
    return asked


def names(desk: Desk, file_ids: NDArray[np.int64]) -> list[str]:
    listing = desk.opened
    name_of = dict(zip(listing.file_ids.tolist(), listing.paths, strict=True))
    start = len(listing.folder) + 1
    return [os.fsdecode(name_of[file_id][start:]) for file_id in file_ids.tolist()]


def ask(desk: Desk, asked: Filter) -> Filtered:
    return answer(filtered(desk, asked))


@pytest.mark.parametrize(
    ("asked", "n"),
    [
        (NO_FILTER, 14),
        (of(name="SHOT"), 6),
        (of(name="ümlaut"), 3),
        (of(name="night/"), 4),
        (of(name=("shot", "copy")), 7),
        (of(folder="trip"), 10),
        (of(folder="trip/night/"), 4),
        (of(folder="tri"), 0),
        (of(date="2023"), 4),
        (of(date="2024-02"), 1),
        (of(date="2023-03..2024-04"), 4),
        (of(date="..2001"), 7),
        (of(size="..1GB"), 14),
        (of(size="1GB.."), 0),
        (of(pixels="..1MP"), 14),
        (of(pixels="8100..8101"), 4),
        (of(format="png"), 4),
        (of(format=("png", "JPEG")), 14),
        (of(orientation="portrait"), 2),
        (of(orientation="square"), 4),
        (of(camera="canon 1"), 4),
        (of(camera=("Canon 1", "Nikon 1")), 6),
        (of(camera=""), 4),
        (of(folder="trip", orientation="landscape", camera="Canon 2"), 2),
        (of(label="anything"), 0),
    ],
    ids=str,
)
def test_so_many_files_pass(desk: Desk, asked: Filter, n: int) -> None:
    found = ask(desk, asked)
    assert len(found.file_ids) == n
    assert found.n_files == 14
    in_order_of_listing = [i for i in desk.opened.file_ids.tolist() if i in set(found.file_ids)]
    assert found.file_ids.tolist() == in_order_of_listing


def test_values_are_counted_among_what_all_other_fields_let_pass(desk: Desk) -> None:
    found = ask(desk, of(folder="trip", camera="Canon 1"))
    assert found.facets[Field.CAMERA].entries == (
        Entry("", 4),
        Entry("Canon 1", 3),
        Entry("Canon 2", 3),
        Entry("Nikon 1", 0),
        Entry("Nikon 2", 0),
    )
    assert found.facets[Field.FOLDER].entries == (Entry("trip", 3), Entry("trip/night", 0))
    assert found.facets[Field.ORIENTATION].entries == (
        Entry("landscape", 2),
        Entry("portrait", 1),
        Entry("square", 0),
    )
    assert found.facets[Field.DATE].entries[:2] == (Entry("2024", 0), Entry("2024-06", 0))
    assert Entry("2023", 3) in found.facets[Field.DATE].entries
    assert sum(entry.n_files for entry in found.facets[Field.SIZE].entries) == 3
    assert Field.LABEL not in found.facets


def test_counts_equal_those_of_a_plain_loop(desk: Desk) -> None:
    asked = of(name="t", orientation=("landscape", "square"))
    for field, facet in ask(desk, asked).facets.items():
        others = asked.with_values(field, ())
        for entry in facet.entries:
            alone = answer(passing(desk, others.with_values(field, (entry.value,))))
            assert entry.n_files == len(alone), (field, entry)


def test_it_is_said_which_field_hides_everything(desk: Desk) -> None:
    assert dict(ask(desk, of(camera="Nikon 1", folder="trip")).hiding()) == {
        Field.CAMERA: 10,
        Field.FOLDER: 2,
    }
    assert dict(ask(desk, of(camera="Leica")).hiding()) == {Field.CAMERA: 14}
    assert not ask(desk, of(camera="Canon 1")).hiding()


def test_labels_are_a_field_once_they_are_loaded(desk: Desk) -> None:
    listing = desk.opened
    image_ids = np.unique(listing.image_ids)[:5]
    labels = Labels("kind", "", ("cat", "dog"), image_ids, np.array([0, 1, 1, 0, 1], np.int32))
    asked = Filter(labels=labels).with_values(Field.LABEL, ("Dog",))
    found = ask(desk, asked)
    wanted = np.isin(listing.image_ids, image_ids[[1, 2, 4]])
    assert found.file_ids.tolist() == listing.file_ids[wanted].tolist()
    without = int((~np.isin(listing.image_ids, image_ids)).sum())
    assert Entry("", without) in found.facets[Field.LABEL].entries
    other = replace(labels, codes=1 - labels.codes)
    n_other = len(ask(desk, replace(asked, labels=other)).file_ids)
    assert n_other == int(np.isin(listing.image_ids, image_ids[[0, 3]]).sum())


def test_marks_are_fields_once_there_are_any(desk: Desk) -> None:
    listing = desk.opened
    one, two, three = np.unique(listing.image_ids)[:3].tolist()
    marks = Marks(
        {
            one: frozenset({"Sea", "sky", FAVOURITE}),
            two: frozenset({"sky", COLLECTION + "Best of"}),
            three: frozenset({FAVOURITE}),
        }
    )

    def passing_ids(field: Field, *values: str) -> list[int]:
        return ask(desk, Filter(marks=marks).with_values(field, values)).file_ids.tolist()

    def of_images(*image_ids: int) -> list[int]:
        return listing.file_ids[np.isin(listing.image_ids, image_ids)].tolist()

    assert passing_ids(Field.TAG, "SEA") == of_images(one)
    assert passing_ids(Field.TAG, "sea", "Sky") == of_images(one, two)
    assert passing_ids(Field.TAG, "best of") == []
    assert passing_ids(Field.COLLECTION, "best of") == of_images(two)
    assert passing_ids(Field.FAVOURITE, "yes") == of_images(one, three)
    untagged = [i for i in listing.file_ids.tolist() if i not in of_images(one, two)]
    assert passing_ids(Field.TAG, "") == untagged
    facets = ask(desk, Filter(marks=marks).with_values(Field.FAVOURITE, ("yes",))).facets
    n_one, n_three = len(of_images(one)), len(of_images(three))
    assert facets[Field.TAG].entries == (
        Entry("Sea", n_one),
        Entry("sky", n_one),
        Entry("", n_three),
    )
    assert facets[Field.COLLECTION].entries == (Entry("Best of", 0), Entry("", n_one + n_three))
    assert [entry.value for entry in facets[Field.FAVOURITE].entries] == ["no", "yes"]
    only_tags = ask(desk, Filter(marks=Marks({one: frozenset({"Sea"})}))).facets
    assert Field.TAG in only_tags
    assert not {Field.FAVOURITE, Field.COLLECTION} & set(only_tags)
    spelt = Marks({one: frozenset({"Sea"}), two: frozenset({"sea", "SEA"})})
    assert ask(desk, Filter(marks=spelt)).facets[Field.TAG].entries[0] == Entry(
        "Sea", len(of_images(one, two))
    )
    elsewhere = Marks({10**6: frozenset({"Sea", FAVOURITE, COLLECTION + "Best of"})})
    assert not {Field.TAG, Field.FAVOURITE, Field.COLLECTION} & set(
        ask(desk, Filter(marks=elsewhere)).facets
    )
    # Others with the same words are looked at anew.
    asked = Filter(marks=marks).with_values(Field.TAG, ("sea",))
    assert len(ask(desk, replace(asked, marks=Marks({}))).file_ids) == 0


def test_sources_that_nothing_is_wanted_of_do_not_tell_filters_apart() -> None:
    asked = replace(of(name="a"), marks=Marks({1: frozenset({"sea"})}))
    assert asked.without_idle() == of(name="a")
    tagged = asked.with_values(Field.TAG, ("sea",))
    assert tagged.without_idle() == tagged


def test_the_same_filter_is_not_worked_out_again(desk: Desk) -> None:
    first = answer(passing(desk, of(name="shot")))
    assert answer(passing(desk, of(name="shot"))) is first


def test_a_filter_keeps_the_place_of_its_fields() -> None:
    asked = of(name="a", camera="b").with_values(Field.NAME, ("c", "d"))
    assert [wanted.field for wanted in asked.wanted] == [Field.NAME, Field.CAMERA]
    assert asked.values(Field.NAME) == ("c", "d")
    assert asked.with_values(Field.NAME, ()).wanted == of(camera="b").wanted
    assert asked.with_values(Field.NAME, ()).with_values(Field.CAMERA, ()).is_empty


# --- values ---------------------------------------------------------------------------------------


def test_spans_are_read_as_people_mean_them() -> None:
    day_s = 86_400
    assert date_bounds("1970") == (0, 365 * day_s)
    assert date_bounds("1970-02") == (31 * day_s, 59 * day_s)
    assert date_bounds("1970-12-31..1971") == (364 * day_s, 730 * day_s)
    assert date_bounds("..1970-01-01")[1] == day_s
    assert size_bounds("1.5kB..2 MB") == (1500, 2_000_000)
    assert size_bounds("10..") == (10, np.inf)
    assert pixel_bounds("..4MP")[1] == 4_000_000


@pytest.mark.parametrize(
    "text", ["", "..", "20", "2024-13", "2024-02-30", "2024..2023", "tomorrow", "2024...", "0000"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - who reads it says what is wrong
        date_bounds(text)


@pytest.mark.parametrize("text", ["", "..", "5MB..1MB", "5 furlongs", "-3", "1MB..1MB", "1MB"])
def test_what_is_no_size_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        size_bounds(text)


# --- rankings -------------------------------------------------------------------------------------


def ranked(desk: Desk, asked: Filter, name: str = "copy.jpg") -> list[Ranking]:
    paths = desk.opened.paths
    place = paths.index(os.path.join(desk.opened.folder, os.fsencode(name)))
    query = Query.of_files([int(desk.opened.file_ids[place])])
    told: list[Ranking] = []
    answer(rank(desk, query, "colour", told.append, only=asked))
    return told


@pytest.mark.parametrize(
    "asked",
    [of(folder="trip"), of(camera="Canon 1"), of(name="copy"), of(camera="none")],
    ids=["folder", "camera", "the query alone", "nothing"],
)
def test_a_ranking_holds_just_what_passes_in_the_order_of_the_whole(
    desk: Desk, asked: Filter
) -> None:
    (whole,), (ranking,) = ranked(desk, NO_FILTER), ranked(desk, asked)
    passed = set(answer(passing(desk, asked)).tolist())
    is_wanted = [file_id in passed for file_id in whole.file_ids.tolist()]
    assert ranking.file_ids.tolist() == whole.file_ids[is_wanted].tolist()
    assert ranking.scores == pytest.approx(whole.scores[is_wanted], abs=1e-6)
    assert ranking.is_complete


def searcher_of(desk: Desk, **limits: int) -> Searcher:
    """A searcher that has, and needs, an index."""
    parts = desk.searcher("colour").parts
    name = parts[0].condition.fingerprint
    target = desk.library.places.cache / "index"
    (described,) = target.glob(f"*-{name}.json")
    searcher = Searcher(desk.opened, parts, described, exact_limit=0, **limits)
    assert searcher.load_index()
    return searcher


def query_at(searcher: Searcher, row: int) -> QueryVector:
    return QueryVector((searcher.rows(0, np.array([row]))[0],))


def test_among_few_the_ranking_is_exact_at_once(desk: Desk) -> None:
    with closing(searcher_of(desk)) as searcher:
        query = query_at(searcher, 3)
        within = searcher.within(answer(passing(desk, of(folder="trip"))))
        assert searcher.is_few(within)
        assert searcher.head(query, within) is None
        whole = searcher.whole(query)
        is_wanted = np.isin(whole.file_ids, within.asked)
        found = searcher.whole(query, within)
        assert found.file_ids.tolist() == whole.file_ids[is_wanted].tolist()
        assert found.scores == pytest.approx(whole.scores[is_wanted], abs=1e-6)


def test_among_many_a_head_of_passing_files_comes_first(desk: Desk) -> None:
    with closing(searcher_of(desk, few=0)) as searcher:
        query = query_at(searcher, 3)
        # Its copy elsewhere does not pass.
        within = searcher.within(answer(passing(desk, of(folder="trip"))))
        head, whole = searcher.head(query, within), searcher.whole(query, within)
        assert head is not None
        assert not head.is_complete
        assert head.file_ids.tolist() == whole.file_ids.tolist()
        assert set(whole.file_ids.tolist()) == set(within.asked.tolist())


# --- orders ---------------------------------------------------------------------------------------


def test_orders_put_equal_files_as_they_were() -> None:
    numbers = np.array([3, 1, 3, 2])
    listing = Listing(b"/f", [b"/f/%d" % n for n in range(4)], numbers, numbers, numbers, -numbers)
    rows = np.array([2, 0, 1, 3])
    assert in_order(listing, rows, Order.LIKENESS).tolist() == [0, 1, 2, 3]
    assert in_order(listing, rows, Order.NAME).tolist() == [1, 2, 0, 3]
    assert in_order(listing, rows, Order.LARGEST).tolist() == [0, 1, 3, 2]
    assert in_order(listing, rows, Order.SMALLEST).tolist() == [2, 3, 0, 1]
    assert in_order(listing, rows, Order.NEWEST).tolist() == [2, 3, 0, 1]
    assert in_order(listing, rows, Order.OLDEST).tolist() == [0, 1, 3, 2]
