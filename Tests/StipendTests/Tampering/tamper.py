"""Changes, removes, adds or moves single records and files of a package and asks verify-package to name them.

    tamper.py VERIFIER PACKAGE COUNT SEED [KEYFILE|ledger]

Without KEYFILE the rest of the package stays as it was, and the record must be named. With the secret
key of the register the tamperer makes index and manifest anew and signs them: the chain alone must
then tell that something is wrong. With `ledger` he has made the chain anew as well, and what
rolls, transfers, payments and the bank's answers say of amounts must not fit together. Prints how many were found, and each that was not.
"""
import functools
import hashlib
import importlib.machinery
import importlib.util
import random
import re
import sys

loader = importlib.machinery.SourceFileLoader("verifier", sys.argv[1])
loader_spec = importlib.util.spec_from_loader("verifier", loader)
verifier = importlib.util.module_from_spec(loader_spec)
loader.exec_module(verifier)

FILES = verifier.read(sys.argv[2])
CHANCE = random.Random(int(sys.argv[4]))
MANIFEST = {"manifest.json", "manifest.sig"}


class Check(verifier.Check):
    """A check that reads a file only once as long as it is what it was in the package."""
    read = {}

    def unchanged(self, what, name, read):
        if any(self.files.get(own) is not FILES.get(own) for own in (name, "manifest.json")):
            return read(name)
        if (what, name) not in self.read:
            self.read[what, name] = read(name)
        return self.read[what, name]

    def records(self, name):
        return self.unchanged("records", name, super().records)

    def index_of(self, name):
        return self.unchanged("index", name, super().index_of)


def altered(line):
    """The line with one of its letters or digits, or a byte of any kind, exchanged for another."""
    places = [place for place, byte in enumerate(line) if chr(byte).isalnum()]
    if not line:
        return b"x"
    place = CHANCE.choice(places or range(len(line)))
    old = line[place:place + 1]
    pool = b"0123456789" if old.isdigit() else b"abcdef" if old in b"abcdef" else b"xyzXYZ"
    new = CHANCE.choice([bytes([byte]) for byte in pool if bytes([byte]) != old])
    return line[:place] + new + line[place + 1:]


def tampered(before, moves):
    """One act on the lines: its name, the lines one of which must be named, the lines after it."""
    acts = ["change", "remove", "add"] + (["move"] if moves and len(before) > 1 else [])
    act, place, after = CHANCE.choice(acts), CHANCE.randrange(len(before)), list(before)
    named = {before[place]}
    if act == "change":
        after[place] = altered(before[place])
    elif act == "remove":
        del after[place]
    elif act == "add":
        copy = altered(before[place]) if CHANCE.random() < 0.5 else before[place]
        after.insert(CHANCE.randrange(len(before) + 1), copy)
        named = {copy}
    else:
        to = CHANCE.choice([to for to in range(len(before)) if to != place])
        after.insert(to, after.pop(place))
        if abs(to - place) == 1:  # which of two neighbours was moved cannot be told
            named.add(before[to])
    return act, named, after


def with_file_tampered(name):
    """One act on a whole file: what it is, the file that must be named, the files after it."""
    files, new = dict(FILES), name.rpartition(".")[0] + "-2." + name.rpartition(".")[2]
    act = CHANCE.choice(["remove", "add", "move", "exchange"])
    if act == "remove":
        del files[name]
    elif act == "add":
        files[new] = files[name]
        name = new
    elif act == "move":
        files[new] = files.pop(name)
    else:
        other = CHANCE.choice([other for other in sorted(files) if files[other] != files[name]])
        files[name], files[other] = files[other], files[name]
    return f"{act} file", name, files


@functools.lru_cache(maxsize=None)
def records(name):
    """What the index calls the records of a file, by the digest of their lines."""
    own = (text.decode() for text in verifier.lines(FILES["index.csv"])
           if text.startswith(name.encode() + b","))
    return {digest: key.partition(",")[2] for key, _, digest in (text.rpartition(",") for text in own)}


def are_named(findings, name, named, before, after):
    """Whether one of the findings names one of the lines."""
    if name in MANIFEST:
        return any(finding.file == "manifest.json" for finding in findings)
    keys = {records(name).get(hashlib.sha256(line).hexdigest()[:32]) for line in named} - {None}
    return any(
        finding.file == name
        and (finding.record in keys
             or any(finding.line and lines[finding.line - 1:finding.line]
                    and lines[finding.line - 1] in named for lines in (before, after)))
        for finding in findings)


# What an insider can do: sign anew, with the key of the register.

def signature(seed, message):
    digest = hashlib.sha512(seed).digest()
    a = int.from_bytes(digest[:32], "little") & ((1 << 254) - 8) | 1 << 254

    def packed(point):
        inverse = pow(point[2], verifier.P - 2, verifier.P)
        x, y = point[0] * inverse % verifier.P, point[1] * inverse % verifier.P
        return (y | (x & 1) << 255).to_bytes(32, "little")

    def number(*parts):
        return int.from_bytes(hashlib.sha512(b"".join(parts)).digest(), "little") % verifier.ORDER
    public = packed(verifier.times(a, verifier.BASE))
    r = number(digest[32:], message)
    point = packed(verifier.times(r, verifier.BASE))
    s = (r + number(point, public, message) * a) % verifier.ORDER
    return point + s.to_bytes(32, "little")


def signed_anew(files, name, seed):
    check = Check(files)
    index = [b"file,record,sha256"] + [line for line in verifier.lines(files["index.csv"])[1:]
                                       if not line.startswith(name.encode() + b",")]
    index += [line.encode() for line in check.index_of(name)]
    files["index.csv"] = b"\n".join(index) + b"\n"
    manifest = files["manifest.json"].decode()
    for changed in (name, "index.csv"):
        digest = hashlib.sha256(files[changed]).hexdigest()
        pattern = r'("name": "%s".*?"sha256": ")[0-9a-f]{64}' % re.escape(changed)
        manifest = re.sub(pattern, lambda found: found[1] + digest, manifest, 1, re.S)
    files["manifest.json"] = manifest.encode()
    message = verifier.row("stipend package", verifier.sha(files["manifest.json"]))
    files["manifest.sig"] = signature(seed, message).hex().encode() + b"\n"
    return files


def tamper_with_money(count):
    """Amounts of single records changed, records left out or doubled, and the ledger asked alone."""
    check = Check(FILES)
    assert not check.run(), "the package does not agree before anything was done"
    amounts = {"transfer": "amount", "payment_line": "fen", "payment_batch": "fen",
               "return_line": None}
    found, missed = 0, []
    while found + len(missed) < count:
        table = CHANCE.choice(sorted(amounts))
        name, column = "tables/" + table, amounts[table]
        before = check.rows[name]
        place = CHANCE.randrange(len(before))
        changed = dict(before[place])
        # What is deducted from a payment moves neither a fund nor the bank.
        if not {"fund", "bank"} & {changed.get(end, "fund:").partition(":")[0]
                                   for end in ("from_account", "to_account")}:
            continue
        act = CHANCE.choice(["change", "remove", "add"] if column else ["remove"])
        if act == "change":
            changed[column] += CHANCE.choice([-1, 1, 100, -changed[column]])
        check.rows[name] = before[:place] + [changed] * "remove change add".split().index(act) \
            + before[place + 1:]
        check.findings = {}
        check.check_ledger()
        check.rows[name] = before
        found += bool(check.findings)
        if not check.findings:
            missed.append((act, table, place))
    return found, missed


def report(found, missed):
    print(f"{found} of {found + len(missed)} found")
    for miss in missed[:20]:
        print(*miss)
    return int(bool(missed))


def main():
    if sys.argv[5:] == ["ledger"]:
        return report(*tamper_with_money(int(sys.argv[3])))
    assert not Check(FILES).run(), "the package does not agree before anything was done"
    seed = None
    if len(sys.argv) > 5:
        with open(sys.argv[5]) as file:
            seed = bytes.fromhex(file.read().split("\n")[1])
    count, found, missed = int(sys.argv[3]), 0, []
    while found + len(missed) < count:
        name = CHANCE.choice(sorted(FILES))
        before = verifier.lines(FILES[name])
        if seed and (not before or name in {"index.csv", *MANIFEST}):
            continue
        if not before or not seed and CHANCE.random() < 0.05:
            act, name, files = with_file_tampered(name)
            findings = Check(files).run()
            wanted = "manifest.json" if name in MANIFEST else name
            ok = any(finding.file == wanted for finding in findings)
        else:
            # Where records of different entries stand among each other says nothing, and an
            # insider may move them without changing anything.
            act, named, after = tampered(before, moves=not seed)
            if after == before:
                continue
            files = {**FILES, name: b"".join(text + b"\n" for text in after)}
            if seed:
                files = signed_anew(files, name, seed)
            findings = Check(files).run()
            # An insider's index is in order, and his manifest too: the chain must tell.
            ok = {finding.file for finding in findings} - {"index.csv", "manifest.json"} \
                if seed else are_named(findings, name, named, before, after)
        found += bool(ok)
        if not ok:
            missed.append((act, name, findings[:3]))
    return report(found, missed)


sys.exit(main())
