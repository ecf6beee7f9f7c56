"""The options that commands share, and the border where their texts become values."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ..common.language import Language, Series, current, t
from ..common.terms import shown
from ..output.writing import ENDINGS, Format
from ..responsibilities.query import Query, Role, Sort, parse_role
from ..values.chinese import Script
from ..values.deadline import DAY_FORMS, QUARTER_FORMS, WHEN_FORMS, Day, When, parse_day, parse_quarter, parse_when

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from ..ledger.progress import Status
    from ..responsibilities.reading import LoadedList
    from ..values.condition import Condition


_ABBREVIATED = {"md": "markdown", "word": "docx", "trad": "hant", "simp": "hans", "jsonl": "ndjson"}
"""Other names of choices, for options that have them."""


class ChoiceOf(click.Choice[str]):
    """One of an enum's values."""

    def __init__(self, choices: type[StrEnum]) -> None:
        super().__init__([choice.value for choice in choices], case_sensitive=False)
        self.enum = choices

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        meant = _ABBREVIATED.get(str(value).lower())
        return self.enum(super().convert(meant if meant in self.choices else value, param, ctx))


class NotEmpty(click.ParamType[Any]):
    """A text that isn't empty, as that of a variable that isn't set is; ``what`` it is, for the message."""

    name = "text"

    def __init__(self, what: str) -> None:
        self.what = what

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if not str(value).strip():
            self.fail(t("it is empty, and takes {what}. Is a variable not set?", what=self.what), param, ctx)
        return str(value)


class FilePath(click.Path):
    """The path of a file or a folder. An empty one isn't this folder, as it would be to Python, but a mistake."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not str(value) or str(value).isspace():
            self.fail(t("it is empty, and takes a file or a folder. Is a variable not set?"), param, ctx)
        return super().convert(value, param, ctx)


class WhenType(click.ParamType[Any]):
    """A period: 11月, Q4, 2022-11-01..2022-11-30."""

    name = "when"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> When:
        try:
            return parse_when(str(value))
        except ValueError:
            text = str(value)
            hint = ""
            if ctx is not None and isinstance(param, click.Argument):  # an option may be meant: msss due 市建委
                from .hints import argument

                hint = argument(text, ctx, or_search=False)
            if hint:
                self.fail(
                    t(
                        "{text} is not a date or period. {hint} A date or period is one of: {forms}",
                        text=text,
                        hint=hint,
                        forms=WHEN_FORMS,
                    ),
                    param,
                    ctx,
                )
            self.fail(
                t("{text} is not a date or period. Write one of: {forms}", text=text, forms=WHEN_FORMS), param, ctx
            )

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        return [CompletionItem(f"{month}月") for month in range(1, 13) if f"{month}月".startswith(incomplete)]


class ConditionType(click.ParamType[Any]):
    """A condition on a target: 學位, >=1萬, 公園>=50個."""

    name = "expr"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Condition:
        from ..values.condition import CONDITION_FORMS, parse_condition

        try:
            return parse_condition(str(value))
        except ValueError:
            self.fail(
                t("{text} is not a condition. Write one of: {forms}", text=value, forms=CONDITION_FORMS), param, ctx
            )


class DateType(click.ParamType[Any]):
    """A day: 2022-09-30, 9月30日, 昨天. Which one it is, the year of the list says."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Day:
        try:
            return parse_day(str(value))
        except ValueError:
            self.fail(t("{text} is not a day. Write one of: {forms}", text=value, forms=DAY_FORMS), param, ctx)


class QuarterType(click.ParamType[Any]):
    """A quarter: 3, Q3, 三季度, 上季度."""

    name = "quarter"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> When:
        try:
            return parse_quarter(str(value))
        except ValueError:
            self.fail(t("{text} is not a quarter. Write one of: {forms}", text=value, forms=QUARTER_FORMS), param, ctx)


class UnitType(click.ParamType[Any]):
    """A unit's name, an alias, or a part of one."""

    name = "name"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if not str(value).strip():
            self.fail(t("a unit's name can't be empty. msss units lists the units"), param, ctx)
        return str(value)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        from . import completion

        role = ctx.params.get("role") or "any"
        return [CompletionItem(name) for name in completion.units(ctx, incomplete, _role(role))]


class ItemType(click.ParamType[Any]):
    """A project's number or an item's id."""

    name = "id"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        from . import completion

        return [CompletionItem(id, help=name) for id, name in completion.ids(ctx, incomplete)]


class AskedStatus:
    """What was typed for a status: one of ours, or a word that a list may have for one."""

    # No named tuple: making one costs time at every start.
    __slots__ = ("param", "status", "text")

    def __init__(self, text: str, status: Status | None, param: click.Parameter | None) -> None:
        self.text, self.status, self.param = text, status, param


class StatusType(click.ParamType[Any]):
    """One or more statuses, with commas: behind,overdue or 滯後,逾期. Words of a list's own are known with the list."""

    name = "status"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[AskedStatus, ...]:
        if isinstance(value, tuple):  # the default: nothing is asked
            return value
        from ..ledger.progress import Status
        from ..values.chinese import fold

        words = {fold(spelling): status for status in Status for spelling in (_joined(status.value), status.word)}
        asked = fold(str(value)).replace("、", ",").split(",")  # folding makes commas half width
        return tuple(AskedStatus(part, words.get(_joined(part)), param) for part in asked)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        from ..ledger.progress import Status
        from . import completion

        ours = [(status.value, status.word) for status in Status if status.startswith(incomplete)]
        own = completion.status_words(ctx, incomplete)
        return [CompletionItem(text, help=str(shown(word))) for text, word in (*ours, *own)]


def statuses(asked: Iterable[AskedStatus], lists: Iterable[LoadedList]) -> tuple[Status | str, ...]:
    """The statuses that were typed; what is a word of one of the ``lists``' own stays that word, folded.

    Raises click.BadParameter for what is neither.
    """
    asked = list(asked)
    return known_statuses(asked, own_words(lists)) if asked else ()


def own_words(lists: Iterable[LoadedList]) -> dict[str, str]:
    """The words that lists have of their own for statuses, by these words folded."""
    from ..ledger.bands import words_of
    from ..values.chinese import fold

    schemes = [loaded.model.schedule for loaded in lists if loaded.model.schedule]
    return {fold(word): word for scheme in schemes for _, word in words_of(scheme)}


def known_statuses(asked: Sequence[AskedStatus], own: Mapping[str, str]) -> tuple[Status | str, ...]:
    """The statuses that were typed, where lists have their ``own`` words. Raises as `statuses`."""
    from ..ledger.progress import Status

    for one in asked:
        if one.status is None and one.text not in own:
            known = Series((*map(_status_in_words, Status), *own.values()))
            raise click.BadParameter(
                t("{text} is not a status. Write one or more of: {statuses}", text=one.text, statuses=known),
                click.get_current_context(silent=True),
                one.param,
            )
    return tuple(one.text if one.text in own or one.status is None else one.status for one in asked)


def _joined(status: str) -> str:
    """A status as it is compared: not_reported, not-reported and what tables show, not reported, are one."""
    return status.replace("_", "").replace("-", "")


def _status_in_words(status: Status) -> str:
    """A status as it is typed, and in Chinese also the word, which can be typed too."""
    if current() is Language.ENGLISH:
        return status.value
    return f"{status.value} ({shown(status.word)})"


class RoleType(click.Choice[str]):
    """The part that a unit plays, in English or in the notice's words: lead, 牽頭."""

    def __init__(self) -> None:
        super().__init__([*Role, "any"], case_sensitive=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            role = parse_role(str(value))
        except ValueError:
            return super().convert(str(value), param, ctx)
        return role.value if role else "any"


class CodeType(click.ParamType[str]):
    """The code of a finding, or the beginning of several, in any case: MSS208, mss2. It is had in capitals."""

    name = "code"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from ..validation.codes import all_rules, beginning

        code = str(value).upper()
        if not beginning(code):
            self.fail(self.unknown(str(value), code, [rule.code for rule in all_rules()]), param, ctx)
        return code

    def unknown(self, typed: str, code: str, known: list[str]) -> str:
        """What to say of a code that there isn't, as it was ``typed``."""
        from difflib import get_close_matches

        if near := get_close_matches(code, known, n=3):
            return t("{text} is not a code. Write {codes}; msss explain lists them all", text=typed, codes=Series(near))
        return t(
            "{text} is not a code. Write MSS208, or MSS2 for all that begin with it; msss explain lists them all",
            text=typed,
        )

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        from ..validation.codes import all_rules

        return [CompletionItem(rule.code) for rule in all_rules() if rule.code.startswith(incomplete.upper())]


class CodesType(CodeType):
    """Codes, or the beginnings of some, with commas: MSS410,MSS310."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        convert = super().convert
        return tuple(convert(code, param, ctx) for code in re.split("[,、] ?", str(value)))

    @staticmethod
    def all(_: click.Context, __: click.Parameter, asked: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
        """Those of every time the option was given."""
        return tuple(code for codes in asked for code in codes)


class SearchType(click.ParamType[Any]):
    """A text to look for."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if not str(value).strip():
            self.fail(t("there is no text to look for: it can't be empty"), param, ctx)
        return str(value)


def _options(*options: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def decorate(command: Any) -> Any:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


source_options = _options(
    click.option(
        "-f",
        "--file",
        "files",
        multiple=True,
        type=FilePath(),
        metavar="PATH",
        help="A list, or a folder of lists; repeatable. Default: MSSS_FILE, else data/responsibility_list_*.yaml"
        " here or in a folder above, else the list that ships with msss.",
    ),
    click.option(
        "--year",
        "years",
        multiple=True,
        type=int,
        metavar="YEAR",
        help="The list of this year; repeatable. Default: the newest valid list in data/.",
    ),
)

keep_going_option = click.option(
    "--keep-going",
    is_flag=True,
    help="Answer from the valid lists, and report the errors of the invalid ones on standard error; the exit code is"
    " then 1. Without it, no answer if a list is invalid.",
)

script_option = click.option(
    "--script",
    type=ChoiceOf(Script),
    default=Script.AS_IS.value,
    show_default=True,
    envvar="MSSS_SCRIPT",
    show_envvar=True,
    help="Show text in Traditional (hant) or Simplified (hans) characters.",
)

force_option = click.option(
    "--force", is_flag=True, help="Replace FILE even if it was edited, or was not written by msss."
)


def _format(context: click.Context, param: click.Parameter, named: Format | None) -> Format:
    """The format that is asked for, otherwise the one that the name of the file says."""
    output: Path | None = context.params["output"]  # which is eager, and so is there
    said = said_by_ending(output, ENDINGS, is_needed=named is None)
    if named and said and named is not said:
        raise two_formats(named, output, ENDINGS)
    return named or said or Format.TABLE


AnyFormat = TypeVar("AnyFormat", bound=StrEnum)


def two_formats(format: StrEnum, output: Path | None, endings: Mapping[str, StrEnum]) -> click.UsageError:
    """That a format was named, and a file whose name says another."""
    ending = next(ending for ending, said in endings.items() if said is format)
    return click.UsageError(
        t(
            "--format {format} and {file} name two formats: leave one out, or end the name with {ending}",
            format=format,
            file=output,
            ending=ending,
        )
    )


def said_by_ending(
    output: Path | None, endings: Mapping[str, AnyFormat], *, is_needed: bool = True
) -> AnyFormat | None:
    """The format that the name of a file says; None where no file is named, or its name needn't say it."""
    ending = output.suffix.lower() if output else ""  # - is standard output, and has none
    if ending and is_needed and ending not in endings:
        known = Series(endings)
        raise click.UsageError(
            t("{file}: end the name with one of {endings}, or add --format", file=output, endings=known)
        )
    return endings.get(ending)


class OutputPath(FilePath):
    """The file that an answer is written to: what its name may end with is offered when it is completed."""

    def __init__(self, endings: Collection[str]) -> None:
        super().__init__()
        self.endings = endings

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from . import completion

        return completion.files_to_write(incomplete, self.endings) or super().shell_complete(ctx, param, incomplete)


class YamlPath(OutputPath):
    """The file that a list is written to: YAML, and no office file by its name. - is standard output."""

    def __init__(self) -> None:
        super().__init__((".yaml", ".yml"))

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        path = super().convert(value, param, ctx)
        is_file = str(path) != "-" and (path.is_file() or not path.exists())
        if is_file and path.suffix.lower() not in self.endings:
            raise click.UsageError(
                t("{file}: end the name with .yaml or .yml: what is written is YAML", file=path), ctx
            )
        return path


output_options = _options(
    click.option(
        "--format",
        type=ChoiceOf(Format),
        callback=_format,
        help="xlsx is a workbook for Excel and WPS, docx a Word file: both need -o, and an extra, msss[xlsx] or"
        " msss[docx]. csv, json and ndjson (an object a line) are for programs. Default: by the ending of FILE,"
        " else table.",
    ),
    script_option,
    click.option(
        "-o",
        "--output",
        type=OutputPath(ENDINGS),
        metavar="FILE",
        is_eager=True,
        help="Write to FILE: .xlsx, .docx, .csv, .json, .ndjson, .md or .txt says the format.",
    ),
    force_option,
)


_FIELDS = {
    "unit": "units",
    "target": "targets",
    "project": "projects",
    "level": "levels",
    "category": "categories",
}
"""The fields of a query that an option isn't called by."""


def _many(name: str, type: click.ParamType[Any] | type[str], metavar: str, help: str) -> Callable[[Any], Any]:
    """A query option that can be repeated: any of its values will do."""
    field = name.removeprefix("--")
    field = _FIELDS.get(field, field)
    return click.option(name, field, multiple=True, type=type, metavar=metavar, help=help)


unit_options = _options(
    _many(
        "--unit",
        UnitType(),
        "NAME",
        "Only items this unit leads or supports; part of its name or alias is enough: 市建委, 规划.",
    ),
    click.option(
        "--role",
        type=RoleType(),
        default="any",
        show_default=True,
        help="The role of the unit, in English or as in official notices: 牽頭, 主辦, 配合, 協辦, 業主, 聯繫. any is to"
        " lead or support.",
    ),
)
project_option = _many("--project", click.IntRange(1), "N", "Only items of this project.")

query_options = _options(
    unit_options,
    _many(
        "--due",
        WhenType(),
        "WHEN",
        "Only items due in this period: 11月, 本月, Q4. 11月前 is before November, 11月底前 up to its end.",
    ),
    _many("--target", ConditionType(), "EXPR", "Only items with such a target: 學位, '>=1萬戶'."),
    project_option,
    _many(
        "--level",
        NotEmpty(t("a level: 省, 市")),
        "LEVEL",
        "Only items of projects of this level, where a list has them: 省, 市.",
    ),
    _many(
        "--category",
        NotEmpty(t("a category")),
        "NAME",
        "Only items of projects of this category, where a list has them; part of its name is enough.",
    ),
    _many(
        "--search", SearchType(), "TEXT", "Only items that contain this text, in Traditional or Simplified characters."
    ),
)

as_of_option = click.option(
    "--as-of",
    type=DateType(),
    metavar="DATE",
    help="Count from this day instead of today: 2022-09-30, 9月30日, 上月底.",
)


def query(
    units: tuple[str, ...],
    role: str,
    due: tuple[When, ...] = (),
    targets: tuple[Condition, ...] = (),
    projects: tuple[int, ...] = (),
    search: tuple[str, ...] = (),
    levels: tuple[str, ...] = (),
    categories: tuple[str, ...] = (),
) -> Query:
    """The `Query` that the query options ask for."""
    return Query(units, _role(role), due, targets, projects, search, levels, categories)


def _role(asked: str) -> Role | None:
    return None if asked == "any" else Role(asked)


sort_option = click.option(
    "--sort",
    type=ChoiceOf(Sort),
    help="Sort by deadline, lead unit, status (worst first) or completion rate (lowest first). Default: the order of"
    " the list; in msss due, the deadline.",
)


def _show_digits(context: click.Context, _: click.Parameter, number: int | None) -> None:
    if number is not None:
        from ..output import rates

        context.with_resource(rates.digits(number))


digits_option = click.option(
    "--digits",
    type=click.IntRange(0, 2),
    metavar="N",
    expose_value=False,
    callback=_show_digits,
    help="Show completion rates and the time passed with 0, 1 or 2 decimals: 99.6%. JSON always has six. Default: 0.",
)

status_option = click.option(
    "--status",
    type=StatusType(),
    default=(),
    metavar="STATUS",
    help="Only items with this status in the ledger: behind,overdue or 滯後.",
)
