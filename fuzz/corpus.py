#!/usr/bin/env python3
"""Inputs of a fuzz target as one file of the repository, or as the folder that libFuzzer wants.

    python3 fuzz/corpus.py unfold query    # fuzz/kept/query.jsonl → fuzz/corpus/query/
    python3 fuzz/corpus.py fold query DIR  # the files of DIR → fuzz/kept/query.jsonl

A line is an input: a JSON text. Inputs that are no text (keys) have a character for each byte.
"""

import hashlib
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).parent


def main():
    action, target = sys.argv[1:3]
    kept = HERE / "kept" / f"{target}.jsonl"
    code = "latin-1" if target == "keys" else "utf-8"
    if action == "unfold":
        folder = HERE / "corpus" / target
        folder.mkdir(parents=True, exist_ok=True)
        for line in kept.read_text("utf-8").splitlines():
            data = json.loads(line).encode(code)
            (folder / hashlib.sha1(data).hexdigest()).write_bytes(data)
    elif action == "fold":
        inputs = []
        for path in pathlib.Path(sys.argv[3]).iterdir():
            data = path.read_bytes()
            try:
                inputs.append(data.decode(code))
            except UnicodeDecodeError as error:
                # A target of texts looks at what is UTF-8 up to the first fault.
                inputs.append(data[: error.start].decode(code))
        lines = sorted({json.dumps(text) for text in inputs}, key=lambda line: (len(line), line))
        kept.write_text("".join(line + "\n" for line in lines), "utf-8")
    else:
        sys.exit(__doc__)


main()
