"""nbgrader's settings for this course."""

import os
import sys
from pathlib import Path

c = get_config()

c.CourseDirectory.course_id = "forwardpass"
c.CourseDirectory.root = str(Path(__file__).resolve().parent)
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "exercises"

# Authors' files that stand beside a solution are never released.
c.CourseDirectory.ignore = ["tasks.py", ".ipynb_checkpoints", "__pycache__", "*.pyc"]

# The gradebook is gradebook.db in this folder, or the database that this address names, such as
# postgresql://USER:PASSWORD@HOST/NAME.
if "FORWARDPASS_GRADEBOOK" in os.environ:
    c.CourseDirectory.db_url = os.environ["FORWARDPASS_GRADEBOOK"]

# Feedback and formgrader show what students have written: without scripts and the like.
c.HTMLExporter.filters = {"markdown2html": "forwardpass.grading.pages.safe_html"}

# How files from a learning platform are named: ada_01_tensor_ranks.ipynb.
c.FileNameCollectorPlugin.named_regexp = r".*/(?P<student_id>[\w-]+?)_(?P<file_id>\d\d_\w+)"

# Hidden tests compute with the instructor's copy of the tasks: tell their kernels where it is.
os.environ["FORWARDPASS_SOLUTIONS"] = str(Path(__file__).resolve().parent / "solutions")

# nbgrader starts `alembic` by name when it makes a gradebook. It lives beside this Python,
# which need not be on PATH.
folders = os.environ.get("PATH", "").split(os.pathsep)
if os.path.dirname(sys.executable) not in folders:
    os.environ["PATH"] = os.pathsep.join([os.path.dirname(sys.executable), *folders])
