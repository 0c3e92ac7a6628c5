"""Checking a model: each fault in its place, with what was perhaps meant."""

from __future__ import annotations

import random
import re

import pytest

from desktop_app.documents.check import Severity, check_model
from desktop_app.documents.fields import FIELDS
from desktop_app.domain.codec import to_plain
from tests.documents.test_gate import HOSTILE
from tests.documents.word import changed, in_body, model_bytes, word


def test_our_model_is_clean_and_uses_only_known_fields() -> None:
    report = check_model(model_bytes())
    assert report.ok
    assert report.problems == ()
    used = {key.removesuffix("_code") for key in report.fields}
    groups = {"enfants", "autres_mineurs", "parents", "foyer", "entourage", "constats", "rapportes"}
    assert groups <= used
    assert {"motif", "enfants[].nom", "paroles[].citation", "organisme.nom"} <= used
    assert used <= FIELDS.keys() | {key.partition("[]")[0] for key in FIELDS} | {
        f"{key}[]" for key in FIELDS
    }


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("{{ motiff }}", "motif"),
        ("{{ organisme.nmo }}", "organisme.nom"),
        ("{{ redacteur.telefone }}", "redacteur.telephone"),
        ("{% for e in enfants %}{{ e.naisance }}{% endfor %}", "e.naissance"),
        ("{% for e in enfants %}{{ e.scolarité }}{% endfor %}", "e.scolarite"),
        ("{% for e in enfant %}{{ e.nom }}{% endfor %}", "enfants"),
        ("{% if famille_informe_code == 'non' %}x{% endif %}", "famille_informee_code"),
        ("{% for p in paroles %}{{ p.citations }}{% endfor %}", "p.citation"),
    ],
)
def test_an_unknown_field_comes_with_the_nearest_one(text: str, suggestion: str) -> None:
    report = check_model(word("Avant", f"Champ : {text}"))
    assert not report.ok
    first = report.problems[0]
    assert first.suggestion == suggestion
    assert first.where.startswith("corps, paragraphe 2")
    assert suggestion in first.message


def test_a_field_far_from_all_gets_no_suggestion() -> None:
    (problem,) = check_model(word("{{ xqzw }}")).problems
    assert problem.suggestion == ""


@pytest.mark.parametrize(
    ("paragraphs", "where", "words"),
    [
        (("a", "{% if motif %}", "b"), "corps, paragraphe 2", "endif"),
        (("a", "{% for e in enfants %}{{ e.nom }}"), "corps, paragraphe 2", "endfor"),
        (("a", "b", "{% endif %}"), "corps, paragraphe 3", "ne ferme rien"),
        (("{% if motif %}", "{% endfor %}", "{% endif %}"), "corps, paragraphe 2", "ne ferme rien"),
        (("{% else %}",), "corps, paragraphe 1", "hors d’une condition"),
        (("a", "{{ motif"), "corps, paragraphe 2", "accolade"),
        (("a", "motif }}"), "corps, paragraphe 2", "accolade"),
        (("{{ motif motif }}",), "corps, paragraphe 1", "ne peut pas être lue"),
        (("{% if motif = 3 %}x{% endif %}",), "corps, paragraphe 1", "ne peut pas être lue"),
        (("{{ motif|safe }}",), "corps, paragraphe 1", "Filtre inconnu"),
        (("{{ motif.__class__ }}",), "corps, paragraphe 1", "refusée"),
        (("{{ motif.upper() }}",), "corps, paragraphe 1", "refusée"),
        (("{% set a = 1 %}",), "corps, paragraphe 1", "refusée"),
        (("{% include 'x' %}",), "corps, paragraphe 1", "refusée"),
        (("{{r motif }}",), "corps, paragraphe 1", "perdu"),
        (("{{ enfants }}",), "corps, paragraphe 1", "liste ou un groupe"),
        (("{{ organisme }}",), "corps, paragraphe 1", "liste ou un groupe"),
        (("{% for m in motif %}{{ m }}{% endfor %}",), "corps, paragraphe 1", "pas une liste"),
    ],
)
def test_a_fault_is_shown_in_its_paragraph(
    paragraphs: tuple[str, ...], where: str, words: str
) -> None:
    report = check_model(word(*paragraphs))
    assert not report.ok
    assert any(each.where.startswith(where) and words in each.message for each in report.problems)


def test_header_and_footer_are_read_too() -> None:
    report = check_model(word("x", header="{{ motiff }}", footer="{{ motifff }}"))
    places = {each.where.partition(",")[0] for each in report.problems}
    assert places == {"en-tête", "pied de page"}


def test_the_excerpt_helps_to_find_the_paragraph() -> None:
    (problem,) = check_model(word("Date de naissance {{ motiff }}")).problems
    assert "Date de naissance" in problem.where


def test_tags_split_by_word_into_runs_are_read_as_one() -> None:
    split = in_body(
        "<w:p><w:r><w:t>{{ mo</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>tif }</w:t></w:r>"
        "<w:r><w:t>}</w:t></w:r></w:p>"
    )
    report = check_model(changed(word("x"), {"word/document.xml": split}))
    assert report.ok
    assert report.fields == ("motif",)


def test_inner_loops_keep_their_own_variables() -> None:
    report = check_model(
        word(
            "{%p for e in enfants %}",
            "{{ e.nom }} {% for d in demande %}{{ d }}{% endfor %} {{ e.age }}",
            "{%p endfor %}",
            "{{ e.nom }}",
        )
    )
    (problem,) = report.problems
    assert problem.where.startswith("corps, paragraphe 4")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_reported_and_never_raises(name: str) -> None:
    report = check_model(HOSTILE[name]())
    assert not report.ok
    assert report.problems[0].severity is Severity.BLOCKING


def test_comments_and_revisions_are_for_the_eye_of_a_person() -> None:
    revised = in_body('<w:p><w:ins w:id="1" w:author="X"><w:r><w:t>a</w:t></w:r></w:ins></w:p>')
    model = changed(
        word("{{ motif }}"),
        {"word/document.xml": revised},
        {
            "word/comments.xml": b'<w:comments xmlns:w="http://schemas.openxmlformats.org/'
            b'wordprocessingml/2006/main"><w:comment><w:p><w:r><w:t>{{ motif }}</w:t></w:r></w:p>'
            b"</w:comment></w:comments>"
        },
    )
    report = check_model(model)
    assert report.ok
    assert {each.severity for each in report.problems} == {Severity.ATTENTION}
    assert len(report.problems) == 3


@pytest.mark.parametrize(
    "run",
    [
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>{{ motif }}</w:t></w:r>",
        '<w:del w:id="1"><w:r><w:delText>{{ motif }}</w:delText></w:r></w:del>',
    ],
)
def test_a_field_that_nobody_would_see_is_refused(run: str) -> None:
    hidden = in_body(f"<w:p>{run}</w:p>")
    report = check_model(changed(word("x"), {"word/document.xml": hidden}))
    assert not report.ok
    assert any("caché" in each.message for each in report.problems)


def test_a_report_crosses_to_another_process_as_plain_data() -> None:
    plain = to_plain(check_model(word("{{ motiff }}")))
    assert plain["problems"][0]["suggestion"] == "motif"


def test_a_mutated_model_is_never_a_crash_and_a_lost_letter_is_always_seen() -> None:
    """Take one letter out of one field name at a time in the model itself."""
    source = model_bytes()
    dice = random.Random(20260303)
    names = [b"enfant.naissance", b"parole.citation", b"organisme.nom", b"fait.auteur", b"motif"]
    for name in names:
        position = dice.randrange(name.find(b".") + 1, len(name))
        broken = name[:position] + name[position + 1 :]

        def edit(data: bytes, name: bytes = name, broken: bytes = broken) -> bytes:
            return data.replace(name, broken)

        report = check_model(changed(source, {"word/document.xml": edit}))
        assert not report.ok
        assert report.problems[0].suggestion == name.decode()


@pytest.mark.parametrize("seed", range(12))
def test_any_broken_tag_gives_a_report(seed: int) -> None:
    dice = random.Random(seed)

    def edit(data: bytes) -> bytes:
        tags = list(re.finditer(rb"\{\{.*?\}\}|\{%.*?%\}", data))
        tag = dice.choice(tags)
        position = dice.randrange(tag.start(), tag.end())
        return (
            data[:position]
            + dice.choice([b"", b"}", b"{", b"%", b" ", b"x"])
            + data[position + 1 :]
        )

    report = check_model(changed(model_bytes(), {"word/document.xml": edit}))
    assert report.ok == (not any(each.severity is Severity.BLOCKING for each in report.problems))
