"""The shell around the core: commands, clock, terminal, environment.

``app`` finds the commands (one file each in ``commands/``) and runs one; ``shell`` is what
a command is given: the clock, the store, the packs, the output; ``front`` asks and shows;
``drive`` runs a session's flow between the two.
"""
