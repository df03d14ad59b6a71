"""The tasks of assignment NUMBER: references, usual mistakes, and the inputs of the tests."""

import numpy as np

from forwardpass.grading import Inputs, Mistake, Task, Test

inputs = Inputs(NUMBER)
_floats, _integers = inputs.floats, inputs.integers


# --- scale -----------------------------------------------------------------

SCALE = Task(
    reference=lambda x, w: x * w,
    mistakes=[
        Mistake("added", "The weight was added. It multiplies every entry.", lambda x, w: x + w),
        Mistake("summed", "The entries were added up. Each one stays.", lambda x, w: (x * w).sum()),
        Mistake(
            "divided", "The entries were divided by w. They are multiplied.", lambda x, w: x / w
        ),
    ],
    visible={
        "scale_values": Test([(np.array([1.0, 2.0, 5.0]), 3.0), (_floats(7), -0.5)]),
        "scale_whole_numbers": Test([(_integers(5), 2), (_integers(3), -4)]),
    },
    hidden={"scale_hidden": Test([(_floats(11), 0.25), (_integers(13), 7)])},
)

TASKS = {"scale": SCALE}
