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


def headers(source, found):
    """Our own files that a source includes, and what they include."""
    for line in source.read_text().splitlines():
        named = re.match(r'\s*#\s*include\s*"([^"]+)"', line)
        for path in (source.parent / named[1], ROOT / "src" / named[1]) if named else ():
            if path.is_file() and path.resolve() not in found:
                found.add(path.resolve())
                headers(path.resolve(), found)
    return sorted(found)


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


jobs = []
for entry in json.loads((build / "compile_commands.json").read_text()):
    source = Path(entry["file"])
    if source.is_relative_to(ROOT / "src"):
        jobs.append((source, key(source, headers(source, set()))))
with concurrent.futures.ThreadPoolExecutor(2) as pool:
    results = []
    for text in pool.map(lambda job: look(*job), jobs):
        results.append(text)
        if text:
            print(text, flush=True)
looked = sum(r is not None for r in results)
bad = sum(bool(r) for r in results)
print(f"clang-tidy: {len(results)} files, {looked} looked at, {bad} with faults")
if len(results) < len(list((ROOT / "src").rglob("*.cpp"))) // 2:  # some are for the browser alone
    sys.exit("clang-tidy: most of the sources are not among the compile commands of " + str(build))
sys.exit(1 if bad else 0)
