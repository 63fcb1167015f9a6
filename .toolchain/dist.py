"""dist.py BUILD OUT VERSION [--ship]: puts the page together as a static web root.

Everything gets a name with its own hash (style.1a2b3c4d.css) and may be cached for ever, except the three files
that a browser asks for by name. In the files of web/:
  @@asset(NAME)@@  the hashed name of NAME, relative to the page
  @@version@@      the version
  @@build@@        a hash over everything that goes in, this script included
  @@precache@@     (in sw.js) all files as a JSON list
--ship also shrinks the JavaScript, adds .br and .gz, and prints the sizes.
"""
import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import brotli

sys.dont_write_bytecode = True  # nothing is left behind in .toolchain
from icon import with_palette  # noqa: E402

FIXED = {"index.html", "sw.js", "manifest.webmanifest"}
NOT_SHIPPED = {"nginx.conf", "pre.js"}  # the server's, and part of alongside.js already
TEXT = {".html", ".js", ".css", ".webmanifest", ".svg"}
HERE = Path(__file__).parent
ROOT = HERE.parent


def collect(build):
    """All input files by their plain name."""
    files = {p.name: p.read_bytes() for p in sorted((ROOT / "web").iterdir())
             if p.is_file() and p.name not in NOT_SHIPPED and p.suffix != ".md"}
    for name in ("alongside.js", "alongside.wasm", "inter-400.otf", "inter-600.otf"):
        files[name] = (build / name).read_bytes()
    files.update(icons(build / "icons"))
    return files


def icons(folder):
    """PNG icons from assets/icon.svg. The maskable one keeps its mark inside the circle that Android cuts."""
    source = ROOT / "assets/icon.svg"
    svg = source.read_text()
    inner = re.sub(r"<\?xml.*?\?>", "", svg)
    ground = re.search(r'id="ground"[^>]*fill="(#\w+)"', svg)
    colour = ground.group(1) if ground else "#F7F3EC"

    def inset(share):
        size, edge = 100 * share, 50 * (1 - share)
        fitted = re.sub(r"<svg\b", f'<svg x="{edge}" y="{edge}" width="{size}" height="{size}"', inner, count=1)
        return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'
                f'<rect width="100" height="100" fill="{colour}"/>{fitted}</svg>')

    # Drawn again only when the drawing (or its sizes here) changed.
    wanted = {"icon-192.png": (192, svg), "icon-512.png": (512, svg),
              "icon-maskable-512.png": (512, inset(0.8)), "apple-touch-180.png": (180, inset(0.92))}
    stamp = hashlib.sha256(repr(wanted).encode() + (HERE / "icon.py").read_bytes()).hexdigest()
    folder.mkdir(exist_ok=True)
    if not (folder / "stamp").exists() or (folder / "stamp").read_text() != stamp:
        for name, (size, drawing) in wanted.items():
            drawn = subprocess.run(["rsvg-convert", "-w", str(size), "-h", str(size)], input=drawing.encode(),
                                   check=True, stdout=subprocess.PIPE).stdout
            (folder / name).write_bytes(with_palette(drawn))
        (folder / "stamp").write_text(stamp)
    made = {name: (folder / name).read_bytes() for name in wanted}
    made["favicon.svg"] = svg.encode()
    return made


def enclose(script):
    """alongside.js in a function of its own: it shares the name Module with the page's scripts and no other, so
    its names can all become short (5 KB after brotli) without meeting theirs."""
    return b"(function(Module){\n" + script + b"\n})(Module);\n"


def shrink(script):
    return subprocess.run(["terser", "--compress", "--mangle", "--comments", "false"], input=script, check=True,
                          stdout=subprocess.PIPE).stdout


class Page:
    def __init__(self, files, version, ship):
        self.files, self.version, self.ship = files, version, ship
        self.made = {}  # plain name -> (name in the web root, content)
        every = hashlib.sha256(version.encode() + Path(__file__).read_bytes())
        for name in sorted(files):
            every.update(name.encode() + hashlib.sha256(files[name]).digest())
        self.build = every.hexdigest()[:12]

    def make(self, name, asked_by=()):
        if name in asked_by:
            sys.exit("dist: the files refer to each other in a circle: " + " -> ".join((*asked_by, name)))
        if name not in self.files:
            sys.exit(f"dist: {asked_by[-1] if asked_by else 'something'} refers to {name}, which does not exist")
        if name not in self.made:
            data = self.files[name]
            if Path(name).suffix in TEXT:
                data = self.fill(name, data.decode(), asked_by).encode()
            if self.ship and name.endswith(".js"):
                data = shrink(data)
            stem, suffix = os.path.splitext(name)
            public = name if name in FIXED else f"{stem}.{hashlib.sha256(data).hexdigest()[:8]}{suffix}"
            self.made[name] = (public, data)
        return self.made[name][0]

    def fill(self, name, text, asked_by):
        chain = (*asked_by, name)
        # A file with a fixed name may be referred to from anywhere: its name does not depend on its content.
        asset = lambda m: m[1] if m[1] in FIXED else self.make(m[1], chain)
        text = re.sub(r"@@asset\(([^)]+)\)@@", asset, text)
        text = text.replace("@@version@@", self.version).replace("@@build@@", self.build)
        if "@@precache@@" in text:
            others = sorted(self.make(n, chain) for n in self.files if n != name)
            text = text.replace("@@precache@@", json.dumps(others))
        left = re.search(r"@@\w+", text)
        if left:
            sys.exit(f"dist: {name} has an unknown mark: {left[0]}")
        return text


def write(page, out, ship):
    """Into a new folder that then takes the old one's place: a server never shows half of each."""
    new = out.with_name(out.name + ".new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    sizes = []
    for public, data in sorted(page.made.values()):
        (new / public).write_bytes(data)
        row = [public, len(data), len(data), len(data)]
        if ship and Path(public).suffix not in {".png"}:
            packed = {".gz": gzip.compress(data, 9, mtime=0), ".br": brotli.compress(data, quality=11, lgwin=22)}
            for column, (suffix, small) in enumerate(packed.items(), 2):
                if len(small) < len(data):
                    (new / (public + suffix)).write_bytes(small)
                    row[column] = len(small)
        sizes.append(row)
    old = out.with_name(out.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if out.exists():
        out.rename(old)
    new.rename(out)
    shutil.rmtree(old, ignore_errors=True)
    return sizes


def report(sizes):
    total = ["total", *(sum(row[i] for row in sizes) for i in (1, 2, 3))]
    print(f"{'':42}{'raw':>12}{'gzip':>12}{'brotli':>12}")
    for name, raw, gz, br in [*sorted(sizes, key=lambda row: -row[3]), total]:
        print(f"{name:42}{raw:12,}{gz:12,}{br:12,}")


def main():
    build, out, version = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    ship = "--ship" in sys.argv
    files = collect(build)
    files["alongside.js"] = enclose(files["alongside.js"])
    page = Page(files, version, ship)
    for name in files:
        page.make(name)
    sizes = write(page, out, ship)
    if ship:
        (out.parent / "sizes.json").write_text(json.dumps(
            [dict(zip(("name", "raw", "gzip", "brotli"), row)) for row in sizes], indent=1))
        report(sizes)


main()
