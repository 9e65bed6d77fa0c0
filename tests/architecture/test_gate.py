"""Nothing outward without the gate: it alone makes permits, and nothing but a turn's context stages effects."""

from __future__ import annotations

import ast

from tests.architecture.tree import modules


def _calls(tree: ast.Module, name: str) -> list[int]:
    """Lines where something of that name is called, however it was imported."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ((isinstance(node.func, ast.Name) and node.func.id == name)
             or (isinstance(node.func, ast.Attribute) and node.func.attr == name))
    ]  # fmt: skip


def test_only_the_gate_makes_permits():
    makers = {m.file for m in modules("bot", "graphs", "integrations") if _calls(m.tree, "Permit")}
    assert makers == {"graphs/gate.py"}


def test_only_a_context_stages_effects():
    stagers = {m.file for m in modules("bot", "graphs") if _calls(m.tree, "StagedEffect")}
    assert stagers == {"graphs/context.py"}


def test_what_people_approved_is_said_by_processes_alone():
    """`gate.approved` stands for a decision: where cases resume with one, and nowhere else."""
    users = {m.file for m in modules("bot", "graphs") if _calls(m.tree, "approved")}
    assert users and all(file.startswith("graphs/") and "/nodes/" in file for file in users), users
