"""font.py IN OUT: Inter cut down to the letters that names and notes are written in here.

Layout features and hinting go: Dear ImGui draws glyph by glyph and its rasteriser uses neither. Composed
letters stay as they are, so dropping the features loses no accent. So do the glyphs' names, which nobody asks for,
and every second unit of the 2,048 to an em, which moves no point of a 32 px letter by more than a 60th of a pixel.
"""
import sys

from fontTools import cffLib, subset
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib.scaleUpem import scale_upem

RANGES = [
    (0x20, 0x7E), (0xA0, 0xFF),       # Latin-1
    (0x100, 0x24F),                   # Latin Extended-A and -B: Polish, Turkish, Romanian, Yoruba with marks ...
    (0x250, 0x259), (0x2B9, 0x2DD),   # schwa and open vowels of African languages; modifier letters (okina)
    (0x300, 0x36F),                   # combining marks
    (0x370, 0x3FF), (0x400, 0x4FF),   # Greek, Cyrillic
    (0x1E00, 0x1EFF),                 # Latin Extended Additional: Vietnamese, Welsh
    (0x2010, 0x2027), (0x202F, 0x203E), (0x2044, 0x2044),  # dashes, quotes, bullets, ellipsis
    (0x2070, 0x209C), (0x20A0, 0x20BF), (0x2116, 0x2116), (0x2122, 0x2122),
    (0x2190, 0x2199), (0x21A9, 0x21BB),                    # arrows
    (0x2212, 0x2212), (0x2248, 0x2248), (0x2260, 0x2265), (0x25A0, 0x25CF),
    (0x2605, 0x2606), (0x2713, 0x2717), (0x26A0, 0x26A0), (0xFFFD, 0xFFFD),
]



def rename(font):
    """Glyphs get the names that every CFF font has without writing them down, and then numbers (8 KB compressed)."""
    old = font.getGlyphOrder()
    usual = cffLib.cffStandardStrings[1:]
    new = [".notdef", *usual, *(str(i) for i in range(len(old)))][:len(old)]
    assert old[0] == ".notdef" and len(set(new)) == len(new)
    to = dict(zip(old, new))
    top = font["CFF "].cff[0]
    top.CharStrings.charStrings = {to[name]: glyph for name, glyph in top.CharStrings.charStrings.items()}
    top.charset = new
    for table in font["cmap"].tables:
        table.cmap = {code: to[name] for code, name in table.cmap.items()}
    font["hmtx"].metrics = {to[name]: width for name, width in font["hmtx"].metrics.items()}
    font.setGlyphOrder(new)


def halve(font):
    """Half the units. Outlines are drawn anew: CFF says each point from the one before, and scale_upem rounds every
    step (fontTools 4.57), which ends 10 units beside it."""
    top = font["CFF "].cff[0]
    glyphs, outlines = font.getGlyphSet(), {}
    for name in font.getGlyphOrder():
        pen = T2CharStringPen(None, None)
        glyphs[name].draw(TransformPen(pen, (0.5, 0, 0, 0.5, 0, 0)))
        outlines[name] = pen.getCharString(top.Private).program
    scale_upem(font, font["head"].unitsPerEm // 2)
    for name, program in outlines.items():
        top.CharStrings[name].setProgram(program)


options = subset.Options(layout_features=[], hinting=False, name_IDs=[1, 2, 13, 14], notdef_outline=True,
                         drop_tables=["GPOS", "GSUB", "GDEF", "STAT", "DSIG"])
font = subset.load_font(sys.argv[1], options)
subsetter = subset.Subsetter(options)
subsetter.populate(unicodes=[c for first, last in RANGES for c in range(first, last + 1)])
subsetter.subset(font)
halve(font)
rename(font)
# The source's own dates, so that the same input gives the same file and the same hashed name.
font.recalcTimestamp = False
subset.save_font(font, sys.argv[2], options)
