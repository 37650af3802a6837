"""Runs a migration tool itself on a real server.

usage: real.py SOCKET FIXTURES FOLDER TOOL     prints for each case a line: its name, "ran" or "failed", and
what the tool said. What a tool prints is left in FOLDER.
"""

import os
import shutil
import subprocess
import sys
import tempfile

import psycopg

socket, fixtures = sys.argv[1:3]
folder = tempfile.mkdtemp()
os.environ["HOME"] = folder


def database(name):
    name = "real_" + name.replace("-", "_").replace("/", "_").replace(".", "_")
    with psycopg.connect(host=socket, user="postgres", dbname="postgres", autocommit=True) as admin:
        admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        admin.execute(f"CREATE DATABASE {name}")
    return name


def say(case, *words, cwd=None, stdin=None):
    ran = subprocess.run(
        words, cwd=cwd, input=stdin, capture_output=True, text=True, timeout=120)
    said = (ran.stderr or ran.stdout).strip().splitlines()
    print(case, "ran" if ran.returncode == 0 else "failed", (said or [""])[-1][:200], sep="\t", flush=True)
    return ran.returncode == 0


def psql(case, name, file, cwd):
    return say(
        case, "psql", "--no-psqlrc", "--quiet", "--set", "ON_ERROR_STOP=1", "--host", socket, "--username",
        "postgres", "--dbname", name, "--file", file, cwd=cwd)


def yoyo():
    for kind, names in [("clean", [None]), ("dangerous", ["1-orders", "2-index", "3-local"])]:
        name = database(f"yoyo_{kind}")
        url = f"postgresql+psycopg://postgres@/{name}?host={socket}"
        for migration in names:
            only = ["--match", migration] if migration else []
            say(
                f"yoyo/{kind}" + (f" {migration}.sql" if migration else ""), sys.executable, "-m", "yoyo",
                "apply", "--batch", "--no-config-file", *only, "--database", url,
                f"{fixtures}/yoyo/{kind}/migrations")


def every_psql_file():
    for kind in ["clean", "dangerous"]:
        home = f"{fixtures}/psql/{kind}"
        name = database(f"psql_{kind}")
        for file in sorted(os.listdir(f"{home}/sql")):
            psql(f"psql/{kind} {file}", name, f"sql/{file}", home)


def sqitch():
    for kind in ["clean", "dangerous"]:
        name = database(f"sqitch_{kind}")
        for change in ["orders", "customer_index", "a_note"]:
            # sqitch deploys what comes before, too: behind a failure there is nothing to see.
            if not say(
                f"sqitch/{kind} deploy/{change}.sql", "sqitch", "deploy", "--no-verify", "--to-change", change,
                f"db:pg://postgres@/{name}?host={socket}", cwd=f"{fixtures}/sqitch/{kind}",
            ):
                break


ALEMBIC = '''
from alembic import op
revision, down_revision = {revision!r}, {before!r}
def upgrade():
{body}
'''


def alembic():
    """What Alembic prints for a plain statement and for one in an autocommit block, and what psql makes of
    it."""
    bodies = {
        "block": "    with op.get_context().autocommit_block():\n        op.execute('CREATE INDEX CONCURRENTLY i ON t (a)')",
        "plain": "    op.execute('CREATE INDEX CONCURRENTLY i ON t (a)')",
    }
    for kind, body in bodies.items():
        home = f"{folder}/alembic_{kind}"
        os.makedirs(f"{home}/versions")
        open(f"{home}/env.py", "w").write(
            "from alembic import context\ncontext.configure(dialect_name='postgresql')\n"
            "with context.begin_transaction():\n    context.run_migrations()\n")
        open(f"{home}/versions/1_t.py", "w").write(
            ALEMBIC.format(revision="1a2b", before=None, body="    op.execute('CREATE TABLE t (a int)')"))
        open(f"{home}/versions/2_i.py", "w").write(
            ALEMBIC.format(revision="3c4d", before="1a2b", body=body))
        open(f"{home}/alembic.ini", "w").write(f"[alembic]\nscript_location = {home}\n")
        printed = subprocess.run(
            [sys.executable, "-m", "alembic", "-c", f"{home}/alembic.ini", "upgrade", "head", "--sql"],
            capture_output=True, text=True, check=True).stdout
        file = f"{sys.argv[3]}/alembic_{kind}.sql"
        open(file, "w").write(printed)
        psql(f"alembic_{kind}.sql", database(f"alembic_{kind}"), file, home)


DJANGO = '''
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
class Migration(migrations.Migration):
    atomic = {atomic}
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel("Order", [("id", models.BigAutoField(primary_key=True)), ("a", models.IntegerField())]),
        {operation},
    ]
'''


def django():
    kinds = {
        "atomic": (True, 'migrations.AddIndex("Order", models.Index(fields=["a"], name="i"))'),
        "concurrent": (False, 'AddIndexConcurrently("Order", models.Index(fields=["a"], name="i"))'),
    }
    for kind, (atomic, operation) in kinds.items():
        home = f"{folder}/django_{kind}"
        os.makedirs(f"{home}/shop/migrations")
        for name in ["shop/__init__.py", "shop/migrations/__init__.py"]:
            open(f"{home}/{name}", "w").close()
        open(f"{home}/shop/migrations/0001_initial.py", "w").write(
            DJANGO.format(atomic=atomic, operation=operation))
        name = database(f"django_{kind}")
        open(f"{home}/settings.py", "w").write(
            "SECRET_KEY = 'x'\nINSTALLED_APPS = ['shop', 'django.contrib.postgres']\n"
            "DATABASES = {'default': {'ENGINE': 'django.db.backends.postgresql', 'NAME': "
            f"{name!r}, 'USER': 'postgres', 'HOST': {socket!r}}}}}\n")
        environment = dict(os.environ, DJANGO_SETTINGS_MODULE="settings", PYTHONPATH=home)
        printed = subprocess.run(
            [sys.executable, "-m", "django", "sqlmigrate", "shop", "0001"], env=environment, cwd=home,
            capture_output=True, text=True, check=True).stdout
        file = f"{sys.argv[3]}/django_{kind}.sql"
        open(file, "w").write(printed)
        psql(f"django_{kind}.sql", name, file, home)


tools = {"psql": every_psql_file, "sqitch": sqitch, "yoyo": yoyo, "alembic": alembic, "django": django}
tools[sys.argv[4]]()
shutil.rmtree(folder)
