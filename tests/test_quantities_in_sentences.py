"""Quantities in sentences as notices really write them: what is one, and what only has digits in it.

The sentences are of the kind that cities publish each year; numbers and places in them are examples.
"""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msss.values.quantity import comparable
from msss.values.sentence import in_words, may_be_quantities, read_quantities
from msss.values.wholes import wholes


def read(sentence: str) -> list[tuple[Decimal, str]]:
    return [(quantity.amount, quantity.measure) for quantity in read_quantities(sentence)]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        # the number after its noun, and before it
        ("新建成中小學、幼兒園70所,新增學位6萬個", [(70, "所"), (60_000, "個")]),
        ("新建2座人行天橋、改造151所小學", [(2, "座"), (151, "所")]),
        ("新增5000張養老床位;改建2000張認知障礙照護床位", [(5000, "張"), (2000, "張")]),
        ("新增1万个公共充电桩、15个出租车充电示范站", [(10_000, "个"), (15, "个")]),
        ("培训家政人员2万人;支持培养1万名企业新型学徒", [(20_000, "人"), (10_000, "名")]),
        # scales, fractions, thousands
        ("新增學位6萬個", [(60_000, "個")]),
        ("新增学位4.5万个", [(45_000, "个")]),
        ("新开工保障性住房100万平方米", [(1_000_000, "平方米")]),
        ("节约用电1.2億千瓦時", [(120_000_000, "千瓦時")]),
        ("投入资金3.5亿元,发放补贴500万元", [(350_000_000, "元"), (5_000_000, "元")]),
        ("完成回遷安置11,600戶", [(11_600, "戶")]),
        ("惠及3千户", [(3000, "户")]),
        ("新增停車位1,000,000個", [(1_000_000, "個")]),
        ("惠及60余万人、10多万户、28萬多戶、200余個村", [(600_000, "人"), (100_000, "户"), (280_000, "戶"), (200, "個")]),
        # full width
        ("新增學位６萬個,滿意率９５％", [(60_000, "個"), (95, "%")]),
        ("完成回遷安置１１，６００戶", [(11_600, "戶")]),
        # a space
        ("新增 AED 500 台", [(500, "台")]),
        # measures of more than one character
        ("開展活動100万人次、活动20场次、抽检50批次", [(1_000_000, "人次"), (20, "场次"), (50, "批次")]),
        ("建成绿道200公里、步道800米、綠地30公頃、口袋公园5000平方米", [(200, "公里"), (800, "米"), (30, "公頃"), (5000, "平方米")]),
        ("新增污水處理能力10万吨/日、供水3万立方米/日", [(100_000, "吨/日"), (30_000, "立方米/日")]),
        ("食品安全检测不少于5.5批次/千人", [(Decimal("5.5"), "批次/千人")]),
        ("PM2.5平均浓度不高于30微克/立方米", [(30, "微克/立方米")]),
        ("发放补贴1200元/人", [(1200, "元/人")]),
        ("空气质量优良率提高2个百分点", [(2, "个百分点")]),
        ("新增学位3000个、托位100个、10000泊位", [(3000, "个"), (100, "个"), (10_000, "泊位")]),
        ("惠及10万家庭、覆盖100社区", [(100_000, "家庭"), (100, "社区")]),
        # Latin ones
        ("新增光伏装机20MW、储能50MWh、变电容量10000kVA", [(20, "MW"), (50, "MWh"), (10_000, "kVA")]),
        ("新增綠地3000m²、道路12km、寬帶1000Mbps", [(3000, "m²"), (12, "km"), (1000, "Mbps")]),
        ("噪声降低5dB,新增绿地2ha", [(5, "dB"), (2, "ha")]),
        # of one character
        (
            "新增体育设施300处、健身赛事1万场、场地1万片、博物馆50家、电梯1000台、线路50条、公交车70辆",
            [(300, "处"), (10_000, "场"), (10_000, "片"), (50, "家"), (1000, "台"), (50, "条"), (70, "辆")],
        ),
        ("免费提供7种基础药物,接种30万剂,增殖放流500万尾", [(7, "种"), (300_000, "剂"), (5_000_000, "尾")]),
        ("清淤50万方,建成水井3口、门店12间、电影2000场", [(500_000, "方"), (3, "口"), (12, "间"), (2000, "场")]),
        # any character where a clause ends: a measure that nobody thought of
        ("建檔2萬檔,新增燈具300柱", [(20_000, "檔"), (300, "柱")]),
        # an abbreviation before the number
        ("配置AED500台、LED燈100盞", [(500, "台"), (100, "盞")]),
        ("自動體外除顫器(AED)40台", [(40, "台")]),
        # parts of a sentence
        ("全市新(扩)建幼儿园80所,(其中公办30所以上)", [(80, "所"), (30, "所")]),
        ("筹集保障性租赁住房15万套(间)", [(150_000, "套")]),
        ("省市县10方面32项事项", [(32, "项")]),
        ("新建学校:70所", [(70, "所")]),
    ],
)  # fmt: skip
def test_a_quantity_is_a_number_and_its_measure(sentence, found):
    assert read(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "amount", "at_most"),
    [
        ("新增停車位500個以上", 500, False),
        ("新增停车位500个及以上", 500, False),
        ("不少于500個", 500, False),
        ("不低於500個", 500, False),
        ("至少500個", 500, False),
        ("超過500個", 500, False),
        ("群眾滿意率≥95%", 95, False),
        ("新增停車位500個", 500, False),
        ("每班學生50名以下", 50, True),
        ("不超过30分钟", 30, True),
        ("不超過30分鐘", 30, True),
        ("不高於30微克/立方米", 30, True),
        ("控制在30分鐘", 30, True),
        ("控制在30分钟以内", 30, True),
        ("30分鐘之內", 30, True),
        ("30分钟内办结", 30, True),
        ("低于5%", 5, True),
        ("不低于5%", 5, False),
        ("≤5%", 5, True),
        ("至多5個", 5, True),
        # inside a place, and not within a time
        ("3個內河碼頭", 3, False),
    ],
)
def test_a_bound_stands_beside_its_quantity(sentence, amount, at_most):
    (quantity,) = read_quantities(sentence)
    assert (quantity.amount, quantity.at_most) == (amount, at_most)


@pytest.mark.parametrize(
    ("sentence", "amount", "measure"),
    [
        ("滿意率95%", 95, "%"),
        ("滿意率９５％以上", 95, "%"),
        ("滿意率百分之95", 95, "%"),
        ("滿意率百分之九十五", 95, "%"),
        ("滿意率百分之九五", 5, "%"),  # not a way to write it: the last digit is all that can be told
        ("滿意率百分之九十五點五", Decimal("95.5"), "%"),
        ("滿意率百分之零点五", Decimal("0.5"), "%"),
        ("滿意率百分之五", 5, "%"),
        ("滿意率百分之十", 10, "%"),
        ("滿意率百分之十五", 15, "%"),
        ("覆蓋率百分之百", 100, "%"),
        ("增長百分之一百二十", 120, "%"),
        ("比例99.9%", Decimal("99.9"), "%"),
        ("死亡率千分之三", 3, "‰"),
        ("死亡率3‰以下", 3, "‰"),
    ],
)
def test_percentages(sentence, amount, measure):
    assert read(sentence) == [(amount, measure)]


@pytest.mark.parametrize(
    ("sentence", "amount", "measure", "text"),
    [
        ("新增10-15個公園", 10, "個", "10-15個"),
        ("新增10—15個公園", 10, "個", "10—15個"),
        ("新增10～15個公園", 10, "個", "10～15個"),
        ("新增10至15個公園", 10, "個", "10至15個"),
        ("新增綠地3-5萬平方米", 30_000, "平方米", "3-5萬平方米"),
        ("新增綠地3萬-5萬平方米", 30_000, "平方米", "3萬-5萬平方米"),
        ("候車時間控制在5-8分鐘", 8, "分鐘", "5-8分鐘"),
        ("滿意率30%-50%", 30, "%", "30%"),
    ],
)
def test_of_a_range_the_end_that_binds_is_read(sentence, amount, measure, text):
    (quantity,) = read_quantities(sentence)
    assert (quantity.amount, quantity.measure, quantity.text) == (amount, measure, text)


@pytest.mark.parametrize(
    "sentence",
    [
        # years and dates
        "2022年", "2022年度", "2022-2025年", "2022年12月31日前", "12月底", "6月30日", "20世紀90年代", "2022", "早上8点至20点",
        # ordinals
        "第十四届", "第14届", "第2批", "市十四屆人大第1次會議", "第3、4期", "二期", "亚运村2期",
        # names
        "C級", "3A级", "4A级景区", "5星级", "12345热线", "12345,", "110、119、120", "地铁2号线", "8路、12路和夜10路公交",
        "320国道", "S205省道", "G20峰会", "G60", "5G", "5G网络", "4K超高清", "3D打印", "A4紙", "T3航站楼", "DN800管道", "PM2.5",
        "H7N9", "1+X证书", "7×24小时", "3·15晚会", "“1对1”帮扶", "5人制足球", "24节气", "双向4车道", "3部门联合", "10方面",
        "2户外", "6餐饮", "10场景", "3口之家", "2类型",
        # documents
        "杭政辦函〔2022〕20號", "〔2017〕120號", "002489401/2022-266118", "0571-12345678",
        # times in names
        "24小時圖書館", "24小时自助服务", "15分鐘生活圈", "“10分钟”就业圈", "5分钟社会应急救护圈", "7天无理由退货", "110千伏变电站",
        "10kV线路", "6个月试用",
        # ages
        "60歲", "60岁以上老人", "3岁以下婴幼儿", "65周岁及以上", "50-74周岁", "0—3岁", "80后",
        # what each has
        "每条5公里以上", "每個1000元", "(每處30平方米)",
        # ratios and parts of numbers
        "1:3", "比例1:3个", "1/3", "24/7",
        # nothing at all
        "", " ", "全覆盖", "百分之", "千分之多", "萬", "个", "1" * 60 + "個",
    ],
)  # fmt: skip
def test_what_only_has_digits_in_it(sentence):
    assert read(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("改造2000年前建成的老旧小区200个", [(200, "个")]),
        ("提升12345热线服务,新增座席50个", [(50, "个")]),
        ("地铁2号线新增出入口3个", [(3, "个")]),
        ("建设5G基站2000个", [(2000, "个")]),
        ("创建3A级景区村庄50个", [(50, "个")]),
        ("为60岁以上老年人接种疫苗24723人", [(24_723, "人")]),
        ("建设24小時圖書館10座", [(10, "座")]),
        ("建设15分钟社区生活圈20个", [(20, "个")]),
        ("建设110千伏变电站3座", [(3, "座")]),
        ("新建登山步道30条(每条5公里以上)", [(30, "条")]),
        ("建设5人制足球场10片", [(10, "片")]),
        ("更新DN300供水管网100公里", [(100, "公里")]),
        ("优化8路、12路公交线路2条", [(2, "条")]),
        ("群众办事平均等候时间缩短至15分钟,满意率95%以上", [(15, "分钟"), (95, "%")]),
        ("优良天数达到320天以上", [(320, "天")]),
        ("2022年改造2处", [(2, "处")]),
    ],
)
def test_quantities_beside_names_and_years(sentence, found):
    assert read(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("新建三座人行天橋", [(3, "座")]),
        ("惠及兩千戶,滿意率百分之九十五", [(2000, "戶"), (95, "%")]),
        ("服務一百二十個小區", [(120, "個")]),
        ("新增十二萬平方米綠地、六萬個學位", [(120_000, "平方米"), (60_000, "個")]),
        ("新建公園三個,学校三十所", [(3, "個"), (30, "所")]),
        ("新建三座桥和4座廁所", [(3, "座"), (4, "座")]),
        ("办结不超过三个工作日", [(3, "个工作日")]),
        ("培訓三百人次", [(300, "人次")]),
    ],
)
def test_quantities_in_chinese_numerals(sentence, found):
    assert read(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    ["一老一小", "三級醫院", "第一醫院", "一站式服務", "十四五", "三年行動", "四個方面", "三個全面", "兩個確保", "一批", "百姓",
     "千島湖", "萬象城", "七彩", "雙", "前三名", "改造三個公園", "二次供水", "三門縣", "五台山", "兩項補貼", "四所一庭", "三四個",
     "八條紅線", "每戶三個", "人均兩平方米", "兩小時圖書館", "三道路", "千戶", "一家", "十里長街", "五保户", "二所", "四好農村路",
     "三產融合", "七一", "三亚", "百家爭鳴", "一件事", "一網通辦", "两不愁三保障", "最多跑一次", "一张网", "一盘棋", "三区三线"],
)  # fmt: skip
def test_words_with_numerals_are_no_quantities(sentence):
    assert read(sentence) == []


# --- where a change begins, and what is written otherwise


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("由3000元提高到4200元", [(4200, "元")]),
        ("补助标准从每人每年550元提高至580元", [(580, "元")]),
        ("低保標準由每月700元增加到800元", [(800, "元")]),
        ("由3000元/年提高到4200元/年", [(4200, "元/年")]),
        ("由0.3萬元提高到4200元", [(4200, "元")]),
        ("從4周延長至12周", [(12, "周")]),
        ("产假从98天延长至158天的政策", [(158, "天")]),
        ("公共停车位由原来的5000个增加到8000个", [(8000, "个")]),
        ("由5000個車位擴充到8000個", [(8000, "個")]),
        ("從30個到50個", [(50, "個")]),
        ("托位500個增加至800個,公園60個", [(800, "個"), (60, "個")]),
        ("覆蓋率50%提升到60%以上", [(60, "%")]),
        ("由3000元、5000元分別提高到4200元、6000元", [(4200, "元"), (6000, "元")]),
        ("由三座增加到五座", [(5, "座")]),
        # nothing changes from the one to the other
        ("從3所學校選派到5所學校", [(3, "所"), (5, "所")]),
        ("由市教育局新建學校3所,改造至5所", [(3, "所"), (5, "所")]),
        ("由3所增加到5個", [(3, "所"), (5, "個")]),
        ("新建3所到5所", [(3, "所"), (5, "所")]),
        ("提高到60%", [(60, "%")]),
    ],
)
def test_where_a_change_begins_is_no_promise(sentence, found):
    assert read(sentence) == found


@pytest.mark.parametrize("sentence", ["由20個工作日縮短至5個工作日", "压缩至5个工作日", "降至18℃", "废弃物减少到5吨"])
def test_what_comes_down_is_promised_at_most(sentence):
    assert read_quantities(sentence)[-1].at_most


def test_a_target_may_take_up_where_a_change_begins():
    assert [quantity.text for quantity in may_be_quantities("由3000元提高到4200元")] == ["3000元"]


def test_a_target_may_take_up_full_coverage():
    assert [quantity[:2] for quantity in may_be_quantities("實現經費補助全覆蓋")] == [(100, "%")]
    assert read("實現全覆蓋") == []
    assert read("實現100%全覆蓋、100%覆蓋") == [(100, "%"), (100, "%")]


@pytest.mark.parametrize(
    ("slip", "meant"), [("380公裏", "380公里"), ("5平方公裏", "5平方公里"), ("不超過30分鍾", "不超過30分鐘")]
)
def test_slips_of_automatic_conversion_are_measures(slip, meant):
    (one,), (other,) = read_quantities(slip), read_quantities(meant)
    assert comparable(*one[:2]) == comparable(*other[:2])
    assert one.text in slip


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("免費提供16種", [(16, "種")]),
        ("免费筛查16种遗传病、10種類型", [(16, "种"), (10, "種")]),
        ("保护16种植物", [(16, "种")]),
        ("10种植基地", []),
        ("10種類", []),
        ("筛查1萬例以上、惠及100萬人次", [(10_000, "例"), (1_000_000, "人次")]),
    ],
)
def test_kinds_cases_and_people(sentence, found):
    assert read(sentence) == found


def test_many_quantities_are_named_shortly():
    assert in_words(read_quantities("學校70所、學位6萬個")) == "70所、6萬個"
    assert in_words(read_quantities("、".join(f"公園{count}個" for count in range(20)))).endswith("、9個、…")


# --- whatever the text

PIECES = st.sampled_from(
    ["1", "70", "１", "6萬", "4.5万", "11,600", "億", "百分之", "三座", "兩千戶", "九十五", "點五", "千分之", "%", "％", "個", "平方米", "kVA", "人次", "/日",
     "以上", "以下", "不超過", "由", "提高到", "增至", "分別", "其中", "(", ")", ";", "全覆蓋", "公裏", "不少于", "第", "每", "-", "—", "至", "余", "多", "年", "月", "號線", "5G", "AED", "分鐘", "內", ",", "、", "(",
     " ", "\n", "\u3000", "1" * 45, "字", "\ud800", "\U00020000", "٣", "²", "½", "Ⅷ"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join)))
def test_any_text_is_read_and_spans_are_right(sentence):
    end = 0
    for quantity in read_quantities(sentence):
        assert sentence[quantity.start : quantity.end] == quantity.text
        assert end <= quantity.start < quantity.end
        assert quantity.amount >= 0
        assert quantity.amount.is_finite()
        assert quantity.measure
        assert quantity.measure == quantity.measure.strip()
        end = quantity.end
    for quantity in may_be_quantities(sentence):
        assert sentence[quantity.start : quantity.end] == quantity.text


@given(st.lists(PIECES, max_size=30).map("".join))
def test_what_is_inside_something_is_no_more_than_it(sentence):
    quantities = read_quantities(sentence)
    for part, whole in wholes(sentence, quantities).items():
        assert whole < part
        amount, measure = comparable(*quantities[part][:2])
        of, same = comparable(*quantities[whole][:2])
        assert measure == same
        assert amount <= of


@given(st.integers(1, 10**9), st.integers(1, 10**9), st.sampled_from(["提高到", "增加至", "降低到", "調整為", "增至"]))
def test_only_the_end_of_a_change_is_promised(before, after, verb):
    assert read(f"由{before}元{verb}{after}元") == [(after, "元")]


@given(st.integers(0, 10**15), st.sampled_from(["個", "戶", "平方米", "人次", "km", "%", "公里", "床"]))
def test_any_number_is_read_in_each_way_of_writing_it(number, measure):
    for written in (f"{number}", f"{number:,}"):
        assert read(f"新增{written}{measure}") == [(number, measure)]


@pytest.mark.parametrize(
    "piece",
    ["三座", "三百", "一千零五個、", "每三", "1", "1,", "1個", "70所、", "百分之", "百分之一", "1-", "1 ", " ", "第1個", "1,000", "1.", "一", "1余", "每1個", "1個/人/日/",
     "不超過1分鐘", "AED1個", "平方", "字", "由1元提高到2元", "由", "、1元", "1元提高到", "分別提高到1元", "全覆蓋", "其中1個", "1個(其中1個)", "("],
)  # fmt: skip
def test_the_time_grows_with_the_sentence_and_no_faster(piece):
    """200,000 characters take less than a second; what is quadratic would take many minutes."""
    sentence = piece * (200_000 // len(piece))
    started = time.process_time()
    wholes(sentence, read_quantities.__wrapped__(sentence))
    may_be_quantities(sentence)
    assert time.process_time() - started < 10
