"""Make the questions of "Check yourself" answerable in the page.

In the source a question is two admonitions, one with the question and a folded one with what is
to be said of each answer, the right ones in bold; CONTRIBUTING.md shows all four kinds. Jupyter
shows them as they are. Here they become a fieldset, with controls where the page has the script
that answers (``book/_page/questions.ts``). Without it they are read: the answers are folded.
"""

import hashlib
import re
from collections.abc import Iterator
from html import escape

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)

#: The kinds of questions, after the class ``question``; a question without a kind is ``one``.
KINDS = ("one", "several", "shape", "order")

#: In front of each option of a question: the first is "(a) ", each other one " · (b) ".
_OPTION = re.compile(r"(?:^| · )\(([a-h])\) ?")
#: In front of what is said of an answer: its letter or shape, "an error" or "anything else".
_ANSWER = re.compile(r"^\(([^)]*)\)")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the extension. It comes before shapes and letters are kept together."""
    for node in (Markup, Words):
        app.add_node(node, html=(_visit, _depart))
    app.connect("doctree-read", _convert, priority=300)
    app.connect("env-purge-doc", lambda _, env, docname: keys(env).pop(docname, None))
    app.connect("env-merge-info", lambda _, env, __, other: keys(env).update(keys(other)))
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def keys(env: BuildEnvironment) -> dict[str, list[str]]:
    """Return, of each page with questions, the names under which answers to them are kept."""
    if not hasattr(env, "forwardpass_questions"):
        env.forwardpass_questions = {}
    return env.forwardpass_questions


class Markup(nodes.General, nodes.Element):
    """An element of HTML. A ``control`` is left out where no script would answer."""


class Words(Markup, nodes.TextElement):
    """One whose content is a line of text: links stand in nothing else."""


def element(tag: str, *children: nodes.Node, control: bool = False, **about: str) -> Markup:
    """Return an element of HTML; a name in ``about`` may end in ``_``, since Python has it, too."""
    kind = Words if tag in ("button", "label", "legend", "small", "span", "summary") else Markup
    node = kind(tag=tag, about=about, control=control)
    node += children
    return node


def _control(tag: str, *children: nodes.Node, **about: str) -> Markup:
    return element(tag, *children, control=True, **about)


def _visit(translator: HTML5Translator, node: Markup) -> None:
    answerable = translator.config.cells_run and translator.builder.name != "singlehtml"
    if node["control"] and not answerable:
        raise nodes.SkipNode
    attributes = (f' {name.rstrip("_")}="{escape(v)}"' for name, v in node["about"].items())
    translator.body.append(f"<{node['tag']}{''.join(attributes)}>")


def _depart(translator: HTML5Translator, node: Markup) -> None:
    if node["tag"] != "input":
        translator.body.append(f"</{node['tag']}>")


def _convert(app: Sphinx, doctree: nodes.document) -> None:
    asked = [a for a in doctree.findall(nodes.admonition) if "question" in a["classes"]]
    for number, question in enumerate(asked, start=1):
        parent = question.parent
        at = parent.index(question)
        answer = parent[at + 1] if at + 1 < len(parent) else None
        try:
            made = _question(number, question, answer)
        except ValueError as error:
            logger.warning("question %s: %s", number, error, location=question)
            continue
        parent[at : at + 2] = [made]
        keys(app.env).setdefault(app.env.docname, []).append(made["about"]["data-key"])


def _question(number: int, question: nodes.admonition, answer: nodes.Node | None) -> Markup:
    """Return the fieldset. Raises ValueError with a sentence where the source has another form."""
    if not isinstance(answer, nodes.admonition) or "dropdown" not in answer["classes"]:
        raise ValueError("no admonition with the class dropdown follows it")
    kind = next((kind for kind in KINDS if kind in question["classes"]), "one")
    title, *body = question.children
    name = f"question-{number}"
    options = [] if kind == "shape" else list(_options(body[0]))
    said = [_said(item) for listed in answer[1:] for item in listed.children]
    right = [letter for letter, is_right, _ in said if is_right or kind == "order"]
    if not right:
        raise ValueError("no answer is in bold")
    if options and sorted(letter for letter, _ in options) != sorted(s[0] for s in said):
        raise ValueError("its answers are not those that it offers")
    about = {"class": "fp-question", "id": name, "data-kind": kind}
    about["data-key"] = _key(title.astext(), kind, *right)
    controls = {"one": _choices, "several": _choices, "shape": _shape, "order": _order}[kind]
    items = [element("li", *c, **_about(letter, ok, kind)) for letter, ok, c in said]
    return element(
        "fieldset",
        element("legend", *title.children),
        *controls(kind, name, options, body),
        _control("div", class_="fp-feedback", role="status"),
        element(
            "details",
            element("summary", nodes.Text("Answer" if kind in ("one", "shape") else "Answers")),
            element("ol" if kind == "order" else "ul", *items),
            class_="fp-answer",
        ),
        **about,
    )


def _key(*parts: str) -> str:
    """Return a name that stays while a question's title and right answers do."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:10]


def _options(paragraph: nodes.Node) -> Iterator[tuple[str, list[nodes.Node]]]:
    """Yield the letter and the content of each option: "(a) this · (b) that"."""
    letter, content = "", []
    for child in list(paragraph.children):
        parts = _OPTION.split(child) if isinstance(child, nodes.Text) else [child]
        for at, part in enumerate(parts):
            if at % 2:
                if letter:
                    yield letter, content
                letter, content = part, []
            elif part:
                content.append(nodes.Text(part) if isinstance(part, str) else part)
    if not letter:
        raise ValueError("it offers nothing: options begin with (a)")
    yield letter, content


def _said(item: nodes.Node) -> tuple[str, bool, list[nodes.Node]]:
    """Return of what is said of an answer: to which, whether that is right, and the words."""
    paragraph = item.children[0]
    first = next(child for child in paragraph.children if child.astext())
    found = _ANSWER.match(first.astext())
    if not found:
        raise ValueError(f"{paragraph.astext()[:40]!r} does not begin with an answer")
    return found[1], isinstance(first, nodes.strong), item.children


def _about(letter: str, right: bool, kind: str) -> dict[str, str]:
    names = {"an error": "error", "anything else": "else"}
    if kind == "shape":
        letter = names.get(letter) or ",".join(letter.replace(" ", "").strip(",").split(","))
    return {"data-answer": letter} | ({"data-right": "true"} if right else {})


def _choices(kind: str, name: str, options: list, body: list) -> Iterator[nodes.Node]:
    """Yield a radio button or a check box for each option."""
    control = "radio" if kind == "one" else "checkbox"
    for letter, content in options:
        about = {"type": control, "name": name, "value": letter}
        words = element("span", nodes.Text(f"({letter}) "), *content)
        yield element(
            "div", element("label", _control("input", **about), words), class_="fp-option"
        )
    if kind == "several":
        yield _control("div", _check(), class_="fp-ask")


def _shape(kind: str, name: str, options: list, body: list) -> Iterator[nodes.Node]:
    """Yield a field to type into."""
    about = {"type": "text", "id": f"{name}-shape", "size": "12", "autocomplete": "off"}
    about |= {"spellcheck": "false", "autocapitalize": "off", "aria-describedby": f"{name}-how"}
    yield element("label", *body[0].children, for_=f"{name}-shape", class_="fp-label")
    how = nodes.Text("A shape such as (2, 3), or the word error.")
    yield _control("div", _control("input", **about), _check(), class_="fp-ask")
    yield _control("small", how, id=f"{name}-how", class_="fp-how")


def _order(kind: str, name: str, options: list, body: list) -> Iterator[nodes.Node]:
    """Yield the steps, each with buttons that move it."""
    items = []
    for letter, content in options:
        words = element("span", nodes.Text(f"({letter}) "), *content)
        moves = [
            _control(
                "button",
                nodes.Text(sign),
                type="button",
                class_="fp-button",
                **{"data-move": by, "aria-label": f"Move ({letter}) {word}"},
            )
            for sign, by, word in (("↑", "-1", "up"), ("↓", "1", "down"))
        ]
        items.append(element("li", *moves, words, **{"data-step": letter}))
    yield element("ol", *items, class_="fp-steps")
    yield _control("div", _check(), class_="fp-ask")


def _check() -> nodes.Node:
    return _control("button", nodes.Text("Check"), type="button", class_="fp-button fp-check")
