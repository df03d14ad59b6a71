"""Assignment 1 grades right and wrong solutions as it should."""

from audit import AuditTests


class TestTensorRanks(AuditTests):
    """See ``AuditTests``."""

    assignment = "01_tensor_ranks"
