"""Declaring a document: what its mappings are called, and of each of their keys everything there is to say, once.

A document's `model` declares its classes. Each is a frozen dataclass under `part`, and each of its fields
is a key of the file: the field's name is the key's, its annotation says what the key takes (the types of
`msss.formats.types`, a list of them, an enum's words, another class) and carries a `Key` with the words
for people, and a field without a default is a key that is required. An example, which isn't ours:

    @part("park", "公園", "One park that is promised.", "承諾的一個公園。")
    @dataclass(frozen=True, slots=True)
    class Park:
        name: Annotated[Text, Key("名稱", "The park's name.", "公園名稱。", sample="name: 西湖公園")]
        area: Annotated[Amount | None, Key("面積", "Its area in hectares.", "面積,以公頃計。")] = None

Everything else follows from that: the validator (`msss.formats.schema`), what is said of a value that isn't
taken (`msss.formats.messages`), the JSON Schema with which editors complete keys (`msss.formats.jsonschema`)
and the tables of docs/file-format.md (`tools/key_tables.py`). Whoever adds a key adds it here and nowhere
else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields
from typing import Annotated, Any, NamedTuple, TypeVar, cast, get_args, get_origin, get_type_hints

from .types import ValueType

T = TypeVar("T")


class Key:
    """What there is to say of one key.

    ``term`` is what the notice calls it, ``words`` what else people write in its place, separated by spaces;
    both lead to the key in a hint. ``meaning`` and ``chinese`` are one sentence each, which editors show;
    ``more`` is what only the documentation adds, and ``why`` says why the key is as it is. ``examples`` are
    values, ``sample`` a piece of a file that has the key, for hints.
    """

    # No dataclass, here and below: making one costs more time at every start than all that is made of it.
    __slots__ = ("chinese", "examples", "meaning", "more", "sample", "term", "why", "words")

    def __init__(
        self,
        term: str,
        meaning: str,
        chinese: str,
        *,
        more: str = "",
        why: str = "",
        examples: tuple[Any, ...] = (),
        sample: str = "",
        words: str = "",
    ) -> None:
        self.term, self.meaning, self.chinese = term, meaning, chinese
        self.more, self.why, self.examples, self.sample, self.words = more, why, examples, sample, words

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every word by which people may mean the key, beside its name."""
        return (self.term, *self.words.split())


class Part:
    """What there is to say of one class: what messages call its mapping, the notice's term, what it is.

    ``one_of`` are two keys of which a mapping has one, and not both; the second has a default, None. ``any_of`` are
    keys of which a mapping has one or more; the first takes a list, which is empty where it is left out.
    """

    __slots__ = ("any_of", "chinese", "meaning", "noun", "one_of", "term")

    def __init__(
        self,
        noun: str,
        term: str,
        meaning: str,
        chinese: str,
        one_of: tuple[str, str] | None,
        any_of: tuple[str, ...] | None,
    ) -> None:
        self.noun, self.term, self.meaning, self.chinese = noun, term, meaning, chinese
        self.one_of, self.any_of = one_of, any_of


def part(
    noun: str,
    term: str,
    meaning: str,
    chinese: str,
    one_of: tuple[str, str] | None = None,
    any_of: tuple[str, ...] | None = None,
) -> Callable[[type[T]], type[T]]:
    """Declare a dataclass as a mapping of a document; the arguments are those of `Part`."""

    def declare(cls: type[T]) -> type[T]:
        cls.__part__ = Part(noun, term, meaning, chinese, one_of, any_of)  # type: ignore[attr-defined]
        return cls

    return declare


def part_of(cls: type[Any]) -> Part:
    """What was declared of a class."""
    declared: Part = cls.__part__
    return declared


class Many(NamedTuple):
    """What a key takes: a list of ``of``. With ``or_one`` it takes a single text in the place of a list of one.

    Texts that are ``joined`` become one, with 、 between.
    """

    of: Takes
    or_one: bool = False
    joined: bool = False


class OrOne:
    """The mark of a list that takes a single text in the place of a list of one."""


class OrMore:
    """The mark of a text that takes a list of them in its place, and joins them."""


BETWEEN = "、"
"""What stands between texts that are joined."""


class Later:
    """The mark of a mapping that few files have: its class is in another module, which is loaded when it is needed."""

    __slots__ = ("module", "name")

    def __init__(self, module: str, name: str) -> None:
        self.module, self.name = module, name


class Mapping:
    """What a key takes: a mapping that is declared by ``cls``. One that ``is_rare`` is loaded when it is asked for."""

    __slots__ = ("_cls", "is_rare")

    def __init__(self, cls: type[Any] | Later) -> None:
        self._cls, self.is_rare = cls, isinstance(cls, Later)

    @property
    def cls(self) -> type[Any]:
        """The class that declares it."""
        if isinstance(self._cls, Later):
            from importlib import import_module

            self._cls = cast("type[Any]", getattr(import_module(self._cls.module), self._cls.name))
        return self._cls

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Mapping) and self.cls is other.cls

    def __hash__(self) -> int:
        return hash(self.cls)


Takes = ValueType | Many | Mapping
"""What a key takes."""


class Declared:
    """One key of a class: its name, what it takes, what is said of it, and its default."""

    __slots__ = ("default", "key", "name", "takes")

    def __init__(self, name: str, takes: Takes, key: Key, default: Any) -> None:
        self.name, self.takes, self.key, self.default = name, takes, key, default

    @property
    def is_required(self) -> bool:
        """Whether a mapping without the key is refused. A list that is required isn't empty either."""
        return self.default is MISSING


def keys_of(cls: type[Any]) -> tuple[Declared, ...]:
    """The keys of a class, in the order of its fields.

    Raises TypeError for a field that doesn't say what it takes, or has no `Key`.
    """
    if cls not in _KEYS:
        _KEYS[cls] = tuple(_declared(cls))
    return _KEYS[cls]


_KEYS: dict[type[Any], tuple[Declared, ...]] = {}
"""The keys of each class that was asked for."""


def _declared(cls: type[Any]) -> Iterator[Declared]:
    declared = fields(cls)
    hints: dict[str, Any] = {field.name: field.type for field in declared}
    if any(isinstance(hint, str) for hint in hints.values()):  # the module has annotations as text
        hints = get_type_hints(cls, include_extras=True)
    for field in declared:
        hint = hints[field.name]
        yield Declared(field.name, _takes(hint), _key(hint, field.name), field.default)


def _key(annotation: Any, name: str) -> Key:
    found = next((one for one in getattr(annotation, "__metadata__", ()) if isinstance(one, Key)), None)
    if found is None:
        raise TypeError(f"{name} has no Key among its annotations")
    return found


def _takes(annotation: Any) -> Takes:
    """What an annotation says that a key takes."""
    or_one = False
    while get_origin(annotation) is Annotated:
        for mark in annotation.__metadata__:
            if isinstance(mark, Later):
                return Mapping(mark)
            if isinstance(mark, ValueType):
                return Many(mark, or_one=True, joined=True) if OrMore in annotation.__metadata__ else mark
            or_one = or_one or mark is OrOne
        annotation = annotation.__origin__
    if get_origin(annotation) is tuple:
        return Many(_takes(get_args(annotation)[0]), or_one)
    if hasattr(annotation, "__part__"):
        return Mapping(annotation)
    inner = [kind for kind in get_args(annotation) if kind is not type(None)]  # X | None takes an X
    if len(inner) != 1:
        raise TypeError(f"nothing says what {annotation} takes")
    return _takes(inner[0])


def key_of(cls: type[Any], name: str) -> Declared | None:
    """The key of that name, if the class has it."""
    return next((declared for declared in keys_of(cls) if declared.name == name), None)


def parts_of(root: type[Any]) -> Iterator[type[Any]]:
    """A document's class, and every class below it, each before what is in it."""
    yield root
    for declared in keys_of(root):
        inner = declared.takes.of if isinstance(declared.takes, Many) else declared.takes
        if isinstance(inner, Mapping):
            yield from parts_of(inner.cls)
