"""imgui_trim.py FILE OUT: Dear ImGui's drawing (1.90.1) without its built-in typeface.

That is 12 KB which no compression shrinks, for programs that bring no typeface; this one always brings its own.
"""
import re
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    text = file.read()
FACE = re.compile(r"(static const char proggy_clean_ttf_compressed_data_base85\[)11980 \+ 1\] =\n(?:    \".*\"\n)*    \".*\";\n")
text, found = FACE.subn(r'\g<1>1] = "";\n', text)
assert found == 1, "another release of Dear ImGui writes it otherwise"
with open(sys.argv[2], "w", encoding="utf-8") as file:
    file.write(text)
