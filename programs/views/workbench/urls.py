"""Addresses of the catalogue's workbench."""

from django.urls import path

from . import board, draft, exports, imports, previews, publications, versions

urlpatterns = [
    path("", draft.overview, name="workbench"),
    path("discard", draft.discard, name="workbench_discard"),
    path("preview", previews.start, name="workbench_preview_start"),
    path("preview/<int:pk>", previews.preview, name="workbench_preview"),
    path("preview/<int:pk>/cancel", previews.cancel_preview, name="workbench_preview_cancel"),
    path("publish", publications.publish, name="workbench_publish"),
    path("publish/<int:pk>", publications.publication, name="workbench_publication"),
    path("publish/<int:pk>/cancel", publications.cancel_publication, name="workbench_publication_cancel"),
    path("versions", versions.versions, name="workbench_versions"),
    path("versions/<int:number>", versions.version, name="workbench_version"),
    path("versions/<int:number>/restore", versions.restore_version, name="workbench_restore"),
    path("files", imports.imports, name="workbench_imports"),
    path("files/<int:pk>", imports.one_import, name="workbench_import"),
    path("files/<int:pk>/apply", imports.apply_file, name="workbench_import_apply"),
    path("files/<int:pk>/cancel", imports.cancel_file, name="workbench_import_cancel"),
    path("files/draft.<str:kind>", exports.export, name="workbench_export"),
    path("board", board.board, name="workbench_board"),
]
