"""The Forward Pass: the package behind the course.

Two halves, and the first knows nothing of the second:

- ``forwardpass.check`` and ``forwardpass.digits`` are what exercises and chapters import. They
  need NumPy only.
- ``forwardpass.grading`` and the command ``forwardpass`` are what authors and
  instructors run; ``forwardpass.kernels`` runs notebooks faster in tests.

Importing the package also asks TensorFlow, should a notebook import it later,
to keep its start-up log to itself. Both settings are TensorFlow's own and are
left alone where the user has already chosen.
"""

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")

__version__ = "0.1.0"
