"""The command line in the language of the interface: click's own words, and the help of commands and options.

click looks its words up in the domain of the whole process, and has no translations of its own: they are in the
catalogue of msss. Help is written in English where a command is declared, and translated when it is asked for.

Loaded only for another language than English.
"""

from __future__ import annotations

import gettext
import inspect
import os
from copy import copy

import click

from ..common.language import DOMAIN, LOCALES, Language, t

_CLICK_S_OWN = "messages"
"""The domain in which click looks its words up when nobody names one."""


def translate_click(language: Language) -> None:
    """Have click speak ``language`` from now on."""
    if language is Language.ENGLISH:
        gettext.textdomain(_CLICK_S_OWN)
        return
    gettext.bindtextdomain(DOMAIN, str(LOCALES))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = language.locale


def translated(command: click.Command) -> click.Command:
    """A copy of a command whose help is in the language that is spoken."""
    command = copy(command)
    if command.help:
        command.help = str(t(inspect.cleandoc(command.help)))
        command.short_help = command.help.partition("\n\n")[0]  # click's own would look for spaces and a full stop
    command.params = [_translated(param) for param in command.params]
    command._help_option = None  # click keeps the one it made, in the language of then
    return command


def _translated(param: click.Parameter) -> click.Parameter:
    if not isinstance(param, click.Option) or not param.help:
        return param
    param = copy(param)
    param.help = str(t(str(param.help)))
    return param
