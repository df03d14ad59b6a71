"""Assignment 6 grades right and wrong solutions as it should."""

from audit import AuditTests


class TestCascades(AuditTests):
    """See ``AuditTests``."""

    assignment = "06_cascades"
