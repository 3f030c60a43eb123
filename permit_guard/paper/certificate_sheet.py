"""The certificate's one page as blocks: what is certified, how the workers stand, what it does not say, who approved.

Each fact stands in Indonesian, and where it is words in English beneath, smaller and grey.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_CENTER, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Spacer, Table, TableStyle

from permit_guard.domain.case import Employer, EmployerRole
from permit_guard.domain.certificate import Certified, grouped_serial
from permit_guard.domain.office import Office
from permit_guard.domain.standing import Way
from permit_guard.domain.text import Language, Text, say_day, say_number
from permit_guard.paper import certificate_wording as wording
from permit_guard.paper import wording as notice_wording
from permit_guard.paper.fonts import SANS, SANS_BOLD, SERIF, SERIF_BOLD
from permit_guard.paper.letterhead import Kop
from permit_guard.paper.prose import FAINT, TEXT_WIDTH, TINT, bare
from permit_guard.paper.qr import Qr
from permit_guard.paper.saying import NOTHING, say_count
from permit_guard.paper.sheet import MM
from permit_guard.paper.spoken import Shown, Spoken, Tags

LABEL_WIDTH: Final = 38 * MM
QR_SIZE: Final = 33 * MM
GREY: Final = Color(0.33, 0.33, 0.33)
BOTH: Final = (Language.ID, Language.EN)


@dataclass(frozen=True, slots=True)
class Fit:
    """How large the letters are, how many subcontractors are named, and how long a text may be, in characters."""

    scale: float
    subcontractors: int
    longest: int


@dataclass(frozen=True)
class Sheet:
    """All that the page is made from; `tags` hears of each piece as it is drawn."""

    certified: Certified
    office: Office
    fit: Fit
    tags: Tags

    def story(self) -> list[Any]:
        """The page from its kop to its proofs."""
        return [
            Shown(Kop(self.office), self.tags, "P", f"{self.office.government}, {self.office.name}"),
            *self._title(),
            *self._pair(wording.STATES, 10.2, day=self._day(self.certified.on)),
            Spacer(1, 5 * self.fit.scale),
            self._about(),
            self._ways(),
            *self._section(wording.CHECKED, self._checked()),
            *self._section(wording.LIMITS, [wording.LIMITS_SAYS]),
            Spacer(1, 7 * self.fit.scale),
            self._granted(),
            Spacer(1, 4 * self.fit.scale),
            *self._proof(),
        ]

    def _style(self, font: str, size: float, **settings: Any) -> ParagraphStyle:
        scaled = size * self.fit.scale
        return ParagraphStyle(f"{font} {size} {settings}", fontName=font, fontSize=scaled, leading=scaled * 1.22,
                              **({"alignment": TA_LEFT} | settings))  # fmt: skip

    def _say(self, text: str, language: Language, font: str, size: float, role: str = "P", **settings: Any) -> Spoken:
        return Spoken(text, self._style(font, size, **settings), self.tags, language, role)

    def _pair(self, text: Text, size: float, font: str = SERIF, **facts: Text | str) -> list[Spoken]:
        """A sentence in Indonesian, and the same in English beneath."""
        said = [text.in_(language).format(**_in(facts, language)) for language in BOTH]
        return [
            self._say(said[0], Language.ID, font, size, spaceAfter=1),
            self._say(said[1], Language.EN, SANS, size * 0.84, textColor=GREY),
        ]

    def _title(self) -> list[Spoken]:
        middle = {"alignment": TA_CENTER}
        serial = f"{wording.SERIAL.id} / {wording.SERIAL.en}: {grouped_serial(self.certified.serial)}"
        return [
            self._say(wording.TITLE.id.upper(), Language.ID, SERIF_BOLD, 15, "H1", spaceBefore=2, **middle),
            self._say(wording.TITLE.en, Language.EN, SANS, 10.5, "H1", textColor=GREY, **middle),
            self._say(wording.ABOUT.id, Language.ID, SERIF, 10, spaceBefore=3, **middle),
            self._say(wording.ABOUT.en, Language.EN, SANS, 8.4, textColor=GREY, **middle),
            self._say(serial, Language.ID, SANS_BOLD, 10.5, spaceBefore=4, spaceAfter=6, **middle),
        ]

    def _about(self) -> Table:
        """What is certified: labels on the left, what they name on the right."""
        about, contract = self.certified.application, self.certified.application.contract
        main = about.main_contractor
        rows = [
            (wording.APPLICATION, self._fact(about.number)),
            (wording.PROJECT, self._fact(about.project.name)),
            (wording.PLACE, self._fact(self._place())),
            (wording.OWNER, self._fact(about.owner.name)),
            (wording.CONTRACTOR, [self._say(self._employer(main) if main else NOTHING, Language.ID, SERIF, 10)]),
            (wording.SUBCONTRACTORS, self._subcontractors()),
        ]
        if contract is not None and contract.signed_on is not None:
            signed = self._day(contract.signed_on)
            rows.append((wording.CONTRACT, self._said(wording.CONTRACT_SAYS, number=contract.number or "", day=signed)))
        rows += [(wording.CHECKED_ON, self._said(self._day(self.certified.on))),
                 (wording.PROVEN_UNTIL, self._until())]  # fmt: skip
        cells = [[self._label(label), value] for label, value in rows]
        table = Table(cells, colWidths=[LABEL_WIDTH, TEXT_WIDTH - LABEL_WIDTH], hAlign="LEFT")
        lines = ("LINEBELOW", (0, 0), (-1, -1), 0.3, Color(0.82, 0.82, 0.82))
        table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), lines, *bare(0, 1.3, 1.9)]))
        return table

    def _label(self, label: Text) -> list[Spoken]:
        return [
            self._say(label.id, Language.ID, SERIF_BOLD, 9.6),
            self._say(label.en, Language.EN, SANS, 7.4, textColor=GREY),
        ]

    def _fact(self, told: str | None) -> list[Spoken]:
        return [self._say(self._cut(told or NOTHING), Language.ID, SERIF, 10)]

    def _said(self, text: Text, **facts: Text | str) -> list[Spoken]:
        cut = {name: self._cut(fact) if isinstance(fact, str) else fact for name, fact in facts.items()}
        return self._pair(text, 10, SERIF, **cut)

    def _cut(self, told: str) -> str:
        return told if len(told) <= self.fit.longest else f"{told[: self.fit.longest - 1]}…"

    def _employer(self, each: Employer) -> str:
        """The name, cut short where it must be, and the whole NPP."""
        return wording.NPP.format(name=self._cut(each.name), npp=each.npp)

    def _place(self) -> str | None:
        project = self.certified.application.project
        village = project.village and wording.VILLAGE.id.format(village=project.village)
        return ", ".join(filter(None, (project.address, village))) or None

    def _subcontractors(self) -> list[Spoken]:
        named = [
            self._employer(each)
            for each in self.certified.application.employers
            if each.role is EmployerRole.SUBCONTRACTOR
        ]
        shown, more = "; ".join(named[: self.fit.subcontractors]), len(named) - self.fit.subcontractors
        if more <= 0:
            return [self._say(shown or NOTHING, Language.ID, SERIF, 10)]
        said = [wording.AND_MORE.in_(language).format(count=say_number(more, language)) for language in BOTH]
        return [
            self._say(f"{shown}; {said[0]}", Language.ID, SERIF, 10),
            self._say(said[1], Language.EN, SANS, 8.4, textColor=GREY),
        ]

    def _until(self) -> list[Spoken]:
        until = self.certified.standing.proven_until
        if until is None:
            return self._said(wording.NO_ONE_LEFT)
        return self._pair(wording.PROVEN_UNTIL_SAYS, 10, SERIF_BOLD, day=self._day(until))

    def _day(self, day: Any) -> Text:
        return Text(*(say_day(day, language) for language in BOTH))

    def _ways(self) -> Table:
        """How many workers are covered in each way, and how many there are."""
        counted = self.certified.standing.ways
        ways = {way: count for way, count in counted.items() if count or way in (Way.PU, Way.JAKON)}
        titles = [wording.WORKERS, *(wording.WAYS[way] for way in ways)]
        heads = [[self._say(title.id, Language.ID, SERIF_BOLD, 9, alignment=TA_CENTER),
                  self._say(title.en, Language.EN, SANS, 7.2, textColor=GREY, alignment=TA_CENTER)]
                 for title in titles]  # fmt: skip
        counts = [self._say(say_number(count, Language.ID), Language.ID, SERIF_BOLD, 12, alignment=TA_CENTER)
                  for count in (self.certified.workers, *ways.values())]  # fmt: skip
        table = Table([heads, counts], colWidths=[TEXT_WIDTH / len(titles)] * len(titles), spaceBefore=7, spaceAfter=3)
        table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.4, FAINT), ("BACKGROUND", (0, 0), (-1, 0), TINT),
                                   *bare(3, 1.6, 2.6)]))  # fmt: skip
        return table

    def _section(self, heading: Text, said: list[Text]) -> list[Spoken]:
        both = f"{heading.id} / {heading.en}"
        head = self._say(both, Language.ID, SERIF_BOLD, 9.6, "H2", spaceBefore=4 * self.fit.scale, spaceAfter=1)
        return [head, *(each for text in said for each in self._pair(text, 9.4))]

    def _checked(self) -> list[Text]:
        """How much was asked, of what evidence, and whose word the evidence has."""
        told = self.certified
        attested = self._cut(", ".join(told.attested_by) or NOTHING)
        return [
            Text(*(
                wording.CHECKED_SAYS.in_(language).format(
                    rules=told.rules, workers=say_number(told.workers, language), files=self._files(language),
                    attested=attested, checked=told.checked_by,
                ).replace("{", "{{").replace("}", "}}")
                for language in BOTH
            ))
        ]  # fmt: skip

    def _files(self, language: Language) -> str:
        total = say_count(
            sum(self.certified.evidence.values()), notice_wording.ONE_FILE, notice_wording.FILES, language
        )
        kinds = [f"{wording.KINDS[kind].in_(language)} {count}" for kind, count in self.certified.evidence.items()]
        return f"{total} ({', '.join(kinds)})" if kinds else total

    def _granted(self) -> Table:
        """The code and the address on the left, who approved and under what seal on the right."""
        told = self.certified
        code = Shown(Qr(told.address, QR_SIZE), self.tags, "Figure", wording.VERIFY_ALT.id.format(address=told.address))
        right = [
            *self._pair(wording.APPROVED, 10, place=self.office.place, day=self._day(told.approved_on)),
            self._say(wording.APPROVED_BY.id.format(name=self._cut(told.approved_by)), Language.ID, SERIF_BOLD, 11,
                      spaceBefore=3),
            self._say(wording.APPROVED_FOR.id.format(title=self.office.signatory.title), Language.ID, SERIF, 9.4),
            Spacer(1, 4 * self.fit.scale),
            *self._pair(wording.SEALED, 9),
            Spacer(1, 4 * self.fit.scale),
            self._say(f"{wording.VERIFY.id} / {wording.VERIFY.en}", Language.ID, SANS, 8, textColor=GREY),
            self._say(told.address, Language.ID, SANS_BOLD, 8.6),
        ]  # fmt: skip
        table = Table([[code, right]], colWidths=[QR_SIZE + 4 * MM, TEXT_WIDTH - QR_SIZE - 4 * MM], hAlign="LEFT")
        frame = [("BOX", (0, 0), (-1, -1), 0.5, FAINT), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
        table.setStyle(TableStyle([*frame, *bare(4, 4, 5)]))
        return table

    def _proof(self) -> list[Spoken]:
        told = self.certified
        said = wording.PROOF.id.format(
            size=say_number(told.journal_size, Language.ID), root=told.journal_root, rulebook=told.rulebook_hash,
            input=told.input_hash, record=told.record_hash,
        )  # fmt: skip
        return [self._say(said, Language.ID, SANS, 6.8, textColor=GREY),
                self._say(wording.PROOF.en, Language.EN, SANS, 6.2, textColor=GREY)]  # fmt: skip


def _in(facts: dict[str, Text | str], language: Language) -> dict[str, str]:
    return {name: fact if isinstance(fact, str) else fact.in_(language) for name, fact in facts.items()}
