"""Write countries.csv and languages.csv beside this file, from CLDR through Babel.

Run by hand when CLDR changes: ``.venv/bin/python resources/data/generate.py``, then read the
difference. The corrections below follow the names of the Code officiel géographique where CLDR
differs, and the languages that associations meet on the ground.
"""

from __future__ import annotations

import csv
import unicodedata
from pathlib import Path

from babel import Locale

HERE = Path(__file__).parent

WITHOUT_NATIONALITY = (
    "AC AI AQ AS AW AX BL BM BQ BV CC CK CP CW CX DG EA EU EZ FK FO GF GG GI GL GP GS GU HM IC "
    "IM IO JE KY MF MP MQ MS NC NF NU PF PM PN PR QO RE SH SJ SX TA TC TF TK UM UN VG VI WF XA "
    "XB YT ZZ"
)
COUNTRY_NAMES = {
    "CD": "République démocratique du Congo",
    "CG": "Congo (Brazzaville)",
    "HK": "Hong Kong",
    "MM": "Birmanie (Myanmar)",
    "MO": "Macao",
    "PS": "Palestine (territoires palestiniens)",
    "VA": "Vatican",
    "VN": "Viêt Nam",
}
COUNTRY_SYNONYMS = {
    "AE": ("Émirats", "EAU"),
    "BA": ("Bosnie", "Yougoslavie"),
    "BF": ("Haute-Volta",),
    "BJ": ("Dahomey",),
    "BY": ("Bélarus",),
    "CD": ("Congo-Kinshasa", "RDC", "Zaïre"),
    "CG": ("Congo-Brazzaville", "République du Congo"),
    "CI": ("Ivory Coast",),
    "CV": ("Cabo Verde",),
    "CZ": ("République tchèque", "Tchécoslovaquie"),
    "GB": ("Angleterre", "Grande-Bretagne", "Écosse", "pays de Galles"),
    "HR": ("Yougoslavie",),
    "IR": ("Perse",),
    "KH": ("Kampuchéa",),
    "KP": ("République populaire démocratique de Corée",),
    "KR": ("République de Corée",),
    "LK": ("Ceylan",),
    "MD": ("Moldova",),
    "ME": ("Yougoslavie",),
    "MK": ("Macédoine", "ARYM", "Yougoslavie"),
    "MM": ("Burma",),
    "NL": ("Hollande",),
    "PS": ("Cisjordanie", "Gaza"),
    "RS": ("Yougoslavie",),
    "RU": ("Fédération de Russie", "URSS"),
    "SI": ("Yougoslavie",),
    "SK": ("Tchécoslovaquie",),
    "SV": ("El Salvador",),
    "SZ": ("Swaziland",),
    "TL": ("Timor-Leste",),
    "TR": ("Türkiye",),
    "US": ("États-Unis d’Amérique", "USA"),
    "VN": ("Vietnam",),
    "XK": ("Yougoslavie",),
    "ZW": ("Rhodésie",),
}

SPOKEN_FIRST = (
    "fr ro rom bg sr bs sq mk ar en es pt bm snk ff wo ln bin yo ig ku tr ru uk ka hy ps prs ur bn "
    "ti so fsl"
)
SPOKEN = SPOKEN_FIRST.split()
DEAD_OR_MADE = (
    "ae afh akk ang arc avk chg cop cu dum egy elx enm eo frm fro gez gmh goh got grc hit ia ie io "
    "izh jbo kaw kho la lfn liv lzh mga mul non nov nwc ota pal peo phn pi prg pro sa sam sga "
    "sog sux syc tlh tok uga und vo vot zbl zxx"
)
LANGUAGE_NAMES = {
    "bin": "edo (bini)",
    "ckb": "kurde sorani",
    "fsl": "langue des signes française (LSF)",
    "kiu": "kirmanjki (zazaki du Nord)",
    "kmr": "kurde kurmandji",
    "prs": "dari",
    "rmn": "romani des Balkans",
    "rmy": "romani vlax",
    "sgn": "langue des signes (autre)",
}
LANGUAGE_SYNONYMS = {
    "ar": ("arabe littéral",),
    "bm": ("malinké", "mandingue"),
    "dyu": ("mandingue",),
    "fa": ("farsi", "iranien"),
    "ff": ("foulani", "poular", "pulaar", "fulfulde"),
    "fsl": ("LSF", "signes"),
    "pa": ("panjabi",),
    "prs": ("persan afghan", "farsi"),
    "ps": ("pachtou", "pashto", "afghan"),
    "ro": ("moldave",),
    "rom": ("romanès", "tsigane", "rrom", "rom"),
    "sh": ("yougoslave",),
    "snk": ("sarakolé",),
    "ti": ("tigrinya",),
    "zh": ("mandarin",),
}


def countries() -> list[tuple[str, str, str, str]]:
    """Return code, French name, synonyms and an empty « common » for every country."""
    french, english = Locale("fr").territories, Locale("en").territories
    rows = []
    for code, name in french.items():
        if len(code) != 2 or not code.isalpha() or code in WITHOUT_NATIONALITY.split():
            continue
        chosen = COUNTRY_NAMES.get(code, name)
        synonyms = (name, english.get(code, ""), *COUNTRY_SYNONYMS.get(code, ()))
        rows.append((code, clean(chosen), joined(chosen, synonyms), ""))
    return sorted(rows, key=lambda row: sort_key(row[1]))


def languages() -> list[tuple[str, str, str, str]]:
    """Return code, French name, synonyms and « yes » for the languages to propose first."""
    french, english = Locale("fr").languages, Locale("en").languages
    names = {code: name for code, name in french.items() if "_" not in code} | LANGUAGE_NAMES
    rows = []
    for code, name in names.items():
        if code in DEAD_OR_MADE.split():
            continue
        synonyms = (french.get(code, ""), english.get(code, ""), *LANGUAGE_SYNONYMS.get(code, ()))
        common = "yes" if code in SPOKEN else ""
        rows.append((code, clean(name), joined(name, synonyms), common))
    return sorted(rows, key=lambda row: (spoken_rank(row[0]), sort_key(row[1])))


def spoken_rank(code: str) -> int:
    """Return the place of a language in the spoken list, or a place after it."""
    return SPOKEN.index(code) if code in SPOKEN else len(SPOKEN)


def clean(name: str) -> str:
    """Return the name with the French apostrophe and ordinary spaces."""
    for narrow in "\u202f\u2009\u00a0":
        name = name.replace(narrow, " ")
    return name.replace("'", "’").replace("ʼ", "’")


def joined(name: str, synonyms: tuple[str, ...]) -> str:
    """Return the synonyms that say something new, separated by |."""
    said = {sort_key(name)}
    kept = []
    for synonym in synonyms:
        if synonym and sort_key(synonym) not in said:
            said.add(sort_key(synonym))
            kept.append(clean(synonym))
    return "|".join(kept)


def sort_key(name: str) -> str:
    """Return the name without accents, in lower case."""
    decomposed = unicodedata.normalize("NFD", clean(name).lower())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def write(name: str, rows: list[tuple[str, str, str, str]]) -> None:
    """Write one CSV file with Unix line ends."""
    with (HERE / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("code", "name", "synonyms", "common"))
        writer.writerows(rows)


if __name__ == "__main__":
    write("countries.csv", countries())
    write("languages.csv", languages())
