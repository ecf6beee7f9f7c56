"""A bulletin in the words that published ones use, and as tables."""

from __future__ import annotations

from datetime import date

from ...ledger.bulletin import IN_ORDER, Arrears, Bulletin, Move, UnitStanding
from ...ledger.model import Entry
from ...ledger.progress import Status, differing, percent
from ...lists.tracking import Tracked
from ...responsibilities.model import ResponsibilityList
from ...responsibilities.query import Query, Role
from ...responsibilities.registry import find_units, units_of
from ...values.quantity import format_number
from ..article import Article, Chapter
from ..records import bulletin_record
from ..sources import all_in_a_line
from ..table import Column, RowGroup, Table
from .standings import reported, standing_cells, standing_columns
from .status import marked


def article_of(bulletin: Bulletin, tracked: Tracked, query: Query) -> Article:
    """The bulletin as an article, which says what the ``query`` asked for, unless it was the whole list."""
    chapters = (
        _overview(bulletin, _scope(bulletin.responsibilities, query)),
        Chapter(
            "二、目標任務進展", (), _table(standing_columns(), [standing_cells(one) for one in bulletin.standings])
        ),
        _moved(bulletin),
        _behind(bulletin),
        _unreported(bulletin),
        *((_units(bulletin),) if bulletin.units else ()),
        Chapter("說明", _notes(bulletin)),
    )
    source = all_in_a_line([tracked.loaded], [tracked.ledger])
    subtitle = f"（截至{_day(bulletin.as_of)}）"
    return Article((bulletin.subject, bulletin.kind), subtitle, chapters, bulletin_record(bulletin, tracked), source)


# --- in words


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _overview(bulletin: Bulletin, scope: str) -> Chapter:
    of = bulletin.responsibilities
    projects = {item.project.number for item in bulletin.items}
    targets = sum(standing.target is not None for standing in bulletin.standings)
    counts = "、".join(f"{status.word}{bulletin.counts[status]}項" for status in _shown(bulletin))
    return Chapter(
        "一、總體情況",
        (
            f"依據《{of.title}》（{of.source.document}），{scope}共{len(projects)}個項目、"
            f"{len(bulletin.items)}項事項、{targets}個目標任務。",
            f"截至{_day(bulletin.as_of)}，各事項進展：{counts}。",
        ),
    )


def _scope(of: ResponsibilityList, query: Query) -> str:
    """Which items of the list were asked for, to begin a sentence with; empty if it is all."""
    units = units_of(of)
    names = "、".join(dict.fromkeys(name for text in query.units for name in find_units(units, text).names))
    projects = "、".join(str(number) for number in sorted(set(query.projects)))
    part = {Role.LEAD: "牽頭", Role.SUPPORT: "配合", None: "參與"}[query.role]
    of_units = f"{names}{part}的" if names else "有配合單位的" if query.role is Role.SUPPORT else ""
    of_projects = f"第{projects}個項目{'中' if of_units else '的'}" if projects else ""
    return f"本通報只含{of_projects + of_units}事項，" if of_projects or of_units else ""


def _moved(bulletin: Bulletin) -> Chapter:
    since = _day(bulletin.since)
    if not bulletin.moved:
        return Chapter("三、本期變化", (f"{since}以來，沒有目標任務的完成數或狀態變化。",))
    columns = [Column("序號"), Column("目標任務"), Column("上期完成", right=True, narrow=4)]
    columns += [Column("本期完成", right=True, narrow=4), Column("計量單位", narrow=4)]
    columns += [Column("上期狀態", narrow=4), Column("本期狀態", narrow=4)]
    rows = [_moved_cells(move) for move in bulletin.moved]
    intro = f"{since}以來，{len(bulletin.moved)}個目標任務的完成數或狀態有變化。"
    return Chapter("三、本期變化", (intro,), _table(columns, rows))


def _moved_cells(move: Move) -> list[str]:
    now = move.now
    cells = [now.item.id, now.promise, reported(move.before) or "—", reported(now) or "—"]
    return [*cells, now.target.measure if now.target else "", marked(move.before.status), marked(now.status)]


def _behind(bulletin: Bulletin) -> Chapter:
    heading, found = "四、滯後和逾期", _found_less(bulletin)
    if not bulletin.behind:
        return Chapter(heading, ("沒有滯後或逾期的目標任務。", *found))
    columns = [Column("序號"), Column("目標任務"), Column("牽頭單位"), Column("狀態")]
    columns += [Column("落後點數", right=True, narrow=4), Column("較序時欠", right=True)]
    columns += [Column("最近說明")]
    rows = [_behind_cells(arrears) for arrears in bulletin.behind]
    noun = "目標任務" if all(arrears.standing.target for arrears in bulletin.behind) else "目標任務或事項"
    return Chapter(heading, (f"{len(rows)}個{noun}滯後或逾期。", *found), _table(columns, rows))


def _found_less(bulletin: Bulletin) -> tuple[str, ...]:
    """The targets of which checks found less than was reported, in a sentence; none if there are none."""
    if not any(standing.check for standing in bulletin.standings):
        return ()
    from ...ledger.reports import amount_in_words

    words = []
    for standing in differing(bulletin.standings):
        check = standing.check
        if check is None:
            continue
        report, entry = check.report, check.entry
        reported = f"填報{amount_in_words(report, standing.target)}（{report.date.isoformat()}），" if report else ""
        found = f"{entry.by}核實{amount_in_words(entry, standing.target)}（{entry.date.isoformat()}）"
        words.append(f"{standing.item.id} {standing.promise}，{reported}{found}")
    return (f"{len(words)}個目標任務核實與填報不符：{'；'.join(words)}。",) if words else ()


def _behind_cells(arrears: Arrears) -> list[str]:
    standing, owed, note = arrears.standing, arrears.owed, arrears.note
    # From the rates as they are shown, so that a reader who subtracts gets the same.
    points = percent(standing.expected_share) - percent(standing.rate)
    measure = standing.target.measure if standing.target else ""
    return [
        standing.item.id,
        standing.promise,
        "、".join(standing.item.lead),
        marked(standing.status),
        str(points or "不足1"),
        f"{format_number(owed)}{measure}" if owed is not None else "—",
        f"{_said(note)}（{note.date.isoformat()}）" if note else "—",
    ]


def _said(entry: Entry) -> str:
    """What a report says in words: its remark, then the problem and what is next."""
    named = (("存在問題", entry.problem), ("下一步", entry.next))
    return "；".join([*filter(None, (entry.note,)), *(f"{word}：{text}" for word, text in named if text)])


def _unreported(bulletin: Bulletin) -> Chapter:
    heading = "五、未填報"
    if not bulletin.unreported:
        return Chapter(heading, ("各項目標任務均已填報。",))
    columns = [Column("序號"), Column("未填報的目標任務"), Column("牽頭單位"), Column("預計完成時間", narrow=8)]
    targets = sum(len(item.unreported) for item in bulletin.unreported)
    rows = [
        [
            one.item.id,
            "；".join(standing.promise for standing in one.unreported),
            "、".join(one.item.lead),
            one.item.due.shown,
        ]
        for one in bulletin.unreported
    ]
    return Chapter(heading, (f"{len(rows)}項事項的{targets}個目標任務從未填報。",), _table(columns, rows))


def _shown(bulletin: Bulletin) -> list[Status]:
    """The statuses that are counted: 未達標 only where something stands there, as most lists promise no level."""
    return [status for status in IN_ORDER if status is not Status.NOT_MET or bulletin.counts[status]]


def _units(bulletin: Bulletin) -> Chapter:
    shown = _shown(bulletin)
    columns = [Column("名次", right=True), Column("牽頭單位"), Column("牽頭事項", right=True, narrow=4)]
    columns += [Column(status.word, right=True, narrow=4 if len(status.word) > 3 else 6) for status in shown]
    columns += [Column("按序時及以上", right=True, narrow=6)]
    return Chapter("六、牽頭單位排名", (), _table(columns, [_unit_cells(unit, shown) for unit in bulletin.units]))


def _unit_cells(unit: UnitStanding, shown: list[Status]) -> list[str]:
    counts = [str(unit.counts[status]) for status in shown]
    return [str(unit.rank), unit.unit, str(len(unit.items)), *counts, f"{percent(unit.on_time)}%"]


def _notes(bulletin: Bulletin) -> tuple[str, ...]:
    """How everything was counted, so that whoever gets the bulletin can do it again."""
    points = format(round(float(bulletin.tolerance * 100), 2), "g")
    levels = any(standing.is_level for standing in bulletin.standings)
    notes: tuple[str, ...] = (
        "完成率為累計完成數與目標數之比（承諾不超過某數的，為目標數與實際數之比），四捨五入為整數。"
        "序時進度為自清單印發之日（事項另有起始日的，自該日）至預計完成時間，已過時間所占的比例。",
        f"完成率與序時進度相差不超過{points}個百分點為按序時，高於此為超序時，低於此為滯後（到期當日未完成的亦為滯後）；"
        "預計完成時間已過而未完成（含未填報）為逾期；預計完成時間之前達到目標為提前完成；從未填報為未報。"
        + ("承諾不超過某數的，不與序時進度比較，到期之前未達到目標為未達標，不計入按序時及以上。" if levels else "")
        + "事項以其最差的目標任務計，由差到好為逾期、滯後、未報、"
        + ("未達標、" if levels else "")
        + "按序時、超序時、完成、提前完成。",
        "落後點數為完成率低於序時進度的百分點。較序時欠為照序時進度應完成而未完成的數量（承諾不超過某數的，為超出的數量），不足一個單位的進位。",
    )
    ranking = (
        "排名依次比較牽頭事項中按序時及以上、超序時及以上、已完成的比例（高者在前）和逾期的比例（低者在前），"
        "均相同的並列；幾個單位共同牽頭的事項，計入每個單位。"
    )
    checks = (
        "核實為填報單位以外的單位查看所得，不代替填報，不計入完成率。核實的完成率低於填報超過上述百分點、"
        "形象進度早於填報，或抽查不合格的比例超過上述百分點的，為不符；其後填報更正的除外。"
    )
    notes = (*notes, checks) if any(standing.check for standing in bulletin.standings) else notes
    return (*notes, ranking) if bulletin.units else notes


def _table(columns: list[Column], rows: list[list[str]]) -> Table | None:
    return Table(tuple(columns), (RowGroup([tuple(row) for row in rows]),), []) if rows else None
