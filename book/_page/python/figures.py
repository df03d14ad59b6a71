"""Matplotlib's way to show figures on the page: as PNG, where ``plt.show()`` is called."""

import base64
import io

import matplotlib.pyplot as plt
from forwardpass.page import cells
from matplotlib.backend_bases import FigureManagerBase
from matplotlib.backends.backend_agg import FigureCanvasAgg

FigureCanvas = FigureCanvasAgg
FigureManager = FigureManagerBase


def show(*, block: bool | None = None) -> None:
    """Show every open figure, and close it, as a notebook does."""
    for number in plt.get_fignums():
        file = io.BytesIO()
        plt.figure(number).savefig(file, format="png", bbox_inches="tight")
        plt.close(number)
        cells.shell.show_picture(base64.b64encode(file.getvalue()).decode())
