"""The database itself refuses to change or delete a snapshot: whoever asks, and by whatever way.

One thing it lets happen, to whoever asks: what people wrote into a snapshot may be emptied (see `Words`), once the
submission it belongs to is anonymised. Every other column must stay as it is, and the words can become nothing but
empty, so that no history can be rewritten this way, only silenced; and who marked the submission is in the record,
which itself cannot lose a row. The triggers are put back after every migration, since SQLite drops them when it makes
a table anew.
"""

from typing import Any

from django.apps import AppConfig
from django.db import connections, transaction
from django.db.models import Model

from .models.questionnaire import Snapshot

POSTGRESQL = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '%% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$;
CREATE OR REPLACE FUNCTION "refuse_change_{table}"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND ({forgets}) THEN RETURN NEW; END IF;
  RAISE EXCEPTION '%% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE OR REPLACE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON "{table}"
FOR EACH ROW EXECUTE FUNCTION "refuse_change_{table}"();
CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON "{table}"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
SQLITE = (
    'DROP TRIGGER IF EXISTS "{table}_refuse_{action}"',
    """
CREATE TRIGGER "{table}_refuse_{action}" BEFORE {action} ON "{table}" {when}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
""",
)
IS_THERE = 'WHEN EXISTS (SELECT 1 FROM "{table}" WHERE {is_it})'
"""`INSERT OR REPLACE` deletes without telling the trigger of deletion: an insert must not meet a row that is there."""
IS_ANONYMISED = "EXISTS (SELECT 1 FROM readiness_submission WHERE id = {it} AND anonymised_at IS NOT NULL)"
SAME = {"postgresql": "IS NOT DISTINCT FROM", "sqlite": "IS"}
WITHOUT_REASONS = {
    "postgresql": "(SELECT jsonb_agg(it - 'reason' ORDER BY place) FROM jsonb_array_elements({row}.\"{column}\") "
    "WITH ORDINALITY AS list(it, place))",
    "sqlite": "(SELECT json_group_array(json_remove(value, '$.reason')) FROM json_each({row}.\"{column}\"))",
}
HAS_REASON = {
    "postgresql": 'EXISTS (SELECT 1 FROM jsonb_array_elements(NEW."{column}") AS list(it) '
    "WHERE it ->> 'reason' <> '')",
    "sqlite": "EXISTS (SELECT 1 FROM json_each(NEW.\"{column}\") WHERE json_extract(value, '$.reason') <> '')",
}


def protect_snapshots(app_config: AppConfig, using: str, **kwargs: Any) -> None:
    """Put the triggers on every table of snapshots of an app."""
    connection = connections[using]
    models = [each for each in app_config.get_models() if issubclass(each, Snapshot)]
    with transaction.atomic(using), connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        for model in models:
            for statement in _statements(connection.vendor, model) if model._meta.db_table in there else ():
                cursor.execute(statement)


def _statements(vendor: str, model: type[Snapshot]) -> list[str]:
    table, forgets = model._meta.db_table, _forgets(vendor, model)
    if vendor == "postgresql":
        return [POSTGRESQL.replace("%%", "%").format(table=table, forgets=forgets)]
    is_it = " OR ".join(f"({_same(columns)})" for columns in _keys(model))
    when = {"UPDATE": f"WHEN NOT ({forgets})", "DELETE": "", "INSERT": IS_THERE.format(table=table, is_it=is_it)}
    return [text.format(table=table, action=action, when=when[action]) for action in when for text in SQLITE]


def _forgets(vendor: str, model: type[Snapshot]) -> str:
    """Return SQL that says whether an update only empties words of an anonymised submission."""
    words = model.WORDS
    if not words.submission:
        return "1 = 0"
    columns = [str(field.column) for field in model._meta.local_fields]
    stay = [each for each in columns if each not in (*words.texts, *words.lists)]
    return " AND ".join(
        [
            IS_ANONYMISED.format(it=words.submission),
            *(f'NEW."{each}" {SAME[vendor]} OLD."{each}"' for each in stay),
            *(f"NEW.\"{each}\" = ''" for each in words.texts),
            *(_only_reasons_go(vendor, each) for each in words.lists),
        ]
    )


def _only_reasons_go(vendor: str, column: str) -> str:
    old, new = (WITHOUT_REASONS[vendor].format(row=row, column=column) for row in ("OLD", "NEW"))
    return f"{new} {SAME[vendor]} {old} AND NOT {HAS_REASON[vendor].format(column=column)}"


def _keys(model: type[Model]) -> list[list[str]]:
    """Return the sets of columns by which no two rows are the same."""
    column = {field.name: str(field.column) for field in model._meta.local_fields}
    several = [[column[name] for name in key.fields] for key in model._meta.total_unique_constraints]
    return [[column[field.name]] for field in model._meta.local_fields if field.unique] + several


def _same(columns: list[str]) -> str:
    return " AND ".join(f'"{column}" = NEW."{column}"' for column in columns)
