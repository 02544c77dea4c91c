"""Checks a pain.001.001.09 message against the rules of the schema that the product uses, with nothing
of the product. Prints what is wrong, one line each, then the number of payments and their sum in fen.

The rules are restated from ISO 20022's message definition report of Customer Credit Transfer
Initiation, version 9: which elements stand in which, in which order, how often, and of which form."""
import re
import sys
import xml.etree.ElementTree as ET

NS = "{urn:iso:std:iso:20022:tech:xsd:pain.001.001.09}"
# element: [(child, least, most)]; 0 as most means any number.
ACCOUNT = [("Id", 1, 1)]
AGENT = [("FinInstnId", 1, 1)]
PARTY = [("Nm", 0, 1)]
HOLDS = {
    "Document": [("CstmrCdtTrfInitn", 1, 1)],
    "CstmrCdtTrfInitn": [("GrpHdr", 1, 1), ("PmtInf", 1, 0)],
    "GrpHdr": [("MsgId", 1, 1), ("CreDtTm", 1, 1), ("NbOfTxs", 1, 1), ("CtrlSum", 0, 1), ("InitgPty", 1, 1)],
    "InitgPty": PARTY, "Dbtr": PARTY, "Cdtr": PARTY,
    "PmtInf": [("PmtInfId", 1, 1), ("PmtMtd", 1, 1), ("BtchBookg", 0, 1), ("NbOfTxs", 0, 1),
               ("CtrlSum", 0, 1), ("PmtTpInf", 0, 1), ("ReqdExctnDt", 1, 1), ("PoolgAdjstmntDt", 0, 1),
               ("Dbtr", 1, 1), ("DbtrAcct", 1, 1), ("DbtrAgt", 1, 1), ("CdtTrfTxInf", 1, 0)],
    "ReqdExctnDt": [("Dt", 1, 1)],
    "DbtrAcct": ACCOUNT, "CdtrAcct": ACCOUNT, "DbtrAgt": AGENT, "CdtrAgt": AGENT,
    "DbtrAcct/Id": [("Othr", 1, 1)], "CdtrAcct/Id": [("Othr", 1, 1)], "Othr": [("Id", 1, 1)],
    "FinInstnId": [("BICFI", 0, 1), ("ClrSysMmbId", 0, 1), ("LEI", 0, 1), ("Nm", 0, 1)],
    "ClrSysMmbId": [("ClrSysId", 0, 1), ("MmbId", 1, 1)], "ClrSysId": [("Cd", 1, 1)],
    "CdtTrfTxInf": [("PmtId", 1, 1), ("PmtTpInf", 0, 1), ("Amt", 1, 1), ("ChrgBr", 0, 1),
                    ("CdtrAgt", 0, 1), ("Cdtr", 0, 1), ("CdtrAcct", 0, 1), ("Purp", 0, 1), ("RmtInf", 0, 1)],
    "PmtId": [("InstrId", 0, 1), ("EndToEndId", 1, 1)],
    "Amt": [("InstdAmt", 1, 1)], "RmtInf": [("Ustrd", 0, 0)],
}
DATE = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
FORM = {
    "MsgId": r".{1,35}", "PmtInfId": r".{1,35}", "InstrId": r".{1,35}", "EndToEndId": r".{1,35}",
    "CreDtTm": DATE + r"T([01]\d|2[0-3]):[0-5]\d:[0-5]\d", "NbOfTxs": r"[0-9]{1,15}",
    "CtrlSum": r"\d{1,16}\.\d\d", "Nm": r".{1,140}", "PmtMtd": r"CHK|TRF|TRA", "Dt": DATE,
    "Othr/Id": r".{1,34}", "MmbId": r".{1,35}", "Cd": r".{1,5}", "InstdAmt": r"\d{1,16}\.\d\d",
    "Ustrd": r".{1,140}",
}


def check(element, parent, faults):
    name = element.tag.removeprefix(NS)
    where = f"{parent}/{name}"
    if not element.tag.startswith(NS):
        faults.append(f"{where}: namespace")
    holds = HOLDS.get(where, HOLDS.get(name if name != "Id" else where))
    if holds is None:
        form = FORM.get(where, FORM.get(name))
        if form is None or len(element) or not re.fullmatch(form, element.text or "", re.S):
            faults.append(f"{where}: content")
        wanted = {"Ccy": "CNY"} if name == "InstdAmt" else {}
        if element.attrib != wanted:
            faults.append(f"{where}: attributes")
        return
    names = [child.tag.removeprefix(NS) for child in element]
    order = [child for child, _, _ in holds]
    if any(n not in order for n in names):
        faults.append(f"{where}: unknown {set(names) - set(order)}")
    elif [order.index(n) for n in names] != sorted(order.index(n) for n in names):
        faults.append(f"{where}: order")
    for child, least, most in holds:
        if names.count(child) < least or most and names.count(child) > most:
            faults.append(f"{where}: {child} {names.count(child)} times")
    for child in element:
        check(child, name, faults)


root = ET.parse(sys.argv[1]).getroot()
faults = []
check(root, "", faults)
fen = lambda text: int(text.replace(".", ""))
amounts = [fen(e.text) for e in root.iter(NS + "InstdAmt")]
for head in list(root.iter(NS + "GrpHdr")) + list(root.iter(NS + "PmtInf")):
    if int(head.find(NS + "NbOfTxs").text) != len(amounts):
        faults.append("count")
    if fen(head.find(NS + "CtrlSum").text) != sum(amounts):
        faults.append("sum")
references = [e.text for e in root.iter(NS + "EndToEndId")]
if len(set(references)) != len(references):
    faults.append("references")
print("\n".join(faults + [f"{len(amounts)} {sum(amounts)}"]))
