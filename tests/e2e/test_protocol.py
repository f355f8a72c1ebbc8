"""The session for other programs: JSON lines, each answer counted once."""

from __future__ import annotations

import json
import subprocess

import pytest
from program import NOW, PROGRAM, environment


class Client:
    """A program on the other end of the protocol."""

    def __init__(self):
        self.child = subprocess.Popen(
            [PROGRAM, "study", "--protocol"],
            env=environment(NOW, None),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def read(self, wanted):
        """Read up to the next object that has the key."""
        while row := self.child.stdout.readline():
            said = json.loads(row)
            assert said["schema_version"] == 1
            if wanted in said:
                return said[wanted]
        raise AssertionError(f"no {wanted} before the end: {self.child.stderr.read()}")

    def send(self, **message):
        self.child.stdin.write(json.dumps(message) + "\n")
        self.child.stdin.flush()

    def close(self):
        """End the input, and wait for the program's end."""
        self.child.communicate(timeout=20)
        return self.child.returncode


@pytest.fixture
def client(home):
    clients = []

    def connect():
        clients.append(Client())
        return clients[-1]

    yield connect
    for one in clients:
        if one.child.poll() is None:
            one.child.kill()
            one.close()


def answered(client):
    """Answer the opening question; return its ask and the next one."""
    first = client.read("ask")
    client.send(id=first["id"], answer="Move the threshold before the loss.")
    return first, client.read("ask")


def test_an_answer_is_taken_once_however_often_it_is_sent(client, run):
    one = client()
    first, second = answered(one)
    assert first["id"] != second["id"]
    one.send(id=first["id"], answer="again")
    assert one.read("stale") == first["id"]
    one.send(do="quit")
    assert one.close() == 0


def test_after_a_kill_the_same_question_has_the_same_id(client):
    one = client()
    first, _ = answered(one)
    one.child.kill()
    one.close()
    two = client()
    asked = two.read("ask")
    assert asked["id"] != first["id"]
    two.child.kill()
    two.close()
    assert client().read("ask")["id"] == asked["id"]


@pytest.mark.parametrize("line", ["nonsense", "[1]", "{}", '{"id": 3}', "[" * 100_000])
def test_what_is_no_reply_is_said_and_the_question_stands(client, line):
    one = client()
    asked = one.read("ask")
    one.child.stdin.write(line + "\n")
    one.child.stdin.flush()
    said = json.loads(one.child.stdout.readline())
    assert "error" in said or "stale" in said
    one.send(id=asked["id"], answer="q")
    assert one.close() == 0


def test_the_end_of_input_saves_and_exits_0(client):
    one = client()
    answered(one)
    assert one.close() == 0
