"""Assignment 4 grades right and wrong solutions as it should."""

from audit import AuditTests


class TestDenseLayers(AuditTests):
    """See ``AuditTests``."""

    assignment = "04_dense_layers"
