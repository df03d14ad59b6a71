"""Assignment NUMBER grades right and wrong solutions as it should."""

from audit import AuditTests


class TestAssignmentNUMBER(AuditTests):
    """See ``AuditTests``."""

    assignment = "NAME"
