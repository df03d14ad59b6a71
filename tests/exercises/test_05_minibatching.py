"""Assignment 5 grades right and wrong solutions as it should."""

from audit import AuditTests


class TestMinibatching(AuditTests):
    """See ``AuditTests``."""

    assignment = "05_minibatching"
