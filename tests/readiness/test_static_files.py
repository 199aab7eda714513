import re

import pytest
from django.urls import reverse

from readiness import static_files
from readiness.static_files import collect_static_files

pytestmark = pytest.mark.django_db


@pytest.fixture
def root(settings, tmp_path):
    """Where static files are collected, as they are: compressing them takes seconds."""
    settings.STATIC_ROOT = tmp_path / "static"
    return settings.STATIC_ROOT


@pytest.fixture
def collected(root, monkeypatch) -> list[str]:
    """Note each time that files would be collected."""
    calls = []

    def collect(name, **_options):
        root.mkdir(exist_ok=True)
        calls.append(name)

    monkeypatch.setattr(static_files, "call_command", collect)
    return calls


def test_collect_brings_every_file_that_a_page_names(client, version, root, settings):
    collect_static_files()

    page = client.get(reverse("landing")).content.decode()
    named = re.findall(rf'(?:href|src)="/{settings.STATIC_URL.strip("/")}/([^"]+)"', page)
    assert len(named) >= 4
    assert [name for name in named if not (root / name).is_file()] == []


def test_collect_brings_every_file_that_the_style_sheet_names(root):
    collect_static_files()

    sheet = root / "css" / "app.css"
    named = re.findall(r"url\([\"']?(?!data:)([^\"')#]+)", sheet.read_text(encoding="utf-8"))
    assert len(named) >= 1
    assert [name for name in named if not (sheet.parent / name).is_file()] == []


def test_collect_leaves_out_what_no_page_loads(root):
    collect_static_files()

    names = {path.name for path in root.rglob("*")}
    assert {"bootstrap.min.css", "htmx-2.min.js"} <= names
    assert names.isdisjoint({"bootstrap.bundle.min.js", "bootstrap.css", "htmx-2.js"})


def test_collect_twice_collects_once(collected):
    collect_static_files()
    collect_static_files()

    assert collected == ["collectstatic"]


def test_collect_again_after_a_file_changed(collected, settings, tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "new.css").write_text("a {}")
    collect_static_files()
    settings.STATICFILES_DIRS = [*settings.STATICFILES_DIRS, tmp_path / "own"]

    collect_static_files()

    assert collected == ["collectstatic", "collectstatic"]
