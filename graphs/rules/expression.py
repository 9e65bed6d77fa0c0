"""The written form of a condition: printed in rule-engine's syntax, and read back from it with every type checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from graphs.rules.condition import ALWAYS, AllOf, AnyOf, Condition, Not, Op, Test, Value
from graphs.rules.scanning import BadExpression, Counted, bad, scan
from graphs.rules.values import fits, plain_number
from graphs.rules.vocabulary import FACTS, NUMERIC, Fact
from graphs.understanding.text import excerpt

if TYPE_CHECKING:
    from rule_engine import Context

__all__ = ["NEVER", "BadExpression", "fits", "negated", "parse_expression", "plain_number", "print_expression"]

NEVER = AnyOf()

_OPPOSITE: dict[Op, Op] = {
    "==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">", "in": "not in", "not in": "in",
}  # fmt: skip
_MIRRORED: dict[str, Op] = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
_SIGNS: dict[str, Op] = {"lt": "<", "le": "<=", "gt": ">", "ge": ">=", "eq": "==", "ne": "!="}


def negated(test: Test) -> Test:
    """The opposite comparison: true where it is false, and not known where it is not known."""
    if isinstance(test.value, bool):
        return Test(test.fact, "==", test.value == (test.op == "!="))
    return Test(test.fact, _OPPOSITE[test.op], test.value)


def print_expression(condition: Condition) -> str:
    match condition:
        case Test():
            return _print_test(condition)
        case Not(Test() as test):
            return _print_test(negated(test))
        case Not(part):
            return f"not ({print_expression(part)})"
        case AllOf(parts):
            return _join(parts, "and", "true")
        case AnyOf(parts):
            return _join(parts, "or", "false")


def parse_expression(text: str) -> Condition:
    """Raises BadExpression, whatever the text."""
    counted = scan(text)
    from rule_engine import Rule, errors  # here: importing it builds its parser, which takes a second

    try:
        return _Walk().whole(Rule(text, context=_context()).statement.expression, counted)
    except errors.RuleSyntaxError as error:
        raise bad("syntax", "syntax", text=excerpt(text[_place(error, text) :], 40) or "…") from None
    except errors.EngineError:
        raise bad("type", "types", text=excerpt(text)) from None
    except RecursionError:
        raise bad("too_long", "too_deep") from None


def _place(error: Any, text: str) -> int:
    """Where reading stopped; the end of the text when something is missing there."""
    position = getattr(getattr(error, "token", None), "lexpos", len(text))
    return position if isinstance(position, int) else len(text)


def _join(parts: Sequence[Condition], word: str, nothing: str) -> str:
    if len(parts) < 2:
        return print_expression(parts[0]) if parts else nothing
    return f" {word} ".join(_grouped(part) for part in parts)


def _grouped(part: Condition) -> str:
    text = print_expression(part)
    return f"({text})" if isinstance(part, AllOf | AnyOf) and len(part.parts) > 1 else text


def _print_test(test: Test) -> str:
    value = test.value
    if not isinstance(value, tuple):
        return f"{test.fact} {test.op} {_print_value(value)}"
    if len(value) == 1:
        return f"{test.fact} {'==' if test.op == 'in' else '!='} {_print_value(value[0])}"
    return f"{test.fact} {test.op} [{', '.join(_print_value(one) for one in value)}]"


def _print_value(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return plain_number(value)
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


@lru_cache(maxsize=1)
def _context() -> Context:
    from rule_engine import Context, DataType, type_resolver_from_dict

    numbers = dict.fromkeys((fact.name for fact in FACTS.values() if fact.kind in NUMERIC), DataType.FLOAT)
    flags = dict.fromkeys((fact.name for fact in FACTS.values() if fact.kind == "flag"), DataType.BOOLEAN)
    types: Mapping[str, Any] = dict.fromkeys(FACTS, DataType.STRING) | numbers | flags
    return Context(type_resolver=type_resolver_from_dict(types), default_timezone="utc")


class _Walk:
    """From rule-engine's tree, which has no types of its own that a checker could follow."""

    def __init__(self) -> None:
        self._signs = 0
        self._values = 0

    def whole(self, node: Any, counted: Counted) -> Condition:
        """A comparison of two values is gone from the tree: it was computed while reading."""
        condition = self._condition(node)
        if (self._signs, self._values) != (counted.signs, counted.values):
            raise bad("unsupported", "two_facts")
        return condition

    def _condition(self, node: Any) -> Condition:
        from rule_engine import ast

        match node:
            case ast.BooleanExpression():
                return ALWAYS if node.value else NEVER
            case ast.SymbolExpression():
                return _flag(node.name)
            case ast.LogicExpression():
                return self._joined(node)
            case ast.UnaryExpression(type="not"):
                part = self._condition(node.right)
                return negated(part) if isinstance(part, Test) else Not(part)
            case ast.ContainsExpression():
                return self._contains(node)
            case ast.ComparisonExpression():
                return self._comparison(node)
            case _:
                raise bad("unsupported", "shape")

    def _joined(self, node: Any) -> Condition:
        """A chain leans to the left: `a or b or c` is (a or b) or c."""
        from rule_engine import ast

        word, parts = node.type, list[Condition]()
        kind = AllOf if word == "and" else AnyOf
        while isinstance(node, ast.LogicExpression) and node.type == word:
            parts.append(self._condition(node.right))
            node = node.left
        parts.append(self._condition(node))
        flat: list[Condition] = []
        for part in reversed(parts):
            flat.extend(part.parts if isinstance(part, kind) else [part])
        return flat[0] if len(flat) == 1 else kind(tuple(flat))

    def _comparison(self, node: Any) -> Condition:
        from rule_engine import ast

        self._signs += 1
        left, right, op = node.left, node.right, _SIGNS.get(node.type)
        if op is not None and isinstance(right, ast.SymbolExpression) and not isinstance(left, ast.SymbolExpression):
            left, right, op = right, left, _MIRRORED[op]
        if op is None or not isinstance(left, ast.SymbolExpression) or isinstance(right, ast.SymbolExpression):
            raise bad("unsupported", "two_facts")
        fact = FACTS[left.name]
        if op not in ("==", "!=") and fact.kind not in NUMERIC:
            raise bad("type", "order", fact=fact.name)
        value = self._value(fact, right)
        if isinstance(value, bool):
            return Test(fact.name, "==", value == (op == "=="))
        return Test(fact.name, op, value)

    def _contains(self, node: Any) -> Condition:
        from rule_engine import ast

        self._signs += 1
        if not isinstance(node.member, ast.SymbolExpression) or not isinstance(node.container, ast.ArrayExpression):
            raise bad("unsupported", "contains")
        fact = FACTS[node.member.name]
        return Test(fact.name, "in", tuple(dict.fromkeys(self._value(fact, one) for one in node.container.value)))

    def _value(self, fact: Fact, node: Any) -> Value:
        from rule_engine import ast

        if not isinstance(node, ast.FloatExpression | ast.StringExpression | ast.BooleanExpression):
            raise bad("unsupported", "shape")
        self._values += not isinstance(node, ast.BooleanExpression)
        value = fits(fact, node.value)
        if value is None:
            raise bad("type", f"kind.{_wanted(fact)}", fact=fact.name, options=", ".join(fact.options))
        return value


def _flag(name: str) -> Condition:
    if FACTS[name].kind != "flag":
        raise bad("type", "bare", fact=name)
    return Test(name, "==", True)


def _wanted(fact: Fact) -> str:
    return "number" if fact.kind in NUMERIC else fact.kind if fact.kind in ("flag", "choice") else "words"
