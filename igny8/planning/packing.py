"""Cuts proposed groups into the parts that steps take, keeping a group together where it fits."""

from __future__ import annotations

from collections.abc import Sequence

from igny8.planning.proposals import Proposal

_OPEN_BOXES = 20  # how many steps may still have room; bounds how far a group moves from its place


def pack(proposals: Sequence[Proposal], size: int) -> list[list[Proposal]]:
    """Lists of parts with at most `size` items together. Only a group larger than `size` is cut."""
    boxes: list[list[Proposal]] = []
    room: dict[int, int] = {}  # number of the box -> items that still fit
    for proposal in proposals:
        for start in range(0, len(proposal.item_ids), size):
            part = proposal.part(proposal.item_ids[start : start + size])
            count = len(part.item_ids)
            box = next((number for number, free in room.items() if free >= count), None)
            if box is None:
                box = len(boxes)
                boxes.append([])
                room[box] = size
            boxes[box].append(part)
            room[box] -= count
            if not room[box]:
                del room[box]
            elif len(room) > _OPEN_BOXES:
                del room[next(iter(room))]
    return boxes
