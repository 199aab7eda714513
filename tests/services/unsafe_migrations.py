"""What a migration may not do, since the old code still runs while it is applied and for a while afterwards."""

import re
from collections.abc import Callable, Iterator

from django.db import models
from django.db.migrations import Migration, operations
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from readiness.operation.migrations import AddIndexMeanwhile

HARMLESS = (
    operations.AlterModelManagers,
    operations.AlterModelOptions,
    operations.AlterModelTableComment,
    operations.CreateModel,
    operations.RemoveConstraint,
    operations.RemoveIndex,
)
LOCKING_SQL = re.compile(r"\b(UPDATE|DELETE|DROP\s+(TABLE|COLUMN)|RENAME|SET\s+NOT\s+NULL|ALTER\s+COLUMN)\b", re.I)
INDEX_SQL = re.compile(r"CREATE\s+(UNIQUE\s+)?INDEX(?!\s+CONCURRENTLY)", re.I)


def faults_of(migration: Migration, before: ProjectState) -> Iterator[str]:
    """Say what is unsafe in a migration. before: how the models were; it is not changed."""
    state, new = before.clone(), set()
    for operation in _flat(migration.operations):
        if isinstance(operation, operations.CreateModel):
            new.add(operation.name_lower)
        if getattr(operation, "model_name_lower", None) not in new:  # nobody uses a table that is only being made
            fault = _fault(operation, migration, state)
            if fault:
                yield f"{migration.app_label}.{migration.name}: {operation.describe()}: {fault}"
        operation.state_forwards(migration.app_label, state)


def _flat(steps: list[Operation]) -> Iterator[Operation]:
    for operation in steps:
        if isinstance(operation, operations.SeparateDatabaseAndState):
            yield from _flat(operation.database_operations)
            for each in operation.state_operations:
                yield operations.SeparateDatabaseAndState(state_operations=[each])
        else:
            yield operation


def _fault(operation: Operation, migration: Migration, state: ProjectState) -> str:
    if isinstance(operation, HARMLESS) or _is_state_only(operation):
        return ""
    for kind, check in CHECKS.items():
        if isinstance(operation, kind):
            return check(operation, migration, state)
    return "the old code may still need what it takes away, or nobody has thought about it yet"


def _is_state_only(operation: Operation) -> bool:
    return isinstance(operation, operations.SeparateDatabaseAndState) and not operation.database_operations


def _added(operation: operations.AddField, migration: Migration, state: ProjectState) -> str:
    field = operation.field
    if field.many_to_many or field.null or field.has_db_default():
        return ""
    return "the old code writes rows without it: give it a db_default, or let it be null"


def _altered(operation: operations.AlterField, migration: Migration, state: ProjectState) -> str:
    old = state.models[migration.app_label, operation.model_name_lower].get_field(operation.name)
    new = operation.field
    if old.null and not new.null:
        return "the old code may still write nothing into it"
    if type(old) is not type(new) or _is_shorter(old, new):
        return "the old code may write what no longer fits, and the table is locked while it is written anew"
    if (new.db_index and not old.db_index) or (new.unique and not old.unique):
        return "making its index locks the table: leave it to AddIndexMeanwhile"
    return ""


def _is_shorter(old: models.Field, new: models.Field) -> bool:
    return new.max_length is not None and (old.max_length is None or new.max_length < old.max_length)


def _index(operation: Operation, migration: Migration, state: ProjectState) -> str:
    if not isinstance(operation, AddIndexMeanwhile):
        return "making it locks the table: use AddIndexMeanwhile"
    return "it needs `atomic = False` in the migration" if migration.atomic else ""


def _constraint(operation: Operation, migration: Migration, state: ProjectState) -> str:
    return "the old code may still write what it forbids"


def _python(operation: Operation, migration: Migration, state: ProjectState) -> str:
    return "data is moved by a job or a command, in pieces, while both versions run"


def _sql(operation: operations.RunSQL, migration: Migration, state: ProjectState) -> str:
    text = " ".join(str(each) for each in ([operation.sql] if isinstance(operation.sql, str) else operation.sql))
    if INDEX_SQL.search(text):
        return "making it locks the table: CREATE INDEX CONCURRENTLY"
    return "it changes rows or columns that the old code uses" if LOCKING_SQL.search(text) else ""


CHECKS: dict[type[Operation], Callable[..., str]] = {
    operations.AddField: _added,
    operations.AlterField: _altered,
    operations.AddIndex: _index,
    operations.AddConstraint: _constraint,
    operations.RunPython: _python,
    operations.RunSQL: _sql,
}
