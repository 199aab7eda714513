"""Writing the draft: whole, from a document. Single rows are written by the admin, through `touch_draft`."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from programs.core.catalogue import NEUTRAL
from programs.models import (
    CatalogueVersion,
    Cohort,
    Draft,
    Fact,
    Factor,
    FactorValue,
    Number,
    Program,
    Raise,
    Sentence,
    Source,
    Tool,
    Vendor,
)
from programs.queries.draft import FIELDS, SAME, draft_content
from readiness.models import User
from readiness.services.audit import record

Content = Mapping[str, Any]


def lock_draft() -> Draft:
    """Return the draft, locked until the transaction ends, so that there is one writer at a time."""
    Draft.objects.get_or_create(pk=1)
    return Draft.objects.select_for_update().get(pk=1)


@transaction.atomic
def touch_draft(*, by: User | None) -> None:
    """Note who changed the draft last."""
    draft = lock_draft()
    draft.changed_by = by
    draft.save(update_fields=["changed_by", "changed_at"])


@transaction.atomic
def stamp(by: User | None) -> dict[str, Any]:
    """Return the fields by which a page that shows a row is known as stale, and says who changed it and when."""
    return {"revision": F("revision") + 1, "edited_by": by, "edited_at": timezone.now()}


def load_draft(content: Content, *, by: User | None, based_on: CatalogueVersion | None = None, why: str = "") -> None:
    """Make the draft say what a sound catalogue says. Rows that say it already stay as they are.

    based_on: the version the content is that of, if it is one. Raises nothing of its own: the content is sound.
    """
    draft = lock_draft()
    before = {each["slug"]: each for each in draft_content()["programs"]}
    makers = {code: {"code": code, "maker": maker} for code, maker in content["makers"].items()}
    for each in makers.values():
        each["is_open"] = each["code"] in content["open_tools"]
    sentences = [
        {"kind": kind, "code": code, "text": text}
        for kind, part in ((Sentence.Kind.CONDITION, "conditions"), (Sentence.Kind.WARNING, "warnings"))
        for code, text in content[part].items()
    ]
    programs = [_flat(position, each) for position, each in enumerate(content["programs"])]
    Program.objects.exclude(slug__in=[each["slug"] for each in programs]).delete()
    Tool.objects.exclude(code__in=makers).delete()
    gone = []
    for model, part in ((Source, "sources"), (Vendor, "vendors"), (Factor, "factors"), (Number, "numbers")):
        rows = [{name: each.get(name) for name in FIELDS[model]} for each in content[part]]
        if model is Number:
            rows = [row | {"value": str(row["value"]), "position": place} for place, row in enumerate(rows)]
        gone.append(_write(model, "code", rows, by))
    gone.append(_write(Sentence, "code", sentences, by))
    vendors = {vendor.code: vendor for vendor in Vendor.objects.all()}
    _write(Tool, "code", [each | {"maker": vendors[each["maker"]]} for each in makers.values()], by)
    _write(Program, "slug", [each | {"vendor": vendors.get(each["vendor"])} for each in programs], by)
    changed = [each for each in content["programs"] if _parts(each) != _parts(before.get(each["slug"], {}))]
    _write_parts(changed)
    shown = Program.objects.filter(slug__in=[each["slug"] for each in changed if each["slug"] in before])
    shown.update(**stamp(by))
    for rows_gone in gone:  # last, when nothing refers to them any more
        rows_gone.delete()
    draft.changed_by, draft.based_on = by, based_on or draft.based_on
    draft.save()
    record("load draft", by=by, reason=why)


def _flat(position: int, it: Content) -> dict[str, Any]:
    own = {name: it[name] for name in SAME}
    low, high = it["levels"]
    place = {"position": position, "vendor": None if it["vendor"] == NEUTRAL else it["vendor"]}
    return own | place | {"level_from": low, "level_to": high, "models_covered": it["models"]}


def _write(model: type[Any], key: str, rows: list[dict[str, Any]], by: User | None) -> QuerySet[Any]:
    """Create and change rows so that these are there, and return those that are to go."""
    have = {getattr(row, key): row for row in model.objects.all()}
    new = [model(**row, edited_by=by) for row in rows if row[key] not in have]
    changed = []
    for row in rows:
        old = have.pop(row[key], None)
        if old and any(getattr(old, name) != value for name, value in row.items()):
            for name, value in (row | stamp(by)).items():
                setattr(old, name, value)
            changed.append(old)
    model.objects.bulk_create(new)
    if changed:
        model.objects.bulk_update(changed, [*rows[0], *stamp(by)])
    gone: QuerySet[Any] = model.objects.filter(pk__in=[row.pk for row in have.values()])
    return gone


def _parts(it: Content) -> list[Any]:
    """Return what hangs on a programme, as the draft has it."""
    facts = [{**each, "sources": sorted(each["sources"])} for each in it.get("facts", ())]
    return [facts, *(it.get(part) for part in ("cohorts", "raises", "lock_in"))]


def _write_parts(contents: list[dict[str, Any]]) -> None:
    """Write anew what hangs on these programmes."""
    programs = {each.slug: each for each in Program.objects.filter(slug__in=[each["slug"] for each in contents])}
    factors = {each.code: each for each in Factor.objects.all()}
    for part in (Cohort, Raise, FactorValue, Fact):
        part.objects.filter(program__in=programs.values()).delete()
    rows = [(programs[content["slug"]], content) for content in contents]
    Cohort.objects.bulk_create(Cohort(program=it, **each) for it, content in rows for each in content["cohorts"])
    Raise.objects.bulk_create(
        Raise(program=it, question=code, level=level)
        for it, content in rows
        for code, level in content["raises"].items()
    )
    FactorValue.objects.bulk_create(
        FactorValue(program=it, factor=factors[code], **each)
        for it, content in rows
        for code, each in content["lock_in"].items()
    )
    _write_facts(rows)


def _write_facts(rows: list[tuple[Program, dict[str, Any]]]) -> None:
    sources = {each.code: each.pk for each in Source.objects.all()}
    named = [
        (Fact(program=it, position=place, **{name: fact[name] for name in fact if name != "sources"}), fact["sources"])
        for it, content in rows
        for place, fact in enumerate(content["facts"])
    ]
    Fact.objects.bulk_create(fact for fact, _sources in named)
    link = Fact.sources.through
    link.objects.bulk_create(link(fact_id=fact.pk, source_id=sources[code]) for fact, codes in named for code in codes)
