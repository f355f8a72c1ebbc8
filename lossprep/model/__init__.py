"""The nouns: frozen dataclasses, with no behaviour beyond their own values.

One module a family, imported by its own name, so that a command that shows only the plan
does not pay for the nouns of the content: ``content`` (what a pack holds), ``verdict``
(what grading says), ``event`` (what the store keeps), ``plan`` (the days), ``dialogue``
(what a session shows and asks).
"""
