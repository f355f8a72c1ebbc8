"""Dates and memory: what to do on which day. Values in, values out; no clock."""
