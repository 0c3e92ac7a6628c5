"""The reading of an écrit before it leaves (UX J4, S10)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from desktop_app.documents.workshop import Pdf
from desktop_app.domain.consent import Consent, ConsentAnswer, ConsentKind
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ecrit import Answer, EcritState
from desktop_app.domain.ids import ConsentId
from desktop_app.domain.paper_finding import Rule
from desktop_app.domain.review import VersionKind
from desktop_app.domain.review_points import CODES
from desktop_app.errors import BadInput, ConversionFailed, MissingInformation, NotAllowed, NotFound
from desktop_app.services.agreements import unagreed
from desktop_app.services.history_views import Asked
from desktop_app.services.review_views import Decision, ToDoKind
from desktop_app.services.review_words import validated_words, versions_words
from desktop_app.services.session import Session
from tests.documents.word import text_of
from tests.services.reviewed import AtOnce, add_bernard, as_bernard, fill_again, ready
from tests.sessions import NOW, new_session

ALL = Decision(CODES)


class Watch:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def session(tmp_path: Path, watch: Watch, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    opened = new_session(tmp_path, watch)
    monkeypatch.setattr(opened.papers, "_shop", AtOnce)
    yield opened
    opened.close()


def test_asking_freezes_what_is_written_and_hands_it_over(session: Session) -> None:
    add_bernard(session)
    ecrit = ready(session)
    asking = session.reviews.asking(ecrit.id)
    assert (asking.readers, asking.proposed, asking.alone) == (
        ("Luce Bernard",),
        "Luce Bernard",
        False,
    )
    version = session.reviews.ask(ecrit.id, "Luce Bernard", "Le destinataire est-il le bon ?")
    kept = session.ecrits.get(ecrit.id).ecrit
    assert (kept.state, kept.reviewer, kept.version) == (EcritState.IN_REVIEW, "Luce Bernard", 1)
    assert kept.review_message == "Le destinataire est-il le bon ?"
    assert "Ana ne va plus au collège." in version.text.split("\n")
    assert session.register.contents.read(version.docx_sha256)[:2] == b"PK"
    assert session.register.contents.read(version.pdf_sha256).startswith(b"%PDF-")


def test_the_reader_asked_last_is_proposed_first(session: Session) -> None:
    add_bernard(session)
    session.reviews.ask(ready(session).id, "Luce Bernard")
    assert session.reviews.asking(ready(session).id).proposed == "Luce Bernard"


def test_what_is_read_over_is_not_changed_before_it_is_taken_back(session: Session) -> None:
    ecrit = ready(session)
    session.reviews.ask(ecrit.id, "")
    with pytest.raises(BadInput, match="Reprendre la main"):
        fill_again(session, ecrit.id, "Autre motif.")
    with pytest.raises(BadInput, match="Reprendre la main"):
        session.reviews.ask(ecrit.id, "")
    assert session.reviews.take_back(ecrit.id).state is EcritState.DRAFT
    fill_again(session, ecrit.id, "Autre motif.")
    assert session.reviews.ask(ecrit.id, "").number == 2


def test_without_a_pdf_the_word_file_is_read(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_more: object, **_named: object) -> Pdf:
        raise ConversionFailed("La mise en page a échoué.")

    monkeypatch.setattr(AtOnce, "to_pdf", fail)
    ecrit = ready(session)
    assert session.reviews.ask(ecrit.id, "").pdf_sha256 == ""
    assert session.review_reading.pages(ecrit.id) is None
    assert len(session.review_reading.view(ecrit.id).paragraphs) > 10


def test_s10_ac3_a_validation_is_told_in_words(session: Session, watch: Watch) -> None:
    add_bernard(session)
    ecrit = ready(session)
    session.reviews.ask(ecrit.id, "Luce Bernard")
    session.reviews.take_back(ecrit.id)
    session.reviews.ask(ecrit.id, "Luce Bernard")
    watch.now = NOW.replace(hour=15, minute=40)
    with as_bernard(session):
        version = session.reviews.validate(ecrit.id, ALL)
    words = validated_words(version, NOW.tzinfo)
    assert words == "Version 3, validée par Luce Bernard le 3 mars 2026 à 15:40"
    view = session.dossiers.view(ecrit.dossier_id)
    assert (view.ecrits[0].state, view.ecrits[0].detail) == ("Validé", words)
    assert view.ecrits[0].versions == "v1 relue · v2 relue · v3 validée"


def test_what_is_validated_are_the_bytes_that_were_read(session: Session) -> None:
    add_bernard(session)
    ecrit = ready(session)
    read = session.reviews.ask(ecrit.id, "Luce Bernard")
    with as_bernard(session):
        kept = session.reviews.validate(ecrit.id, ALL)
    assert kept.kind is VersionKind.VALIDATED
    assert (kept.docx_sha256, kept.pdf_sha256, kept.text) == (
        read.docx_sha256,
        read.pdf_sha256,
        read.text,
    )
    assert (kept.model_id, kept.model_version) == (ecrit.model_id, ecrit.model_version)


def test_no_later_change_of_register_or_profile_changes_what_was_validated(
    session: Session, tmp_path: Path
) -> None:
    add_bernard(session)
    ecrit = ready(session)
    version = session.reviews.ask(ecrit.id, "Luce Bernard")
    with as_bernard(session):
        session.reviews.validate(ecrit.id, ALL)
    frozen = session.register.contents.read(version.docx_sha256)
    person = session.dossiers.view(ecrit.dossier_id).persons[0].person
    session.people.save(replace(person, birth_name="IONESCU"))
    session.association.save_organisation(
        replace(session.association.organisation(), name="Autre nom")
    )
    made = session.ecrits.export(ecrit.id, tmp_path / "sortie.docx", pdf=True)
    assert (tmp_path / "sortie.docx").read_bytes() == frozen
    assert made.sha256 == version.docx_sha256
    assert made.files[1].read_bytes() == session.register.contents.read(version.pdf_sha256)


def test_a_change_after_validation_needs_another_reading(session: Session, tmp_path: Path) -> None:
    add_bernard(session)
    ecrit = ready(session)
    session.reviews.ask(ecrit.id, "Luce Bernard")
    with as_bernard(session):
        version = session.reviews.validate(ecrit.id, ALL)
    session.reviews.take_back(ecrit.id)
    fill_again(session, ecrit.id, "Autre motif.")
    line = session.dossiers.view(ecrit.dossier_id).ecrits[0]
    assert line.state == "Brouillon"
    assert line.detail.endswith("Modifié depuis\u00a0: à relire de nouveau")
    made = session.ecrits.export(ecrit.id, tmp_path / "sortie.docx", pdf=False)
    assert made.sha256 != version.docx_sha256
    assert session.register.contents.has(version.docx_sha256)


def test_s10_ac1_an_unticked_point_asks_one_sentence_and_it_is_kept(session: Session) -> None:
    add_bernard(session)
    ecrit = ready(session)
    session.reviews.ask(ecrit.id, "Luce Bernard")
    with as_bernard(session):
        with pytest.raises(BadInput, match="en une phrase"):
            session.reviews.validate(ecrit.id, Decision(CODES[:4]))
        said = "Le destinataire a été confirmé par téléphone."
        version = session.reviews.validate(ecrit.id, Decision(CODES[:4], said))
    assert (version.checked, version.unchecked_reason) == (CODES[:4], said)
    entry = session.register.journal.of("ecrit_version", version.id)[-1]
    assert entry.after is not None
    assert entry.after["unchecked_reason"] == said


def test_the_points_of_the_law_hold_back_a_validation_and_never_a_draft(session: Session) -> None:
    add_bernard(session)
    ecrit = ready(session)
    session.ecrits.answer(ecrit.id, {"famille_informee": Answer()})
    session.reviews.ask(ecrit.id, "Luce Bernard")
    with as_bernard(session):
        assert [each.rule.label for each in session.review_reading.view(ecrit.id).blocking] == [
            "Information de la famille"
        ]
        with pytest.raises(MissingInformation, match="Information de la famille"):
            session.reviews.validate(ecrit.id, ALL)
        urgent = Decision(CODES, bypass_reason="Danger ce soir, appel au 17 fait.")
        version = session.reviews.validate(ecrit.id, urgent)
    assert "en urgence\u00a0: Danger ce soir" in validated_words(version, NOW.tzinfo)


def test_who_asked_does_not_validate_where_somebody_else_can(session: Session) -> None:
    add_bernard(session)
    ecrit = ready(session)
    session.reviews.ask(ecrit.id, "Luce Bernard")
    with pytest.raises(NotAllowed, match="ne la valide pas elle-même"):
        session.reviews.validate(ecrit.id, ALL)
    urgent = session.reviews.validate(ecrit.id, Decision(CODES, bypass_reason="Danger ce soir."))
    assert (urgent.bypass_reason, urgent.cold) == ("Danger ce soir.", False)


def test_alone_the_points_are_answered_again_after_the_pause(
    session: Session, watch: Watch
) -> None:
    ecrit = ready(session)
    assert session.reviews.asking(ecrit.id).alone
    session.reviews.ask(ecrit.id, "")
    with pytest.raises(BadInput, match="relecture à froid"):
        session.reviews.validate(ecrit.id, ALL)
    session.reviews.begin_cold(ecrit.id, CODES, timedelta(hours=1))
    with pytest.raises(BadInput, match="La pause n’est pas finie"):
        session.reviews.validate(ecrit.id, ALL)
    assert session.review_reading.view(ecrit.id).cold is not None
    watch.now = NOW + timedelta(minutes=61)
    version = session.reviews.validate(ecrit.id, ALL)
    assert version.cold
    assert version.made_by == "Camille Martin"


def test_a_cold_reading_is_of_one_version_only(session: Session, watch: Watch) -> None:
    ecrit = ready(session)
    session.reviews.ask(ecrit.id, "")
    session.reviews.begin_cold(ecrit.id, CODES, timedelta(minutes=15))
    session.reviews.take_back(ecrit.id)
    session.reviews.ask(ecrit.id, "")
    watch.now = NOW + timedelta(hours=2)
    assert session.review_reading.view(ecrit.id).cold is None


def test_the_reader_sees_what_changed_since_the_version_seen_before(session: Session) -> None:
    add_bernard(session)
    ecrit = ready(session)
    session.reviews.ask(ecrit.id, "Luce Bernard")
    with as_bernard(session):
        assert session.review_reading.view(ecrit.id).changes == ()
        session.reviews.ask_corrections(ecrit.id)
    fill_again(session, ecrit.id, "Ana ne va plus au collège depuis janvier.")
    session.reviews.ask(ecrit.id, "Luce Bernard")
    with as_bernard(session):
        for _twice in range(2):
            view = session.review_reading.view(ecrit.id)
            assert view.changes_from == 1
            assert [piece.text.strip() for piece in view.changes[0].pieces] == [
                "Ana ne va plus au",
                "collège.",
                "collège depuis janvier.",
            ]


def test_s10_ac4_the_author_is_told_on_the_home_page(session: Session) -> None:
    add_bernard(session)
    ecrit = ready(session)
    session.reviews.ask(ecrit.id, "Luce Bernard")
    assert session.review_reading.to_do() == ()
    with as_bernard(session):
        (line,) = session.review_reading.to_do()
        assert (line.kind, line.words) == (
            ToDoKind.TO_REVIEW,
            "demandée par Camille Martin, aujourd’hui",
        )
        session.reviews.ask_corrections(ecrit.id)
        assert session.review_reading.to_do() == ()
    assert [item.kind for item in session.review_reading.to_do()] == [ToDoKind.TO_CORRECT]
    session.reviews.ask(ecrit.id, "Luce Bernard")
    with as_bernard(session):
        session.reviews.validate(ecrit.id, ALL)
    (done,) = session.review_reading.to_do()
    assert done.kind is ToDoKind.VALIDATED
    session.review_reading.view(ecrit.id)
    assert session.review_reading.to_do() == ()


def test_nothing_to_read_is_said(session: Session) -> None:
    with pytest.raises(NotFound, match="pas encore été relu"):
        session.review_reading.view(ready(session).id)


def test_two_versions_are_compared(session: Session) -> None:
    ecrit = ready(session)
    session.reviews.ask(ecrit.id, "")
    session.reviews.take_back(ecrit.id)
    fill_again(session, ecrit.id, "Autre motif.")
    session.reviews.ask(ecrit.id, "")
    assert len(session.review_reading.compare(ecrit.id, 1, 2)) == 1
    assert session.review_reading.compare(ecrit.id, 1, 9) == ()


def test_remarks_are_numbered_answered_and_resolved(session: Session) -> None:
    ecrit = ready(session)
    session.reviews.ask(ecrit.id, "")
    first = session.remarks.add(ecrit.id, "Quelles dates ?", "souvent", 12)
    second = session.remarks.add(ecrit.id, "Parents informés ?")
    assert (first.number, second.number, first.version) == (1, 2, 1)
    session.remarks.trash(second.id)
    assert session.remarks.add(ecrit.id, "Encore une.").number == 3
    session.remarks.restore(second.id)
    answered = session.remarks.reply(first.id, "Le 2 et le 9 mars.")
    assert [reply.text for reply in answered.replies] == ["Le 2 et le 9 mars."]
    assert session.remarks.resolve(first.id).resolved_by == "Camille Martin"
    assert session.remarks.reopen(first.id).resolved_at is None
    view = session.review_reading.view(ecrit.id)
    assert [remark.number for remark in view.remarks] == [1, 2, 3]
    with pytest.raises(BadInput, match="vide"):
        session.remarks.add(ecrit.id, "  ")


def test_remarks_never_print(session: Session) -> None:
    ecrit = ready(session)
    session.reviews.ask(ecrit.id, "")
    session.remarks.add(ecrit.id, "Remarque qui ne s’imprime pas.")
    session.reviews.take_back(ecrit.id)
    version = session.reviews.ask(ecrit.id, "")
    assert "Remarque" not in version.text


def test_the_history_tells_each_act_in_words(session: Session) -> None:
    add_bernard(session)
    ecrit = ready(session)
    session.reviews.ask(ecrit.id, "Luce Bernard")
    with as_bernard(session):
        session.remarks.add(ecrit.id, "Quelles dates ?")
        session.reviews.ask_corrections(ecrit.id)
    session.reviews.ask(ecrit.id, "Luce Bernard")
    with as_bernard(session):
        session.reviews.validate(ecrit.id, ALL)
    session.reviews.take_back(ecrit.id)
    told = [line.words for line in session.history.of_dossier(ecrit.dossier_id, Asked()).lines]
    for words in (
        "a demandé une relecture de l’écrit",
        "a demandé des corrections de l’écrit",
        "a validé l’écrit",
        "a repris la main sur l’écrit",
        "a fait une remarque",
    ):
        assert words in told


def test_a_point_settled_after_the_freezing_still_lacks_in_what_is_read(session: Session) -> None:
    add_bernard(session)
    ecrit = ready(session)
    house = session.association.organisation()
    session.association.save_organisation(replace(house, name=""))
    session.reviews.ask(ecrit.id, "Luce Bernard")
    session.association.save_organisation(house)
    with as_bernard(session):
        with pytest.raises(MissingInformation, match="pas dans la version relue"):
            session.reviews.validate(ecrit.id, ALL)
        session.reviews.ask_corrections(ecrit.id)
    session.reviews.ask(ecrit.id, "Luce Bernard")
    with as_bernard(session):
        session.reviews.validate(ecrit.id, ALL)


def test_the_agreement_is_asked_of_who_is_an_adult_on_the_day_of_the_ecrit(
    session: Session,
) -> None:
    ecrit = ready(session)
    session.ecrits.choose(ecrit.id, written_on=date(2031, 1, 1))
    adult = replace(session.papers.model_of(ecrit), age_rule="adult")
    today = NOW.date()
    assert unagreed(session.register, ecrit, adult, today) == ()
    later = session.ecrits.get(ecrit.id).ecrit
    assert len(unagreed(session.register, later, adult, today)) == 1


def test_an_ecrit_handed_back_for_corrections_fills_with_its_own_answers(
    session: Session, tmp_path: Path
) -> None:
    ecrit = ready(session)
    session.reviews.ask(ecrit.id, "")
    session.reviews.ask_corrections(ecrit.id)
    ref = session.dossiers.view(ecrit.dossier_id).dossier.ref
    target = tmp_path / "sortie.docx"
    session.ecrits.fill(ecrit.model_id, ref, target, pdf=False, allow_missing=True)
    assert "Ana ne va plus au collège." in text_of(target.read_bytes())


def test_versions_are_told_in_short(session: Session) -> None:
    ecrit = ready(session)
    assert versions_words(ecrit, ()) == ""
    session.reviews.ask(ecrit.id, "")
    assert session.dossiers.view(ecrit.dossier_id).ecrits[0].versions == "v1 à relire"


def test_a_remark_in_the_trash_is_found_there_and_comes_back(session: Session) -> None:
    ecrit = ready(session)
    session.reviews.ask(ecrit.id, "")
    remark = session.remarks.add(ecrit.id, "Quelles dates ?")
    session.remarks.trash(remark.id)
    (line,) = session.trash.view().recent
    assert (line.kind, line.label) == ("Remarque", "Quelles dates ?")
    session.trash.restore(line.number)
    assert [each.id for each in session.review_reading.view(ecrit.id).remarks] == [remark.id]


def test_an_adult_s_paper_with_a_name_waits_for_an_agreement(
    session: Session, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ecrit = ready(session)
    person = session.dossiers.view(ecrit.dossier_id).persons[0].person
    session.people.save(replace(person, birth=PartialDate("1990-01-01")))
    model = session.papers.model(ecrit.model_id)
    adult = replace(model, age_rule="adult")
    for name in ("model", "model_of"):
        monkeypatch.setattr(session.papers, name, lambda *_which: adult)
    with pytest.raises(NotAllowed, match="avis sans nom"):
        session.reviews.ask(ecrit.id, "")
    (held,) = session.paper_checks.of(ecrit.id).blocking
    assert held.rule is Rule.AGREEMENT
    said = Consent(
        ConsentId(""),
        ecrit.dossier_id,
        person.id,
        ConsentKind.AGREEMENT,
        answer=ConsentAnswer.YES,
    )
    consent_id = session.consents.record(said)
    session.reviews.ask(ecrit.id, "")
    session.reviews.take_back(ecrit.id)
    session.consents.withdraw(consent_id, None, "")
    with pytest.raises(NotAllowed, match="retiré"):
        session.reviews.ask(ecrit.id, "")
    with pytest.raises(NotAllowed, match="avis sans nom"):
        session.ecrits.export(ecrit.id, tmp_path / "sortie.docx", pdf=False)
    assert not (tmp_path / "sortie.docx").exists()


def test_a_frozen_ecrit_is_not_put_in_the_trash(session: Session) -> None:
    ecrit = ready(session)
    session.reviews.ask(ecrit.id, "")
    with pytest.raises(BadInput, match="en relecture"):
        session.ecrits.trash(ecrit.id)
    session.reviews.validate(ecrit.id, Decision(CODES, bypass_reason="Danger ce soir."))
    with pytest.raises(BadInput, match="validé"):
        session.ecrits.trash(ecrit.id)
    session.reviews.take_back(ecrit.id)
    session.ecrits.trash(ecrit.id)


def test_nothing_is_decided_of_an_ecrit_whose_dossier_is_in_the_trash(
    session: Session, tmp_path: Path
) -> None:
    ecrit = ready(session)
    session.reviews.ask(ecrit.id, "")
    session.dossiers.trash(ecrit.dossier_id)
    urgent = Decision(CODES, bypass_reason="Danger ce soir.")
    for act in (
        lambda: session.reviews.validate(ecrit.id, urgent),
        lambda: session.reviews.ask_corrections(ecrit.id),
        lambda: session.reviews.take_back(ecrit.id),
        lambda: session.remarks.add(ecrit.id, "Quel jour ?"),
        lambda: session.ecrits.export(ecrit.id, tmp_path / "sortie.docx", pdf=False),
    ):
        with pytest.raises(NotFound):
            act()
    assert not list(tmp_path.glob("sortie*"))
    session.dossiers.restore(ecrit.dossier_id)
    session.reviews.validate(ecrit.id, urgent)


def test_the_very_pages_are_kept_by_the_real_program(tmp_path: Path) -> None:
    session = new_session(tmp_path)
    try:
        ecrit = ready(session)
        version = session.reviews.ask(ecrit.id, "")
        session.reviews.validate(ecrit.id, Decision(CODES, bypass_reason="Danger ce soir."))
        shown = session.ecrits.preview(ecrit.id)
        made = session.ecrits.export(ecrit.id, tmp_path / "sortie.docx", pdf=True)
        assert shown.sha256 == made.sha256 == version.docx_sha256
        assert shown.pdf == made.files[1].read_bytes()
        assert "Ana ne va plus au collège" in " ".join(page.text for page in shown.pages)
    finally:
        session.close()
