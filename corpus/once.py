"""A cache for several threads: each key's work is done by the first who asks, and the others wait for it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Once(Generic[Key, Value]):
    """``work`` with the results of its latest ``size`` keys kept. What it raises is raised to all, and not kept."""

    def __init__(self, work: Callable[[Key], Value], size: int) -> None:
        self._work = work
        self._size = size
        self._kept: OrderedDict[Key, Future[Value]] = OrderedDict()
        self._lock = Lock()

    def __call__(self, key: Key) -> Value:
        with self._lock:
            future = self._kept.get(key)
            found = future is not None
            if future is None:
                future = self._kept[key] = Future()
                if len(self._kept) > self._size:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(key)
        if found:
            return future.result()
        try:
            value = self._work(key)
        except BaseException as error:
            with self._lock:
                if self._kept.get(key) is future:
                    del self._kept[key]
            future.set_exception(error)
            raise
        future.set_result(value)
        return value
