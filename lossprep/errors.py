"""The errors that a user may meet: each is one clear line and an exit code."""

from __future__ import annotations


class LossprepError(Exception):
    """What was asked failed. The message is one line: what, where, and what to do.

    >>> LossprepError("no plan yet: lossprep start makes one").exit_code
    1
    """

    exit_code = 1


class UsageError(LossprepError):
    """The command was called wrongly.

    >>> UsageError("--minutes wants a number above 0").exit_code
    2
    """

    exit_code = 2
