"""The site in a browser: what people see, hear and reach of it, with and without a script, on a phone and on paper."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from browsers import browser_here, served, started
from ledgers import ledger
from lists import ITEM, write_list
from running import LIST_2022, ROOT, ask

DAY = "2022-09-30"
KINDS = {
    "overview": "",
    "item": "2022/7.2/",
    "item with two targets": "2022/7.3/",
    "items": "2022/items/",
    "status": "2022/status/",
    "units": "2022/units/",
    "unit": "2022/units/市建委/",
    "collective": "2022/units/各區、縣-市-政府/",
    "deadlines": "2022/deadlines/",
    "changes": "2022/changes/",
    "evaluation": "2022/evaluation/",
    "data": "2022/data/",
    "list, line by line": "2022/list/",
    "ledger, line by line": "2022/ledger/",
    "votes, line by line": "2022/votes/",
    "about": "about/",
    "several lists": "several/",
    "years": "several/years/",
    "an item with parts, checks and amendments": "several/2022/1.1/",
    "the changes of a list with amendments": "several/2022/changes/",
    "a unit with a part": "several/2022/units/東區政府/",
    "a list that nobody follows": "several/2023/",
    "an item that nobody follows": "several/2023/1.1/",
}
"""Each kind of page, and one of them."""
SHARED = """\
{id: "1.1", name: 新建停車位100個, lead: 市建委, due: 12月底, targets: [{content: 新建停車位, quantity: 100, measure: 個, breakdown: [{unit: 東區政府, quantity: 60}, {unit: 西區政府, quantity: 40}]}]}"""
AMENDED = "amendments:\n  - {item: '1.1', document: 示例〔2022〕9號, date: 2022-06-01, reason: 經再次表決}\n"
REPORTS = """\
{item: "1.1", unit: 東區政府, date: 2022-05-31, value: 20, by: 東區政府, source: 'https://example.org/a'}
{item: "1.1", unit: 東區政府, date: 2022-07-31, value: 45, by: 東區政府, evidence: [現場記錄]}
{item: "1.1", unit: 東區政府, date: 2022-08-15, kind: check, value: 40, sample: 20, passed: 17, by: 市政府督查室}"""
"""An item whose units report apart, and what was checked of it. Made up."""
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def program() -> str:
    """The browser's program; without one, none of these tests run."""
    return browser_here()


@pytest.fixture(scope="module")
def folder(program: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of the list of 2022 with its ledger and votes, and below it, in several/, one of two years."""
    lists = tmp_path_factory.mktemp("lists")
    site = tmp_path_factory.mktemp("site") / "public"
    path = lists / LIST_2022.name
    for one in (LIST_2022, *(ROOT / "examples" / f"{name}_2022.yaml" for name in ("progress", "evaluation"))):
        shutil.copy(one, lists)
    answer = ask("publish", "-f", path, "-o", site, "--as-of", DAY, "--licence", "CC BY 4.0")
    assert answer.code == 0, answer.err
    years = lists / "years"
    write_list(years / "responsibility_list_2022.yaml", SHARED, year=2022, units=AMENDED)
    (years / "progress_2022.yaml").write_text(ledger(REPORTS, year=2022), encoding="utf-8")
    for name in ("2023", "2023_b"):
        write_list(years / f"responsibility_list_{name}.yaml", ITEM, year=2023)
    answer = ask("publish", "-f", years, "-o", site / "several", "--as-of", DAY)
    assert answer.code == 0, answer.err
    return site


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    """The address of the site."""
    with served(folder) as address:
        yield address


@pytest.fixture(scope="module")
def browser(program: str) -> Iterator[Any]:
    """A browser for all of these tests."""
    with started(program) as browser:
        yield browser


class Visit:
    """A page of a browser, and what went wrong on it."""

    def __init__(self, page: Any, site: str) -> None:
        self.page, self.site = page, site
        self.wrong: list[str] = []
        self.loaded: list[str] = []
        page.on("console", lambda said: said.type in ("error", "warning") and self.wrong.append(said.text))
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("requestfailed", self._failed)
        page.on("response", lambda answer: answer.status >= 400 and self.wrong.append(f"{answer.url}: {answer.status}"))
        page.on("request", lambda request: self.loaded.append(request.url))

    def _failed(self, request: Any) -> None:
        """A request that got no answer, unless the page was left before it came."""
        if request.failure != "net::ERR_ABORTED":
            self.wrong.append(f"{request.url}: {request.failure}")

    def go(self, address: str = "", until: str = "load") -> Any:
        """Open a page of the site."""
        self.page.goto(self.site + address, wait_until=until)
        return self.page

    @property
    def address(self) -> str:
        """Where the page is, from the top of the site."""
        return unquote(self.page.url.removeprefix(self.site))


@pytest.fixture
def visit(browser: Any, site: str) -> Iterator[Any]:
    """Visits to the site, each with what the browser is to be: its width, its theme, without JavaScript."""
    with visiting(browser, site) as visit:
        yield visit


@contextmanager
def visiting(browser: Any, site: str) -> Iterator[Any]:
    """What makes visits to the site, and ends them."""
    contexts = []

    def begin(**options: Any) -> Visit:
        options.setdefault("viewport", {"width": 1200, "height": 800})
        contexts.append(browser.new_context(**options))
        return Visit(contexts[-1].new_page(), site)

    yield begin
    for context in contexts:
        context.close()


def pages_of(folder: Path, *below: str) -> list[str]:
    """The addresses of all pages of the site, or of those below some folders of it."""
    tops = [folder / one for one in below] or [folder]
    found = [path for top in tops for path in top.rglob("index.html")]
    return sorted(path.parent.relative_to(folder).as_posix() + "/" if path.parent != folder else "" for path in found)


# --- every page


def test_no_page_has_an_error_and_none_asks_another_host(folder: Path, site: str, visit: Any) -> None:
    traditional = [one for one in pages_of(folder) if not one.startswith(("en/", "zh-Hans/", "several/"))]
    assert len(traditional) > 80
    sample = ("overview", "item", "items", "unit", "evaluation")
    others = [f"{language}/{KINDS[one]}" for language in ("zh-Hans", "en") for one in sample]
    tour = visit()
    tour.page.add_init_script(
        "addEventListener('securitypolicyviolation', (event) => console.error('policy: ' + event.violatedDirective))"
    )
    for address in (*traditional, *others, "several/", "several/years/", "several/2023/1.1/"):
        page = tour.go(address, "domcontentloaded")  # by then the scripts have run
        assert page.title(), address
        assert page.locator("h1").count() == 1, address
        assert not tour.wrong, address
    page.wait_for_load_state()
    assert not tour.wrong
    assert [url for url in tour.loaded if not url.startswith(site)] == []


def test_every_link_leads_somewhere(folder: Path, visit: Any) -> None:
    tour = visit(java_script_enabled=False)
    anchors: dict[Path, set[str]] = {}
    for address in KINDS.values():
        for link in tour.go(address).locator("a[href]").evaluate_all("all => all.map((one) => one.href)"):
            if not link.startswith(tour.site):
                assert link.startswith("https://"), (address, link)
                continue
            parts = urlsplit(link.removeprefix(tour.site))
            path = folder / unquote(parts.path)
            path = path / "index.html" if path.is_dir() else path
            assert path.is_file(), (address, link)
            if parts.fragment:
                if path not in anchors:
                    anchors[path] = set(re.findall(r'\sid="([^"]+)"', path.read_text(encoding="utf-8")))
                assert unquote(parts.fragment) in anchors[path], (address, link)


# --- for everybody


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_keeps_anybody_out(kind: str, visit: Any) -> None:
    """axe-core, by WCAG 2.2 AA and what it calls best practice; in the dark only what colours decide is asked again."""
    from axe_playwright_python.sync_playwright import Axe

    page = visit(color_scheme="light").go(KINDS[kind])
    axe = Axe()
    found = axe.run(page, options={"runOnly": WCAG, "resultTypes": ["violations"]})
    assert told(found) == []
    page.emulate_media(color_scheme="dark")
    found = axe.run(page, options={"runOnly": ["color-contrast", "link-in-text-block"], "resultTypes": ["violations"]})
    assert told(found) == []


def told(found: Any) -> list[str]:
    """What axe found, each with the first place that it stands at."""
    return [
        f"{one['id']}: {one['nodes'][0]['html']} {one['nodes'][0]['failureSummary']}"
        for one in found.response["violations"]
    ]


def test_a_phone_needs_no_scrolling_sideways(visit: Any) -> None:
    phone = visit(viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True, device_scale_factor=2)
    for kind, address in KINDS.items():
        page = phone.go(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, kind
    page = phone.go(f"en/{KINDS['items']}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_keyboard_reaches_everything_in_the_order_it_is_seen(visit: Any) -> None:
    page = visit().go()
    there = page.locator("a[href], button, input, select, summary, [tabindex='0']")
    expected = there.evaluate_all(
        "all => all.filter((one) => one.checkVisibility()).map((one) => one.href ?? one.id ?? '')"
    )
    reached = []
    seen = []
    for _ in expected:
        page.keyboard.press("Tab")
        one = page.evaluate(
            "(({ href, id }) => [href ?? id ?? '', getComputedStyle(document.activeElement).outlineStyle])"
            "(document.activeElement)"
        )
        reached.append(one[0])
        seen.append(one[1])
    assert reached == expected
    assert "none" not in seen, "what has the focus is seen"
    assert reached[0].endswith("#main")
    assert "q" in reached[:3], "the search comes right after the name of the site"


def test_the_skip_link_goes_past_what_is_on_every_page(visit: Any) -> None:
    page = visit().go("2022/items/")
    page.keyboard.press("Tab")
    assert page.locator(".skip").bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_nothing_moves_where_people_asked_for_calm(visit: Any) -> None:
    for asked, behaviour in (("reduce", "auto"), ("no-preference", "smooth")):
        page = visit(reduced_motion=asked).go()
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == behaviour


def test_a_page_enlarged_four_times_still_fits(visit: Any) -> None:
    """WCAG 1.4.10: 1,280 pixels at 400 % are as wide as 320."""
    narrow = visit(viewport={"width": 320, "height": 256})
    for kind in ("overview", "item", "items"):
        assert narrow.go(KINDS[kind]).evaluate("document.documentElement.scrollWidth") <= 320, kind


# --- without JavaScript


def test_without_javascript_everything_is_there_but_the_search_and_the_filters(visit: Any) -> None:
    plain = visit(java_script_enabled=False)
    page = plain.go()
    assert page.locator(".projects .items a").count() == 19
    assert not page.locator(".search").is_visible()
    page.get_by_role("link", name="7.3").first.click()
    assert plain.address == "2022/7.3/"
    assert "電梯" in page.locator("blockquote").inner_text()
    page = plain.go("2022/items/")
    assert page.locator("#items tbody tr").count() == 19
    assert not page.locator(".filters").is_visible()
    assert page.locator("#items button").count() == 0


# --- search


@pytest.fixture
def search(visit: Any) -> Any:
    """What the search shows for what is typed: a visit, and the texts of what was found."""

    def ask_for(typed: str, address: str = "") -> tuple[Visit, list[str]]:
        one = visit()
        page = one.go(address)
        page.locator("#q").fill(typed)
        page.locator(".results.open p:not(:empty)").wait_for()
        return one, page.locator(".results a").all_inner_texts()

    return ask_for


@pytest.mark.parametrize(
    ("typed", "first"), [("電梯", "7.3 "), ("电梯", "7.3 "), ("7.3", "7.3 "), ("市建委", "市建委")]
)
def test_the_search_finds_items_units_and_numbers_in_either_script(search: Any, typed: str, first: str) -> None:
    one, found = search(typed)
    assert any(text.startswith(first) for text in found), found
    assert not one.wrong
    assert one.page.locator(".results p").inner_text().startswith(("找到", str(len(found))))


def test_both_scripts_find_the_same_on_every_page(search: Any) -> None:
    found = [
        search(typed, address)[1]
        for typed in ("電梯", "电梯")
        for address in ("2022/units/市建委/", "zh-Hans/2022/7.2/")
    ]
    assert all(one == found[0] for one in found)


def test_what_was_found_is_a_link_and_enter_follows_the_first(search: Any) -> None:
    one, _ = search("加裝電梯", "en/2022/units/")
    one.page.keyboard.press("Enter")
    one.page.wait_for_url("**/7.3/")
    assert one.address == "en/2022/7.3/"


def test_what_nobody_promised_is_not_found(search: Any) -> None:
    one, found = search("太空電梯站")
    assert found == []
    assert one.page.locator(".results p").inner_text() == "沒有找到。"


def test_escape_closes_what_was_found_and_leaves_the_field(search: Any) -> None:
    one, _ = search("電梯")
    one.page.keyboard.press("Tab")
    assert one.page.evaluate("document.activeElement.matches('.results a')")
    one.page.keyboard.press("Escape")
    assert not one.page.locator(".results").is_visible()
    assert one.page.evaluate("document.activeElement.id") == "q"


# --- filters and sorting


def test_what_is_filtered_stays_in_the_address_and_comes_back(visit: Any) -> None:
    one = visit()
    page = one.go("2022/items/")
    shown = page.locator("#items tbody tr:visible th")
    assert len(shown.all_inner_texts()) == 19
    page.locator("#f-unit").select_option("市建委")
    ids = shown.all_inner_texts()
    assert ids == ask("list", "--unit", "市建委", "--role", "lead", "-f", LIST_2022).ids
    assert page.locator(".filters [role=status]").inner_text() == f"顯示 {len(ids)} 個，共 19 個事項"
    page.locator("#f-month").select_option("2022-12")
    fewer = shown.all_inner_texts()
    assert set(fewer) < set(ids)
    assert parse_qs(urlsplit(page.url).query) == {"unit": ["市建委"], "month": ["2022-12"]}
    page.reload()
    assert shown.all_inner_texts() == fewer
    assert page.locator("#f-unit").input_value() == "市建委"
    page.locator("#f-unit").select_option("")
    page.locator("#f-month").select_option("")
    assert len(shown.all_inner_texts()) == 19
    assert urlsplit(page.url).query == ""
    assert not one.wrong


def test_a_click_on_a_heading_sorts_and_another_turns_it_round(visit: Any) -> None:
    page = visit().go("2022/items/")
    ids = page.locator("#items tbody th")
    days = page.locator("#items tbody td:nth-child(4)")
    due = page.locator("#items thead th").nth(3)
    of_list = ids.all_inner_texts()

    def keys() -> list[str]:
        return days.evaluate_all("all => all.map((one) => one.dataset.key)")

    due.get_by_role("button").click()
    assert due.get_attribute("aria-sort") == "ascending"
    assert keys() == sorted(keys())
    assert ids.all_inner_texts() != of_list
    page.reload()
    assert due.get_attribute("aria-sort") == "ascending"
    due.get_by_role("button").press("Enter")
    assert due.get_attribute("aria-sort") == "descending"
    assert keys() == sorted(keys(), reverse=True)
    due.get_by_role("button").click()
    assert due.get_attribute("aria-sort") is None
    assert ids.all_inner_texts() == of_list, "the third click brings the order of the list back"


# --- on paper


@pytest.mark.parametrize(
    "kind", ["overview", "item with two targets", "an item with parts, checks and amendments", "items", "evaluation"]
)
def test_a_page_is_printed_on_a4_and_nothing_is_cut_off(
    kind: str, visit: Any, caplog: pytest.LogCaptureFixture
) -> None:
    import pdfplumber

    caplog.set_level("ERROR")  # it speaks of each font

    page = visit().go(KINDS[kind])
    with pdfplumber.open(BytesIO(page.pdf(format="A4"))) as printed:
        assert len(printed.pages) > 0
        for sheet in printed.pages:
            assert (float(sheet.width), float(sheet.height)) == pytest.approx((595.3, 841.9), abs=1)
            words = sheet.extract_words()
            assert max((word["x1"] for word in words), default=0) <= sheet.width - 20, "nothing beyond the margin"
            assert min((word["x0"] for word in words), default=99) >= 20
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 960})  # what A4 leaves between its margins
    wider = page.locator("html, main, .wide").evaluate_all(
        "all => all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.innerText)"
    )
    assert wider == []


def test_what_is_folded_away_is_printed_too(visit: Any) -> None:
    page = visit().go("2022/7.2/")
    folded = page.locator("details").first
    assert folded.get_attribute("open") is None
    page.emulate_media(media="print")
    assert folded.locator("dl").bounding_box()["height"] > 20


# --- how much is loaded


def test_the_home_page_loads_less_than_60_kb(folder: Path, visit: Any) -> None:
    one = visit()
    one.go()
    paths = {folder / unquote(url.removeprefix(one.site)) for url in one.loaded} | {folder / "assets" / "icon.svg"}
    sizes = {path.name: (path / "index.html" if path.is_dir() else path).stat().st_size for path in paths}
    assert len(sizes) >= 4, "the page, the style, a script, the icon"
    assert sum(sizes.values()) < 60 * 1024, sizes


def test_the_page_of_an_item_has_less_than_30_kb(folder: Path) -> None:
    sizes = {
        one: (folder / one / "index.html").stat().st_size for one in pages_of(folder) if re.search(r"\d\.\d/$", one)
    }
    assert len(sizes) > 24
    assert max(sizes.values()) < 30 * 1024, max(sizes, key=sizes.__getitem__)


def test_the_scripts_have_less_than_10_kb(folder: Path) -> None:
    assert sum(path.stat().st_size for path in (folder / "assets").glob("*.js")) < 10 * 1024
