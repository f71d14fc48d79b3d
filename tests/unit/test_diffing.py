from __future__ import annotations

from igny8.editing.diffing import Change, diff_blocks
from igny8.lib.blocks import blocks_of


def _diff(old: str, new: str) -> list[Change]:
    return diff_blocks(blocks_of(old), blocks_of(new), "en")


def test_blocks_that_stay_come_go_and_change() -> None:
    changes = _diff(
        "<h2>Wool</h2><p>Wool stays warm when wet.</p><p>It is dear.</p>",
        "<h2>Wool</h2><p>New and quite unlike.</p><p>Wool stays warm when it is wet.</p>",
    )
    assert [(change.op, change.tag) for change in changes] == [
        ("same", "h2"),
        ("ins", "p"),
        ("changed", "p"),
        ("del", "p"),
    ]
    assert [(segment.op, segment.text) for segment in changes[2].segments] == [
        ("same", "Wool stays warm when "),
        ("ins", "it is "),
        ("same", "wet."),
    ]


def test_a_block_whose_words_stay_tells_of_its_marks_and_its_kind() -> None:
    marked = _diff('<p>See <a href="/a">this</a></p>', '<p>See <a href="/b">this</a></p>')
    assert [(change.op, change.is_marked_otherwise) for change in marked] == [("same", True)]
    raised = _diff("<p>Wool and cotton</p>", "<h2>Wool and cotton</h2>")
    assert [(change.op, change.tag, change.is_marked_otherwise) for change in raised] == [("changed", "h2", True)]
    same = _diff("<p>a <em>b</em></p>", "<p>a <em>b</em></p>")
    assert not same[0].is_marked_otherwise


def test_an_article_that_came_from_nothing_or_went() -> None:
    assert [change.op for change in _diff("", "<p>a</p><p>b</p>")] == ["ins", "ins"]
    assert [change.op for change in _diff("<p>a</p>", "")] == ["del"]
    assert _diff("", "") == []


def test_very_many_blocks_are_paired_in_their_order() -> None:
    old = "".join(f"<p>old {n} here</p>" for n in range(500))
    new = "".join(f"<p>new {n} there</p>" for n in range(400))
    changes = _diff(old, new)
    assert [change.op for change in changes] == ["changed"] * 400 + ["del"] * 100
