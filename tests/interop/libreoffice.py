"""LibreOffice opens what the app writes for spreadsheets and shows what was meant; and a report that it saves as .xlsx says the
same as its CSV. Headless, with a profile of its own."""
import csv
import io
import os
import subprocess
import sys
import tempfile
from pathlib import Path

tool = Path(os.environ.get("ALONGSIDE_NATIVE", ".build/native")) / "csvtool"
passed = failed = 0


def check(what, got, wanted):
    global passed, failed
    if got == wanted:
        passed += 1
    else:
        failed += 1
        print(f"FAILED: {what}\n  got    {got!r}\n  wanted {wanted!r}")


def office(folder, *words):
    made = subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", *words,
                           "--outdir", str(folder / "out")], capture_output=True, text=True, timeout=300)
    if made.returncode != 0:
        sys.exit(f"LibreOffice failed: {made.stderr}")


with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    (folder / "written.csv").write_bytes(subprocess.check_output([tool]))
    expected = subprocess.check_output([tool, "expected"], text=True).rstrip("\n").split("\n")
    # As a double click opens it: separator, letters and kinds of cells are LibreOffice's own guess. Then into its own format,
    # and from there as it is shown (the eighth token: as on the screen).
    office(folder, "--convert-to", "ods", str(folder / "written.csv"))
    office(folder, "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", str(folder / "out/written.ods"))
    rows = list(csv.reader(io.StringIO((folder / "out/written.csv").read_text(encoding="utf-8"), newline="")))
    check("every line is a row", len(rows), len(expected))
    for row, wanted in zip(rows, expected):
        check(f"a cell {wanted!r}", row[0].replace("\n", "\v"), wanted)
        check("with a day beside it", row[1], "2026-11-23")

print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
