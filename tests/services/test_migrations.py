"""Every migration after the first release can be applied while the old code runs."""

import pytest
from django.db import connection, migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState
from services.unsafe_migrations import faults_of

from readiness.operation.migrations import AddIndexMeanwhile

FIRST_RELEASE = {"readiness": 11, "programs": 2}
"""The number of each app's last migration before anybody used it: nothing ran while those were applied."""
THOUGHT_ABOUT: dict[tuple[str, str], str] = {}
"""Migrations that look unsafe and are not, by (app, name), and why."""


def later_migrations() -> list[tuple[str, str]]:
    known = MigrationLoader(None).disk_migrations
    later = {key for key in known if int(key[1][:4]) > FIRST_RELEASE.get(key[0], 9999)}
    return sorted(later - THOUGHT_ABOUT.keys())


def test_no_later_migration_is_unsafe_while_the_old_code_runs():
    loader = MigrationLoader(None)
    faults = [
        fault
        for key in later_migrations()
        for fault in faults_of(loader.disk_migrations[key], loader.project_state(key, at_end=False))
    ]

    assert faults == [], "see “Upgrade” in README.md for how to do it in two steps"


def test_exceptions_are_for_migrations_that_are_there():
    assert THOUGHT_ABOUT.keys() <= MigrationLoader(None).disk_migrations.keys()


class OnPostgreSQL(migrations.RunSQL):
    pass


def faults(*steps, atomic: bool = True) -> list[str]:
    state = ProjectState()
    fields = [
        ("id", models.BigAutoField(primary_key=True)),
        ("name", models.CharField(max_length=10)),
        ("note", models.CharField(max_length=10, null=True)),  # that is the case
    ]
    state.add_model(ModelState("readiness", "Thing", fields))
    migration = migrations.Migration("9999_x", "readiness")
    migration.operations, migration.atomic = list(steps), atomic
    return [fault.rpartition(": ")[2] for fault in faults_of(migration, state)]


INDEX = models.Index(fields=["name"], name="by_name")
UNSAFE = [
    migrations.RemoveField("thing", "name"),
    migrations.RenameField("thing", "name", "title"),
    migrations.RenameModel("Thing", "Other"),
    migrations.DeleteModel("Thing"),
    migrations.AlterModelTable("thing", "other"),
    migrations.AddField("thing", "more", models.CharField(max_length=5, default="")),
    migrations.AlterField("thing", "note", models.CharField(max_length=10)),
    migrations.AlterField("thing", "name", models.CharField(max_length=9)),
    migrations.AlterField("thing", "name", models.IntegerField()),
    migrations.AlterField("thing", "name", models.CharField(max_length=10, db_index=True)),
    migrations.AddIndex("thing", INDEX),
    AddIndexMeanwhile("thing", INDEX),
    migrations.AddConstraint("thing", models.CheckConstraint(condition=~models.Q(name=""), name="named")),
    migrations.RunPython(migrations.RunPython.noop),
    migrations.RunSQL("UPDATE readiness_thing SET name = ''"),
    OnPostgreSQL("CREATE INDEX x ON readiness_thing (name)"),
    migrations.SeparateDatabaseAndState([migrations.RemoveField("thing", "name")], []),
]


@pytest.mark.parametrize("step", UNSAFE, ids=lambda step: f"{type(step).__name__} {step.describe()}")
def test_what_the_old_code_cannot_live_with_is_refused(step):
    assert len(faults(step)) == 1


SAFE = [
    migrations.AddField("thing", "more", models.CharField(max_length=5, null=True)),  # that is the case
    migrations.AddField("thing", "more", models.CharField(max_length=5, db_default="")),
    migrations.AlterField("thing", "name", models.CharField(max_length=11)),
    migrations.AlterField("thing", "name", models.CharField("words", max_length=10)),
    migrations.RemoveIndex("thing", "by_name"),
    migrations.RunSQL("CREATE INDEX CONCURRENTLY x ON readiness_thing (name)"),
    migrations.SeparateDatabaseAndState([], [migrations.RemoveField("thing", "name")]),
]


@pytest.mark.parametrize("step", SAFE[:4] + SAFE[5:], ids=lambda step: f"{type(step).__name__} {step.describe()}")
def test_what_the_old_code_can_live_with_passes(step):
    assert faults(step) == []


def test_an_index_made_meanwhile_passes_where_it_can_be():
    assert faults(AddIndexMeanwhile("thing", INDEX), SAFE[4], atomic=False) == []


def test_a_table_that_is_only_being_made_may_be_changed():
    made = migrations.CreateModel("New", [("id", models.BigAutoField(primary_key=True)), ("name", models.TextField())])

    assert faults(made, migrations.AddIndex("new", INDEX), migrations.RemoveField("new", "name")) == []


@pytest.mark.django_db(transaction=True)
def test_an_index_made_meanwhile_is_there_and_can_go_again():
    before, after = ProjectState(), ProjectState()
    fields = [("id", models.BigAutoField(primary_key=True)), ("kind", models.CharField(max_length=40))]
    for state in (before, after):
        state.add_model(ModelState("readiness", "Job", fields))
    step = AddIndexMeanwhile("job", models.Index(fields=["kind"], name="jobs_by_kind"))
    step.state_forwards("readiness", after)

    with connection.schema_editor(atomic=False) as editor:
        step.database_forwards("readiness", editor, before, after)
    assert "jobs_by_kind" in indexes()
    with connection.schema_editor(atomic=False) as editor:
        step.database_backwards("readiness", editor, after, before)
    assert "jobs_by_kind" not in indexes()


def indexes() -> set[str]:
    with connection.cursor() as cursor:
        return set(connection.introspection.get_constraints(cursor, "readiness_job"))
