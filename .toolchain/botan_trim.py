"""botan_trim.py FILE: takes out of Botan's amalgamation what describes algorithms that are not in it (3.7.1).

Two tables name every algorithm that Botan knows, and building them is 200 KB of WebAssembly; a third holds the numbers
of 28 elliptic curves. What is not there is unknown to Botan, which it is in this build anyway. And its messages are
put together without streams, its casts are not checked while it runs, and what runs seldom is compiled for size.
Nothing else changes.
"""
import re
import sys

OURS = re.compile(r'"(ECDSA(/SHA-\d+)?|ECDH|secp256r1|SHA-(256|384|512)|HMAC\(SHA-(256|384|512)\)|AES-256/GCM|'
                  r'KeyWrap\.AES-256|PKCS5\.PBKDF2|PBES2|PBE-PKCS5v20)"')
NAME = re.compile(r'^      \{(?:OID\(\{[\d, ]+\}\), "[^"]+"|"[^"]+", OID\(\{[\d, ]+\}\))\},\n', re.MULTILINE)
CURVE = re.compile(r"^   // (\w+)\n   if\([^\n]*\) \{\n      return load_EC_group_info\(\n.*?\n   \}\n\n",
                   re.MULTILINE | re.DOTALL)

with open(sys.argv[1], encoding="utf-8") as file:
    text = file.read()
names, curves = NAME.findall(text), CURVE.findall(text)
kept = [name for name in names if OURS.search(name)]
# Another release of Botan may write its tables otherwise; then this must be looked at again.
assert len(names) > 420 and 10 < len(kept) < 60, (len(names), len(kept))
assert len(curves) == 28 and "secp256r1" in curves, curves
text = NAME.sub(lambda name: name[0] if OURS.search(name[0]) else "", text)
text = CURVE.sub(lambda curve: curve[0] if curve[1] == "secp256r1" else "", text)
# std::ostringstream brings all of the C++ library's locales along, for messages that are strings and numbers.
TEXT = """
class Text {
   public:
      Text& operator<<(std::string_view s) { m_text += s; return *this; }
      Text& operator<<(char c) { m_text += c; return *this; }
      template <std::integral T>
      Text& operator<<(T n) { return *this << std::string_view(std::to_string(n)); }
      template <typename T>
         requires requires(const T& t) { t.to_string(); }
      Text& operator<<(const T& t) { return *this << std::string_view(t.to_string()); }
      std::string str() const { return m_text; }

   private:
      std::string m_text;
};
"""


def change(old, new, times=1):
    global text
    assert text.count(old) == times, (old, text.count(old))
    text = text.replace(old, new)


change("namespace fmt_detail {\n", TEXT.lstrip() + "\nnamespace fmt_detail {\n")
change("do_fmt(std::ostringstream& oss", "do_fmt(Text& oss", 2)
change("   std::ostringstream oss;\n   oss.imbue(std::locale::classic());\n", "   Text oss;\n")
change("std::ostringstream mode_name;", "Text mode_name;", 2)
change("std::stringstream msg;", "Text msg;")
change("std::ostringstream out;", "Text out;", 2)
change("std::ostringstream format;", "Text format;")
change("   std::ostringstream oss;\n\n   oss << \"'\";", "   Text oss;\n\n   oss << \"'\";")
change('"\\\\x" << std::hex << std::uppercase << static_cast<int>(z)',
       '"\\\\x" << "0123456789ABCDEF"[z / 16] << "0123456789ABCDEF"[z % 16]')
# Without run-time type information (the page has none) nothing can be asked for its type. Nor is there a need: the one
# curve in this build brings the only kind of scalars, points and tables that there is.
change("dynamic_cast<const PrecomputedMul2TableC&>", "static_cast<const PrecomputedMul2TableC&>", 2)
change("dynamic_cast<const EC_Scalar_Data_PC*>", "static_cast<const EC_Scalar_Data_PC*>")
change("dynamic_cast<const EC_AffinePoint_Data_PC*>", "static_cast<const EC_AffinePoint_Data_PC*>")
# Multiplication unrolled for numbers of 512 bits and more, 160 KB: what is 256 bits long goes another way.
WIDE = re.compile(r"   \} else if\((?:p_size == (?:16|24|32)|sized_for_comba_(?:mul|sqr)<(?:16|24)>\([^\n]*\))\) \{\n"
                  r"      bigint_(?:monty_redc|comba_mul|comba_sqr)_?\d+\([^\n]*;\n")
text, found = WIDE.subn("", text)
assert found == 7, found
for wide in ("16", "24"):
    change(f"         case {wide}:\n            return bigint_comba_mul{wide}(z, x, y);\n", "")
    change(f"         case {wide}:\n            return bigint_comba_sqr{wide}(z, x);\n", "")
# A table of all primes of 16 bits, 12 KB of the transfer, which is only asked whether so small a number is one.
change("      return std::binary_search(PRIMES, PRIMES + PRIME_TABLE_SIZE, num);\n",
       "      for(uint32_t d = 3; d * d <= num; d += 2) {\n"
       "         if(num % d == 0) {\n            return false;\n         }\n      }\n      return true;\n")
# What names, encodes and looks after keys runs once in a while: as little code as can be. What works through bytes, and
# the curve itself, stays as quick as the compiler makes it.
SELDOM = [("Algorithm Identifier", "Base64 Encoding and Decoding"), ("BigInt Encoding/Decoding", "BLAKE2b"),
          ("ECC Key implemenation", "GCM Mode Encryption"), ("Keypair Checks", "Message Authentication Code base class"),
          ("DSA Parameter Generation", "PBKDF"), ("PEM Encoding/Decoding", "EME Base Class"), ("PK Key", "SHA-{224,256}"),
          ("System RNG", "Version Information")]
for first, after in SELDOM:
    change(f"/*\n* {first}\n", f"#pragma clang attribute push(__attribute__((minsize)), apply_to = function)\n/*\n* {first}\n")
    change(f"/*\n* {after}\n", f"#pragma clang attribute pop\n/*\n* {after}\n")

with open(sys.argv[1], "w", encoding="utf-8") as file:
    file.write(text)
