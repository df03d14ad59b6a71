"""Run notebooks and store their outputs in normal form."""

from pathlib import Path

from jupyter_client.kernelspec import NoSuchKernel
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from forwardpass.grading import notebooks
from forwardpass.grading.errors import CourseError

#: Seconds that one cell may take: importing TensorFlow on a slow machine fits many times over.
CELL_SECONDS = 300

#: nbval's tag for a cell whose output is not compared.
MEASURED = "nbval-ignore-output"


def refresh(path: Path) -> bool:
    """Run the notebook at ``path``, store its outputs, and return whether the file changed.

    A cell whose outputs cannot repeat (a timing; tagged ``MEASURED``) keeps those that are
    stored; clear them to measure anew. Raises CourseError where a cell fails; then the file
    is left as it was.
    """
    nb = notebooks.read(path)
    measured = {cell.id: cell.outputs for cell in nb.cells if _is_measured(cell) and cell.outputs}
    before = path.read_text(encoding="utf-8")
    client = NotebookClient(
        nb,
        timeout=CELL_SECONDS,
        kernel_name=nb.metadata.get("kernelspec", {}).get("name", "python3"),
        resources={"metadata": {"path": str(path.parent)}},
        extra_arguments=["--log-level=ERROR"],  # the kernel warns of loopback TCP at each start
    )
    try:
        client.execute()
    except NoSuchKernel as error:
        raise CourseError(
            f"{path} asks for the kernel {error.name!r}, which is not installed here. "
            "`python -m ipykernel install --sys-prefix` installs python3; "
            "`jupyter kernelspec list` shows what there is."
        ) from None
    except CellTimeoutError:
        raise CourseError(
            f"{path}, {_where(client)}: stopped after {CELL_SECONDS} s, the limit for one cell"
        ) from None
    except DeadKernelError:
        raise CourseError(f"{path}, {_where(client)}: the kernel died; is memory short?") from None
    except CellExecutionError as error:
        raise CourseError(f"{path}, {_where(client)}:\n{error}") from None
    if path.read_text(encoding="utf-8") != before:
        raise CourseError(f"{path} was saved while it ran; nothing was stored, run it again")
    for cell in nb.cells:
        if cell.id in measured:
            cell.outputs = measured[cell.id]
    notebooks.write(path, nb)
    return path.read_text(encoding="utf-8") != before


def _is_measured(cell: NotebookNode) -> bool:
    return cell.cell_type == "code" and MEASURED in cell.metadata.get("tags", ())


def _where(client: NotebookClient) -> str:
    number = client.code_cells_executed
    return f"code cell {number}"
