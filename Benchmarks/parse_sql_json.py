"""Parses every file named with PostgreSQL's own parser, to JSON, and throws the JSON away."""

import sys

from pglast.parser import parse_sql_json

for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        parse_sql_json(file.read())
