"""The site's settings, with other addresses behind the same middleware."""

from readiness import settings as site

globals().update({name: value for name, value in vars(site).items() if name.isupper()})
INSTALLED_APPS = [*site.INSTALLED_APPS, "programs.bench.floor"]
ROOT_URLCONF = "programs.bench.floor.urls"
