"""Sends migrations as a tool would, and prints what the server answered.

usage: send.py SOCKET < JOB     JOB is JSON: a list of projects, each a list of files, each
{"name", "fails", "sections": [{"wrapper", "unit", "messages": [[statement, …], …]}]}.
Prints for each file a line: the project's number, the file's name, the SQLSTATE or "ok".

A file that is said to fail, and may leave something behind, is sent to a copy of the database. Databases
are not dropped: that would be most of the work, and the server is gone after the test.
"""

import json
import sys

import psycopg


def connect(database):
    return psycopg.connect(
        host=sys.argv[1], user="postgres", dbname=database, autocommit=True, prepare_threshold=None)


def check(result):
    if result.status in (psycopg.pq.ExecStatus.FATAL_ERROR, psycopg.pq.ExecStatus.PIPELINE_ABORTED):
        state = result.error_field(psycopg.pq.DiagnosticField.SQLSTATE)
        raise Refusal((state or b"?????").decode())


class Refusal(Exception):
    pass


def simple(pg, text):
    """One message of the simple protocol, whatever it holds."""
    check(pg.exec_(text.encode()))


def pipeline(pg, statements):
    """Each statement by itself, and one Sync behind the last."""
    pg.enter_pipeline_mode()
    for statement in statements:
        pg.send_query_params(statement.encode(), None)
    pg.pipeline_sync()
    refusal = None
    synced = False
    while not synced:
        result = pg.get_result()
        if result is None:
            continue
        synced = result.status == psycopg.pq.ExecStatus.PIPELINE_SYNC
        try:
            check(result)
        except Refusal as error:
            refusal = refusal or error
    pg.exit_pipeline_mode()
    if refusal:
        raise refusal


def send(pg, section):
    wrapped = section["wrapper"] != "none"
    if wrapped:
        simple(pg, "BEGIN")
    for statements in section["messages"]:
        if section["unit"] == "single":
            for statement in statements:
                simple(pg, statement)
        elif section["unit"] == "pipeline":
            pipeline(pg, statements)
        elif statements:
            simple(pg, ";\n".join(statements) + ";")
    if wrapped:
        simple(pg, "COMMIT")


def run(database, sections):
    with connect(database) as connection:
        try:
            for section in sections:
                send(connection.pgconn, section)
        except Refusal as refusal:
            return str(refusal)
    return "ok"


def leaves_nothing(sections):
    """Whether all that is sent is undone where a part of it fails."""
    return len(sections) == 1 and (
        sections[0]["wrapper"] != "none" or sections[0]["unit"] == "whole")


def main():
    projects = json.load(sys.stdin)
    with connect("postgres") as admin:
        for number, project in enumerate(projects):
            current = f"tools_{number}"
            admin.execute(f"CREATE DATABASE {current}")
            for index, file in enumerate(project):
                place = current
                if file["fails"] and not leaves_nothing(file["sections"]):
                    place = f"{current}_{index}"
                    admin.execute(f"CREATE DATABASE {place} TEMPLATE {current}")
                answer = run(place, file["sections"])
                print(number, file["name"], answer, sep="\t", flush=True)


main()
