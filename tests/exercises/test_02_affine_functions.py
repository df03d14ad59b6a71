"""Assignment 2 grades right and wrong solutions as it should."""

from audit import AuditTests


class TestAffineFunctions(AuditTests):
    """See ``AuditTests``."""

    assignment = "02_affine_functions"
