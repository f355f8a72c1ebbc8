"""The decision tree, walked question by question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lossprep.model.dialogue import Ask, Flow, Note, Posed, Say, Titled
from lossprep.model.tree import TreeNode
from lossprep.session.context import Context, ask

BACK = (("0", "back"),)


def walk(ctx: Context, tree: Sequence[TreeNode]) -> Flow[None]:
    """Ask from fork to fork until an end; ``0`` goes one fork back."""
    nodes = {node.id: node for node in tree}
    way = [tree[0]]
    while way[-1].branches:
        here = way[-1]
        yield Say(Posed(text=here.ask, options=tuple(answer for answer, _ in here.branches)))
        reply = yield from ask(ctx, Ask(prompt="Which", keys=BACK if len(way) > 1 else ()))
        taken = branch_of(here, reply.text)
        if reply.text.strip().lower() in ("0", "back") and len(way) > 1:
            way.pop()
        elif taken is not None:
            way.append(nodes[taken])
        else:
            yield Say(Note(text="Type the letter of an answer, or its number.", tone="quiet"))
    yield Say(Titled(title=end_words(way[-1]), text=way[-1].say))


def branch_of(node: TreeNode, text: str) -> str | None:
    """Find the branch that a letter or a number names.

    >>> fork = TreeNode(id="x", ask="?", branches=(("yes", "one"), ("no", "two")))
    >>> branch_of(fork, "b"), branch_of(fork, "1"), branch_of(fork, "9")
    ('two', 'one', None)
    """
    word = text.strip().lower()
    names = {letter: i for i, letter in enumerate("abcdefghi")}
    place = int(word) - 1 if word.isdecimal() else names.get(word, -1)
    return node.branches[place][1] if 0 <= place < len(node.branches) else None


def end_words(node: TreeNode) -> str:
    """Name the losses at an end."""
    return " or ".join(node.losses) or "Design one"


def outline(tree: Sequence[TreeNode]) -> Iterator[tuple[int, str, str]]:
    """Give the whole tree as rows: depth, the answer that leads there, the question or losses."""
    nodes = {node.id: node for node in tree}

    def below(node: TreeNode, depth: int, answer: str) -> Iterator[tuple[int, str, str]]:
        yield depth, answer, node.ask or end_words(node)
        for text, to in node.branches:
            yield from below(nodes[to], depth + 1, text)

    yield from below(tree[0], 0, "")
