"""Notebooks whose cells are not those that were released."""

import assignment
from case import WRONG, cell_of, edited, hostile

from forwardpass.grading.verdicts import Verdict


@hostile()
def states_points_of_its_own():
    def edit(made):
        for cell in made["cells"]:
            cell["metadata"]["nbgrader"]["points"] = 1e9
        cell_of(made, "scale_values")["metadata"]["nbgrader"]["points"] = -5

    return edited(edit)


@hostile(Verdict.FAILED)
def makes_a_test_of_each_own_cell():
    def edit(made):
        for name in ("scale", "shout", "count"):
            about = cell_of(made, name)["metadata"]["nbgrader"]
            about |= {"grade": True, "solution": False, "locked": False, "points": 100}

    return edited(edit, **WRONG)


@hostile(Verdict.STUDENT_ERROR)
def swaps_the_ids_of_tests():
    def edit(made):
        a, b = (cell_of(made, name)["metadata"]["nbgrader"] for name in ("scale_values", "setup"))
        a["grade_id"], b["grade_id"] = b["grade_id"], a["grade_id"]

    return edited(edit, **WRONG)


@hostile(points=assignment.VISIBLE_POINTS + assignment.HIDDEN_POINTS)
def gives_a_hard_test_the_id_of_an_easy_one():
    def edit(made):
        for cell in made["cells"]:
            about = cell["metadata"]["nbgrader"]
            if about["grade"] and not about["grade_id"].startswith("scale"):
                about["grade_id"] = "scale_values"

    return edited(edit, scale=assignment.SOLVED["scale"])


@hostile(Verdict.FAILED)
def makes_text_of_tests():
    def edit(made):
        for cell in made["cells"]:
            if cell["metadata"]["nbgrader"]["grade"]:
                cell["cell_type"] = "markdown"

    return edited(edit, **WRONG)


@hostile(Verdict.FAILED)
def makes_raw_cells_of_everything():
    def edit(made):
        for cell in made["cells"]:
            cell["cell_type"] = "raw"

    return edited(edit, **WRONG)


@hostile(Verdict.FAILED)
def is_of_a_schema_to_come():
    def edit(made):
        for cell in made["cells"]:
            cell["metadata"]["nbgrader"]["schema_version"] = 99

    return edited(edit, **WRONG)


@hostile()
def has_marks_of_every_wrong_kind():
    def edit(made):
        odd = [None, 3, "x", [], {"grade_id": 7}, {"grade_id": []}, {"grade_id": {"a": 1}}]
        for number, cell in enumerate(made["cells"]):
            cell["metadata"]["nbgrader"] = odd[number % len(odd)]

    return edited(edit)


@hostile(Verdict.FAILED)
def has_every_id_twice():
    def edit(made):
        made["cells"] += [dict(cell) for cell in made["cells"]]

    return edited(edit, **WRONG)


@hostile(Verdict.FAILED)
def has_one_id_for_all_cells():
    def edit(made):
        for cell in made["cells"]:
            cell["id"] = "same"

    return edited(edit, **WRONG)


@hostile(Verdict.FAILED)
def replaces_tests_by_true():
    def edit(made):
        for cell in made["cells"]:
            if cell["metadata"]["nbgrader"]["grade"]:
                cell["source"] = "assert True\nprint('✓')"

    return edited(edit, **WRONG)


@hostile(Verdict.FAILED)
def empties_tests():
    def edit(made):
        for cell in made["cells"]:
            if cell["metadata"]["nbgrader"]["grade"]:
                cell["source"] = ""

    return edited(edit, **WRONG)


@hostile(Verdict.FAILED)
def deletes_tests():
    def edit(made):
        made["cells"] = [c for c in made["cells"] if not c["metadata"]["nbgrader"]["grade"]]

    return edited(edit, **WRONG)


@hostile(Verdict.STUDENT_ERROR)
def deletes_everything_but_the_tests():
    def edit(made):
        made["cells"] = [c for c in made["cells"] if c["metadata"]["nbgrader"]["grade"]]

    return edited(edit)


@hostile(Verdict.FAILED)
def replaces_the_imports_by_its_own():
    def edit(made):
        cell_of(made, "setup")["source"] = "check = print\ncheck.written = print"

    return edited(edit, **WRONG)
