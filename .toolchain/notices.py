"""notices.py OUT.inc: the notices that the licences of everything in the shipped page ask for, as the lines of a
C++ array of {title, text} for the page About.

Taken from the very sources that are compiled, so they cannot go stale; a source that is missing is an error.
"""
import os
import re
import sys
from pathlib import Path

SOURCES = Path(os.environ.get("ALONGSIDE_SOURCES", "/opt/alongside-src"))
DOC = Path("/usr/share/doc")
MUSL = Path("/usr/share/emscripten/system/lib/libc/musl/COPYRIGHT")


def whole(path):
    return path.read_text(encoding="utf-8", errors="replace")


def stanza(package, licence):
    """The text of one licence from a Debian copyright file, whose lines are indented and whose blanks are dots."""
    text = whole(DOC / package / "copyright")
    # The stanza that defines a licence stands by itself after a blank line; that of a file has Copyright before it.
    found = re.search(rf"\n\nLicense: *{re.escape(licence)}\n((?: .*\n?)+)", text)
    if not found:
        sys.exit(f"notices: {package} has no licence {licence}")
    return "\n".join("" if line.strip() == "." else line[1:] for line in found[1].splitlines())


PARTS = [
    ("Dear ImGui", lambda: whole(SOURCES / "imgui/LICENSE.txt")),
    ("stb_truetype and stb_rect_pack, in Dear ImGui", lambda: "MIT License\n" + stb()),
    ("SDL", lambda: whole(SOURCES / "libsdl2/LICENSE.txt")),
    ("Botan", lambda: whole(SOURCES / "botan/license.txt")),
    ("pugixml", lambda: whole(SOURCES / "pugixml/LICENSE.md")),
    ("zlib and minizip", lambda: whole(SOURCES / "zlib/LICENSE") + "\n\n" + minizip()),
    ("JSON for Modern C++", lambda: "Copyright (c) 2013-2022 Niels Lohmann\n"
        "Copyright (c) 2009 Florian Loitsch\nCopyright (c) 2008-2009 Bjoern Hoehrmann\n\n"
        + stanza("nlohmann-json3-dev", "Expat")),
    ("Emscripten", lambda: "Copyright (c) 2010-2024 The Emscripten Authors\n\n" + stanza("emscripten", "Expat")),
    ("musl, the C library", lambda: whole(MUSL)),
    ("libc++, libc++abi, libunwind and compiler-rt", lambda: "Part of the LLVM Project, under the Apache License "
        "v2.0 with LLVM Exceptions\n\n" + llvm()),
    ("Inter, the typeface", lambda: "Copyright (c) 2016-2023 The Inter Project Authors\n"
        "Cut down to fewer letters for this page.\n\n" + stanza("fonts-inter", "OFL-1.1")),
    ("EFF long word list", lambda: "Copyright (c) 2016 Electronic Frontier Foundation\n"
        "Under the Creative Commons Attribution 3.0 licence, "
        "https://creativecommons.org/licenses/by/3.0/\nSorted by letter for this page.\n"),
]


def llvm():
    text = whole(DOC / "clang-19/copyright")
    found = re.search(r"License: APACHE-2-LLVM-EXCEPTIONS\n((?: .*\n?)+)", text)
    if not found:
        sys.exit("notices: clang-19 has no LLVM licence")
    return "\n".join("" if line.strip() == "." else line.removeprefix(" ") for line in found[1].splitlines())


def excerpt(path, pattern):
    """What the pattern's group finds in a source."""
    found = re.search(pattern, whole(path), re.S)
    if not found:
        sys.exit(f"notices: {path.name} has no licence where it had one")
    return found[1]


def minizip():
    return excerpt(SOURCES / "zlib/contrib/minizip/unzip.h", r"(Copyright \(C\).*?)\n *-+\n\s*Changes")


def stb():
    return excerpt(SOURCES / "imgui/imstb_truetype.h", r"ALTERNATIVE A - MIT License\n(.*?)\n-{20,}")


with open(sys.argv[1], "w", encoding="utf-8") as out:
    for title, text in PARTS:
        body = text().strip()
        # A raw string of C++ may hold 65,536 characters, and must not hold its own end.
        assert len(body) < 60000 and ")~~" not in body, title
        out.write('{"%s", R"~~(%s)~~"},\n' % (title, body))
