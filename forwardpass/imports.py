"""What commands of this package need not import."""

import sys


def skip_what_is_slow() -> None:
    """Keep jsonschema, on which nbformat stands, from importing a grammar that no notebook needs.

    Where ``rfc3987_syntax`` is installed it is compiled on import, for more than a
    second. jsonschema does without it: it then does not check one format of addresses.
    """
    sys.modules.setdefault("rfc3987_syntax", None)
