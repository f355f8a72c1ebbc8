"""The nouns: values that never change, with no behaviour beyond themselves.

Each start makes their classes anew, and a dataclass takes six times as long as a ``msgspec.Struct``
(0.6 and 0.1 ms). So they are Structs; what the day at a glance needs (``plan``, ``task``,
``forecast``, ``ahead``, ``rehearsal``, ``change``, ``moment``) are named tuples, which need neither
library. `lossprep.cli.plain` writes both as JSON.

One module a family, imported by its own name, so that a command that shows only the plan
does not pay for the nouns of the content: ``content`` (what a pack holds), ``verdict``
(what grading says), ``event`` (what the store keeps), ``plan`` (the days), ``dialogue``
(what a session shows and asks).
"""
