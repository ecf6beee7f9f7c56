"""The command line: one command a module, each loaded only when it is run."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import re
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

import click

from .. import __version__
from ..common import language
from ..common.errors import MsssError, reason_of
from ..common.harmless import harmless
from ..common.language import Series, t
from ..output.streams import say, say_line
from . import terminal

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_INTERRUPTED = 130
"""The exit code after Ctrl-C, as shells have it."""
COMMANDS = (
    "list",
    "due",
    "show",
    "units",
    "todo",
    "targets",
    "progress",
    "history",
    "record",
    "forms",
    "bulletin",
    "sample",
    "evaluate",
    "calendar",
    "publish",
    "validate",
    "explain",
    "diff",
    "schema",
    "export",
    "import",
    "new",
)

_IS_TRANSLATED = "msss.is_translated"
"""The key, in the context, of whether the help is in the language of the interface already."""
_INCOMPLETE = "msss.incomplete"
"""The key, in the context, of the exit code where lists were left out (`msss.cli.common.tell_left_out`)."""
_ARGUMENTS = "msss.arguments"
"""The key, in the context, of the arguments of the command that is run."""


class Commands(click.Group):
    """The group `msss`: knows its commands by name and imports one when it is needed."""

    context_class = terminal.Context

    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f".{name}_command", __name__).command
        if language.current() is not language.Language.ENGLISH:
            from .translation import translated

            command = translated(command)
        command.context_class = terminal.Context
        return command

    def format_help(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        if language.current() is language.Language.ENGLISH or context.meta.get(_IS_TRANSLATED):
            super().format_help(context, formatter)
            return
        from .translation import translated

        context.meta[_IS_TRANSLATED] = True  # the copy, which comes here too, is
        translated(self).format_help(context, formatter)

    def invoke(self, context: click.Context) -> Any:
        try:
            answered = super().invoke(context)
            if code := context.meta.get(_INCOMPLETE):
                raise click.exceptions.Exit(code)
            return answered
        except click.UsageError as error:
            if error.ctx is None:  # what a command says itself
                raise
            from .hints import explained

            raise explained(error, context.meta.get(_ARGUMENTS, ())) from None
        except BrokenPipeError as error:  # click would exit 1: a reader that had enough is no failure
            raise click.exceptions.Exit(_cannot_write(error)) from None

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from .hints import unknown_command

            hint = unknown_command(args[0], COMMANDS)
            raise click.UsageError(t("No command {command}. {hint}", command=args[0], hint=hint), context)
        context.meta[_ARGUMENTS] = args[1:]
        return super().resolve_command(context, args)

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(context, args)
        except click.NoSuchOption as error:
            from .hints import explained

            raise explained(error, ()) from None


class LanguageType(click.ParamType[language.Language]):
    """A language by its name, or by a locale of it: zh-Hant, zh_TW."""

    name = "language"
    names = tuple(one.value for one in language.Language)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> language.Language:
        named = language.named_by(str(value))
        if named is None:
            names = Series(self.names, "or")
            self.fail(t("{name} is not a language of msss: write {names}", name=repr(value), names=names), param, ctx)
        return named

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        return [CompletionItem(name) for name in self.names if name.casefold().startswith(incomplete.casefold())]


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="msss %(version)s")
@click.option(
    "--lang",
    type=LanguageType(),
    metavar="[en|zh-Hant|zh-Hans]",
    is_eager=True,
    expose_value=False,
    callback=lambda context, param, value: speak(value) if value else None,
    help="The language of messages and help. Default: MSSS_LANG, else the language of the system.",
)
@click.option(
    "--no-pager",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=terminal.no_pager,
    help="Show long output at once, not page by page (in MSSS_PAGER, else PAGER, else less).",
)
def msss() -> None:
    """Query and check a city's list of yearly livelihood projects (民生實事):
    who is responsible for what, by when, and how much has been done.

    \b
    Examples:
      msss list --unit 市建委      items that a unit leads or supports
      msss due 11月                items due in November
      msss show 7.2                one item in full
    """


def speak(chosen: language.Language) -> None:
    """Speak a language from now on, in click's words too."""
    is_english = language.current() is language.Language.ENGLISH
    language.use(chosen)
    if not (is_english and language.current() is language.Language.ENGLISH):
        from .translation import translate_click

        translate_click(language.current())


def main() -> NoReturn:
    """Run the command line, and turn every error into one line and an exit code."""
    _speak_utf8()
    speak(language.of_environment(os.environ))
    terminal.set_up()
    code = _run()
    try:
        terminal.show(page=code != _INTERRUPTED)
    except OSError as error:
        code = _cannot_write(error)
    sys.exit(code)


def _run() -> int:
    try:
        code = msss.main(standalone_mode=False, prog_name="msss")
    except (click.Abort, KeyboardInterrupt):
        code = _INTERRUPTED
    except click.ClickException as error:
        _show(_with_dashes(sys.argv[1:], getattr(error, "ctx", None)) or error)
        code = error.exit_code
    except MsssError as error:
        if error.exit_code == 2 and (meant := _with_dashes(sys.argv[1:])):
            _show(meant)
            sys.exit(2)
        for line in error.lines():
            say_line(line)
        code = error.exit_code
    except OSError as error:
        code = _cannot_write(error)
    except Exception as error:
        if os.environ.get("MSSS_DEBUG"):
            raise
        what = f"{type(error).__name__}: {error}"
        say(t("internal error in msss, not in your list: {error} (MSSS_DEBUG=1 shows where)", error=what))
        code = 2
    return code if isinstance(code, int) else 0


def _show(error: click.ClickException) -> None:
    """Show what is wrong with the arguments, which are repeated in it: what they hold is made harmless."""
    if not isinstance(error, click.exceptions.NoArgsIsHelpError):  # which is the help, in lines of its own
        said = harmless(str(error.format_message()))
        if isinstance(error, click.MissingParameter) and language.current() is not language.Language.ENGLISH:
            said = said.replace("'.", "'。", 1)  # click ends the sentence itself, as English does
        error.format_message = lambda: said  # type: ignore[method-assign]
    error.show()


_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
"""A hyphen, and what input methods and word processors make of one."""


def _with_dashes(arguments: list[str], context: click.Context | None = None) -> click.UsageError | None:
    """What is wrong with arguments of which one is an option but for its dashes: —unit, －－by.

    ``context`` says which options there are; without it any name may be one's.
    """
    known = {option for one in context.command.get_params(context) for option in one.opts} if context else None
    for argument in arguments:
        bare = argument.lstrip(_DASHES)
        name = bare.partition("=")[0]
        if argument[: len(argument) - len(bare)].isascii() or not re.fullmatch("[A-Za-z][A-Za-z-]*", name):
            continue
        meant = f"-{name}" if len(name) == 1 else f"--{name}"
        if known is None or meant in known:
            said = (
                t(
                    "{argument} begins with a dash that isn't a hyphen: write {option}, with a hyphen",
                    argument=argument,
                    option=meant,
                )
                if len(name) == 1
                else t(
                    "{argument} begins with a dash that isn't a hyphen: write {option}, with two hyphens",
                    argument=argument,
                    option=meant,
                )
            )
            return click.UsageError(said, context)
    return None


def _speak_utf8() -> None:
    """Files and pipes get UTF-8 whatever the locale; what a stream can't show, it shows as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


_READER_IS_GONE = frozenset((errno.EPIPE, errno.EINVAL) if os.name == "nt" else (errno.EPIPE,))
"""The errors by which a pipe says that nobody reads it any more: Windows has one of its own."""


def _cannot_write(error: OSError) -> int:
    """A reader that went away (`msss list | head`) is no error; a full disk is."""
    with contextlib.suppress(OSError, ValueError):  # what is buffered can't be written either: let it go
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if error.errno in _READER_IS_GONE:
        return 0
    say(t("can't write the output: {reason}", reason=reason_of(error)))
    return 1
