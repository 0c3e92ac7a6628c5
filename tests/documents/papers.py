"""Fictional dossiers for the papers: ordinary, almost empty, many, long, other scripts, hostile."""

from __future__ import annotations

import dataclasses
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TypeVar

from desktop_app.documents.fields import FIELDS, Kind, Origin
from desktop_app.documents.snapshot import Recipient, SentEcrit, Snapshot
from desktop_app.domain.absence import Absence, Source
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.dossier import Dossier, OtherService, Step
from desktop_app.domain.ecrit import Answer, Ecrit, EcritState
from desktop_app.domain.ids import (
    DossierId,
    EcritId,
    ObservationId,
    OccasionId,
    PersonId,
    PlaceId,
    RelationId,
    UserId,
)
from desktop_app.domain.observation import Observation, Voice
from desktop_app.domain.organisation import Organisation, Profile
from desktop_app.domain.person import (
    Alias,
    AliasKind,
    Authority,
    LanguageLevel,
    LanguageSkill,
    Person,
    Phone,
    Role,
    Safety,
    Schooling,
    Sex,
)
from desktop_app.domain.place import Place, PlaceKind, Stay
from desktop_app.domain.relation import Relation, RelationKind
from desktop_app.domain.territory import Territory
from tests.documents.casework_cases import (
    CONTACT_RULES,
    LISTS,
    REFERRAL_ANSWERS,
    every_rule,
    everything_casework,
    ordinary_casework,
)

T = TypeVar("T")
DOSSIER = DossierId("d1")
WRITTEN_ON = date(2026, 3, 3)
COUNTRIES = {"RO": "Roumanie", "FR": "France", "SY": "Syrie"}
LANGUAGES = {"rom": "romani", "ro": "roumain", "fr": "français", "ar": "arabe"}
SEINE_SAINT_DENIS = Territory(
    code="93",
    name="Seine-Saint-Denis",
    of_name="de la Seine-Saint-Denis",
    authority="Département de la Seine-Saint-Denis",
    head="président du conseil départemental",
    crip_name="CRIP",
    departments=("93",),
)
ACACIAS = Place(
    id=PlaceId("pl1"),
    name="Les Acacias",
    kind=PlaceKind.SITE,
    commune_code="93066",
    commune="Saint-Denis",
    landmark="derrière l’ancienne gare de marchandises",
)


def person(id_: str, role: Role = Role.CHILD, **values: object) -> Person:
    """Return a person of the dossier."""
    return replace(Person(PersonId(id_), DOSSIER, role), **values)  # type: ignore[arg-type]


def seen(id_: str, text: str, day: str | None = "2026-03-02", **values: object) -> Observation:
    """Return an observation of the dossier, seen unless ``voice`` says otherwise."""
    base = Observation(
        ObservationId(id_),
        DOSSIER,
        OccasionId(f"occasion-{id_}"),
        Voice.SEEN,
        text,
        observed=PartialDate(day) if day else None,
        author="Claire Martin",
        entered_at=datetime(2026, 3, 3, 9, 0, tzinfo=UTC),
    )
    return replace(base, **values)  # type: ignore[arg-type]


def snapshot(
    persons: tuple[Person, ...] = (),
    observations: tuple[Observation, ...] = (),
    answers: dict[str, Answer] | None = None,
    **ecrit: object,
) -> Snapshot:
    """Return a snapshot in which everything given is picked for the écrit."""
    paper = Ecrit(
        EcritId("e1"),
        "E-2026-031",
        DOSSIER,
        "information_preoccupante_crip",
        "1",
        territory="93",
        written_on=WRITTEN_ON,
        person_ids=tuple(each.id for each in persons),
        observation_ids=tuple(each.id for each in observations),
        named_observation_ids=tuple(each.id for each in observations),
        answers=answers or {},
    )
    return Snapshot(
        organisation=Organisation(),
        author=Profile(UserId("u1")),
        dossier=Dossier(DOSSIER, "D-2026-014"),
        ecrit=replace(paper, **ecrit),  # type: ignore[arg-type]
        persons=persons,
        observations=observations,
        written_on=WRITTEN_ON,
        casework=LISTS,
        country_names=COUNTRIES,
        language_names=LANGUAGES,
    )


def _signed(paper: Snapshot) -> Snapshot:
    return replace(
        paper,
        organisation=Organisation(
            name="Association Les Passerelles",
            address="4 rue des Ateliers",
            postal_code="93200",
            city="Saint-Denis",
            phone="01 99 00 12 34",
            email="contact@passerelles.example",
            rna="W931234567",
        ),
        author=Profile(
            UserId("u1"),
            "Claire",
            "Martin",
            "Intervenante sociale",
            "06 39 98 12 34",
            "c.martin@passerelles.example",
        ),
        places={ACACIAS.id: ACACIAS},
        territory=SEINE_SAINT_DENIS,
        recipient=Recipient(
            name="CRIP de la Seine-Saint-Denis",
            address="Hôtel du département, 93006 Bobigny",
            email="crip@departement.example",
            phone="01 99 00 93 93",
            note="Vérifié le 12 février 2026",
        ),
    )


def _ana() -> Person:
    return person(
        "ana",
        birth_name="Popescu",
        first_names=("Ana", "Maria"),
        aliases=(Alias("Nina"), Alias("Popesku", AliasKind.SPELLING)),
        sex=Sex.FEMALE,
        birth=PartialDate("2011-05-12"),
        birth_place="Craiova",
        birth_country="RO",
        nationalities=("RO",),
        languages=(
            LanguageSkill("rom", LanguageLevel.MOTHER_TONGUE),
            LanguageSkill("fr", LanguageLevel.SOME),
        ),
        interpreter_useful=True,
        interpreter_note="romani. Éviter un membre de la famille",
        phones=(Phone("06 39 98 11 22", "sa tante", Safety.CERTAIN_HOURS, "l’après-midi"),),
        stay=Stay(ACACIAS.id, "troisième caravane à gauche", PartialDate("2025-10")),
        home_address="Domiciliée chez l’association, 4 rue des Ateliers, 93200 Saint-Denis",
        schooling=Schooling.IRREGULAR,
        school="collège Elsa-Triolet",
        school_class="5e",
        school_commune="Saint-Denis",
        lives_with="sa mère, son frère Marius et une tante",
        authority=Authority.MOTHER,
        health="Asthme, sans traitement depuis janvier selon la mère.",
        child_view="Elle souhaite retourner au collège et dormir ailleurs que sur le terrain.",
        sources={"birth": Source.DOCUMENT, "authority": Source.RELATIVE},
    )


def _family() -> tuple[Person, ...]:
    marius = person(
        "marius",
        birth_name="Popescu",
        first_names=("Marius",),
        sex=Sex.MALE,
        birth=PartialDate("2017-03-04/2018-03-03"),
        birth_estimated_on=WRITTEN_ON,
        stay=Stay(ACACIAS.id),
        schooling=Schooling.NO,
        lives_with="sa mère et sa sœur Ana",
        absences={"authority": Absence.UNKNOWN},
        sources={"birth": Source.ESTIMATED},
    )
    elena = person(
        "elena",
        Role.PARENT,
        birth_name="Popescu",
        usage_name="Ionescu",
        first_names=("Elena",),
        sex=Sex.FEMALE,
        birth=PartialDate("1988~"),
        phones=(Phone("0639981133", safety=Safety.YES),),
        stay=Stay(ACACIAS.id),
        languages=(LanguageSkill("ro"),),
        contact_rules=CONTACT_RULES,
    )
    father = person(
        "pere",
        Role.PARENT,
        birth_name="Popescu",
        sex=Sex.MALE,
        absences={"first_names": Absence.UNKNOWN, "home_address": Absence.UNKNOWN},
    )
    ioana = person(
        "ioana",
        Role.OTHER_MINOR,
        birth_name="Dumitru",
        first_names=("Ioana",),
        sex=Sex.FEMALE,
        birth=PartialDate("2014"),
        stay=Stay(ACACIAS.id),
    )
    aunt = person("tante", Role.HOUSEHOLD, birth_name="Dumitru", first_names=("Vasilica",))
    return (_ana(), marius, ioana, elena, father, aunt)


def _relation(number: int, one: str, other: str, kind: RelationKind) -> Relation:
    return Relation(RelationId(f"r{number}"), DOSSIER, PersonId(one), PersonId(other), kind)


def _observations() -> tuple[Observation, ...]:
    here = {"place_id": ACACIAS.id, "person_ids": (PersonId("ana"), PersonId("marius"))}
    return (
        seen(
            "o1",
            "J’ai constaté à notre arrivée que la porte de la caravane était ouverte et que Ana et "
            "Marius étaient seuls. Il n’y avait ni chauffage ni repas préparé.\n"
            "Ana tenait son frère contre elle. Elle a refusé de s’éloigner de la porte.",
            time="vers 18 h 30",
            team=("Luc Bernard",),
            **here,
        ),
        seen(
            "o2",
            "J’ai vu que Marius marchait pieds nus dans la boue. Une voisine lui a donné des "
            "chaussures.",
            "2026-01-12",
            time="matin",
            **here,
        ),
        seen(
            "o3",
            "L’enseignante m’a dit que Ana n’est pas venue en classe depuis le 19 janvier et que "
            "les appels à la famille restent sans réponse.",
            "2026-02-12",
            voice=Voice.REPORTED,
            speaker="Mme Petit",
            speaker_role="enseignante au collège",
            person_ids=(PersonId("ana"),),
        ),
        seen(
            "o4",
            "Une personne du terrain m’a dit que des cris viennent la nuit de la caravane.",
            "2026-02",
            voice=Voice.REPORTED,
            speaker="Monsieur Ionel",
            speaker_role="voisin",
            speaker_named=False,
            **here,
        ),
        seen(
            "o5",
            "J’ai peur quand il rentre. Marius, il pleure, moi je ferme les yeux.",
            voice=Voice.WORDS,
            speaker_id=PersonId("ana"),
            speaker_role="enfant concernée",
            language="rom",
            interpreter="une bénévole de l’association",
            circumstances="seule avec l’intervenante, dehors, après la permanence",
            question="Comment ça se passe le soir ?",
            time="18:50",
            **here,
        ),
        seen(
            "o6",
            "Je n’arrive plus à les protéger, je voudrais qu’on m’aide.",
            "2026-03-02",
            voice=Voice.WORDS,
            speaker_id=PersonId("elena"),
            speaker_role="mère",
            time="19:20",
            language="ro",
        ),
    )


def ordinary() -> Snapshot:
    """Return the ordinary case: two children, six observations, an analysis not picked."""
    persons, observations = _family(), _observations()
    answers = {
        "lien_enfant": Answer("Visites chaque semaine sur le terrain depuis octobre 2025."),
        "motif": Answer(
            "Ana, 14 ans, ne va plus au collège depuis le 19 janvier et dit avoir peur le soir. "
            "Elle et son frère de 8 ans ont été trouvés seuls à la nuit tombée le 2 mars."
        ),
        "degre_danger": Answer("risque"),
        "nature_danger": Answer("sante|securite|education"),
        "famille_informee": Answer("oui"),
        "famille_informee_precisions": Answer(
            "La mère, le 2 mars 2026, par Claire Martin, avec une interprète."
        ),
        "reaction_parents": Answer("La mère dit être soulagée et demande de l’aide."),
        "demande": Answer("evaluation|aide|suites"),
        "demande_precisions": Answer(
            "Une rencontre au collège serait utile : Ana y parle plus librement."
        ),
        "urgence": Answer("rapide"),
        "cosignataire_nom": Answer("Luc Bernard"),
        "cosignataire_fonction": Answer("Responsable de l’antenne"),
        "copie": Answer("aucune"),
        **REFERRAL_ANSWERS,
    }
    unpicked = seen(
        "o7", "La mère serait épuisée et le père aurait quitté le terrain.", voice=Voice.ANALYSIS
    )
    paper = _signed(
        snapshot(
            persons,
            observations,
            answers,
            attachments=("Certificat médical du 26 février 2026", "Courrier du collège"),
        )
    )
    return replace(
        paper,
        casework=ordinary_casework(),
        observations=(*observations, unpicked),
        relations=(
            _relation(1, "elena", "ana", RelationKind.PARENT),
            _relation(2, "elena", "marius", RelationKind.PARENT),
            _relation(3, "ana", "marius", RelationKind.SIBLING),
            _relation(4, "tante", "elena", RelationKind.SIBLING),
            _relation(5, "ioana", "ana", RelationKind.COUSIN),
        ),
        dossier=replace(
            paper.dossier,
            opened_on=date(2025, 10, 12),
            followed_by=("Claire Martin",),
            motives=("securite", "mendicite"),
            family_composition="La mère, ses deux enfants, sa sœur et la fille de celle-ci vivent "
            "dans deux caravanes voisines.",
            social_environment="Terrain sans eau courante, évacué deux fois en un an.",
            resources="La mère accompagne ses enfants chez le médecin et vient aux permanences.",
            history="Famille rencontrée en octobre 2025 après l’évacuation du terrain précédent. "
            "Inscription au collège obtenue en novembre 2025.",
            services=(
                OtherService("PMI de Saint-Denis", "01 99 00 45 67", "suivi de Marius"),
                OtherService("Collège Elsa-Triolet", "", "Mme Petit"),
            ),
            steps=(
                Step(
                    "Rendez-vous avec l’assistante sociale du collège",
                    PartialDate("2026-02-14"),
                    "la mère n’est pas venue",
                ),
                Step("Demande d’hébergement au 115", PartialDate("2026-02"), "sans place"),
            ),
        ),
    )


def almost_empty() -> Snapshot:
    """Return a paper of which nothing is known yet."""
    return snapshot()


def nine_siblings() -> Snapshot:
    """Return nine children and their mother."""
    names = ("Ana", "Marius", "Ioana", "Florin", "Denisa", "Cosmin", "Alina", "Radu", "Sorina")
    children = tuple(
        person(
            f"c{number}",
            birth_name="Dumitru",
            first_names=(name,),
            sex=Sex.FEMALE if name.endswith("a") else Sex.MALE,
            birth=PartialDate(f"{2009 + number}-0{1 + number % 9}-1{number}"),
            stay=Stay(ACACIAS.id, since=PartialDate("2025-11")),
            lives_with="sa mère",
            authority=Authority.MOTHER,
            schooling=Schooling.NO,
            health="Toux depuis une semaine." if number % 3 == 0 else "",
        )
        for number, name in enumerate(names)
    )
    mother = person("mere", Role.PARENT, birth_name="Dumitru", first_names=("Rodica",))
    paper = ordinary()
    people = (*children, mother)
    return replace(
        paper,
        persons=people,
        relations=tuple(
            _relation(number, "mere", f"c{number}", RelationKind.PARENT) for number in range(9)
        ),
        ecrit=replace(paper.ecrit, person_ids=tuple(each.id for each in people)),
    )


def fifteen_thousand_words() -> Snapshot:
    """Return a paper whose facts, history and motive hold some 15,000 words."""
    sentence = "Les enfants étaient devant la caravane et la mère parlait avec une voisine. "
    paper = ordinary()
    long_facts = tuple(
        seen(f"long{number}", f"Visite {number + 1}. " + sentence * 110, f"2026-02-{10 + number}")
        for number in range(9)
    )
    answers = {**paper.ecrit.answers, "motif": Answer(sentence * 12)}
    return replace(
        paper,
        observations=long_facts,
        dossier=replace(paper.dossier, history="\n".join([sentence * 20] * 5)),
        ecrit=replace(
            paper.ecrit,
            observation_ids=tuple(each.id for each in long_facts),
            named_observation_ids=tuple(each.id for each in long_facts),
            answers=answers,
        ),
    )


def many_observations(count: int = 200) -> Snapshot:
    """Return ``count`` observations in the four voices, one a day, every fifth an analysis."""
    paper = ordinary()
    voices = (Voice.SEEN, Voice.REPORTED, Voice.WORDS, Voice.SEEN, Voice.ANALYSIS)
    first = date(2025, 8, 1).toordinal()
    observations = tuple(
        seen(
            f"n{number}",
            f"Passage numéro {number + 1} : les deux enfants jouaient près de la route, "
            "sans adulte visible pendant dix minutes.",
            date.fromordinal(first + number).isoformat(),
            voice=voices[number % 5],
            speaker="une habitante du terrain",
            time="vers 16 h",
            place_id=ACACIAS.id,
            person_ids=(PersonId("ana"),),
        )
        for number in range(count)
    )
    return replace(
        paper,
        observations=observations,
        ecrit=replace(
            paper.ecrit,
            observation_ids=tuple(each.id for each in observations),
            named_observation_ids=tuple(each.id for each in observations),
        ),
    )


def other_scripts() -> Snapshot:
    """Return names and words in Arabic, Romanian, Georgian, with marks and emoji."""
    paper = ordinary()
    children = (
        replace(
            _ana(),
            birth_name="الخطيب",
            first_names=("ليلى", "نور"),
            aliases=(Alias("Лейла"), Alias("Leïla ✨"), Alias("ლეილა", AliasKind.SPELLING)),
            birth_place="دير الزور",
            birth_country="SY",
            nationalities=("SY",),
            languages=(LanguageSkill("ar", LanguageLevel.MOTHER_TONGUE),),
        ),
        person("stefan", birth_name="Țîrțoacă", first_names=("Ștefăniță 😀", "Zoë"), sex=Sex.MALE),
        person("long", birth_name="Ratsimandresy" * 8, first_names=("Jean-Noël",) * 6),
    )
    words = seen(
        "mots",
        "أنا خائفة في الليل. « C’est lui », elle a dit : « لا تخبر أحدا » 😢",
        voice=Voice.WORDS,
        speaker_id=PersonId("ana"),
        language="ar",
    )
    return replace(
        paper,
        persons=children,
        relations=(),
        observations=(words,),
        ecrit=replace(
            paper.ecrit,
            person_ids=tuple(each.id for each in children),
            observation_ids=(words.id,),
        ),
    )


def earlier(paper: Snapshot) -> SentEcrit:
    """Return the écrit that came before the ordinary one: it holds its oldest observation."""
    return SentEcrit(
        replace(
            paper.ecrit,
            id=EcritId("e0"),
            ref="E-2026-012",
            written_on=date(2026, 2, 12),
            state=EcritState.VALIDATED,
            version=1,
            observation_ids=paper.ecrit.observation_ids[:1],
            attachments=("Certificat médical du 2 février 2026",),
        ),
        "Information préoccupante",
        "CRIP de la Seine-Saint-Denis",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        datetime(2026, 2, 12, 16, 5, tzinfo=UTC),
    )


def following(paper: Snapshot) -> Snapshot:
    """Return ``paper`` as the one that follows an earlier écrit."""
    before = earlier(paper)
    return replace(paper, earlier=before, sent=(before,), crip=paper.recipient)


HOSTILE = "<b>&{{ 7*7 }}{% if x %} {_{ 3 }_} </w:t></w:r> \"q\" 'a' ]]> &amp; "


def everything(text: str = HOSTILE) -> Snapshot:
    """Return a paper in which every text of every object is ``text`` and every list is filled."""
    roles = tuple(Role)
    persons = tuple(
        _filled(
            person(
                f"p{number}",
                role,
                sex=Sex.FEMALE,
                birth=PartialDate("1988-05-12" if role is Role.OTHER else "2011-05-12"),
                stay=Stay(ACACIAS.id, text, PartialDate("2025-10")),
                schooling=Schooling.YES,
                authority=Authority.BOTH,
                interpreter_useful=True,
                first_names=(text,),
                aliases=tuple(Alias(text, kind) for kind in AliasKind),
                nationalities=(text,),
                languages=(LanguageSkill(text, LanguageLevel.FLUENT),),
                phones=(Phone(text, text, Safety.CERTAIN_HOURS, text),),
                vulnerabilities=(text,),
                contact_rules=every_rule(text),
                sources={"birth": Source.PERSON},
            ),
            text,
        )
        for number, role in enumerate(roles)
    )
    observations = tuple(
        _filled(
            seen(
                f"o{number}",
                text,
                voice=voice,
                team=(text, text),
                person_ids=(persons[0].id,),
            ),
            text,
        )
        for number, voice in enumerate(Voice)
    )
    answers = {
        key: Answer("|".join(code for code, _ in field.choices) if field.choices else text)
        for key, field in FIELDS.items()
        if field.origin is Origin.ECRIT
    }
    answers |= {
        key: Answer(field.choices[-1][0])
        for key, field in FIELDS.items()
        if field.kind is Kind.CHOICE
    }
    paper = snapshot(persons, observations, answers, attachments=(text, text))
    before = earlier(paper)
    before = replace(
        before,
        ecrit=replace(before.ecrit, ref=text, attachments=(text,)),
        title=text,
        recipient=text,
        sha256=text,
    )
    return replace(
        paper,
        earlier=before,
        sent=(before,),
        crip=_filled(Recipient(), text),
        organisation=_filled(Organisation(), text),
        author=_filled(Profile(UserId("u1")), text),
        recipient=_filled(Recipient(), text),
        territory=SEINE_SAINT_DENIS,
        casework=everything_casework(text, tuple(each.id for each in persons)),
        places={ACACIAS.id: _filled(ACACIAS, text)},
        relations=(_relation(1, "p0", "p1", RelationKind.OTHER),),
        dossier=replace(
            _filled(paper.dossier, text),
            services=(OtherService(text, text, text),) * 2,
            steps=(Step(text, PartialDate("2026-02"), text),) * 2,
        ),
    )


def _filled(thing: T, text: str) -> T:
    """Return ``thing`` with ``text`` in every empty text field."""
    values = {
        each.name: text
        for each in dataclasses.fields(thing)  # type: ignore[arg-type]
        if getattr(thing, each.name) == "" and each.name not in ("commune_code",)
    }
    return replace(thing, **values)  # type: ignore[type-var]


PAPERS = {
    "ordinary": ordinary,
    "almost_empty": almost_empty,
    "nine_siblings": nine_siblings,
    "fifteen_thousand_words": fifteen_thousand_words,
    "many_observations": many_observations,
    "other_scripts": other_scripts,
    "everything": everything,
}
