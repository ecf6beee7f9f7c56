"""The one shape of a problem, and what is safe to print."""

from __future__ import annotations

import pytest

from msss.common.harmless import visible
from msss.reading.diagnostic import START, Diagnostic, Severity, Span


def test_a_diagnostic_is_one_line():
    diagnostic = Diagnostic("MSS106", "due: 11 is no deadline", "list.yaml", Span(11, 14, 11, 16), hint="write 11月底")
    assert str(diagnostic) == "list.yaml:11:14: error[MSS106]: due: 11 is no deadline (write 11月底)"


def test_a_diagnostic_may_be_a_warning_without_a_hint():
    diagnostic = Diagnostic("MSS999", "odd", "list.yaml", severity=Severity.WARNING)
    assert str(diagnostic) == "list.yaml:1:1: warning[MSS999]: odd"
    assert diagnostic.span == START == Span(1, 1, 1, 1)
    assert diagnostic.path == ()


def test_nothing_in_a_diagnostic_acts_on_a_terminal():
    diagnostic = Diagnostic("MSS101", "no key a\x1b[2J", "a\nb.yaml", hint="did you mean \u202e?")
    assert str(diagnostic) == r"a\x0ab.yaml:1:1: error[MSS101]: no key a\x1b[2J (did you mean \u202e?)"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("市規劃和自然資源局", "市規劃和自然資源局"),
        ("“美好家園” 〔2022〕20號", "“美好家園” 〔2022〕20號"),
        ("𠀀😀é", "𠀀😀é"),
        ("甲\u3000乙", "甲\u3000乙"),
        # what a font may have: private use, and Han newer than Python's tables
        ("\ue815\U000f0000", "\ue815\U000f0000"),
        ("\U000323b0\U0003134b", "\U000323b0\U0003134b"),
        ("\ufffe\U0001ffff\U000fffff\ufdd0", r"\ufffe\U0001ffff\U000fffff\ufdd0"),
        ("\u00ad\U000e0041", r"\xad\U000e0041"),
        ("", ""),
        ("\x1b[31m", r"\x1b[31m"),
        ("a\nb\r\tc", r"a\x0ab\x0d\x09c"),
        ("\x00\x07\x7f\x9b", r"\x00\x07\x7f\x9b"),
        ("\u200b\u202e\u2066\ufeff", r"\u200b\u202e\u2066\ufeff"),
        ("\u2028\u2029", r"\u2028\u2029"),
        ("\udcff", r"\udcff"),
        ("\U000e0041", r"\U000e0041"),
    ],
)
def test_what_could_act_on_a_terminal_is_written_out(text, shown):
    assert visible(text) == shown


def test_spans_sort_in_the_order_of_the_file():
    assert min(Span(2, 1, 2, 2), Span(1, 9, 1, 10), Span(1, 2, 3, 1)) == Span(1, 2, 3, 1)
