"""nbgrader's settings for this course."""

import os
from pathlib import Path

c = get_config()  # noqa: F821 -- nbgrader defines it when it reads this file

c.CourseDirectory.course_id = "forwardpass"
c.CourseDirectory.root = str(Path(__file__).resolve().parent)
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "exercises"

# Authors' files that stand beside a solution are never released.
c.CourseDirectory.ignore = ["tasks.py", ".ipynb_checkpoints", "__pycache__", "*.pyc"]

# Hidden tests compute with the instructor's copy of the tasks: tell their kernels where it is.
os.environ["FORWARDPASS_SOLUTIONS"] = str(Path(__file__).resolve().parent / "solutions")
