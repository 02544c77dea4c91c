"""Asks verify-package which lines of a list differ from another, at random and for long lists.

    differences.py VERIFIER SEED

Checks that what is not named is the same in both lists, that as much as possible is not named, that
one act on one line is one difference, and that long lists in which nothing stayed come to an end.
"""
import importlib.machinery
import importlib.util
import random
import sys

loader = importlib.machinery.SourceFileLoader("verifier", sys.argv[1])
verifier = importlib.util.module_from_spec(importlib.util.spec_from_loader("verifier", loader))
loader.exec_module(verifier)
CHANCE = random.Random(int(sys.argv[2]))


def differences(before, after):
    """The pairs of places, after what is not named was seen to be the same."""
    pairs = list(verifier.differences(before, after))
    named = [{pair[side] for pair in pairs} - {None} for side in (0, 1)]
    left = [[line for place, line in enumerate(lines) if place not in places]
            for lines, places in zip((before, after), named)]
    assert left[0] == left[1], (before, after, pairs)
    assert sum(map(len, named)) == sum(2 - pair.count(None) for pair in pairs), "named twice"
    return pairs


def longest_common(before, after):
    """How many lines, at most, can be the same in the same order."""
    best = [[0] * (len(after) + 1) for _ in range(len(before) + 1)]
    for i, old in enumerate(before, 1):
        for j, new in enumerate(after, 1):
            best[i][j] = best[i - 1][j - 1] + 1 if old == new else max(best[i - 1][j], best[i][j - 1])
    return best[-1][-1]


for _ in range(5_000):
    before, after = (CHANCE.sample(range(12), CHANCE.randrange(10)) for _ in range(2))
    named = {old for old, _ in differences(before, after)} - {None}
    assert len(before) - len(named) == longest_common(before, after), (before, after)
    differences([line % 3 for line in before], [line % 3 for line in after])

for _ in range(5_000):
    before = CHANCE.sample(range(100), CHANCE.randrange(1, 12))
    place, to = CHANCE.randrange(len(before)), CHANCE.randrange(len(before))
    for after, pairs in (
            (before, []),
            (before[:place] + [-1] + before[place + 1:], [(place, place)]),
            (before[:place] + before[place + 1:], [(place, None)]),
            (before[:place] + [-1] + before[place:], [(None, place)])):
        assert differences(before, after) == pairs, (before, after)
    copied = before[:to] + [before[place]] + before[to:]
    assert len(differences(before, copied)) == 1, (before, copied)
    moved = before[:place] + before[place + 1:]
    moved.insert(to, before[place])
    assert len(differences(before, moved)) == (place != to), (before, moved)

LONG = list(range(100_000))
for other in (LONG[::-1], CHANCE.sample(LONG, len(LONG)), [-1 - line for line in LONG], [7] * len(LONG)):
    differences(LONG, other)
    differences(other, LONG)
print("agrees")
