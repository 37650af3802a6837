"""Writes the inputs: the same bytes on every machine, any size, without holding them in memory."""

import random
import sys
from pathlib import Path

MEGABYTE = 1_000_000

TYPES = [
    "bigint", "integer", "text", "boolean", "uuid", "jsonb", "timestamptz", "date", "bytea",
    "numeric(12, 2)", "varchar(80)", "double precision", "timestamp with time zone", "text[]",
]
DEFAULTS = {
    "bigint": "0", "integer": "1", "text": "''", "boolean": "false", "uuid": "gen_random_uuid()",
    "jsonb": "'{}'::jsonb", "timestamptz": "now()", "date": "CURRENT_DATE",
    "numeric(12, 2)": "0.00", "varchar(80)": "'none'", "text[]": "ARRAY[]::text[]",
}
WORDS = """account address amount article balance basket billing branch budget campaign category
    channel client comment contract country coupon created currency customer deadline delivery
    device discount document email employee event expires feature gateway height history image
    invoice item label language ledger limit_value locale manager member message method note
    notice number_of order_id owner_id parcel partner payment period_of phone position_no price
    product profile project quantity rating reason record_no refund region remark report route
    sender shipment source_id status stock street subject supplier ticket title token total tracking
    updated vendor version_no visit volume_of voucher warehouse weight""".split()


def mixed_ddl(dice):
    """What migrations are made of: new tables and what hangs on them, changes to older ones."""
    number = 0
    while True:
        number += 1
        table = f"{dice.choice(WORDS)}_{number}"
        columns = dice.sample(WORDS, dice.randint(4, 12))
        yield create_table(dice, number, table, columns)
        for column in dice.sample(columns, dice.randint(1, 3)):
            unique = dice.choice(["", "UNIQUE "])
            where = dice.choice(["", f" WHERE {column} IS NOT NULL"])
            yield f"CREATE {unique}INDEX {table}_{column}_idx ON {table} ({column}){where};\n"
        for make in dice.sample(OTHERS, 4):
            yield make(dice, number, table, columns)
        if number % 10 == 0:
            yield f"\n-- Step {number}: what the application reads next.\n\n"


def create_table(dice, number, table, columns):
    lines = ["    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY"]
    for column in columns:
        kind = dice.choice(TYPES)
        line = f"    {column} {kind}"
        if dice.random() < 0.5:
            line += " NOT NULL"
        if dice.random() < 0.4 and kind in DEFAULTS:
            line += f" DEFAULT {DEFAULTS[kind]}"
        lines.append(line)
    if number > 1 and dice.random() < 0.5:
        lines.append(
            f"    parent_id bigint REFERENCES parents_{number % 100} (id) ON DELETE CASCADE")
    if dice.random() < 0.3:
        lines.append(
            f"    CONSTRAINT {table}_check CHECK ({columns[0]} IS NOT NULL OR"
            f" ({columns[1]} IS NOT NULL AND length({columns[2]}::text) > {number % 9}))")
    return f"CREATE TABLE {table} (\n" + ",\n".join(lines) + "\n);\n"


OTHERS = [
    lambda dice, number, table, columns:
        f"COMMENT ON TABLE {table} IS 'One row for each {columns[0]} of a {columns[1]}.';\n",
    lambda dice, number, table, columns:
        f"ALTER TABLE older_{number % 200} ADD COLUMN IF NOT EXISTS {columns[0]}"
        f" {dice.choice(TYPES)};\n",
    lambda dice, number, table, columns:
        f"ALTER TABLE {table}\n    ADD COLUMN extra_{number} text,\n"
        f"    ALTER COLUMN {columns[0]} SET DEFAULT NULL,\n"
        f"    ADD CONSTRAINT {table}_{columns[1]}_key UNIQUE ({columns[1]});\n",
    lambda dice, number, table, columns:
        f"CREATE OR REPLACE VIEW {table}_view AS\n    SELECT t.id, t.{columns[0]},"
        f" coalesce(t.{columns[1]}::text, '-') AS shown\n    FROM {table} t\n"
        f"    LEFT JOIN older_{number % 200} o ON o.id = t.id\n"
        f"    WHERE t.{columns[2]} IS NOT NULL AND o.id BETWEEN {number} AND {number + 1000};\n",
    lambda dice, number, table, columns:
        f"GRANT SELECT, INSERT, UPDATE ON {table} TO app_writer, \"Reporting Team\";\n",
    lambda dice, number, table, columns:
        f"CREATE TYPE {table}_state AS ENUM ('new', 'open', 'waiting', 'done');\n",
    lambda dice, number, table, columns:
        f"CREATE FUNCTION {table}_touch() RETURNS trigger LANGUAGE plpgsql AS $body$\nBEGIN\n"
        f"    NEW.{columns[0]} := now();\n    RETURN NEW;\nEND\n$body$;\n",
    lambda dice, number, table, columns:
        f"CREATE TRIGGER {table}_touched BEFORE INSERT OR UPDATE ON {table}\n"
        f"    FOR EACH ROW EXECUTE FUNCTION touch_row();\n",
    lambda dice, number, table, columns:
        f"INSERT INTO settings (name, value, since) VALUES ('{table}', {number}, now());\n",
    lambda dice, number, table, columns:
        f"CREATE SEQUENCE {table}_numbers INCREMENT BY 10 START WITH 1000 CACHE 20;\n",
]


def inserts(dice):
    """Rows as a dump or a seed writes them, a hundred a statement."""
    number = 0
    while True:
        yield "INSERT INTO app.readings (id, device, taken_at, value, note, is_valid) VALUES\n"
        for row in range(100):
            number += 1
            device = dice.choice(WORDS)
            yield (
                f"    ({number}, '{device}-{number % 977}', '2024-0{number % 9 + 1}-1{row % 10}"
                f" 12:{row % 60:02}:00+00', {dice.random() * 1000:.4f},"
                f" {'NULL' if row % 3 else repr('it is a ' + device)},"
                f" {'true' if row % 5 else 'false'}){',' if row < 99 else ';'}\n")


def dangers(dice):
    """Nothing but changes to tables in use, a new table every twenty statements."""
    number = 0
    while True:
        number += 1
        table = f"live_{number // 20}"
        column = dice.choice(WORDS)
        yield dice.choice(DANGERS).format(number=number, table=table, column=column)


DANGERS = [
    "CREATE INDEX {table}_{number}_idx ON {table} ({column});\n",
    "CREATE UNIQUE INDEX {table}_{number}_key ON {table} ({column}, id);\n",
    "ALTER TABLE {table} ADD COLUMN {column}_{number} uuid DEFAULT gen_random_uuid();\n",
    "ALTER TABLE {table} ADD COLUMN {column}_{number} bigint NOT NULL;\n",
    "ALTER TABLE {table} ALTER COLUMN {column} TYPE bigint;\n",
    "ALTER TABLE {table} ALTER COLUMN {column} SET NOT NULL;\n",
    "ALTER TABLE {table} ADD CONSTRAINT {table}_{number}_fkey"
    " FOREIGN KEY ({column}) REFERENCES parents (id);\n",
    "ALTER TABLE {table} ADD CONSTRAINT {table}_{number}_check CHECK ({column} > 0);\n",
    "ALTER TABLE {table} ADD CONSTRAINT {table}_{number}_ukey UNIQUE ({column});\n",
    "ALTER TABLE {table} DROP COLUMN {column}_{number};\n",
    "ALTER TABLE {table} RENAME COLUMN {column} TO {column}_{number};\n",
    "DROP TABLE {table}_{number};\n",
]


def write(path, statements, size):
    """Writes statements up to a size in bytes. A statement is not cut: the file is a little more."""
    written = 0
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        for text in statements:
            file.write(text)
            written += len(text)
            if written >= size and text.endswith(";\n"):
                return


def write_alone(folder, statements, size):
    """Writes a file into a folder of its own: files that stand before one are played before it."""
    folder.mkdir()
    write(folder / "1.sql", statements, size)


def write_lines(folder, statements, lines):
    """Writes a file of so many lines, comments behind the last statement that has room."""
    written = 0
    folder.mkdir()
    with open(folder / "1.sql", "w", encoding="utf-8", newline="\n") as file:
        for text in statements:
            count = text.count("\n")
            if written + count > lines:
                break
            file.write(text)
            written += count
        file.write("-- The last lines.\n" * (lines - written))


def write_small(folder, count):
    """Writes many small migrations."""
    folder.mkdir()
    dice = random.Random(5)
    statements = mixed_ddl(dice)
    for number in range(1, count + 1):
        write(folder / f"{number:05}_change.sql", statements, dice.randint(300, 1500))


def ensure(folder):
    """Writes what is not there yet; gives the folder's files by name."""
    folder.mkdir(parents=True, exist_ok=True)
    kinds = {"ddl": (mixed_ddl, 1), "insert": (inserts, 2), "findings": (dangers, 3)}
    for name, (statements, seed) in kinds.items():
        for size in [1, 10, 100]:
            make(folder / f"{name}-{size}",
                 lambda path: write_alone(path, statements(random.Random(seed)), size * MEGABYTE))
    make(folder / "lines", lambda path: write_lines(path, mixed_ddl(random.Random(4)), 100_000))
    make(folder / "small", lambda path: write_small(path, 2_000))


def make(path, writing):
    """Makes a file or a folder whole, or not at all."""
    if path.exists():
        return
    part = path.with_name(path.name + ".part")
    writing(part)
    part.rename(path)


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        sys.exit("usage: inputs.py FOLDER")
    ensure(Path(sys.argv[1]))
