"""Values to lines: what a screen says, before anyone decides on colour or width.

A view turns a value into :class:`~lossprep.views.lines.Line` objects. ``plain`` writes them for
a pipe, without importing Rich; ``terminal`` wraps and colours them for a person.
"""
