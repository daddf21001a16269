"""What a person has said of the open folder by hand: in memory at once, then in the library."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot

from core.errors import LikewiseError
from core.labels import hand_made
from core.labels.hand_made import Answer, HandMade, made_by_hand
from core.library import Library
from core.store.notions import Notion
from core.store.store import Store
from gui.by_hand.records import NotionSummary
from gui.by_hand.store_queue import StoreQueue

#: Stores something that was said of a folder; returns the notion that it belongs to, if any.
_Write = Callable[[Store, bytes], Notion | None]


@dataclass(frozen=True, slots=True)
class _Put:
    """A putting that can be taken back: where its images were before, None for nowhere."""

    before: Mapping[int, int | None]


class Notions(QObject):
    """The notions of one folder, of which one is the current one.

    `edited()`: something else is to be shown; at once, before it is stored. `kept()`: it is
    stored, or was read. `failed(LikewiseError)`: something was not done; what could not be
    stored is not shown either.
    """

    edited = Signal()
    kept = Signal()
    failed = Signal(object)

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = StoreQueue(library, self)
        self._queue.failed.connect(self._on_failed)
        self._folder: bytes | None = None
        self._made: dict[str, HandMade] = {}
        self._current = ""
        self._puts: list[_Put] = []
        # So many things were said: what was read before the last of them is out of date.
        self._n_said = self._n_said_before_reading = 0

    # The folder

    def open(self, folder: bytes | None) -> None:
        """Be about this folder, or about none; nothing is known of it before `read`."""
        self._folder = folder
        self._made = {}
        self._set_current("")

    def read(self) -> None:
        """Read what was said of the folder."""
        folder, n_said = self._folder, self._n_said
        self._n_said_before_reading = n_said
        if folder is not None:
            self._queue.do(
                lambda store: _read(store, folder),
                lambda made: self._take(folder, made, n_said),
            )

    def close(self) -> None:
        """Keep what has not been kept yet; for closing down."""
        self._queue.close()

    def _take(self, folder: bytes, made: list[HandMade], n_said: int) -> None:
        if folder != self._folder:
            return
        if n_said != self._n_said:
            self.read()
            return
        if made:  # else the one that was begun for want of any stays
            self._made = {one.notion.name: one for one in made}
        if self._current not in self._made:
            self._current = next(iter(self._made), "")
        self.edited.emit()
        self.kept.emit()

    # Which

    @property
    def summaries(self) -> tuple[NotionSummary, ...]:
        """All of them, the oldest first."""
        return tuple(_summary(one) for one in self._made.values())

    @property
    def current(self) -> HandMade | None:
        """The one that is added to now."""
        return self._made.get(self._current)

    def choose(self, name: str) -> None:
        """Make another one the current one."""
        if name in self._made and name != self._current:
            self._set_current(name)

    def begin(self, name: str) -> None:
        """Begin one of this name, or go on with the one that there is."""
        self._begin(name)
        self._keep(lambda store, folder: hand_made.begin_notion(store, folder, name))

    def begin_if_none(self, name: str) -> None:
        """Begin one if there is none; it is stored with the first that is said."""
        if not self._made:
            self._begin(name)

    def _begin(self, name: str) -> None:
        if self._folder is not None:
            self._made.setdefault(name, HandMade(Notion(0, name), {}, {}, ()))
            self._set_current(name)

    def rename(self, name: str) -> None:
        """Give the current one another name; refused where another one has it."""
        made = self.current
        if made is None or name == made.notion.name:
            return
        if name in self._made:
            self.failed.emit(LikewiseError("notion_twice", name=name))
            return
        before, notion = made.notion.name, replace(made.notion, name=name)
        renamed = {before: replace(made, notion=notion)}
        entries = [renamed.get(old, one) for old, one in self._made.items()]
        self._made = {one.notion.name: one for one in entries}
        self._current = name
        self._keep(lambda store, folder: hand_made.rename_notion(store, folder, before, name))

    def remove(self) -> None:
        """Forget the current one with its groups and answers."""
        name = self._current
        if self._made.pop(name, None) is not None:
            self._set_current(next(iter(self._made), ""))
            self._keep(lambda store, folder: hand_made.remove_notion(store, folder, name))

    def _set_current(self, name: str) -> None:
        self._current = name
        self._puts.clear()
        self.edited.emit()

    # Groups

    def put(self, image_ids: Collection[int], number: int | None) -> None:
        """Put images into a group of the current notion, or out of theirs (None)."""
        made = self.current
        if made is None:
            return
        places = {image_id: made.members.get(image_id) for image_id in image_ids}
        before = {image_id: place for image_id, place in places.items() if place != number}
        if before:
            self._puts.append(_Put(before))
            self._move(made, dict.fromkeys(before, number))

    @property
    def can_take_back_put(self) -> bool:
        """Whether there is a putting to take back."""
        return bool(self._puts)

    def take_back_put(self) -> None:
        """Put the images of the last putting back to where they were."""
        made = self.current
        if made is not None and self._puts:
            self._move(made, self._puts.pop().before)

    def name_group(self, number: int, group: str) -> None:
        """Give a group of the current notion a name; an empty one takes it away."""
        made = self.current
        if made is None or made.group_names.get(number, "") == group:
            return
        names = {**made.group_names, number: group}
        given = {place: said for place, said in names.items() if said}
        name = self._replace(replace(made, group_names=given))
        self._keep(lambda store, folder: hand_made.name_group(store, folder, name, number, group))

    def _move(self, made: HandMade, numbers: Mapping[int, int | None]) -> None:
        stay = {image_id: at for image_id, at in made.members.items() if image_id not in numbers}
        come = {image_id: at for image_id, at in numbers.items() if at is not None}
        name = self._replace(replace(made, members=stay | come))
        self._keep(lambda store, folder: hand_made.put_into_groups(store, folder, name, numbers))

    # Answers

    def answer(self, answer: Answer) -> None:
        """Add an answer to the current notion."""
        made = self.current
        if made is not None:
            name = self._replace(replace(made, answers=(*made.answers, answer)))
            self._keep(lambda store, folder: hand_made.keep_answer(store, folder, name, answer))

    def take_back_answer(self) -> Answer | None:
        """Forget the last answer of the current notion and return it; None without any."""
        made = self.current
        if made is None or not made.answers:
            return None
        last = made.answers[-1]
        name = self._replace(replace(made, answers=made.answers[:-1]))
        self._keep(lambda store, folder: hand_made.take_back_answer(store, folder, name, last))
        return last

    # Keeping

    def _replace(self, made: HandMade) -> str:
        """Know something else of a notion; returns its name."""
        self._made[made.notion.name] = made
        return made.notion.name

    def _keep(self, write: _Write) -> None:
        folder = self._folder
        if folder is None:
            return
        self._n_said += 1
        self._queue.do(
            lambda store: write(store, folder), lambda notion: self._on_kept(folder, notion)
        )
        self.edited.emit()

    def _on_kept(self, folder: bytes, notion: Notion | None) -> None:
        if folder != self._folder:
            return
        made = self._made.get(notion.name) if notion is not None else None
        if notion is not None and made is not None:
            self._made[notion.name] = replace(made, notion=notion)
        self.kept.emit()

    @Slot(object)
    def _on_failed(self, error: LikewiseError) -> None:
        self._puts.clear()
        self.failed.emit(error)
        if self._n_said != self._n_said_before_reading:  # else it was reading that failed
            self.read()


def _read(store: Store, folder: bytes) -> list[HandMade]:
    if not store.notions.of_folder(folder):
        return []  # the listing of a large folder takes a moment
    return made_by_hand(store, store.files.listing(folder))


def _summary(made: HandMade) -> NotionSummary:
    return NotionSummary(
        made.notion.notion_id,
        made.notion.name,
        len(made.members),
        len(set(made.members.values())),
        len(made.answers),
    )
