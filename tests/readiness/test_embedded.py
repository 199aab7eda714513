import socket
import stat
import sys

import pytest

from readiness.core.receipt import read_private_key
from readiness.embedded import (
    CannotStart,
    check_port,
    make_folders,
    restart_ended,
    running,
    wait_for_port,
    web_command,
    worker_command,
)

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]


@pytest.fixture
def listener():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening


@pytest.fixture
def signals(monkeypatch):
    """Keep this process's own handlers, which running() sets aside on its way out."""
    set_aside = []
    monkeypatch.setattr("readiness.embedded.signal.signal", lambda number, handler: set_aside.append(number))
    return set_aside


def mode(path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_make_folders_makes_everything_and_secrets_for_the_owner_only(tmp_path):
    is_new = make_folders(tmp_path / "var")

    secrets = tmp_path / "var" / "secrets"
    made = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*"))
    assert is_new
    assert made == [
        "var",
        "var/broker",
        "var/broker/control",
        "var/broker/queue",
        "var/mail",
        "var/secrets",
        "var/secrets/receipt_key",
        "var/secrets/secret_key",
    ]
    assert [mode(secrets), mode(secrets / "secret_key"), mode(secrets / "receipt_key")] == [0o700, 0o600, 0o600]


def test_make_folders_makes_a_key_that_signs(tmp_path):
    make_folders(tmp_path)

    assert read_private_key((tmp_path / "secrets" / "receipt_key").read_text()).sign(b"x")
    assert len((tmp_path / "secrets" / "secret_key").read_text()) >= 50


def test_make_folders_twice_keeps_the_secrets(tmp_path):
    make_folders(tmp_path)
    before = [path.read_text() for path in sorted((tmp_path / "secrets").iterdir())]

    is_new = make_folders(tmp_path)

    assert not is_new
    assert [path.read_text() for path in sorted((tmp_path / "secrets").iterdir())] == before


def test_make_folders_adds_a_secret_that_is_missing(tmp_path):
    make_folders(tmp_path)
    (tmp_path / "secrets" / "receipt_key").unlink()

    assert make_folders(tmp_path)
    assert (tmp_path / "secrets" / "receipt_key").exists()


def test_make_folders_where_a_file_stands_in_the_way_names_it(tmp_path):
    (tmp_path / "broker").touch()

    with pytest.raises(CannotStart, match=r"broker.* cannot be written \(.+\)\. Set VAR_DIR to a folder of yours\."):
        make_folders(tmp_path)


def test_check_port_that_is_free_returns(listener):
    port = listener.getsockname()[1]
    listener.close()

    assert check_port("127.0.0.1", port) is None


def test_check_port_that_is_taken_names_it_and_another(listener):
    port = listener.getsockname()[1]

    with pytest.raises(CannotStart, match=rf"^Port {port} on 127\.0\.0\.1 cannot be used .* Try --port {port + 1}\.$"):
        check_port("127.0.0.1", port)


def test_wait_for_port_returns_once_somebody_listens(listener, signals):
    with running([SLEEP]) as (process,):
        assert wait_for_port("127.0.0.1", listener.getsockname()[1], process, seconds=5) is None


def test_wait_for_port_of_a_server_that_ended_says_so(signals):
    with running([[sys.executable, "-c", ""]]) as (process,):
        process.wait()
        with pytest.raises(CannotStart, match="did not start"):
            wait_for_port("127.0.0.1", 1, process, seconds=30)


def test_wait_for_port_gives_up_in_time(listener, signals):
    port = listener.getsockname()[1]
    listener.close()

    with running([SLEEP]) as (process,), pytest.raises(CannotStart, match="did not start"):
        wait_for_port("127.0.0.1", port, process, seconds=0.2)


def test_running_stops_what_it_started_even_after_a_mistake(signals):
    started = []

    def run_and_fail():
        with running([SLEEP, SLEEP]) as processes:
            started.extend(processes)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_and_fail()

    assert [process.poll() is None for process in started] == [False, False]
    assert len(signals) == 2


def test_process_that_was_killed_is_started_again_and_others_are_left_alone(signals):
    with running([SLEEP, SLEEP]) as processes:
        killed, other = processes
        killed.kill()
        killed.wait()

        looks = [restart_ended([SLEEP, SLEEP], processes) for _look in range(2)]

        assert (looks, processes[1]) == ([True, False], other)
        assert processes[0].poll() is None


def test_commands_run_this_python_and_nothing_from_the_path():
    web, worker = web_command("127.0.0.1", 8123), worker_command()

    assert (web[0], worker[0]) == (sys.executable, sys.executable)
    assert (web[web.index("--host") + 1], web[web.index("--port") + 1]) == ("127.0.0.1", "8123")
    assert "--beat" in worker
