"""Going back and forth through queries."""

from __future__ import annotations

from core.queries import Query
from gui.history import History


def test_back_and_forth_and_a_new_branch() -> None:
    history = History()
    first, second, third = (Query.of_files([number]) for number in (1, 2, 3))
    history.push(first)
    history.push(second)
    assert history.go(-1)
    assert history.current == first
    assert history.can_go_on
    history.push(third)
    assert not history.can_go_on
    assert history.go(-1)
    assert history.current == first


def test_there_is_an_end_on_both_sides() -> None:
    history = History()
    assert not history.go(-1)
    assert not history.go(1)
    assert history.current.is_empty


def test_the_same_query_again_makes_no_step() -> None:
    history = History()
    history.push(Query.of_files([1]))
    history.push(Query.of_files([1]))
    assert history.go(-1)
    assert history.current.is_empty
