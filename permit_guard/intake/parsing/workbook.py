"""A workbook as plain tables: values by calamine, structure by the XML, and the two must agree."""

from __future__ import annotations

import io
import posixpath
import zipfile
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from permit_guard.domain.text import Text
from permit_guard.intake.parsing.sheet_xml import SheetStructure, blank_shared_strings, local, parse_xml, structure_of
from permit_guard.intake.parsing.zip_gate import unpack
from permit_guard.intake.refusal import FileRefused
from permit_guard.intake.wording import shown

MOST_SHEETS: Final = 50
WORKBOOK: Final = "xl/workbook.xml"
FORMULA: Final = {"f": 1}
ERROR: Final = {"e": 1}


def read_workbook(archive: bytes) -> dict[str, Any]:
    """Every worksheet of an XLSX as `{"tables": [...]}`, ready for JSON. Raises FileRefused.

    A row is `[number, cells]`, a cell a text, a number, a bool, `{"d": "2026-03-12"}` for a day, `{"f": 1}` for a
    formula, `{"e": 1}` for an error and `{"x": "…"}` for anything else. Hidden sheets are listed without their rows.
    """
    members = unpack(archive)
    if WORKBOOK not in members:
        raise _no_workbook(members)
    sheets = _sheets(members)
    blank = blank_shared_strings(members.get("xl/sharedStrings.xml"))
    opened = _open(members)
    if [name for name, _, _ in sheets] != [name for name in opened.sheet_names if name in {n for n, _, _ in sheets}]:
        raise _disagree("")
    tables = []
    for name, part, visible in sheets:
        structure = structure_of(members.get(part, b"<worksheet/>"), blank)
        tables.append(_table(opened.get_sheet_by_name(name), structure, visible))
    return {"tables": tables}


def _open(members: dict[str, bytes]) -> Any:
    """Calamine over a plain archive of what came through the gate, so that it unpacks nothing by itself."""
    from python_calamine import CalamineError, CalamineWorkbook  # only a child with a workbook pays

    clean = io.BytesIO()
    with zipfile.ZipFile(clean, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            if name.endswith((".xml", ".rels")):
                archive.writestr(zipfile.ZipInfo(name), content)
    clean.seek(0)
    try:
        return CalamineWorkbook.from_filelike(clean)
    except CalamineError as wrong:
        raise _damaged() from wrong


def _sheets(members: dict[str, bytes]) -> list[tuple[str, str, bool]]:
    """Name, part and visibility of every worksheet, in the workbook's order; charts and macros are left out."""
    targets: dict[str, str] = {}
    found: list[tuple[str, str, bool]] = []

    def relation(name: str, attributes: dict[str, str]) -> None:
        if local(name) == "Relationship" and attributes.get("Type", "").endswith("/worksheet"):
            target = attributes.get("Target", "").replace("\\", "/")
            targets[attributes.get("Id", "")] = posixpath.normpath(
                target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            )

    def sheet(name: str, attributes: dict[str, str]) -> None:
        if local(name) == "sheet":
            identity = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            if identity in targets:
                found.append(
                    (attributes.get("name", ""), targets[identity], attributes.get("state", "visible") == "visible")
                )

    parse_xml(members.get("xl/_rels/workbook.xml.rels", b"<none/>"), relation)
    parse_xml(members[WORKBOOK], sheet)
    if not found or len(found) > MOST_SHEETS:
        raise _damaged()
    return found


def _table(sheet: Any, structure: SheetStructure, visible: bool) -> dict[str, Any]:
    """One sheet for JSON. Raises FileRefused when calamine did not see what the XML holds."""
    first_row, first_column = sheet.start or (0, 0)
    rows: dict[int, list[Any]] = {}
    seen: dict[int, int] = {}
    apart = {*structure.formulas, *structure.errors}
    for number, values in enumerate(sheet.to_python(skip_empty_area=True), first_row + 1):
        cells = [""] * first_column + [_cell(value) for value in values]
        filled = (
            sum(1 for column, cell in enumerate(cells) if cell != "" and (number, column) not in apart)
            if apart
            else len(cells) - cells.count("")
        )
        if filled:
            rows[number], seen[number] = cells, filled
    if seen != structure.filled:
        raise _disagree(sheet.name)
    for mark, places in ((ERROR, structure.errors), (FORMULA, structure.formulas)):
        for number, column in places:
            cells = rows.setdefault(number, [])
            cells.extend([""] * (column + 1 - len(cells)))
            cells[column] = mark
    return {
        "name": sheet.name,
        "visible": visible,
        "empty": not rows,
        "rows": sorted(rows.items()) if visible else [],
        "hidden_rows": [number for number in structure.hidden_rows if number in rows],
        "hidden_columns": structure.hidden_columns,
        "merged": structure.merged,
    }


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return value if value.strip() else ""
    if isinstance(value, datetime):
        return {"d": value.date().isoformat()} if value.time() == time() else {"x": value.isoformat(" ")}
    if isinstance(value, date):
        return {"d": value.isoformat()}
    if isinstance(value, time | timedelta):
        return {"x": str(value)}
    return value


def _no_workbook(members: dict[str, bytes]) -> FileRefused:
    what = next((said for start, said in _OTHERS.items() if any(name.startswith(start) for name in members)), None)
    found = what or Text("arsip ZIP tanpa lembar kerja", "a ZIP archive without a workbook")
    return FileRefused(
        Text(
            f"Isinya {found.id}, bukan lembar kerja XLSX. Simpan tabelnya sebagai .xlsx atau .csv, lalu kirim lagi.",
            f"Its content is {found.en}, not an XLSX workbook. Save its table as .xlsx or .csv and resend.",
        )
    )


_OTHERS: Final = {
    "word/": Text("dokumen Word (.docx)", "a Word document (.docx)"),
    "ppt/": Text("presentasi (.pptx)", "a presentation (.pptx)"),
    "xl/workbook.bin": Text("lembar kerja biner (.xlsb)", "a binary workbook (.xlsb)"),
    "content.xml": Text("dokumen OpenDocument (.ods atau .odt)", "an OpenDocument file (.ods or .odt)"),
}


def _disagree(sheet: str) -> FileRefused:
    where_id, where_en = (f" pada lembar {shown(sheet)}", f" on sheet {shown(sheet)}") if sheet else ("", "")
    return FileRefused(
        Text(
            f"Dua cara membaca{where_id} tidak menemukan isi yang sama, jadi ada baris yang bisa hilang. Simpan ulang "
            "sebagai .xlsx dari aplikasi lembar kerja, atau kirim sebagai CSV.",
            f"Two ways of reading{where_en} did not find the same content, so a row could be lost. Save it again as "
            ".xlsx from a spreadsheet program, or send it as CSV.",
        )
    )


def _damaged() -> FileRefused:
    return FileRefused(
        Text(
            "Lembar kerja rusak. Buka di aplikasi lembar kerja, simpan ulang sebagai .xlsx, lalu kirim lagi.",
            "The workbook is damaged. Open it in a spreadsheet program, save it again as .xlsx and resend.",
        )
    )
