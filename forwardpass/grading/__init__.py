"""What instructors and authors run: releasing, checking and grading assignments."""

from forwardpass.grading.hidden import hidden_checks
from forwardpass.grading.inputs import Inputs
from forwardpass.grading.tasks import Mistake, Task, Test

__all__ = ["Inputs", "Mistake", "Task", "Test", "hidden_checks"]
