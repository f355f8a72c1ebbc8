"""One file a command, found by name: ``study.py`` is ``lossprep study``.

A command's module holds ``PLACE`` (its group in ``--help`` and its rank there) and ``app``,
a Typer application with one command, or with several where the command has its own.
"""
