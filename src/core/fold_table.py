#!/usr/bin/env python3
"""Writes the table by which names and notes are compared: letters without case, marks and strokes.

    fold_table.py OUT

Unicode's own data (python3's unicodedata): compatibility decomposition, case folding, marks
removed. On top of that, letters that Unicode does not decompose but that people look for by their
plain form (d for đ, ss for ß, ae for æ), curly quotes and long dashes.
"""
import re
import sys
import unicodedata

# Rows of the table that are looked up directly, one entry a code point.
ROWS = [("Low", 0x80, 0x530), ("High", 0x1E00, 0x2000)]
# Blocks whose letters, where they change at all, are found by binary search.
REST = [(0x2C60, 0x2C80), (0xA720, 0xA800), (0xAB30, 0xAB70), (0xFB00, 0xFB07)]
# Letters that have no decomposition; those named "X WITH STROKE" and the like come from their names.
PLAIN = {
    "ß": "ss", "ẞ": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i", "ĸ": "k", "ŋ": "n",
    "ſ": "s", "ə": "e", "ǝ": "e", "ƿ": "w", "ȣ": "ou", "ȸ": "db", "ȹ": "qp", "ȷ": "j", "ʼ": "'",
    "ʻ": "'", "ʹ": "'", "ʾ": "'", "ʿ": "'", "ς": "σ",
}
# Punctuation that a keyboard writes in its own way.
MARKS = {
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "…": "...",
    # Soft hyphen, joiners and direction marks are not heard and not seen.
    "\u00ad": "", "\u200c": "", "\u200d": "", "\u200e": "", "\u200f": "", "\u2060": "",
}


def plain(letter):
    if letter in PLAIN:
        return PLAIN[letter]
    named = re.match(r"LATIN SMALL LETTER ([A-Z]) WITH ", unicodedata.name(letter, ""))
    return named.group(1).lower() if named else letter


def fold(letter):
    if letter in MARKS:
        return MARKS[letter]
    if unicodedata.category(letter)[0] not in "LM":
        return letter
    text = letter
    for _ in range(3):  # marks before case: a Greek iota below a letter is one, and would become a letter
        text = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in text if unicodedata.category(c) not in ("Mn", "Me")).casefold()
    if any(c.isspace() for c in text):  # a spacing accent stands for itself
        return letter
    return "".join(plain(c) for c in text)


def main(path):
    several = []  # folded forms of more than one letter: entry 0xE000 + index (private use)

    def entry(code):
        folded = fold(chr(code))
        if not folded:
            return 0
        if len(folded) == 1 and ord(folded) < 0xE000:
            return ord(folded)
        if folded not in several:
            several.append(folded)
        return 0xE000 + several.index(folded)

    lines = ["// Made by fold_table.py. 0: removed; from 0xE000 on: one of kSeveral.", ""]
    for name, begin, end in ROWS:
        lines.append(f"constexpr char32_t k{name}Begin = 0x{begin:X};")
        lines.append(f"constexpr char32_t k{name}End = 0x{end:X};")
        lines.append(f"constexpr std::uint16_t k{name}[] = {{")
        values = [entry(code) for code in range(begin, end)]
        for at in range(0, len(values), 12):
            lines.append("    " + ", ".join(str(v) for v in values[at:at + 12]) + ",")
        lines.append("};")
    rest = [code for begin, end in REST for code in range(begin, end)]
    rest += [ord(c) for c in MARKS if not any(begin <= ord(c) < end for _, begin, end in ROWS)]
    pairs = [(code, entry(code)) for code in sorted(rest)]
    lines.append("struct FoldPair {\n  std::uint16_t from;\n  std::uint16_t to;\n};")
    lines.append("constexpr FoldPair kRest[] = {")
    lines += [f"    {{{code}, {to}}}," for code, to in pairs if code != to]
    lines.append("};")
    lines.append("constexpr std::string_view kSeveral[] = {")
    for folded in several:
        escaped = "".join(f"\\x{byte:02x}" for byte in folded.encode())
        lines.append(f'    "{escaped}",')
    lines.append("};")
    with open(path, "w", encoding="ascii") as out:
        out.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
