"""Control charts that state their own error rate, of the columns of a table."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, Protocol, TypeVar, overload

__all__ = ["Chart", "Price", "Refused", "Rows", "chart", "e_bh", "kinds", "points", "price", "reading", "rule_sets", "shift"]
__version__: str

class _Streams(Protocol):
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

_Table = TypeVar("_Table")
_Options = Mapping[str, Any] | str | None
_Values = Iterable[float | None] | Any
_Places = Iterable[datetime.date | str | int | None] | Any

class Refused(ValueError):
    """What is wrong with a call as a whole: nothing was charted."""

class Rows:
    """A table that any library takes that reads Arrow; by itself it is read row by row, each a dictionary."""

    @property
    def column_names(self) -> list[str]: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def __iter__(self) -> Iterator[dict[str, Any]]: ...
    @overload
    def __getitem__(self, place: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, place: slice) -> list[dict[str, Any]]: ...
    def __len__(self) -> int: ...

class Price:
    """How often charts like one signal though nothing changed: in words when printed, with several numbers where points resemble each other."""

    @property
    def chance(self) -> float:
        """The chance, from 0 to 1, for points of which none resembles the next."""
    @property
    def standard_error(self) -> float: ...
    @property
    def exact(self) -> bool: ...
    @property
    def sentence(self) -> str: ...

class Chart:
    """A chart: shown as its picture in a notebook, and printed as text."""

    @property
    def label(self) -> str: ...
    @property
    def sentence(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def centre(self) -> float | None: ...
    @property
    def lower(self) -> float | None: ...
    @property
    def upper(self) -> float | None: ...
    @property
    def false_alarm_rate(self) -> float | None: ...
    def reading(self) -> Rows: ...
    def points(self) -> Rows: ...
    def price(self, question: Literal["any_signal", "latest_point"] = "any_signal") -> Price: ...
    def svg(self, title: str | None = None, width: float | None = None, height: float | None = None) -> str: ...
    def _repr_html_(self) -> str: ...
    def __len__(self) -> int: ...

def reading(
    table: _Table,
    *,
    value: str,
    by: str | Sequence[str] | None = None,
    at: str | None = None,
    denominator: str | None = None,
    options: _Options = None,
    options_column: str | None = None,
    **wishes: Any,
) -> _Table: ...
def points(
    table: _Table,
    *,
    value: str,
    by: str | Sequence[str] | None = None,
    at: str | None = None,
    denominator: str | None = None,
    options: _Options = None,
    options_column: str | None = None,
    **wishes: Any,
) -> _Table: ...
def shift(
    table: _Table,
    *,
    value: str,
    at: str,
    change: datetime.date | str,
    by: str | Sequence[str] | None = None,
    denominator: str | None = None,
    options: _Options = None,
    options_column: str | None = None,
    **wishes: Any,
) -> _Table: ...
def e_bh(e: Iterable[float | None] | Any, level: float = 0.05) -> list[int]: ...
def chart(
    values: _Values,
    *,
    at: _Places | None = None,
    denominator: _Values | None = None,
    title: str | None = None,
    options: _Options = None,
    **wishes: Any,
) -> Chart: ...
def price(
    values: _Values,
    *,
    question: Literal["any_signal", "latest_point"] = "any_signal",
    at: _Places | None = None,
    denominator: _Values | None = None,
    options: _Options = None,
    **wishes: Any,
) -> Price: ...
def kinds() -> list[str]: ...
def rule_sets() -> list[dict[str, str]]: ...
