"""Where results stand in the layer tree: in a group of their own, in a fixed order, switched on or off."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsLayerTreeGroup, QgsLayerTreeLayer, QgsLayerTreeNode, QgsMapLayer, QgsProject
from qgis.PyQt.QtCore import QTimer

_OURS = "vaihingen/results"  # property of a group of ours
_RANK = "vaihingen/rank"  # property of a node in a group of ours: its place in it, from the top


@dataclass(frozen=True)
class Place:
    """Where a layer belongs.

    Args:
        group: Title of the group, or of a group in a group, such as ("Demo town", "Heights"); (): above all layers.
        rank: Its place in the group; lower ones lie above.
        visible: Whether it is switched on.
    """

    group: tuple[str, ...] = ()
    rank: int = 0
    visible: bool = True


def place_layer(layer: QgsMapLayer, project: QgsProject, place: Place) -> None:
    """Move a layer that QGIS has added to where it belongs, and open its legend."""
    if not _place_now(layer.id(), project, place):  # some versions of QGIS add it a moment later
        layer_id = layer.id()
        QTimer.singleShot(0, lambda: _place_now(layer_id, project, place))


def switch_off(project: QgsProject, layer_id: str) -> None:
    """Switch a layer off, and with it the group of results in which it stands."""
    node = project.layerTreeRoot().findLayer(layer_id)
    if node is not None:
        group = node.parent()
        (group if group.customProperty(_OURS, False) else node).setItemVisibilityChecked(False)


def _place_now(layer_id: str, project: QgsProject, place: Place) -> bool:
    node = project.layerTreeRoot().findLayer(layer_id)
    if node is None:
        return False
    target = node.parent()
    while target.customProperty(_OURS, False):  # QGIS adds a layer beside the current one, which may be a result
        target = target.parent()
    for rank, title in enumerate(place.group):
        target = _group(target, title, place.rank if rank else None)
    moved = _moved(node, target, place.rank if place.group else None)
    moved.setExpanded(True)
    moved.setItemVisibilityChecked(place.visible)
    return True


def _group(parent: QgsLayerTreeGroup, title: str, rank: int | None) -> QgsLayerTreeGroup:
    """The group of this title in another one; a new one at its place."""
    for node in parent.children():
        if isinstance(node, QgsLayerTreeGroup) and node.name() == title:
            return node
    group = parent.insertGroup(_position(parent, rank), title)
    group.setCustomProperty(_OURS, True)
    if rank is not None:
        group.setCustomProperty(_RANK, rank)
    return group


def _moved(node: QgsLayerTreeLayer, target: QgsLayerTreeGroup, rank: int | None) -> QgsLayerTreeNode:
    """The node at its new place: a copy, since nodes cannot be moved."""
    copy = node.clone()
    if rank is not None:
        copy.setCustomProperty(_RANK, rank)
    target.insertChildNode(_position(target, rank, node), copy)
    node.parent().removeChildNode(node)
    return copy


def _position(group: QgsLayerTreeGroup, rank: int | None, moved: QgsLayerTreeNode | None = None) -> int:
    """Where a node of this rank comes: above those of the same rank, which are older; without a rank, above all."""
    if rank is None:
        return 0
    children = group.children()
    others = [(at, _rank(node)) for at, node in enumerate(children) if node is not moved]
    return next((at for at, other in others if other is None or other >= rank), len(children))


def _rank(node: QgsLayerTreeNode) -> int | None:
    value = node.customProperty(_RANK, None)
    return None if value is None else int(value)
