"""Counts what a log of `swift test` says of each test, and says it in one line."""

import re
import sys

VERDICT = re.compile(r"^\S+ Test (?!run with )(.+?)(?: with \d+ test cases?)? (passed|failed) after ")
SKIPPED = re.compile(r"^\S+ Test (?!run with )(.+?) skipped(?:: |\.?$)")


def main(path):
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    with open(path, encoding="utf-8", errors="replace") as log:
        for line in log:
            if verdict := VERDICT.match(line):
                counts[verdict[2]] += 1
                if verdict[2] == "failed":
                    print(f"failed: {verdict[1]}")
            elif SKIPPED.match(line):
                counts["skipped"] += 1
    print(", ".join(f"{count} {word}" for word, count in counts.items()))


main(sys.argv[1])
