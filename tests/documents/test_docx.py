"""Filling: exact text, one document apart from the next, same bytes, no trace of anyone."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from desktop_app.documents.check import check_model
from desktop_app.documents.context import build
from desktop_app.documents.docx import fill, plain
from desktop_app.documents.fields import FIELDS
from desktop_app.errors import ModelRefused
from tests.documents.papers import HOSTILE, PAPERS, everything
from tests.documents.word import W, changed, in_body, model_bytes, text_of, word

EXACT = [
    "Dupont & Fils <SARL>",
    "a < b > c",
    "{{ 7*7 }} {% if x %} {# y #}",
    "{_{ x }_} {_% y %_}",
    "O’Neil \"q\" 's' « é œ ñ »",
    "😀 𝔘 e\u0301 ليلى Țîrțoacă",
    "ligne 1\nligne 2\n\nligne 4",
    "a\tb\t\tc",
    "</w:t></w:r></w:p><w:p><w:r><w:t>AJOUT",
    "]]> <!-- --> &amp; &#x41; <?x ?>",
    "deux  espaces   gardées",
    "x" * 10_000,
    "\u200e\u202bvisible\u202c",
]


@pytest.mark.parametrize("text", EXACT)
def test_a_value_is_printed_exactly(text: str) -> None:
    filled = fill(word("Avant {{ v }} après"), {"v": text})
    assert text_of(filled) == f"Avant {text} après"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(
        alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"])
        | st.sampled_from("\n\t&<>{}%'\""),
        max_size=80,
    )
)
def test_any_text_comes_back(text: str) -> None:
    kept = re.sub("[\ufffe\uffff]", "", text)
    filled = fill(word("[{{ v }}]", header="[{{ v }}]"), {"v": text})
    assert text_of(filled) == f"[{kept}]"
    assert f"[{kept}]" in text_of(filled, _header_of(filled))


def _header_of(content: bytes) -> str:
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    return next(name for name in names if name.startswith("word/header"))


def test_control_characters_cannot_break_a_page() -> None:
    filled = fill(word("{{ v }}"), {"v": "a\x07b\x0cc\x0bd\x00e\r\nf\rg"})
    assert text_of(filled) == "ab\nc\nde\nf\ng"


FIELD_PATHS = {key.replace("[]", "") for key in FIELDS}


def leaves(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a context with its path."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, f"{path}.{key}".lstrip("."))
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item, path)
    elif isinstance(value, str) and value:
        yield path, value


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(
        alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp"])
        | st.sampled_from("\n\t&<>{}%_'\""),
        min_size=1,
        max_size=60,
    )
)
def test_any_text_in_every_field_is_found_again_in_the_paper(text: str) -> None:
    context = plain(build(everything(text)))
    printed = text_of(fill(model_bytes(), context))
    used = {key.replace("[]", "") for key in check_model(model_bytes()).fields} & FIELD_PATHS
    lost = [path for path, value in leaves(context) if path in used and value not in printed]
    assert lost == []


def test_hostile_text_stays_text_everywhere() -> None:
    filled = fill(model_bytes(), build(everything()))
    printed = text_of(filled)
    assert HOSTILE.strip() in printed
    assert "49" not in printed.replace("2049", "")
    for name in zipfile.ZipFile(io.BytesIO(filled)).namelist():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(zipfile.ZipFile(io.BytesIO(filled)).read(name))


def test_the_same_input_gives_the_same_bytes() -> None:
    context = build(PAPERS["ordinary"]())
    first = fill(model_bytes(), context)
    assert fill(bytes(bytearray(model_bytes())), context) == first
    infos = zipfile.ZipFile(io.BytesIO(first)).infolist()
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}


def test_documents_made_at_the_same_time_do_not_mix() -> None:
    model = word("{{ nom }}", header="{{ nom }}")

    def one(number: int) -> bool:
        name = f"Personne {number}"
        filled = fill(model, {"nom": name})
        return text_of(filled) == name and text_of(filled, _header_of(filled)) == name

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(one, range(60)))


@pytest.mark.parametrize("value", [object(), 1.5, None, {1: "a"}, [b"x"], {"a": {"b": set()}}])
def test_only_plain_data_is_accepted(value: object) -> None:
    with pytest.raises(TypeError):
        fill(word("{{ v }}"), {"v": value})


def test_an_object_with_a_method_never_reaches_the_model() -> None:
    class Record:
        deleted = False

        def delete(self) -> str:
            Record.deleted = True
            return "deleted"

    with pytest.raises(TypeError):
        fill(word("{{ rec.delete() }}"), {"rec": Record()})
    assert not Record.deleted


def test_an_unknown_field_is_a_visible_mark() -> None:
    filled = fill(
        word("{{ inconnu }} {{ a.b.c }} {{ a.x }}{% for i in rien %}x{% endfor %}"), {"a": {}}
    )
    assert text_of(filled) == (
        "[champ inconnu\u00a0: inconnu] [champ inconnu\u00a0: b.c] [champ inconnu\u00a0: x]"
    )


def test_a_model_that_breaks_the_document_is_refused_rather_than_mended() -> None:
    broken = word("{% if a %}", "dedans", "{% endif %}{{ a }}")
    model = changed(
        broken, {"word/document.xml": in_body("<w:p><w:r><w:t>{%r if a %}</w:t></w:r></w:p>")}
    )
    with pytest.raises(ModelRefused):
        fill(model, {"a": "x"})


def test_a_footnote_is_filled_once_even_with_two_sections() -> None:
    model = changed(
        word("corps"),
        {
            "word/document.xml": in_body("<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"),
            "[Content_Types].xml": lambda data: data.replace(
                b"</Types>",
                b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxml'
                b'formats-officedocument.wordprocessingml.footnotes+xml"/></Types>',
            ),
            "word/_rels/document.xml.rels": lambda data: data.replace(
                b"</Relationships>",
                b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/'
                b'2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>',
            ),
        },
        {
            "word/footnotes.xml": f'<w:footnotes xmlns:w="{W[1:-1]}"><w:footnote w:id="2"><w:p>'
            "<w:r><w:t>{{ v }}</w:t></w:r></w:p></w:footnote></w:footnotes>".encode()
        },
    )
    filled = fill(model, {"v": "{{ 7*7 }}"})
    assert text_of(filled, "word/footnotes.xml") == "{{ 7*7 }}"


def test_bookmarks_copied_by_a_loop_get_ids_and_names_of_their_own() -> None:
    mark = (
        "<w:p><w:r><w:t>{%p for i in liste %}</w:t></w:r></w:p>"
        '<w:p><w:bookmarkStart w:id="3" w:name="ici"/><w:r><w:t>{{ i }}</w:t></w:r>'
        '<w:bookmarkEnd w:id="3"/></w:p><w:p><w:r><w:t>{%p endfor %}</w:t></w:r></w:p>'
    )
    filled = fill(
        changed(word("x"), {"word/document.xml": in_body(mark)}), {"liste": ["a", "b", "c"]}
    )
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(filled)).read("word/document.xml"))
    starts = [each.get(f"{W}id") for each in root.iter(f"{W}bookmarkStart")]
    ends = [each.get(f"{W}id") for each in root.iter(f"{W}bookmarkEnd")]
    assert starts == ends
    assert len(set(starts)) == 3
    assert len({each.get(f"{W}name") for each in root.iter(f"{W}bookmarkStart")}) == 3


def test_nothing_says_who_made_the_file_or_where() -> None:
    secrets = (b"Jean Dupuis", b"/home/jdupuis", b"ACME", b"00AB12CD", b"1F2E3D4C")
    model = changed(
        word("{{ v }}"),
        {
            "docProps/core.xml": lambda data: data.replace(b"python-docx", b"Jean Dupuis"),
            "docProps/app.xml": lambda data: data.replace(
                b"</Properties>",
                b"<Company>ACME</Company><Template>/home/jdupuis/m.dotx</Template></Properties>",
            ),
            "word/settings.xml": lambda data: data.replace(
                b"</w:settings>", b'<w:rsids><w:rsid w:val="00AB12CD"/></w:rsids></w:settings>'
            ),
            "word/document.xml": lambda data: data.replace(b"<w:p>", b'<w:p w:rsidR="1F2E3D4C">'),
        },
    )
    filled = fill(model, {"v": "x", "ecrit": {"reference": "E-2026-031"}})
    package = zipfile.ZipFile(io.BytesIO(filled))
    everything_in_it = b"".join(package.read(name) for name in package.namelist())
    for secret in secrets:
        assert secret not in everything_in_it
    core = package.read("docProps/core.xml").decode()
    assert "Écrit E-2026-031" in core
    assert "fr-FR" in core
    assert "creator" not in core


def test_properties_of_the_model_are_never_rendered() -> None:
    model = changed(
        word("x"),
        {
            "docProps/core.xml": lambda data: data.replace(
                b"python-docx", b"{{ 7*7 }}{{ ''.__class__ }}"
            )
        },
    )
    assert text_of(fill(model, {})) == "x"


@pytest.mark.parametrize("name", PAPERS)
def test_header_footer_and_properties_name_no_one(name: str) -> None:
    context = build(PAPERS[name]())
    names = {str(record["nom"]) for group in ("enfants", "parents") for record in context[group]}  # type: ignore[attr-defined]
    package = zipfile.ZipFile(io.BytesIO(fill(model_bytes(), context)))
    house = str(context["organisme"]["nom"])  # type: ignore[index]
    for part in package.namelist():
        if part.startswith(("word/header", "word/footer", "docProps/")):
            found = package.read(part).decode()
            assert not [each for each in names - {"non renseigné", house} if each in found]
