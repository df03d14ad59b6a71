"""What instructors and authors run: releasing, checking and grading assignments."""

from forwardpass.grading.tasks import Mistake, Task, Test, hidden_checks

__all__ = ["Mistake", "Task", "Test", "hidden_checks"]
