#!/usr/bin/env python3
"""Holds the JSON Schema against the corpus that the loader is tested with, by an independent
validator: it accepts what the loader accepts, refuses every bad shape, and accepts every bad
meaning, since those faults are the ones that a schema cannot say."""

import json
import pathlib
import sys

import jsonschema

here = pathlib.Path(__file__).resolve().parent
scenarios = here.parent.parent / "scenarios"


def in_python_dialect(schema):
    """A schema's patterns are ECMA 262, where $ is the end; in Python's it may stand before a
    last line end as well."""
    if isinstance(schema, list):
        return [in_python_dialect(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: value[:-1] + r"\Z"
        if key == "pattern" and isinstance(value, str) and value.endswith("$")
        else in_python_dialect(value)
        for key, value in schema.items()
    }


def no_constant(name):
    raise ValueError(f"{name} is not JSON")


def fault_of(validator, path):
    """Why the validator refuses a file; None if it accepts it."""
    try:
        document = json.loads(path.read_bytes().decode("utf-8"), parse_constant=no_constant)
    except (ValueError, RecursionError) as error:
        return str(error)
    error = jsonschema.exceptions.best_match(validator.iter_errors(document))
    return error.message if error else None


def main():
    schema = json.loads((scenarios / "scenario.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(in_python_dialect(schema))
    shipped = [p for p in scenarios.glob("*.json") if p.name != "scenario.schema.json"]
    groups = [("shipped", shipped, True)]
    for kind, accepted in (("good", True), ("bad-shape", False), ("bad-meaning", True)):
        groups.append((kind, (here / "corpus" / kind).glob("*.json"), accepted))
    wrong = 0
    for kind, paths, accepted in groups:
        paths = sorted(paths)
        if not paths:
            wrong += 1
            print(f"{kind}: there are no files")
        for path in paths:
            fault = fault_of(validator, path)
            if (fault is None) != accepted:
                wrong += 1
                print(f"{kind}/{path.name}: the schema {'accepts it' if not fault else fault}")
    return 1 if wrong else 0


sys.exit(main())
