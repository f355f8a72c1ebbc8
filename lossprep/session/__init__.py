"""Sessions as plain flows: no printing, no clock, no terminal.

Each module holds one flow: ``study`` (the day), ``begin`` (making a plan), ``task``,
``exercise``, ``problem``, ``mock``, ``reading``, ``assess``, ``judge`` (a rubric). A flow
records each answer before it goes on, and starts where the recorded events leave off; that
is all there is to quitting and coming back.
"""
