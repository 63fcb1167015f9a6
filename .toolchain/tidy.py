"""tidy.py BUILD: clang-tidy over the sources of src/ that BUILD compiles, two at a time.

A file that was clean is looked at again only when it, a header of ours that it includes, or .clang-tidy changed.
"""
import concurrent.futures
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path.cwd()
build = Path(sys.argv[1])
stamps = ROOT / ".build/tidy"
stamps.mkdir(parents=True, exist_ok=True)


def headers():
    """object file -> our own files that it was compiled from, as ninja recorded them."""
    text = subprocess.run(["ninja", "-C", build, "-t", "deps"], stdout=subprocess.PIPE, text=True).stdout
    found = {}
    for block in text.split("\n\n"):
        lines = block.splitlines()
        if lines:
            paths = [(build / line.strip()).resolve() for line in lines[1:]]
            found[lines[0].split(":")[0]] = sorted({p for p in paths if p.is_relative_to(ROOT) and p.is_file()})
    return found


def key(source, included):
    digest = hashlib.sha256((ROOT / ".clang-tidy").read_bytes())
    for path in [source, *included]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def look(source, wanted):
    stamp = stamps / (str(source.relative_to(ROOT)).replace("/", "_") + ".ok")
    if stamp.exists() and stamp.read_text() == wanted:
        return None
    run = subprocess.run(["clang-tidy-19", "--quiet", "-p", build, source], stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE, text=True)
    if run.returncode == 0:
        stamp.write_text(wanted)
        return ""
    # Paths as people know them, not through the include folders of the build.
    return re.sub(rf"{re.escape(str(ROOT))}/(\.build/[\w-]+/include/\w+/)?", "", run.stdout + (run.stderr if not run.stdout else ""))


deps = headers()
jobs = []
for entry in json.loads((build / "compile_commands.json").read_text()):
    source = Path(entry["file"])
    if source.is_relative_to(ROOT / "src"):
        jobs.append((source, key(source, deps.get(entry["output"], []))))
with concurrent.futures.ThreadPoolExecutor(2) as pool:
    results = []
    for text in pool.map(lambda job: look(*job), jobs):
        results.append(text)
        if text:
            print(text, flush=True)
looked = sum(r is not None for r in results)
bad = sum(bool(r) for r in results)
print(f"clang-tidy: {len(results)} files, {looked} looked at, {bad} with faults")
sys.exit(1 if bad else 0)
