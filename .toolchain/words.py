"""words.py IN OUT: the EFF long word list as the lines of a C++ array."""
import sys

words = [line.split()[-1] for line in open(sys.argv[1], encoding="utf-8") if line.strip()]
words = [w for w in words if w.replace("-", "").isalpha()]
# Exactly 6^5 different words: passphrase strength and fingerprints are counted from that number.
assert len(words) == len(set(words)) == 7776, len(words)
with open(sys.argv[2], "w", encoding="utf-8") as out:
    out.write("".join(f'"{w}",\n' for w in sorted(words)))
