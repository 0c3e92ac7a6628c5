"""The sandbox: attack forms stopped, honest forms work."""

from __future__ import annotations

import time

import pytest

from desktop_app.documents.docx import fill
from desktop_app.documents.sandbox import FILTERS, ModelEnvironment
from desktop_app.errors import ModelRefused
from tests.documents.word import text_of, word

CONTEXT = {
    "x": {"nom": "A & B", "vide": ""},
    "l": ["a", "b", "c"],
    "v": "<b>",
    "n": 3,
    "oui": True,
    "fiches": [{"nom": "Ana"}, {"nom": "Marius"}],
}

ATTACKS = [
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ cycler.__init__.__globals__.os.popen(‘echo SMART’).read() }}",
    "{{ lipsum.__globals__['os'].popen('echo PWNED').read() }}",
    "{{ joiner.__init__.__globals__.__builtins__.open('/etc/hostname').read() }}",
    "{{ ''.__class__.__mro__[1].__subclasses__()|length }}",
    "{{ ''|attr('__class__') }}",
    "{{ x['__class__'] }}",
    "{{ x[v] }}",
    "{{ v['__class__'] }}",
    "{{ v[0] }}",
    "{{ '{0.__class__.__init__.__globals__}'.format(x) }}",
    "{{ '{a._secret}'.format_map({'a':x}) }}",
    "{% set f='{0._secret}'|attr('format') %}{{ f(x) }}",
    "{{ x.items() }}",
    "{{ x.nom.upper() }}",
    "{{ l.append(5) }}",
    "{{ range(999999999)|length }}",
    "{% include '/etc/hostname' %}",
    "{% import 'os' as os %}",
    "{% extends 'base' %}",
    "{% block a %}{% endblock %}",
    "{{ self.__init__.__globals__ }}",
    "{{ self }}",
    "{{ v|safe }}",
    "{{ v|map('upper') }}",
    "{{ l|map(attribute='__class__')|join }}",
    "{{ fiches|join(', ', 'nom') }}",
    "{{ l|tojson }}",
    "{{ v|xmlattr }}",
    "{{ v|format(1) }}",
    "{{ l|random }}",
    "{{ x|pprint }}",
    "{{ 'x'*(10**8) }}",
    "{{ 'x'*99999999 }}",
    "{{ v*99999999 }}",
    "{{ l*99999999 }}",
    "{{ 9**9**7 }}",
    "{{ v ~ v }}",
    "{{ v + v }}",
    "{{ v % v }}",
    "{{ 7 // 0 }}",
    "{{ -v }}",
    "{{ l[0:2] }}",
    "{{ {'a': 1} }}",
    "{{ x }}",
    "{{ fiches }}",
    "{% set a = 1 %}{{ a }}",
    "{% macro f() %}m{% endmacro %}{{ f() }}",
    "{% call x() %}{% endcall %}",
    "{% filter upper %}a{% endfilter %}",
    "{% autoescape false %}{{ v }}{% endautoescape %}",
    "{% with a=1 %}{{ a }}{% endwith %}",
    "{% for i in l recursive %}{{ loop(l) }}{% endfor %}",
    "{% for i in l %}{{ loop.cycle('a', 'b') }}{% endfor %}",
    "{% for i in l %}{{ loop.__init__ }}{% endfor %}",
    "{% if v is callable %}a{% endif %}",
    "{% if v is sameas v %}a{% endif %}",
    "{{r v }}",
    "{{p v }}",
    "{{tr v }}",
    "{% for a in l %}{% for b in l %}{% for c in l %}{% for d in l %}{% for e in l %}x"
    "{% endfor %}{% endfor %}{% endfor %}{% endfor %}{% endfor %}",
    "{{ " + "(" * 400 + "v" + ")" * 400 + " }}",
    "{% if %}",
    "{% if v %}",
    "{% endfor %}",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_refused(attack: str) -> None:
    with pytest.raises(ModelRefused) as refusal:
        fill(word(attack), CONTEXT)
    assert "Traceback" not in refusal.value.sentence


@pytest.mark.parametrize("attack", ATTACKS[:6])
@pytest.mark.parametrize("place", ["header", "footer"])
def test_an_attack_is_refused_outside_the_body(attack: str, place: str) -> None:
    model = word("x", header=attack) if place == "header" else word("x", footer=attack)
    with pytest.raises(ModelRefused):
        fill(model, CONTEXT)


HONEST = {
    "{{ x.nom }}": "A & B",
    "{{ x['nom'] }}": "A & B",
    "{{ x.nom|upper }}": "A & B",
    "{{ v|lower }}{{ 'ana maria'|capitalize }}": "<b>Ana maria",
    "{{ l|join(', ') }}": "a, b, c",
    "{{ l|join(' & ') }}": "a & b & c",
    "{{ l }}": "a, b, c",
    "{{ l[1] }}": "b",
    "{{ x.vide|default('rien') }}": "rien",
    "{{ absent|default('rien') }}": "rien",
    "{{ oui }}": "oui",
    "{% for i in l %}{{ loop.index }}{{ i }}{% if not loop.last %}-{% endif %}{% endfor %}": (
        "1a-2b-3c"
    ),
    "{% for f in fiches %}{{ f.nom }};{% else %}vide{% endfor %}": "Ana;Marius;",
    "{% if x.nom == 'A & B' %}oui{% else %}non{% endif %}": "oui",
    "{% if n > 2 and l|length == 3 or not oui %}oui{% endif %}": "oui",
    "{% if v in l %}oui{% else %}non{% endif %}": "non",
    "{{ n + 1 }}{{ n - 1 }}{{ n * 2 }}": "426",
    "{{ 'a' if oui else 'b' }}": "a",
    "{# une remarque #}x": "x",
    "{% if n is odd and absent is undefined %}oui{% endif %}": "oui",
    "{{ “texte” }}": "texte",
}


@pytest.mark.parametrize("form", HONEST)
def test_an_honest_form_works(form: str) -> None:
    assert text_of(fill(word(form), CONTEXT)) == HONEST[form]


def test_text_cannot_be_multiplied_without_end() -> None:
    loops = "{% for a in l %}{% for b in l %}{% for c in l %}{{ v }}"
    ends = "{% endfor %}{% endfor %}{% endfor %}"
    context = {"l": ["x"] * 300, "v": "y" * 5_000}
    before = time.monotonic()
    with pytest.raises(ModelRefused, match="démesuré"):
        fill(word(loops + ends), context)
    assert time.monotonic() - before < 10


def test_the_environment_shares_nothing_with_the_next() -> None:
    first, second = ModelEnvironment(), ModelEnvironment()
    first.from_string("{{ inconnu }}").render({})
    assert first.unknown == ["inconnu"]
    assert second.unknown == []
    assert not first.globals
    assert set(first.filters) == set(FILTERS)


def test_only_listed_tests_and_filters_exist() -> None:
    assert {"attr", "safe", "map", "select", "tojson", "format"}.isdisjoint(FILTERS)
    assert {"callable", "filter", "test", "sameas", "escaped"}.isdisjoint(ModelEnvironment().tests)
