"""Assignment 7 grades right and wrong solutions as it should."""

from audit import AuditTests


class TestDigits(AuditTests):
    """See ``AuditTests``."""

    assignment = "07_digits"
