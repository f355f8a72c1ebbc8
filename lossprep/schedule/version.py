"""The version of the published parameters, which most memories follow from."""

VERSION = "fsrs-6"
