"""First names and family names by country of origin, with the spellings met in the field.

A name may carry its Cyrillic spelling after a slash. Families whose names agree in gender give both.
"""

from __future__ import annotations

import random
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """A name in Latin letters and, where it is written so at home, in Cyrillic."""

    latin: str
    cyrillic: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a family comes from. ``country`` is ISO 3166, ``languages`` are BCP 47.

    ``ending_f`` replaces ``ending_m`` at the end of a woman's family name.
    """

    key: str
    country: str
    languages: tuple[str, ...]
    girls: tuple[str, ...]
    boys: tuple[str, ...]
    families: tuple[str, ...]
    towns: tuple[str, ...]
    nicknames: tuple[str, ...] = ()
    ending_m: tuple[str, str] = ("", "")
    ending_f: tuple[str, str] = ("", "")
    speaks_french: bool = False
    family_first: bool = False


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _built(stems: str, endings: str) -> tuple[str, ...]:
    return tuple(stem + ending for stem in stems.split() for ending in endings.split())


ROMANIAN = Origin(
    "roumanie",
    "RO",
    ("ro", "rom"),
    _words(
        "Ana Mădălina Denisa Florentina Nicoleta Rebeca Estera Larisa Bianca Ionela Cătălina"
        " Mihaela Roxana Sorina Ramona Gabriela Elena Maria Andreea Ștefania Crina Narcisa"
    ),
    _words(
        "Ion Ionuț Cosmin Mihăiță Florin Marius Rareș Sorin Alexandru Ștefan Gheorghe Samuel"
        " David Robert Petrică Claudiu Costel Dănuț Vasile Răzvan Iosif Beniamin"
    ),
    _built(
        "Pop Ion Dumitr Rad Stan Vasil Marin Cost Nicol Petr Lup Ilies Barb Ciob Drag Mold Tudor"
        " Ursul Gavril Munt Zamf Pârv Călin Brătul",
        "escu eanu",
    )
    + _words(
        "Covaci Lăcătuș Ciurar Rostaș Moldovan Boldor Căldărar Tănase Gânj Țurcanu Bălan Șerban"
    ),
    _words("Craiova Călărași Slatina Bârlad Țăndărei Sibiu Galați Turda"),
    _words("Puiu Mimi Gigi Fifi Bebe Țuțu Titi Lala Nuțu Piti Bubu"),
)
BULGARIAN = Origin(
    "bulgarie",
    "BG",
    ("bg", "tr", "rom"),
    _words(
        "Desislava/Десислава Nadezhda/Надежда Stefka/Стефка Zlatka/Златка Kremena/Кремена"
        " Silvia/Силвия Yordanka/Йорданка Mariyka/Марийка Galina/Галина Rositsa/Росица"
        " Tsvetelina/Цветелина Yuliya/Юлия Vesela/Весела Donka/Донка"
    ),
    _words(
        "Petar/Петър Georgi/Георги Hristo/Христо Krasimir/Красимир Stoyan/Стоян Asen/Асен"
        " Iliya/Илия Metodi/Методи Angel/Ангел Mihail/Михаил Yanko/Янко Tsvetan/Цветан"
        " Borislav/Борислав Nikolay/Николай"
    ),
    _words(
        "Ivanov/Иванов Petrov/Петров Dimitrov/Димитров Angelov/Ангелов Hristov/Христов"
        " Asenov/Асенов Iliev/Илиев Stoyanov/Стоянов Yankov/Янков Mihaylov/Михайлов"
        " Shterev/Щерев Zhelev/Желев Mitkov/Митков Tsankov/Цанков Kolev/Колев Yordanov/Йорданов"
        " Rusev/Русев Stefanov/Стефанов Aleksov/Алексов Chavdarov/Чавдаров"
    ),
    _words("Pazardzhik Sliven Plovdiv Vidin Dobritch Yambol"),
    _words("Sashi Didi Toni Kiki Bebo"),
    ("v", "в"),
    ("va", "ва"),
)
SERBIAN = Origin(
    "serbie",
    "RS",
    ("sr", "rom"),
    _words(
        "Milica/Милица Jovana/Јована Snežana/Снежана Dragana/Драгана Ljiljana/Љиљана"
        " Svetlana/Светлана Vesna/Весна Đurđa/Ђурђа Nevena/Невена Suzana/Сузана"
    ),
    _words(
        "Đorđe/Ђорђе Miloš/Милош Nenad/Ненад Dragan/Драган Zoran/Зоран Saša/Саша Bojan/Бојан"
        " Željko/Жељко Marko/Марко Stevan/Стеван Ljubiša/Љубиша"
    ),
    _words(
        "Jovanović/Јовановић Đorđević/Ђорђевић Stanković/Станковић Petrović/Петровић"
        " Nikolić/Николић Radosavljević/Радосављевић Milošević-Ristić/Милошевић-Ристић"
        " Kurtić/Куртић Demirović/Демировић Šabanović/Шабановић Ćosić/Ћосић Živković/Живковић"
    ),
    _words("Niš Vranje Bujanovac Smederevo Zaječar"),
    _words("Beba Žiki Cile Kiki"),
)
MACEDONIAN = Origin(
    "macedoine",
    "MK",
    ("mk", "rom"),
    _words(
        "Violeta/Виолета Sevdija/Севдија Elvira/Елвира Ljupka/Љупка Biljana/Билјана Mirjana/Мирјана"
    ),
    _words("Gjorgji/Ѓорѓи Kjemal/Ќемал Dejan/Дејан Ramiz/Рамиз Trajče/Трајче Blagoj/Благој"),
    _words(
        "Trajkovski/Трајковски Stojanovski/Стојановски Demirovski/Демировски Asanovski/Асановски"
        " Jašarovski/Јашаровски Ristevski/Ристевски Mitrevski/Митревски"
    ),
    _words("Kumanovo Šuto-Orizari Prilep Tetovo"),
    _words("Cile Kiko Bubi"),
    ("ski", "ски"),
    ("ska", "ска"),
)
ALBANIAN = Origin(
    "albanie",
    "AL",
    ("sq",),
    _words("Blerta Drita Xhevahire Arjeta Valbona Ermira Lumturi Besa Anisa Suela Kejsi Flutura"),
    _words("Arben Ardit Besnik Ilir Gëzim Erion Kledi Fatmir Xhuljano Artan Bledar Endri"),
    _words(
        "Gjoka Hoxha Shehu Përlleshi Kërçuku Lleshi Marku Çela Zeqiri Dervishi Muça Preçi Krasniqi"
        " Bajrami Tafili"
    ),
    _words("Shkodër Elbasan Fier Kukës Berat"),
    _words("Beni Landi Ledi"),
)
VIETNAMESE = Origin(
    "vietnam",
    "VN",
    ("vi",),
    ("Thị Hương", "Thị Lan", "Ngọc Ánh", "Thu Hà", "Thị Đào", "Minh Châu", "Thị Huệ", "Mai Linh"),
    (
        "Văn Đức",
        "Minh Quân",
        "Văn Hùng",
        "Tuấn Anh",
        "Đình Phúc",
        "Văn Sơn",
        "Quốc Bảo",
        "Hữu Thắng",
    ),
    _words("Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý"),
    ("Nghệ An", "Hà Tĩnh", "Quảng Bình", "Hải Dương"),
    _words("Tý Bé Cún"),
    family_first=True,
)
NIGERIAN = Origin(
    "nigeria",
    "NG",
    ("en", "bin"),
    _words("Blessing Joy Favour Precious Osarieme Gift Faith Itohan Loveth Mercy Ivie Patience"),
    _words("Osaze Emmanuel Godwin Efosa Prosper Nosakhare Sunday Wisdom Ikponmwosa Clement"),
    _words(
        "Osagie Igbinedion Omorogie Ehigiator Uwadia Ogbeide Izevbigie Edokpolor Adéyẹmí Ọlátúnjí"
        " Okonkwo Nwafor"
    ),
    ("Benin City", "Ekpoma", "Auchi", "Sapele"),
    _words("Vivi Kiki Lucky"),
)
GUINEAN = Origin(
    "guinee",
    "GN",
    ("ff", "sus", "fr"),
    _words("Mariama Fatoumata Aïssatou Kadiatou Hawa Binta Oumou Djénabou Tiguidanké N’Gamet"),
    _words("Ibrahima Mamadou Ousmane Alpha Thierno Amadou Boubacar Sékou Fodé Lansana N’Famara"),
    _words(
        "Diallo Barry Sow Camara Bangoura Soumah Touré Keïta Sylla Condé Bah N’Diaye Baldé Kourouma"
    ),
    _words("Labé Kindia Mamou Boké Kankan"),
    _words("Mady Kany Petit"),
    speaks_french=True,
)
IVORIAN = Origin(
    "cote_ivoire",
    "CI",
    ("fr", "bm"),
    _words("Aya Adjoua Mariam Awa Amenan Salimata Affoué Rokia Massandjé"),
    _words("Kouadio Yao Souleymane Abdoul Koffi Moussa Bakary Ismaël Kouamé"),
    _words("Kouassi Koné Bamba Traoré Ouattara Kouamé N’Guessan Dosso Fofana Kouadio Diomandé"),
    _words("Daloa Bouaké Korhogo Man"),
    _words("Zié Bébé Sita"),
    speaks_french=True,
)
AFGHAN = Origin(
    "afghanistan",
    "AF",
    ("ps", "prs"),
    _words("Zahra Maryam Shabnam Parwana Freshta Laila"),
    _words("Zabihullah Nasrat Esmatullah Hamid Rahmat Sayed Wali Farhad Mirwais"),
    _words("Stanekzai Safi Noorzai Amarkhil Hotak Wardak Shinwari Popal Ahmadzai"),
    _words("Baghlan Kunduz Nangarhar Laghman"),
    _words("Zabi Nasi"),
)
ERITREAN = Origin(
    "erythree",
    "ER",
    ("ti",),
    _words("Semhar Luwam Winta Feven Selam Rahel"),
    _words("Filmon Yonas Henok Robel Aman Natnael Biniam"),
    _words("Tesfay Habte Gebremedhin Woldu Kifle Mehreteab Asmelash"),
    _words("Keren Mendefera Dekemhare"),
    _words("Abi Lulu"),
)
GEORGIAN = Origin(
    "georgie",
    "GE",
    ("ka",),
    _words("Nino Tamar Ketevan Mariam Natia Salome"),
    _words("Giorgi Levan Zurab Davit Irakli Luka"),
    _words("Kapanadze Mchedlishvili Gelashvili Lomidze Tsiklauri Beridze Kvaratsava Japaridze"),
    _words("Koutaïssi Gori Zougdidi Roustavi"),
    _words("Kato Niko"),
)
UKRAINIAN = Origin(
    "ukraine",
    "UA",
    ("uk", "ru"),
    _words("Oksana/Оксана Halyna/Галина Nadiia/Надія Yuliia/Юлія Svitlana/Світлана Zlata/Злата"),
    _words("Andrii/Андрій Taras/Тарас Oleh/Олег Mykola/Микола Danylo/Данило Yaroslav/Ярослав"),
    _words(
        "Kovalenko/Коваленко Marchuk/Марчук Bondarenko/Бондаренко Tkachenko/Ткаченко"
        " Melnychuk/Мельничук Shcherbak/Щербак Honchar/Гончар Yizhak/Їжак"
    ),
    _words("Ternopil Kherson Vinnytsia Kramatorsk"),
    _words("Sacha Jenia"),
)
TURKISH = Origin(
    "turquie",
    "TR",
    ("tr", "kmr"),
    _words("Zeynep Elif Gülcan Şirin Berîvan Ayşe Songül Dilan"),
    _words("İbrahim Yusuf Baran Şiyar Azad Oğuz Çetin Işık"),
    _words("Özgür Doğan Şahin Kılıç Yıldız Güneş Çakır Işık Akın Bozkurt"),
    _words("Diyarbakır Şanlıurfa Batman Muş"),
    _words("Can Deniz"),
)
MOROCCAN = Origin(
    "maroc",
    "MA",
    ("ar", "fr"),
    _words("Yasmine Khadija Nour Hasna Imane Soukaïna Ghizlane"),
    _words("Ayoub Bilal Zakaria Anas Soufiane Hamza Reda Ilyas"),
    ("El Fassi", "Aït Ourir", "Bouzid", "El Amrani", "Ouazzani", "Benchellal", "Tazi", "El Ghazi"),
    ("Tanger", "Béni-Mellal", "Fès", "Khouribga"),
    _words("Nono Zouzou"),
)
FRENCH = Origin(
    "france",
    "FR",
    ("fr",),
    _words("Océane Manon Louane Kelly Inès Jade Léonie Chloé"),
    _words("Enzo Kévin Jordan Théo Nolan Mathéo Dylan Rayane"),
    _words("Vauquelin Marchandeau Delpierre Fontenoy Roussillac Chantebel Lhuissier Brenec"),
    _words("Maubeuge Vierzon Saint-Dizier Alès"),
    _words("Lolo Titou Nono"),
    speaks_french=True,
)

FAMILIES: tuple[tuple[Origin, int], ...] = (
    (ROMANIAN, 34),
    (BULGARIAN, 14),
    (SERBIAN, 7),
    (MACEDONIAN, 4),
    (ALBANIAN, 8),
    (NIGERIAN, 6),
    (GUINEAN, 5),
    (IVORIAN, 4),
    (GEORGIAN, 4),
    (UKRAINIAN, 3),
    (TURKISH, 4),
    (MOROCCAN, 4),
    (FRENCH, 4),
    (VIETNAMESE, 2),
)
"""Origins of families and their weights."""

ALONE: tuple[tuple[Origin, int], ...] = (
    (GUINEAN, 6),
    (IVORIAN, 5),
    (AFGHAN, 5),
    (VIETNAMESE, 4),
    (NIGERIAN, 4),
    (ERITREAN, 3),
    (MOROCCAN, 4),
    (ALBANIAN, 3),
)
"""Origins of unaccompanied minors and their weights."""


def drawn(rng: random.Random, weighted: tuple[tuple[Origin, int], ...]) -> Origin:
    """Return an origin by its weight."""
    origins = [origin for origin, _ in weighted]
    return rng.choices(origins, [weight for _, weight in weighted])[0]


def read_name(text: str) -> Name:
    """Return the name written « Latin/Кирилица »."""
    latin, _, cyrillic = text.partition("/")
    return Name(latin, cyrillic)


def family_name(origin: Origin, text: str, *, female: bool) -> Name:
    """Return the family name as a man or a woman bears it."""
    name = read_name(text)
    if not female or not origin.ending_f[0]:
        return name
    (latin_m, cyrillic_m), (latin_f, cyrillic_f) = origin.ending_m, origin.ending_f
    return Name(
        name.latin.removesuffix(latin_m) + latin_f,
        name.cyrillic.removesuffix(cyrillic_m) + cyrillic_f if name.cyrillic else "",
    )
