"""A database that was away: the lines kept to it are dead, and the next request gets a living one all the same."""

import psycopg
import pytest
from django.db import connections
from psycopg_pool import ConnectionPool
from tools.nodes import kill_all

from sayso.config.settings import POOL as GIVEN
from sayso.foundations.database.embedded import Server
from sayso.foundations.database.engine.base import DatabaseWrapper, look_at

pytestmark = pytest.mark.slow
POOL = {**GIVEN, "check": look_at}


@pytest.fixture
def server(tmp_path):
    for folder in (tmp_path, *list(tmp_path.parents)[:2]):
        folder.chmod(0o755)
    made = Server(tmp_path, fast=True)
    made.start()
    made.create()
    yield made
    made.stop()


@pytest.mark.parametrize("times", [1, 2])
def test_after_a_restart_nobody_is_given_a_dead_line_or_waits_in_vain(server, times):
    with ConnectionPool(server.url, **POOL) as pool:
        for _time in range(times):
            lines = [pool.getconn() for _one in range(POOL["max_size"])]
            for one in lines:
                pool.putconn(one)
            kill_all(server.process.pid)
            server.process.wait()
            server.start()
            with pool.connection() as line:
                assert line.execute("SELECT 1").fetchone() == (1,)


def test_a_request_that_waits_gets_a_line_when_the_database_is_back(server):
    with ConnectionPool(server.url, **{**POOL, "timeout": 1}) as pool:
        pool.wait()
        server.stop()
        with pytest.raises(psycopg.OperationalError), pool.connection():
            pass
    with ConnectionPool(server.url, **POOL) as pool:
        server.start()
        with pool.connection() as line:
            assert line.execute("SELECT 1").fetchone() == (1,)


def test_the_pool_of_a_web_process_looks_at_its_lines_that_way():
    given = {**connections.settings["default"], "CONN_MAX_AGE": 0}
    wrapper = DatabaseWrapper({**given, "OPTIONS": {**given["OPTIONS"], "pool": GIVEN}}, alias="looked at")
    assert wrapper.pool._check is look_at
    assert wrapper.pool.reconnect_timeout <= wrapper.pool.timeout
    wrapper.close_pool()
