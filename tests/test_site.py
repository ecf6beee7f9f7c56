"""msss publish: the pages of a site say what the commands say, stay where they are, and harm nobody."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import time
from datetime import date
from itertools import pairwise
from pathlib import Path
from urllib.request import urlopen

import pytest
from git_repository import Repository
from lists import ITEM, write_list
from running import LIST_2022, ROOT, ask, environment_of
from sites import AS_OF, data_2022, page, pages, publish_to, target_of, words

import msss
from msss.common.language import Language, speaking
from msss.ledger import reasons
from msss.ledger.progress import measure_of, spoken, standings, steps, steps_by_item
from msss.lists.loading import load_list
from msss.lists.tracking import load_ledger
from msss.responsibilities.query import Query, parts_of_units, select
from msss.responsibilities.registry import names_of, units_of
from msss.site import addresses, search
from msss.site.editions import edition_of, head_of
from msss.site.folder import MANIFEST
from msss.site.rendering import web_address

pytest.importorskip("lxml", reason="the pages are read with lxml")
TEMPLATES = ROOT / "src" / "msss" / "site" / "templates"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return data_2022(tmp_path_factory.mktemp("site") / "data")


@pytest.fixture(scope="module")
def site(data: Path) -> Path:
    """The site of the list of 2022, as of 30 September 2022."""
    out = data.parent / "site"
    publish_to(out, data, base="https://example.org/", licence="CC BY 4.0")
    return out


def listing(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


# --- what there is


def test_every_address_that_is_documented_is_there(site: Path) -> None:
    for address in ("", "2022/", "2022/7.2/", "2022/items/", "2022/status/", "2022/units/", "2022/units/市建委/"):
        assert (site / address / "index.html").is_file(), address
    for address in ("deadlines", "changes", "evaluation", "list", "ledger", "votes", "data"):
        assert (site / "2022" / address / "index.html").is_file(), address
    for folder in ("en", "zh-Hans"):
        assert (site / folder / "2022" / "7.2" / "index.html").is_file()
    for name in ("feed.xml", "feed.json", "search.json", "sitemap.xml", "assets/style.css", "about/index.html"):
        assert (site / name).is_file(), name
    ids = [item.id for _, item in msss.load(LIST_2022).items()]
    assert all((site / "2022" / id / "index.html").is_file() for id in ids)


def test_every_link_leads_to_a_page_and_to_a_place_in_it(site: Path) -> None:
    from lxml import html

    read = {path.resolve(): html.fromstring(path.read_text("utf-8")) for path in pages(site)}
    ids = {path: set(tree.xpath("//@id")) for path, tree in read.items()}
    seen = 0
    for path, tree in read.items():
        for link in tree.xpath("//a/@href | //link[@rel!='canonical' and @rel!='alternate']/@href | //script/@src"):
            found = target_of(link, path, site)
            if found is None:
                continue
            target, fragment = found
            assert target.is_file(), (str(path), link)
            assert not fragment or fragment in ids[target], (str(path), link)
            seen += 1
    assert seen > 5_000


def test_every_page_has_what_a_page_needs(site: Path) -> None:
    from lxml import html

    titles = set()
    for path in pages(site):
        tree = html.fromstring(path.read_text("utf-8"))
        address = path.parent.relative_to(site).as_posix().removeprefix(".")
        language = address.split("/")[0] if address.split("/")[0] in ("en", "zh-Hans") else "zh-Hant"
        assert tree.get("lang") == language
        assert words(tree.find(".//title"))
        assert tree.xpath("//meta[@name='description']/@content")[0]
        (canonical,) = tree.xpath("//link[@rel='canonical']/@href")
        assert canonical == "https://example.org/" + addresses.quoted(f"{address}/" if address else "")
        assert len(tree.xpath("//link[@rel='alternate' and @hreflang]")) == 3
        assert tree.xpath("//meta[@property='og:title']/@content")[0]
        assert len(tree.xpath("//h1")) == 1
        assert len(tree.xpath("//main")) == 1
        levels = [int(one.tag[1]) for one in tree.xpath("//h1|//h2|//h3|//h4")]
        assert all(after - before <= 1 for before, after in pairwise(levels)), (address, levels)
        for table in tree.xpath("//table"):
            assert table.find("caption") is not None
            assert all(head.get("scope") for head in table.iter("th"))
        titles.add((language, words(tree.find(".//title"))))
    assert len(titles) > 250


def test_the_interface_is_in_three_languages_and_the_promise_in_its_own(site: Path) -> None:
    name = next(item.name for _, item in msss.load(LIST_2022).items() if item.id == "7.2")
    for folder, heading in (("", "牽頭單位"), ("zh-Hans", "牵头单位"), ("en", "Lead")):
        tree = page(site, f"{folder}/2022/7.2".strip("/"))
        (quotation,) = tree.xpath("//blockquote")
        assert (words(quotation), quotation.get("lang")) == (name, "zh-Hant")
        assert heading in [words(term) for term in tree.iter("dt")]
    english = (site / "en/2022/7.2/index.html").read_text("utf-8")
    without = re.sub(
        r'<(\w+)[^>]* lang="[^"]+"[^>]*>.*?</\1>|<meta[^>]*>|<title>.*?</title>', "", english, flags=re.DOTALL
    )
    outside = re.findall(r">([^<]*[\u4e00-\u9fff]+[^<]*)<", without)
    assert [text for text in outside if text.strip() not in ("、", "")] == []


# --- the same figures


def test_figures_of_targets_are_those_of_progress(site: Path, data: Path) -> None:
    told = ask(
        "progress", "-f", str(data / LIST_2022.name), "--as-of", "2022-09-30", "--format", "csv", MSSS_LANG="zh-Hant"
    )
    rows = _rows(told.out)
    of_item: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        of_item.setdefault(row["序號"].strip(), []).append(row)
    for id, its in of_item.items():
        cards = page(site, f"2022/{id}").xpath("//section[contains(@class, 'target')]")
        assert len(cards) == len(its)
        for card, row in zip(cards, its, strict=True):
            said = {words(one.find("dt")): words(one.find("dd")) for one in card.xpath(".//dl[@class='figures']/div")}
            assert said["完成率"] == (row["完成率"] or "—"), id
            assert said.get("序時進度", "") == row["序時進度"], id
            assert words(card.xpath(".//*[contains(@class, 'chip')]")[0])[1:].strip() == row["狀態"], id


def _rows(text: str) -> list[dict[str, str]]:
    import csv

    return list(csv.DictReader(text.removeprefix("\ufeff").splitlines()))


def test_counts_are_those_of_the_bulletin(site: Path, data: Path) -> None:
    said = ask("bulletin", "-f", str(data / LIST_2022.name), "--as-of", "2022-09-30", "--format", "json").data
    counted = {status: number for status, number in said["counts"].items() if number}
    for address in ("", "2022"):
        found = {
            link.get("href").partition("#")[2]: int(link.find("strong").text)
            for link in page(site, address).xpath("//ul[@class='counts']//a")
        }
        assert found == counted
    tree = page(site, "2022/status")
    for status, number in counted.items():
        (section,) = tree.xpath(f"//section[@aria-labelledby='{status}']")
        assert len(section.xpath("./ul/li")) == number
    ranks = {one["name"]: one["rank"] for one in said["units"]}
    for unit, rank in ranks.items():
        tree = page(site, f"2022/units/{addresses.part(unit)}")
        assert f"第 {rank} 位" in words(tree.xpath("//p[@class='stands']")[0])


def test_projects_and_the_evaluation_are_those_of_evaluate(site: Path, data: Path) -> None:
    arguments = ("-f", str(data / LIST_2022.name), "--as-of", "2022-09-30")
    said = ask("evaluate", *arguments, "--format", "json").data
    tree = page(site, "2022")
    for result in said:
        (card,) = tree.xpath(f"//li[@id='p{result['project']}']")
        shown = words(card.xpath(".//*[@class='figure']")[0])
        assert float(shown.rstrip("%")) == pytest.approx(result["completion"] * 100, abs=0.51)
    for by, place in (("project", 0), ("unit", 1)):
        told = ask("evaluate", *arguments, "--by", by, "--format", "csv", MSSS_LANG="zh-Hant").out
        import csv

        rows = list(csv.reader(told.removeprefix("\ufeff").splitlines()))
        table = page(site, "2022/evaluation").xpath("//section/div/table")[place]
        shown_rows = [[words(cell) for cell in row.xpath("./th|./td")] for row in table.xpath(".//tr")]
        assert shown_rows == [[" ".join(cell.split()) for cell in row] for row in rows]


def test_deadlines_are_those_of_due(site: Path, data: Path) -> None:
    said = ask("due", "-f", str(data / LIST_2022.name), "--as-of", "2022-09-30", "--format", "json").data
    shown = [words(one) for one in page(site, "2022/deadlines").xpath("//ol[@class='dates']//span[@class='id']")]
    assert sorted(shown) == sorted(one["id"] for one in said)
    dates = page(site, "2022/deadlines").xpath("//ol[@class='dates']//time/@datetime")
    assert dates == sorted(dates)


def test_every_status_can_be_followed_to_the_lines_it_comes_from(site: Path) -> None:
    ledger = (ROOT / "examples" / "progress_2022.yaml").read_text("utf-8").splitlines()
    tree = page(site, "2022/7.2")
    links = tree.xpath("//details//a/@href")
    lines = [int(link.rpartition("#L")[2]) for link in links if "/ledger/" in link]
    assert lines
    assert all('"7.2"' in ledger[line - 1] for line in lines)
    shown = page(site, "2022/ledger").xpath("//div/ol/li")
    assert [one.text_content() for one in shown] == ledger
    how = words(tree.xpath("//details")[0])
    assert "÷" in how
    assert "%" in how


@pytest.mark.parametrize("as_of", [date(2022, 3, 1), date(2022, 6, 30), AS_OF, date(2022, 11, 30), date(2023, 1, 15)])
def test_a_reason_ends_with_the_status_that_it_gives(as_of: date) -> None:
    lists = [LIST_2022, *(ROOT / "examples" / "gallery").glob("*/responsibility_list_*.yaml")]
    for path in lists:
        loaded = load_list(path)
        beside = ROOT / "examples" / "progress_2022.yaml" if path == LIST_2022 else None
        if beside is None and not list(path.parent.glob("progress_*")):
            continue
        ledger = load_ledger(loaded, beside)
        day = as_of.replace(year=loaded.model.year)
        measure = measure_of(loaded.model)
        for standing in standings(loaded.model, ledger.model, day):
            said = str(reasons.status(standing, measure, day))
            assert said.endswith(f": {spoken(standing.word)}")
            passed = str(reasons.passed(standing, day))
            assert bool(passed) == standing.is_measured


def test_time_passed_is_said_with_the_days_it_is_counted_from() -> None:
    loaded = load_list(LIST_2022)
    ledger = load_ledger(loaded, ROOT / "examples" / "progress_2022.yaml")
    one = next(found for found in standings(loaded.model, ledger.model, AS_OF) if found.item.id == "7.2")
    said = str(reasons.passed(one, AS_OF))
    gone, whole = (AS_OF - one.schedule.start).days, (one.schedule.due - one.schedule.start).days
    assert said.startswith(f"{gone} of {whole} days from 2022-04-07 to ")
    rule = str(reasons.status(one, measure_of(loaded.model), AS_OF))
    assert "points, " in rule


# --- one walk for all


@pytest.mark.parametrize("path", [LIST_2022, *sorted((ROOT / "examples" / "gallery").glob("*/responsibility_*.yaml"))])
def test_parts_of_all_units_are_those_that_are_selected_for_each(path: Path) -> None:
    model = load_list(path).model
    found: dict[str, set[tuple[object, ...]]] = {}
    for _, item, parts in parts_of_units(model):
        for part in parts:
            found.setdefault(part.unit, set()).add((item.id, *part))
    for name in names_of(units_of(model)):
        selected = {(hit.item.id, *part) for hit in select(model, Query((name,))) for part in hit.parts}
        assert {one[:1] + one[2:] for one in found.get(name, set())} == {one[:1] + one[2:] for one in selected}, name


def test_reports_of_all_items_are_those_of_each() -> None:
    loaded = load_list(LIST_2022)
    ledger = load_ledger(loaded, ROOT / "examples" / "progress_2022.yaml").model
    of_all = steps_by_item(loaded.model, ledger)
    for _, item in loaded.model.items():
        assert list(steps(loaded.model, ledger, item.id)) == of_all.get(item.id, [])


# --- safe


NAUGHTY = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "{{ 7*7 }}{% raw %}",
    "javascript:alert(1)",
    "</title><script>alert(2)</script>",
    "]]>&lt;b&gt;",
    "-->",
    "=HYPERLINK(1)",
)


@pytest.fixture(scope="module")
def naughty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of a made-up list in which every text that may hold anything holds something naughty."""
    folder = tmp_path_factory.mktemp("naughty")
    q = [json.dumps(text, ensure_ascii=False) for text in NAUGHTY]
    items = "\n".join(
        f'{{id: "1.{row}", name: {json.dumps(f"新增公園2個{text}", ensure_ascii=False)}, lead: 市建委, due: 6月底,'
        f" note: {q[row % len(q)]}, targets: [{{content: {json.dumps(f'新增公園{text}', ensure_ascii=False)},"
        f" quantity: 2, measure: 個}}]}}"
        for row, text in enumerate(NAUGHTY, 1)
    )
    path = write_list(folder / "responsibility_list_2023.yaml", items)
    entries = "\n".join(
        f'  - {{item: "1.{row}", date: 2023-05-0{row}, value: 1, by: 市建委, note: {one}, source: {one},'
        f" problem: {one}, evidence: [{one}, {json.dumps('javascript:alert(1)')}]}}"
        for row, one in enumerate(q, 1)
    )
    (folder / "progress_2023.yaml").write_text(f"year: 2023\nentries:\n{entries}\n", encoding="utf-8")
    answer = ask("validate", str(folder))
    out = folder / "site"
    assert " 0 errors" in answer.out, answer.out
    publish_to(out, path, as_of=date(2023, 5, 31), title=NAUGHTY[0], licence=NAUGHTY[1])
    return out


def test_nothing_in_a_file_becomes_markup_on_any_page(naughty: Path) -> None:
    from lxml import html

    found = 0
    for path in pages(naughty):
        text = path.read_text("utf-8")
        tree = html.fromstring(text)
        assert all(one.get("src") and not (one.text or "").strip() for one in tree.iter("script")), path
        assert not tree.xpath("//img | //iframe | //object | //embed | //style | //base")
        for element in tree.iter():
            for name, value in element.attrib.items():
                assert not name.lower().startswith("on"), (path, name)
                assert name != "style"
                if name in ("href", "src", "action", "cite"):
                    assert not re.match(r"\s*(javascript|data|vbscript):", value, re.IGNORECASE), (path, value)
        assert "Content-Security-Policy" in text
        found += "alert(1)" in tree.text_content()
    assert found > 20
    tree = page(naughty, "2023/1.1")
    assert words(tree.find(".//blockquote")) == f"新增公園2個{NAUGHTY[0]}"


def test_feeds_and_index_hold_the_texts_and_no_markup(naughty: Path) -> None:
    from xml.etree import ElementTree

    atom = ElementTree.parse(naughty / "feed.xml").getroot()
    entries = atom.findall("{http://www.w3.org/2005/Atom}entry")
    assert len(entries) == len(NAUGHTY)
    assert all(not list(one.find("{http://www.w3.org/2005/Atom}content") or ()) for one in entries)
    said = json.loads((naughty / "feed.json").read_text("utf-8"))
    assert any(NAUGHTY[0] in one["title"] for one in said["items"])
    index = json.loads((naughty / "search.json").read_text("utf-8"))
    assert any(NAUGHTY[0] in shown for _, shown, _ in index["entries"])


@pytest.mark.parametrize(
    ("text", "is_link"),
    [
        ("https://example.org/a?b=c#d", True),
        ("http://example.org", True),
        ("https://example.org/通知", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org/", False),
        ("https://", False),
        ("https://exa mple.org/", False),
        ('https://example.org/"onclick=', False),
        ("https://example.org/\\evil", False),
        ("https://user@example.org/", False),
        ("ftp://example.org/", False),
        ("杭政辦函〔2022〕20號", False),
        ("", False),
        (None, False),
    ],
)
def test_only_an_address_on_the_web_becomes_a_link(text: str | None, is_link: bool) -> None:
    assert bool(web_address(text)) is is_link


def test_no_template_turns_escaping_off() -> None:
    for path in TEMPLATES.glob("*.html"):
        text = path.read_text("utf-8")
        assert not re.search(r"\|\s*safe\b|autoescape|Markup|style=|<script(?![^>]*src=)", text), path.name
        assert not re.search(r"=\{\{", text), path.name  # an attribute is in quotes


def test_the_policy_forbids_scripts_in_pages_and_other_hosts(site: Path) -> None:
    (policy,) = page(site, "").xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


# --- honest


def test_the_same_input_gives_the_same_bytes(data: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    publish_to(one, data)
    publish_to(two, data)
    assert listing(one) == listing(two)


def test_a_second_run_writes_nothing_and_one_change_only_what_it_changes(tmp_path: Path) -> None:
    data, out = data_2022(tmp_path / "data"), tmp_path / "site"
    publish_to(out, data, as_of=date(2022, 12, 31))
    again = publish_to(out, data, as_of=date(2022, 12, 31))
    assert (again.written, again.removed) == (0, 0)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()}
    ledger = data / "progress_2022.yaml"
    ledger.write_text(
        ledger.read_text("utf-8")
        + '  - {item: "9.3", date: 2022-12-30, target: 新增康養聯合體, value: 16, by: 市民政局}\n',
        encoding="utf-8",
    )
    done = publish_to(out, data, as_of=date(2022, 12, 31))
    assert 0 < done.written < 60
    changed = {path.relative_to(out).as_posix() for path, when in before.items() if path.stat().st_mtime_ns != when}
    assert "2022/9.3/index.html" in changed
    assert "2022/7.2/index.html" not in changed


@pytest.mark.parametrize("file", ["responsibility_list_2022.yaml", "progress_2022.yaml", "evaluation_2022.yaml"])
def test_what_is_invalid_publishes_nothing(tmp_path: Path, file: str) -> None:
    data, out = data_2022(tmp_path / "data"), tmp_path / "site"
    publish_to(out, data)
    before = listing(out)
    (data / file).write_text((data / file).read_text("utf-8") + "unknown: 1\n", encoding="utf-8")
    answer = ask("publish", "-f", str(data), "-o", str(out), "--as-of", "2022-09-30")
    assert answer.code == 1
    assert "MSS" in answer.err
    assert file in answer.err
    assert listing(out) == before


def test_other_files_stay_and_pages_of_what_is_gone_go(tmp_path: Path) -> None:
    path = write_list(tmp_path / "responsibility_list_2023.yaml", f"{ITEM}\n{ITEM.replace('1.1', '1.2')}")
    out = tmp_path / "site"
    publish_to(out, path)
    (out / "CNAME").write_text("example.org\n")
    (out / "2023" / "1.2" / "mine.txt").write_text("mine")
    assert (out / "2023" / "1.2" / "index.html").exists()
    write_list(path, ITEM)
    done = publish_to(out, path)
    assert done.removed >= 3
    assert not (out / "2023" / "1.2" / "index.html").exists()
    assert not (out / "en" / "2023" / "1.2").exists()
    assert (out / "CNAME").exists()
    assert (out / "2023" / "1.2" / "mine.txt").exists()


def test_a_folder_that_holds_something_else_is_refused_without_force(tmp_path: Path) -> None:
    path = write_list(tmp_path / "data" / "responsibility_list_2023.yaml", ITEM)
    out = tmp_path / "work"
    out.mkdir()
    (out / "thesis.txt").write_text("mine")
    answer = ask("publish", "-f", str(path), "-o", str(out))
    assert answer.code == 2
    assert "--force" in answer.err
    assert listing(out) == {"thesis.txt": b"mine"}
    assert ask("publish", "-f", str(path), "-o", str(out), "--force").code == 0
    other = tmp_path / "other"
    (other / "2023").parent.mkdir()
    (other / "2023").write_text("mine")
    answer = ask("publish", "-f", str(path), "-o", str(other), "--force")
    assert answer.code == 2
    assert "2023" in answer.err
    assert listing(other) == {"2023": b"mine"}
    (other / "2023").rename(other / "index.html")
    assert ask("publish", "-f", str(path), "-o", str(other), "--force").code == 2
    assert listing(other) == {"index.html": b"mine"}
    assert (out / "thesis.txt").read_text() == "mine"
    assert (out / "index.html").exists()
    (out / MANIFEST).write_text('{"msss": "site", "files": {"../data/responsibility_list_2023.yaml": "0"}}')
    answer = ask("publish", "-f", str(path), "-o", str(out))
    assert answer.code == 2
    assert path.exists()


def test_a_file_in_the_place_of_the_folder_and_a_missing_folder_name_are_refused(tmp_path: Path) -> None:
    path = write_list(tmp_path / "responsibility_list_2023.yaml", ITEM)
    (tmp_path / "file").write_text("x")
    assert ask("publish", "-f", str(path), "-o", str(tmp_path / "file")).code == 1
    assert ask("publish", "-f", str(path)).code == 2
    assert ask("publish", "-f", str(path), "-o", str(tmp_path / "s"), "--url", "ftp://x").code == 2
    assert not (tmp_path / "s").exists()


def test_the_copies_of_lists_in_a_site_are_no_lists(tmp_path: Path) -> None:
    write_list(tmp_path / "responsibility_list_2023.yaml", ITEM)
    for _ in range(2):
        assert publish_to(tmp_path / "site", tmp_path).lists == 1
    assert ask("list", "-f", str(tmp_path)).ids == ["1.1"]


def test_the_list_that_ships_with_msss_is_published_only_by_name(tmp_path: Path) -> None:
    answer = ask("publish", "-o", "site", cwd=tmp_path)
    assert answer.code == 2
    assert "no list here" in answer.err
    assert not (tmp_path / "site").exists()


def test_what_was_killed_is_set_right_by_the_next_run(tmp_path: Path) -> None:
    path = write_list(tmp_path / "responsibility_list_2023.yaml", ITEM)
    out, whole = tmp_path / "site", tmp_path / "whole"
    publish_to(whole, path)
    publish_to(out, path)
    (out / "index.html").write_text("half")
    stage = out / ".msss-site.new"
    stage.mkdir()
    (stage / "x").write_text("x")
    publish_to(out, path)
    assert listing(out) == listing(whole)


# --- several lists, revisions


def test_lists_of_several_years_stand_side_by_side(tmp_path: Path) -> None:
    for year in (2022, 2023):
        write_list(
            tmp_path / "data" / f"responsibility_list_{year}.yaml",
            ITEM.replace("2個", f"{year}個").replace("quantity: 2,", f"quantity: {year},"),
            year=year,
        )
    out = tmp_path / "site"
    publish_to(out, tmp_path / "data", as_of=date(2023, 3, 1))
    cells = [words(cell) for cell in page(out, "years").xpath("//tbody/tr/td")]
    assert cells == ["新增公園2022個", "新增公園2023個"]
    assert "2023年" not in words(page(out, "").find(".//h1"))
    assert page(out, "2023/1.1").xpath("//a[contains(@href, '2022/1.1')]")


def test_lists_of_several_governments_have_addresses_of_their_own() -> None:
    assert addresses.slug(Path("data/responsibility_list_2022.yaml"), 2022, Path("data")) == "2022"
    assert addresses.slug(Path("data/responsibility_list_2022_linan.yaml"), 2022, Path("data")) == "2022-linan"
    assert addresses.slug(Path("data/linan/responsibility_list_2022.yaml"), 2022, Path("data")) == "linan/2022"
    assert addresses.slug(Path("臨安.yaml"), 2022) == "2022-臨安"


def test_two_lists_with_one_address_are_refused(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        write_list(tmp_path / folder / "responsibility_list_2023.yaml", ITEM)
    answer = ask("publish", "-f", str(tmp_path / "a"), "-f", str(tmp_path / "b"), "-o", str(tmp_path / "site"))
    assert answer.code == 2
    assert "2023" in answer.err
    assert not (tmp_path / "site").exists()


def test_every_place_of_the_gallery_is_published(tmp_path: Path) -> None:
    done = publish_to(tmp_path / "site", ROOT / "examples" / "gallery", as_of=date(2025, 12, 31))
    assert done.lists == 7
    rows = page(tmp_path / "site", "").xpath("//tbody/tr")
    assert len(rows) == 7


def test_history_shows_what_each_revision_did_to_promises(tmp_path: Path) -> None:
    repository = Repository.create(tmp_path / "r")
    write_list(repository.folder / "responsibility_list_2023.yaml", ITEM)
    repository.git("add", "-A")
    repository.git("commit", "-qm", "<script>first</script>")
    write_list(repository.folder / "responsibility_list_2023.yaml", ITEM.replace("6月底", "9月底"))
    repository.git("commit", "-qam", "later")
    out = tmp_path / "site"
    publish_to(out, repository.folder / "responsibility_list_2023.yaml", history=True, as_of=date.today())
    tree = page(out, "en/2023/changes")
    (row,) = tree.xpath("//section[@aria-labelledby='revisions']//tbody/tr")
    assert "weakened" in words(row)
    assert "9月底" in words(row)
    (row,) = page(out, "en/2023/1.1").xpath("//section[@aria-labelledby='revisions']//tbody/tr")
    assert "weakened" in words(row)
    assert "first" not in (out / "2023/changes/index.html").read_text("utf-8")


def test_history_is_refused_where_the_clone_lacks_older_commits(tmp_path: Path) -> None:
    repository = Repository.create(tmp_path / "r")
    for due in ("6月底", "9月底"):
        write_list(repository.folder / "responsibility_list_2023.yaml", ITEM.replace("6月底", due))
        repository.git("add", "-A")
        repository.git("commit", "-qm", due)
    subprocess.run(["git", "clone", "-q", "--depth=1", f"file://{repository.folder}", tmp_path / "c"], check=True)
    answer = ask("publish", "-f", str(tmp_path / "c"), "-o", str(tmp_path / "site"), "--history")
    assert answer.code == 2
    assert "shallow" in answer.err
    assert not (tmp_path / "site" / "index.html").exists()


def test_history_needs_a_repository(tmp_path: Path) -> None:
    path = write_list(tmp_path / "responsibility_list_2023.yaml", ITEM)
    answer = ask("publish", "-f", str(path), "-o", str(tmp_path / "site"), "--history")
    assert answer.code == 2
    assert "git" in answer.err


def test_a_list_without_a_ledger_shows_no_status(tmp_path: Path) -> None:
    path = write_list(tmp_path / "responsibility_list_2023.yaml", ITEM)
    publish_to(tmp_path / "site", path)
    assert not (tmp_path / "site/2023/status").exists()
    assert not page(tmp_path / "site", "2023/1.1").xpath("//*[contains(@class, 'chip')]")


# --- feeds, search, data


def test_feeds_say_what_happened_and_what_was_missed(data: Path, tmp_path: Path) -> None:
    publish_to(tmp_path / "site", data, as_of=date(2023, 1, 15), base="https://example.org/")
    said = json.loads((tmp_path / "site/en/feed.json").read_text("utf-8"))
    assert said["feed_url"] == "https://example.org/en/feed.json"
    assert any("the deadline, 2022-11-30, passed" in one["title"] for one in said["items"])
    assert len({one["id"] for one in said["items"]}) == len(said["items"])
    days = [one["date_published"] for one in said["items"]]
    assert days == sorted(days, reverse=True)
    feedparser = pytest.importorskip("feedparser")
    read = feedparser.parse((tmp_path / "site/feed.xml").read_bytes())
    assert not read.bozo
    assert len(read.entries) == len(said["items"])
    assert read.entries[0].link.startswith("https://example.org/2022/")


def test_search_finds_any_part_in_either_script(site: Path) -> None:
    index = json.loads((site / "search.json").read_text("utf-8"))
    folds = dict(zip(index["fold"][::2], index["fold"][1::2], strict=True))

    def found(typed: str) -> list[str]:
        text = "".join(folds.get(one, one) for one in typed.lower() if one.strip())
        return [address for address, _, entry in index["entries"] if text in entry]

    assert found("電梯") == found("电梯") == ["2022/7.3/"]
    assert "2022/units/市建委/" in found("市建委")
    assert found("7.3")
    assert search.fold("市建委 ＡＢ") == "市建委ab"


def test_the_files_to_download_are_the_answers_of_the_commands(site: Path, data: Path) -> None:
    folder = site / "2022" / "data"
    for name in ("responsibility_list_2022.yaml", "progress_2022.yaml", "evaluation_2022.yaml"):
        assert (folder / name).read_bytes() == (data / name).read_bytes()
    arguments = ("-f", str(data / LIST_2022.name), "--as-of", "2022-09-30", "--format")
    for command, name in (("list", "items"), ("progress", "progress")):
        told = ask(command, *arguments, "csv").out
        assert (folder / f"{name}.csv").read_bytes().decode("utf-8").splitlines() == told.splitlines()
        assert len(json.loads((folder / f"{name}.json").read_text("utf-8"))) == len(
            ask(command, *arguments, "json").data
        )
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert package["licenses"] == [{"name": "CC-BY-4.0", "title": "CC BY 4.0"}]
    assert {one["path"] for one in package["resources"]} == {
        path.name for path in folder.iterdir() if path.name not in ("index.html", "datapackage.json")
    }


def test_the_sitemap_has_every_page(site: Path) -> None:
    text = (site / "sitemap.xml").read_text("utf-8")
    assert text.count("<loc>") == len(pages(site))


def test_an_address_is_a_name_that_every_system_can_hold() -> None:
    assert addresses.part("各區、縣(市)政府") == "各區、縣-市-政府"
    assert addresses.part("../../etc/passwd") == "etc-passwd"
    assert addresses.part("CON") == "CON-"
    assert len(addresses.part("局" * 200).encode()) <= 80
    assert addresses.part("...")
    assert len(set(addresses.parts(["a/b", "a:b", "A-B"]).values())) == 3


def test_an_edition_reads_what_stands_beside_the_list(data: Path) -> None:
    edition = edition_of(head_of(data / LIST_2022.name, data), AS_OF)
    assert edition.is_followed
    assert edition.evaluated is not None
    with speaking(Language.TRADITIONAL):
        assert edition.steps["7.2"]


@pytest.mark.slow
def test_serve_shows_the_site_and_makes_it_again(tmp_path: Path) -> None:
    path = write_list(tmp_path / "responsibility_list_2023.yaml", ITEM)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [sys.executable, "-m", "msss", "publish", "-f", str(path), "--serve", "--port", port]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment_of()) as process:
        try:
            assert process.stderr is not None
            lines = []
            while "127.0.0.1" not in (lines or [""])[-1]:
                lines.append(process.stderr.readline())
                assert lines[-1], lines
            url = re.search(r"http://\S+/", lines[-1])
            assert url
            assert "新增公園2個" in urlopen(f"{url[0]}2023/1.1/").read().decode()
            write_list(path, ITEM.replace("2個", "3個").replace("quantity: 2", "quantity: 3"))
            for _ in range(600):
                if "新增公園3個" in urlopen(f"{url[0]}2023/1.1/").read().decode():
                    break
                time.sleep(0.1)
            else:
                raise AssertionError("it was not made again")
        finally:
            process.kill()
