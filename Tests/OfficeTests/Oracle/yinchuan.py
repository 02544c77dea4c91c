"""A second opinion on Yinchuan's year, written from the office's rules and not from the product.

    python3 yinchuan.py FOLDER      the folder with the workbook and the three CSV files

Reads the files with the standard library alone and prints one JSON document: what becomes of the
rows of each table, the lines of the twelve rolls, and the shortfalls of continuing education.
"""

import csv
import json
import re
import sys
import unicodedata
import xml.etree.ElementTree as XML
import zipfile
from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path

BLANKS = " \t\r\n\u3000\u00a0\u200b\u200c\u200d\u2060\ufeff"
LEVELS = {"助理社会工作师": "junior", "社会工作师": "intermediate", "高级社会工作师": "senior"}
ORDER = ["junior", "intermediate", "senior"]
CITY = {"兴庆区", "金凤区", "西夏区", "永宁县", "贺兰县", "灵武市"}
AWARD = {"junior": 200000, "intermediate": 300000, "senior": 600000}
ALLOWANCE = {"junior": 20000, "intermediate": 30000, "senior": 50000}
HOURS = {"junior": Decimal(72), "intermediate": Decimal(90), "senior": Decimal(90)}
WORKBOOK = "社会工作者花名册.xlsx"
NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FOREVER = date(9999, 12, 31)

# --- The files ---------------------------------------------------------------------------------

def sheet(path, place, header_row):
    """Rows of one sheet as (row number, {column: text or number})."""
    with zipfile.ZipFile(path) as book:
        texts = ["".join(t.text or "" for t in item.iter(NS + "t"))
                 for item in XML.fromstring(book.read("xl/sharedStrings.xml"))]
        root = XML.fromstring(book.read(f"xl/worksheets/sheet{place}.xml"))
    names = {}
    for row in root.iter(NS + "row"):
        cells = {}
        for cell in row:
            column = re.match("[A-Z]+", cell.get("r"))[0]
            value = cell.find(NS + "v")
            if value is None:
                continue
            is_text = cell.get("t") == "s"
            cells[column] = texts[int(value.text)] if is_text else Decimal(value.text)
        number = int(row.get("r"))
        if number == header_row:
            names = cells
        elif number > header_row and cells:
            yield number, {names[c]: v for c, v in cells.items()}

def text_file(path, encoding):
    with open(path, encoding=encoding, newline="") as file:
        rows = list(csv.reader(file))
    for number, row in enumerate(rows[1:], 2):
        yield number, dict(zip(rows[0], row))

def tables(folder):
    """(file, sheet, kind, rows) in the order the office imports them."""
    book = folder / WORKBOOK
    yield WORKBOOK, "花名册", "roster", sheet(book, 1, 2)
    yield WORKBOOK, "证书登记", "certificates", sheet(book, 2, 1)
    yield WORKBOOK, "年度考核", "assessments", sheet(book, 3, 1)
    for name, kind, encoding in [("已发放奖励.csv", "awards", "utf-8-sig"),
                                 ("继续教育学时-甲学院.csv", "training", "gb18030"),
                                 ("继续教育学时-乙学院.csv", "training", "utf-8-sig")]:
        yield name, None, kind, text_file(folder / name, encoding)

# --- Cells -------------------------------------------------------------------------------------

def clean(value):
    return value.strip(BLANKS) if isinstance(value, str) else "" if value is None else str(value)

def folded(value):
    return unicodedata.normalize("NFKC", clean(value)).strip(BLANKS)

def name_key(value):
    return re.sub(r"\s", "", re.sub("[•・．‧]", "·", clean(value)))

def day(value):
    """The date in a cell, None when empty; ValueError when there is no such day."""
    if isinstance(value, Decimal):
        return date(1899, 12, 30) + timedelta(days=int(value))
    if not folded(value):
        return None
    found = re.fullmatch(r"(\d{4})([-/.年])(\d{1,2})([-/.月])(\d{1,2})(日?)", folded(value))
    if not found:
        raise ValueError("not a date")
    return date(int(found[1]), int(found[3]), int(found[5]))

def id_fault(value):
    number = folded(value).upper()
    if isinstance(value, Decimal) or re.fullmatch(r"\d\.\d+E\+\d+", number) \
            or re.fullmatch(r"\d{15}000", number):
        return "id_ruined_by_excel"
    if not re.fullmatch(r"\d{17}[\dX]", number):
        return "id_bad_check"
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return "id_bad_check"
    total = sum(int(c) * 2 ** (17 - i) for i, c in enumerate(number[:17]))
    return None if "10X98765432"[total % 11] == number[17] else "id_bad_check"

# --- What a row says ---------------------------------------------------------------------------

MANDATORY = {
    "roster": "姓名 身份证号 性别 县(市、区) 工作单位 岗位类别 是否在编 到岗日期",
    "certificates": "身份证号 姓名 证书等级 管理号 批准日期",
    "training": "身份证号 姓名 课程编号 开始日期 结束日期 学时 考核结果",
    "awards": "身份证号 证书等级 发放金额(元) 发放日期",
    "assessments": "身份证号 年度 结果",
}
DATES = {"roster": ["到岗日期", "离岗日期"], "certificates": ["批准日期", "登记日期", "登记有效期至"],
         "training": ["开始日期", "结束日期"], "awards": ["发放日期"], "assessments": []}
SPANS = {"roster": ("到岗日期", "离岗日期"), "certificates": ("登记日期", "登记有效期至"),
         "training": ("开始日期", "结束日期")}

def judge(kind, cells):
    """(reason or None, what the row says) from the row alone."""
    if any(not clean(cells.get(name)) for name in MANDATORY[kind].split()):
        return "empty_mandatory", None
    if kind == "certificates" and \
            bool(clean(cells.get("登记日期"))) != bool(clean(cells.get("登记有效期至"))):
        return "empty_mandatory", None
    fault = id_fault(cells["身份证号"])
    if fault:
        return fault, None
    row = {name: clean(value) for name, value in cells.items()}
    row["id"] = folded(cells["身份证号"]).upper()
    if "证书等级" in cells:
        row["level"] = LEVELS.get(folded(cells["证书等级"]))
        if row["level"] is None:
            return "unknown_level", None
    try:
        for name in DATES[kind]:
            row[name] = day(cells.get(name))
    except ValueError:
        return "bad_date", None
    if kind in SPANS:
        first, last = SPANS[kind]
        if row[first] and row[last] and row[last] < row[first]:
            return "end_before_start", None
    if kind == "training":
        try:
            row["hours"] = Decimal(folded(cells["学时"]))
        except InvalidOperation:
            return "bad_hours", None
        days = (row["结束日期"] - row["开始日期"]).days + 1
        if row["hours"] <= 0 or row["hours"] > 12 * days:
            return "bad_hours", None
    if kind == "awards":
        yuan = Decimal(folded(cells["发放金额(元)"]).replace(",", ""))
        row["fen"] = int(yuan * 100)
    if kind == "assessments":
        row["year"] = int(folded(cells["年度"]))
    return None, row

def relation(kind, a, b):
    """How two rows of one person relate: None, "equal" or "conflict"."""
    if kind == "roster":
        if max(a["到岗日期"], b["到岗日期"]) > min(a["离岗日期"] or FOREVER, b["离岗日期"] or FOREVER):
            return None
        names = (set(a) | set(b)) - {"序号", "身份证号"}
        same = all((a.get(n) or "") == (b.get(n) or "") for n in names)
    elif kind == "certificates":
        if a["level"] != b["level"]:
            return None
        same = all(a.get(n) == b.get(n) for n in ("管理号", "批准日期"))
        terms = [(r["登记日期"], r["登记有效期至"]) for r in (a, b)]
        if same and terms[0] != terms[1]:
            return None
    else:
        key, rest = {
            "assessments": (("year",), ("结果",)),
            "awards": (("level",), ("fen", "发放日期")),
            "training": (("课程编号", "开始日期", "结束日期"), ("hours", "考核结果")),
        }[kind]
        if any(a[n] != b[n] for n in key):
            return None
        same = all(a[n] == b[n] for n in rest)
    return "equal" if same else "conflict"

def register(folder):
    """The accepted rows by kind and person, and what became of all the others."""
    good, report = defaultdict(lambda: defaultdict(list)), []
    pending = defaultdict(list)
    for file, name, kind, rows in tables(folder):
        entry = {"file": file, "sheet": name, "rows": 0, "rejected": [], "duplicates": [],
                 "warnings": []}
        report.append(entry)
        for number, cells in rows:
            entry["rows"] += 1
            reason, row = judge(kind, cells)
            if not reason and kind != "roster" and row["id"] not in good["roster"]:
                reason = "unknown_person"
            if reason:
                entry["rejected"].append([number, reason])
            else:
                pending[kind].append((entry, number, row))
        if kind != "training" or "乙" in file:  # both academies are one table
            compare(kind, pending[kind], good)
    for entry in report:
        entry["rejected"].sort()
        entry["duplicates"].sort()
    return good, report

def compare(kind, rows, good):
    people = defaultdict(list)
    for item in rows:
        people[item[2]["id"]].append(item)
    for person, group in people.items():
        for place, (entry, number, row) in enumerate(group):
            to_others = [relation(kind, row, other[2]) if i != place else None
                         for i, other in enumerate(group)]
            if "conflict" in to_others:
                entry["rejected"].append([number, "conflicting_duplicate"])
            elif "equal" in to_others[:place]:
                entry["duplicates"].append(number)
            else:
                names = {name_key(r["姓名"]) for r in good["roster"].get(person, [])}
                if kind != "roster" and "姓名" in row and name_key(row["姓名"]) not in names:
                    entry["warnings"].append(number)
                good[kind][person].append(row)

# --- The year ----------------------------------------------------------------------------------

def year(good):
    rolls, shortfalls = [], []
    paid = defaultdict(list)
    for person, rows in good["awards"].items():
        paid[person] = [(row["level"], row["fen"]) for row in rows]
    for month in range(1, 13):
        first = date(2024, month, 1)
        end = (date(2024, month + 1, 1) if month < 12 else date(2025, 1, 1)) - timedelta(days=1)
        period = f"2024-{month:02}"
        for person in sorted(good["roster"]):
            posts = [p for p in good["roster"][person] if p["县(市、区)"] in CITY]
            certificates = good["certificates"].get(person, [])
            valid = [c for c in certificates
                     if c["登记日期"] and c["登记日期"] <= end <= c["登记有效期至"]]
            in_city = any(p["到岗日期"] <= end <= (p["离岗日期"] or FOREVER) for p in posts)
            lines = allowance(person, posts, valid, first, end, good)
            if in_city:
                lines += award(certificates, valid, first, end, paid[person])
                shortfalls += shortfall(period, person, valid, end, good)
            for rule, level, fund, fen in sorted(
                    lines, key=lambda line: (line[0], ORDER.index(line[1]))):
                rolls.append(f"{period},{person},{rule},{level},{fund},{fen}")
    return rolls, shortfalls

def award(certificates, valid, first, end, paid):
    reached = {c["level"] for c in certificates if first <= c["批准日期"] <= end}
    lines = []
    for level in sorted(reached & {c["level"] for c in valid}, key=ORDER.index):
        fen = AWARD[level] - sum(amount for _, amount in paid)
        if fen > 0 and level not in {earlier for earlier, _ in paid}:
            lines.append(("award", level, "city" if level == "junior" else "region", fen))
            paid.append((level, fen))
    return lines

def allowance(person, posts, valid, first, end, good):
    levels = [c["level"] for c in valid if c["批准日期"] <= end]
    days = set()
    for post in posts:
        if post["岗位类别"] == "社区" and post["是否在编"] == "否":
            start, stop = max(first, post["到岗日期"]), min(end, post["离岗日期"] or FOREVER)
            days |= {start + timedelta(days=i) for i in range((stop - start).days + 1)}
    assessed = good["assessments"].get(person, [])
    failed = any(a["year"] == 2023 and a["结果"] == "不合格" for a in assessed)
    if not levels or not days or failed:
        return []
    level = max(levels, key=ORDER.index)
    fen = (2 * ALLOWANCE[level] * len(days) + end.day) // (2 * end.day)  # half up
    return [("allowance", level, "city", fen)]

def shortfall(period, person, valid, end, good):
    if not valid:
        return []
    level = max((c["level"] for c in valid), key=ORDER.index)
    term = max((c for c in valid if c["level"] == level), key=lambda c: c["登记有效期至"])
    hours = sum((t["hours"] for t in good["training"].get(person, [])
                 if t["考核结果"] in ("合格", "优秀")
                 and term["登记日期"] <= t["结束日期"] <= end), Decimal(0))
    if (term["登记有效期至"] - end).days > 90 or hours >= HOURS[level]:
        return []
    shown = format(hours.normalize(), "f")
    return [f"{period},{person},{level},{term['登记有效期至']},{shown},{HOURS[level]}"]

if __name__ == "__main__":
    accepted, rows = register(Path(sys.argv[1]))
    payments, missing = year(accepted)
    answer = {"import": rows, "rolls": payments, "shortfall": missing}
    json.dump(answer, sys.stdout, ensure_ascii=False)
