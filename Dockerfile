# Debian and Python are those that the tests run on; so is PostgreSQL in compose.yaml.
FROM python:3.11-slim-bookworm AS built
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /srv/readiness
COPY requirements.txt .
RUN pip install --quiet --require-hashes --only-binary :all: -r requirements.txt
COPY . .
RUN VAR_DIR=/tmp/build STATIC_ROOT=/srv/readiness/static_files python manage.py collectstatic --noinput \
    && python -m compileall -q /srv/readiness/readiness /srv/readiness/programs \
    && pip uninstall --quiet --yes pip setuptools

FROM python:3.11-slim-bookworm
# pg_dump and psql, for manage.py back_up and restore
RUN apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends postgresql-client-15 \
    && rm -rf /var/lib/apt/lists/* \
    && pip uninstall --quiet --yes pip setuptools wheel \
    && useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin readiness
COPY --from=built /opt/venv /opt/venv
COPY --from=built /srv/readiness /srv/readiness
# everything that is written lies under VAR_DIR and /tmp: the rest may be read-only
ENV PATH=/opt/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 HOME=/tmp \
    VAR_DIR=/tmp/readiness STATIC_ROOT=/srv/readiness/static_files
WORKDIR /srv/readiness
USER 10001:10001
EXPOSE 8000
CMD ["python", "-m", "granian", "--interface", "wsgi", "--host", "0.0.0.0", "readiness.wsgi:application"]
