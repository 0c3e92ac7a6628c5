"""The data dictionary holds every field of the CRIP study, in French that can be shown."""

from __future__ import annotations

import re

import pytest

from desktop_app.documents.fields import FIELDS, GROUPS, Field, Kind, Origin

# The 51 fields of the consolidated list, each with the key that carries it.
CONSOLIDATED = {
    "Organisme": "organisme.nom",
    "Nom du rédacteur": "redacteur.nom",
    "Qualité": "redacteur.fonction",
    "Lien avec l’enfant": "lien_enfant",
    "Adresse de l’émetteur": "organisme.adresse_complete",
    "Téléphone de l’émetteur": "redacteur.telephone",
    "Courriel de l’émetteur": "redacteur.courriel",
    "Date de l’écrit": "ecrit.date",
    "Signature": "lieu_signature",
    "Co-signature": "cosignataire_nom",
    "Fondement juridique": "fondement_juridique[].article",
    "Nom et prénom du mineur": "enfants[].nom",
    "Alias": "enfants[].autres_noms",
    "Sexe": "enfants[].sexe",
    "Date de naissance": "enfants[].naissance",
    "Âge": "enfants[].age",
    "Base de l’âge": "enfants[].age_source",
    "Lieu de naissance": "enfants[].lieu_naissance",
    "Nationalité": "enfants[].nationalites",
    "Langues": "enfants[].langues",
    "Interprète": "enfants[].interprete",
    "Téléphone du jeune": "enfants[].telephone",
    "Domicile": "enfants[].domicile",
    "Lieu actuel": "enfants[].lieu_actuel",
    "Scolarité": "enfants[].scolarite",
    "Vulnérabilités": "enfants[].vulnerabilites",
    "Santé": "enfants[].sante",
    "Autres mineurs": "autres_mineurs[].nom",
    "Parents": "parents[].nom",
    "Parents, naissance": "parents[].naissance",
    "Parents, adresse": "parents[].adresse",
    "Parents, téléphone": "parents[].telephone",
    "Parents, profession": "parents[].profession",
    "Chez qui vit l’enfant": "enfants[].vit_avec",
    "Autorité parentale": "enfants[].autorite_parentale",
    "Composition familiale": "composition_familiale",
    "Membres du foyer": "foyer[].nom",
    "Environnement": "environnement",
    "Solution familiale": "solution_familiale",
    "Motif": "motif",
    "Nature du danger": "nature_danger",
    "Danger ou risque": "degre_danger",
    "Dates des faits": "constats[].date",
    "Heures des faits": "constats[].heure",
    "Lieu des faits": "constats[].lieu",
    "Faits constatés": "constats[].texte",
    "Faits rapportés": "rapportes[].texte",
    "Qui rapporte": "rapportes[].informateur",
    "Paroles": "paroles[].citation",
    "Qui parle": "paroles[].locuteur",
    "Contexte de la parole": "paroles[].circonstances",
    "Question posée": "paroles[].question",
    "Traces": "traces",
    "Documents joints": "pieces[].titre",
    "Auteurs présumés": "auteurs_presumes",
    "Historique": "historique",
    "Avis du mineur": "enfants[].avis",
    "Parents informés": "famille_informee",
    "Raison du non": "famille_non_informee_raison",
    "Réaction des parents": "reaction_parents",
    "Autres services": "services[].nom",
    "Démarches": "demarches[].texte",
    "Demande": "demande",
    "Urgence": "urgence",
    "Destinataire": "destinataire.nom",
    "Copie": "copie",
}


@pytest.mark.parametrize(("name", "key"), CONSOLIDATED.items())
def test_every_field_of_the_study_has_a_key(name: str, key: str) -> None:
    assert key in FIELDS, name


@pytest.mark.parametrize("field", FIELDS.values(), ids=lambda field: field.key)
def test_a_field_is_well_formed(field: Field) -> None:
    assert re.fullmatch(r"[a-z0-9_]+(\[\])?(\.[a-z0-9_]+)?", field.key)
    assert field.label[0].isupper()
    assert not field.label.endswith(".")
    assert bool(field.choices) == (field.kind in {Kind.CHOICE, Kind.CHOICES})
    assert not field.group or field.group in GROUPS


@pytest.mark.parametrize("field", FIELDS.values(), ids=lambda field: field.key)
def test_its_words_follow_french_typography(field: Field) -> None:
    texts = [
        field.label,
        field.example,
        field.help.instruction,
        field.help.method,
        field.help.law,
        *(label for _, label in field.choices),
    ]
    for text in texts:
        assert "'" not in text
        assert "\u202f" not in text
        assert not re.search(r"[^\u00a0][?!;»]|\w [:;?!»]|«[^\u00a0]", text), text
        assert not re.search(r"(?i)\b(obligatoire|veuillez|usager|bénéficiaire|invalide)\b", text)


def test_codes_become_words_in_the_order_of_the_list() -> None:
    danger = FIELDS["nature_danger"]
    assert danger.words("securite|sante") == ("santé", "sécurité")
    assert danger.words("") == ()
    assert danger.words("inconnu_ici|sante") == ("santé", "inconnu_ici")


def test_what_is_answered_in_the_ecrit_says_so() -> None:
    answered = {key for key, field in FIELDS.items() if field.origin is Origin.ECRIT}
    assert {"motif", "famille_informee", "demande", "urgence", "nature_danger"} <= answered


def test_every_group_has_fields() -> None:
    assert {field.group for field in FIELDS.values()} - {""} == set(GROUPS)
