"""A good model broken in many ways: each fault is located, in words, with what to do."""

from __future__ import annotations

import io
import random
import re
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pytest

from desktop_app.documents.check import Problem, Report, Severity, check_model
from tests.documents.test_gate import doctype, in_document, laughs, macro_types, relation
from tests.documents.word import changed, in_body, model_bytes, word

GOOD = (
    "Signalement d’une situation",
    "Motif : {{ motif }}",
    "{%p for enfant in enfants %}",
    "Nom : {{ enfant.nom|upper }}, {{ enfant.naissance }}",
    "{%p endfor %}",
    "{%p if famille_informee_code == 'non' %}",
    "Raison : {{ famille_non_informee_raison }}",
    "{%p endif %}",
    "{% for p in parents %}{{ p.nom }} {% endfor %}",
)
_ROWS = (
    '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid>{}</w:tbl>'
    "<w:p><w:r><w:t>Fin</w:t></w:r></w:p>"
)
_MEDIA = '<w:p><w:r><w:t>Ici</w:t></w:r><w:r><w:object r:id="rId77"/></w:r></w:p>'


def row(text: str) -> str:
    """Return a row of one cell."""
    return f"<w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc></w:tr>"


def good(header: str = "") -> bytes:
    """Return the good model, ``header`` in its header."""
    return word(*GOOD, header=header)


def with_line(number: int, text: str) -> bytes:
    """Return the good model with one paragraph (from 1) that reads otherwise."""
    lines = list(GOOD)
    lines[number - 1] = text
    return word(*lines)


def with_relation(kind: str, target: str, mode: str = ' TargetMode="External"') -> bytes:
    """Return the good model with a relation that its second paragraph uses."""
    rel = re.search(rb"<Relationship .*/>", relation(kind, target, mode))
    assert rel is not None
    line = rel[0].replace(b"rId1", b"rId77")
    used = in_body(
        '<w:p><w:r><w:t>Avant</w:t></w:r></w:p><w:p><w:hyperlink r:id="rId77">'
        "<w:r><w:t>Ici</w:t></w:r></w:hyperlink></w:p>"
    )
    return changed(
        good(),
        {
            "word/document.xml": used,
            "word/_rels/document.xml.rels": lambda data: data.replace(
                b"</Relationships>", line + b"</Relationships>"
            ),
        },
    )


def split_with_quotes() -> bytes:
    """Return a condition cut into runs by Word, with the quotes of a French keyboard."""
    cut = "</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>"
    return changed(
        good(),
        {
            "word/document.xml": lambda data: data.replace(
                b"{%p if famille_informee_code == 'non' %}",
                f"{{%{cut}p if famille_informee_code == « n{cut}on » %{cut}}}".encode(),
            )
        },
    )


@dataclass(frozen=True)
class Broken:
    """A way to break the model, and what the check must say of it."""

    make: Callable[[], bytes]
    where: str
    words: str
    suggestion: str = ""
    found: str = ""


MUTATIONS: dict[str, Broken] = {
    "typo in a field": Broken(
        lambda: with_line(2, "Motif : {{ motiv }}"), "corps, paragraphe 2", "inconnu", "motif"
    ),
    "typo in the field of a loop": Broken(
        lambda: with_line(4, "Nom : {{ enfant.naisance }}"),
        "corps, paragraphe 4",
        "inconnu",
        "enfant.naissance",
    ),
    "missing endfor": Broken(
        lambda: with_line(5, "rien"), "corps, paragraphe 3", "endfor", "{% endfor %}"
    ),
    "missing endif": Broken(
        lambda: with_line(8, "rien"), "corps, paragraphe 6", "endif", "{% endif %}"
    ),
    "unknown filter": Broken(
        lambda: with_line(4, "{{ enfant.nom|uper }}"),
        "corps, paragraphe 4",
        "Filtre inconnu",
        "{{ enfant.nom|upper }}",
    ),
    "unknown field in the header": Broken(
        lambda: good(header="Écrit {{ ecrit.referance }}"),
        "en-tête, paragraphe 1",
        "inconnu",
        "ecrit.reference",
    ),
    "tag split into runs with French quotes": Broken(
        split_with_quotes,
        "corps, paragraphe 6",
        "guillemets",
        '{%p if famille_informee_code == "non" %}',
    ),
    "blocks nested the wrong way": Broken(
        lambda: with_line(
            9, "{% for p in parents %}{% if p.nom %}{{ p.nom }}{% endfor %}{% endif %}"
        ),
        "corps, paragraphe 9",
        "ne ferme rien",
        "{% endif %}",
    ),
    "code in a tag": Broken(
        lambda: with_line(2, "{{ cycler.__init__.__globals__.os.popen('id').read() }}"),
        "corps, paragraphe 2",
        "refusée",
    ),
    "access to an attribute": Broken(
        lambda: with_line(2, "{{ motif.__class__ }}"), "corps, paragraphe 2", "refusée"
    ),
    "endless loop": Broken(
        lambda: with_line(2, "{% for x in range(999999999) %}{{ motif }}{% endfor %}"),
        "corps, paragraphe 2",
        "refusée",
    ),
    "loops in loops": Broken(
        lambda: with_line(
            2, "".join(f"{{% for a{n} in enfants %}}" for n in range(9)) + "{% endfor %}" * 9
        ),
        "",
        "",
    ),
    "picture from elsewhere": Broken(
        lambda: with_relation("image", "https://exemple.invalid/p.png"),
        "corps, paragraphe 2 («\u00a0Ici\u00a0»)",
        "lien vers un fichier extérieur",
    ),
    "macro": Broken(
        lambda: changed(good(), added={"word/vbaProject.bin": b"x"}),
        "fichier word/vbaProject.bin",
        "macro",
    ),
    "file with macros by its type": Broken(
        lambda: changed(good(), {"[Content_Types].xml": macro_types}),
        "liste des parties du fichier",
        "macro",
    ),
    "embedded object": Broken(
        lambda: changed(good(), {"word/document.xml": in_body(_MEDIA)}),
        "corps, paragraphe 1 («\u00a0Ici\u00a0»)",
        "objet incorporé",
    ),
    "attached template": Broken(
        lambda: changed(
            good(),
            added={
                "word/_rels/settings.xml.rels": relation(
                    "attachedTemplate", "https://exemple.invalid/t.dotm"
                )
            },
        ),
        "réglages du document",
        "modèle attaché",
    ),
    "another file inserted": Broken(
        lambda: changed(good(), {"word/document.xml": in_body('<w:altChunk r:id="rId9"/>')}),
        "corps",
        "autre fichier inséré",
    ),
    "huge part": Broken(
        lambda: changed(good(), {"word/document.xml": in_body("<!--" + " " * (19 << 20) + "-->")}),
        "corps",
        "compressé",
    ),
    "braces without end": Broken(lambda: word("{" * 200_000), "corps, paragraphe 1", "accolade"),
    "thousands of instructions": Broken(
        lambda: word(*(f"{n} {{{{ motif }}}}" for n in range(4000))), "corps", "trop d’instructions"
    ),
    "bomb of entities": Broken(lambda: in_document(laughs), "corps", "DOCTYPE"),
    "external entity": Broken(lambda: in_document(doctype), "corps", "DOCTYPE"),
    "relation to a part that is not there": Broken(
        lambda: with_relation("image", "media/absent.png", ""),
        "corps, paragraphe 2 («\u00a0Ici\u00a0»)",
        "n’y est pas",
    ),
    "link that carries a field": Broken(
        lambda: with_relation("hyperlink", "https://exemple.invalid/?{{ motif }}"),
        "corps, paragraphe 2 («\u00a0Ici\u00a0»)",
        "dans l’adresse d’un lien",
    ),
    "loop through an unknown list": Broken(
        lambda: with_line(9, "{% for p in parentts %}{{ p.nom }}{% endfor %}"),
        "corps, paragraphe 9",
        "inconnu",
        "parents",
    ),
    "variable of no loop": Broken(
        lambda: with_line(9, "{% for p in parents %}{{ q.nom }}{% endfor %}"),
        "corps, paragraphe 9",
        "inconnu",
    ),
    "unclosed braces": Broken(
        lambda: with_line(2, "Motif : {{ motif }"), "corps, paragraphe 2", "accolade"
    ),
    "row instruction outside a table": Broken(
        lambda: with_line(3, "{%tr for enfant in enfants %}"),
        "corps, paragraphe 3",
        "ligne de tableau",
        "{%p for enfant in enfants %}",
    ),
    "field of another group": Broken(
        lambda: with_line(9, "{% for p in parents %}{{ p.scolarite }}{% endfor %}"),
        "corps, paragraphe 9",
        "Enfants concernés",
    ),
    "block that opens in a cell and closes outside": Broken(
        lambda: changed(
            word("{% endfor %}"),
            {"word/document.xml": in_body(_ROWS.format(row("{% for e in enfants %}{{ e.nom }}")))},
        ),
        "corps, paragraphe 3",
        "autre niveau",
    ),
    "paragraph block closed inside a text": Broken(
        lambda: with_line(5, "fin {% endfor %}"), "corps, paragraphe 5", "autre niveau"
    ),
    "space before the letter": Broken(
        lambda: with_line(3, "{% p for enfant in enfants %}"),
        "corps, paragraphe 3",
        "Pas d’espace",
        "{%p for enfant in enfants %}",
    ),
    "field taken away with its paragraph": Broken(
        lambda: with_line(3, "{%p for enfant in enfants %}{{ motif }}"),
        "corps, paragraphe 3",
        "perdu",
        found="{{ motif }}",
    ),
    "two row instructions in one row": Broken(
        lambda: changed(
            word("x"),
            {
                "word/document.xml": in_body(
                    _ROWS.format(row("{%tr for e in enfants %}{{ e.nom }}{%tr endfor %}"))
                )
            },
        ),
        "corps, paragraphe 1",
        "chacune veut sa ligne",
    ),
}


def test_the_model_that_is_broken_here_is_a_good_one() -> None:
    assert check_model(good()) == Report(True, (), check_model(good()).fields)
    table = _ROWS.format(
        row("{%tr for e in enfants %}") + row("{{ e.nom }}") + row("{%tr endfor %}")
    )
    assert check_model(changed(word("x"), {"word/document.xml": in_body(table)})).ok


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_broken_model_is_located_and_said_within_a_second(name: str) -> None:
    broken = MUTATIONS[name]
    model = broken.make()
    began = time.process_time()
    report = check_model(model)
    assert time.process_time() - began < 1
    assert not report.ok
    matching = [each for each in report.problems if _fits(each, broken)]
    assert matching, report.problems
    assert all(each.where and each.message.endswith((".", "?")) for each in report.problems)


def _fits(problem: Problem, broken: Broken) -> bool:
    return (
        problem.severity is Severity.BLOCKING
        and problem.where.startswith(broken.where)
        and broken.words in problem.message
        and broken.suggestion in problem.suggestion
        and broken.found in problem.found
    )


def test_a_suggestion_mends_the_model() -> None:
    for broken in MUTATIONS.values():
        if not broken.suggestion.startswith("{"):
            continue
        model = broken.make()
        (problem, *_others) = [each for each in check_model(model).problems if _fits(each, broken)]
        if "end" in problem.suggestion or broken.make is split_with_quotes:
            continue  # something is to be added, or the text is cut into runs
        mended = changed(
            model,
            {"word/document.xml": partial(_mended, problem)},
        )
        assert _fits_none(check_model(mended), broken)


def _mended(problem: Problem, data: bytes) -> bytes:
    return data.replace(problem.found.encode(), problem.suggestion.encode())


def _fits_none(report: Report, broken: Broken) -> bool:
    return not any(_fits(each, broken) for each in report.problems)


def test_what_will_be_cut_or_lost_is_said_without_blocking() -> None:
    exact = (
        '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid><w:tr><w:trPr>'
        '<w:trHeight w:val="400" w:hRule="exact"/></w:trPr><w:tc><w:tcPr/><w:p><w:r>'
        "<w:t>{{ motif }}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    report = check_model(
        changed(
            word("{ motif }", "{%p if motif %} Bonjour", "{%p endif %}"),
            {"word/document.xml": in_body(exact)},
        )
    )
    assert report.ok
    said = " ".join(each.message for each in report.problems)
    assert "taille fixe" in said
    assert "Une seule accolade" in said
    assert "ce texte est perdu" in said


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_file_gives_a_report_in_words_never_a_crash(seed: int) -> None:
    dice = random.Random(seed)
    content = bytearray(model_bytes() if seed % 4 == 0 else good(header="{{ motif }}"))
    for _ in range(dice.choice((1, 4, 40))):
        content[dice.randrange(len(content))] = dice.randrange(256)
    if seed % 3 == 0:
        del content[dice.randrange(len(content)) :]
    _is_a_report(check_model(bytes(content)))


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_part_gives_a_report_in_words_never_a_crash(seed: int) -> None:
    dice = random.Random(1000 + seed)
    model = good(header="{{ motif }}")
    with zipfile.ZipFile(io.BytesIO(model)) as package:
        name = dice.choice(
            [each for each in package.namelist() if each.endswith((".xml", ".rels"))]
        )

    def damage(data: bytes) -> bytes:
        pieces = [b"", b"<", b"/>", b"{{", b"%}", b'"', b"{% for e in enfants %}", b"&#0;", b"rId1"]
        for _ in range(dice.choice((1, 3, 10))):
            at = dice.randrange(len(data))
            end = at + dice.choice((0, 1, 5, 60))
            data = data[:at] + dice.choice(pieces) + data[end:]
        return data

    _is_a_report(check_model(changed(model, {name: damage})))


def _is_a_report(report: Report) -> None:
    severe = [each for each in report.problems if each.severity is Severity.BLOCKING]
    assert report.ok == (not severe)
    assert all(each.where and each.message for each in report.problems)
