"""The decision tree leads everywhere that it says, ends in losses, and goes round in no circle.

A question that names its path through the tree follows branches from the start to an end. Where
there are such questions, each end has one.
"""

from __future__ import annotations

from lossprep.library.complaint import quote
from lossprep.library.document import Document
from lossprep.library.documents import Documents
from lossprep.library.format.tree import TreeFile
from lossprep.library.nearest import suggestion


def check(documents: Documents) -> None:
    """Look at tree.yaml, where a pack has one, and at the questions that walk it."""
    document = documents.by_path.get("tree.yaml")
    walking = [d for d in documents.items("exercises") if getattr(d.value, "path", ())]
    if document is None:
        for asking in walking:
            asking.complain_at(("path",), "path: the pack has no tree.yaml: write one, or no path")
    if document is None or document.value is None:
        return
    tree: TreeFile = document.value
    if tree.start not in tree.nodes:
        told = f"start: there is no node {quote(tree.start)}: {suggestion(tree.start, tree.nodes)}"
        document.complain_at(("start",), told)
        return
    before = len(document.complaints)
    for name in tree.nodes:
        _node(document, tree, name)
    if len(document.complaints) == before:
        _walked(document, tree)
        for asking in walking:
            _followed(asking, tree, asking.value.path)
        if walking:
            _asked(document, tree, {asking.value.path[-1] for asking in walking})


def _node(document: Document, tree: TreeFile, name: str) -> None:
    """Look at one node: a fork with branches that lead on, or an end with known losses."""
    from lossprep import losses  # noqa: PLC0415 (NumPy only where there is a tree)

    node = tree.nodes[name]
    key = document.reader.keys["nodes", name]
    if bool(node.branches) == bool(node.losses or node.say):
        told = f"{name}: write 'ask' and 'branches' for a fork, or 'losses' and 'say' for an end"
        document.complain(key, told)
    elif node.branches and not node.ask:
        document.complain(key, f"{name}: branches without a question: write 'ask'")
    elif not node.branches and not node.say:
        document.complain(key, f"{name}: an end without 'say': write why this loss")
    for i, branch in enumerate(node.branches):
        if branch.to not in tree.nodes:
            told = f"to: there is no node {quote(branch.to)}: {suggestion(branch.to, tree.nodes)}"
            document.complain_at(("nodes", name, "branches", i, "to"), told)
    for i, loss in enumerate(node.losses):
        if loss not in losses.names():
            told = f"losses: no loss is named {quote(loss)}: {suggestion(loss, losses.names())}"
            document.complain_at(("nodes", name, "losses", i), told)


def _walked(document: Document, tree: TreeFile) -> None:
    """Walk every way from the start: none may come back, and every node lies on one."""
    seen: set[str] = set()
    ways: list[tuple[str, ...]] = [(tree.start,)]
    while ways:
        way = ways.pop()
        seen.add(way[-1])
        for i, branch in enumerate(tree.nodes[way[-1]].branches):
            if branch.to in way:
                told = f"to: {quote(branch.to)} leads back to itself: end the branch elsewhere"
                document.complain_at(("nodes", way[-1], "branches", i, "to"), told)
            else:
                ways.append((*way, branch.to))
    for name in tree.nodes:
        if name not in seen:
            told = f"{name}: no branch leads here: name it in a 'to', or delete it"
            document.complain(document.reader.keys["nodes", name], told)


def _asked(document: Document, tree: TreeFile, ends: set[str]) -> None:
    """Complain about ends that no question's path leads to."""
    for name, node in tree.nodes.items():
        if not node.branches and name not in ends:
            told = f"{name}: no question leads here: write one with a path that ends in it"
            document.complain(document.reader.keys["nodes", name], told)


def _followed(document: Document, tree: TreeFile, path: tuple[str, ...]) -> None:
    """Follow a question's path from the start to an end, branch by branch."""
    whence, nodes = "the tree starts at", [tree.start]
    for i, name in enumerate(path):
        if name not in nodes:
            told = f"path: {whence} {', '.join(nodes) or 'nothing'}, not {quote(name)}"
            document.complain_at(("path", i), told)
            return
        whence, nodes = f"{name} leads to", [b.to for b in tree.nodes[name].branches]
    if nodes:
        told = f"path: {quote(path[-1])} is a fork: name the branch that is taken, to the end"
        document.complain_at(("path", len(path) - 1), told)
