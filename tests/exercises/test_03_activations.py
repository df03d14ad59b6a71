"""Assignment 3 grades right and wrong solutions as it should."""

from audit import AuditTests


class TestActivations(AuditTests):
    """See ``AuditTests``."""

    assignment = "03_activations"
