"""A column that holds a code of a list, and knows which list: so "where is this value used" can be answered."""

from typing import Any

from sqlalchemy import String
from sqlalchemy.types import TypeDecorator


class CodeType(TypeDecorator[str]):
    """``sex: Mapped[str | None] = mapped_column(CodeType("sex"))``."""

    impl = String
    cache_ok = True

    def __init__(self, list_name: str, length: int = 24) -> None:
        super().__init__(length)
        self.list_name, self.length = list_name, length

    def __repr__(self) -> str:
        return f"CodeType({self.list_name!r})" if self.length == 24 else f"CodeType({self.list_name!r}, {self.length})"

    @property
    def python_type(self) -> type[Any]:
        return str
