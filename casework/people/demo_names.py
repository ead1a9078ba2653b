"""Given names and surnames of the demonstration's invented people, by country, in Latin letters and their own script.

All are common words of their languages; which surname goes with which name is chosen by chance.
"""

# ruff: noqa: E501

from collections.abc import Sequence
from dataclasses import dataclass, field

Spelt = tuple[str, str]
"""A name in Latin letters and in its own script; the second is empty where the script is Latin."""


def _names(text: str) -> tuple[Spelt, ...]:
    """``"Ahmed=أحمد, Omar=عمر"``."""
    pairs = (part.strip().partition("=") for part in text.split(","))
    return tuple((latin, own) for latin, _sign, own in pairs)


@dataclass(frozen=True)
class People:
    """The names of a country, its languages, how many of a hundred come from there."""

    country: str
    share: int
    languages: Sequence[str]
    men: Sequence[Spelt]
    women: Sequence[Spelt]
    surnames: Sequence[Spelt]
    women_surnames: Sequence[Spelt] = field(default=())
    surname_first: bool = False
    joined: bool = False


def _people(
    country: str, share: int, languages: str, men: str, women: str, surnames: str, *, women_surnames: str = "",
    surname_first: bool = False, joined: bool = False,
) -> People:  # fmt: skip
    return People(
        country, share, languages.split(), _names(men), _names(women), _names(surnames),
        _names(women_surnames) if women_surnames else (), surname_first, joined,
    )  # fmt: skip


COUNTRIES = (
    _people(
        "MA", 12, "ary fra",
        "Mohamed=محمد, Mohamed=محمد, Mohammed Amine=محمد أمين, Youssef=يوسف, Hamza=حمزة, Rachid=رشيد, Mustapha=مصطفى, Abdelilah=عبد الإله, Said=سعيد, Brahim=إبراهيم, Omar=عمر, Karim=كريم",
        "Fatima Zahra=فاطمة الزهراء, Khadija=خديجة, Naima=نعيمة, Hanane=حنان, Samira=سميرة, Latifa=لطيفة, Zineb=زينب, Malika=مليكة",
        "El Amrani=العمراني, Bennani=بناني, Alaoui=العلوي, Tazi=التازي, Idrissi=الإدريسي, Chraibi=الشرايبي, El Fassi=الفاسي, Berrada=برادة, Ouazzani=الوزاني, Ziani=الزياني",
    ),
    _people(
        "TN", 5, "aeb fra",
        "Mohamed Ali=محمد علي, Walid=وليد, Sami=سامي, Nizar=نزار, Bechir=البشير, Chokri=شكري, Mehdi=مهدي, Anis=أنيس",
        "Amel=أمل, Sonia=صونية, Rim=ريم, Mouna=منى, Olfa=ألفة, Ines=إيناس",
        "Trabelsi=الطرابلسي, Ben Salah=بن صالح, Jaziri=الجزيري, Mejri=الماجري, Hammami=الهمامي, Chebbi=الشابي, Gharbi=الغربي",
    ),
    _people(
        "EG", 5, "arz",
        "Mahmoud=محمود, Ahmed=أحمد, Mohamed=محمد, Ibrahim=إبراهيم, Khaled=خالد, Mina=مينا, Girgis=جرجس, Tarek=طارق",
        "Mona=منى, Heba=هبة, Nadia=نادية, Mariam=مريم, Dina=دينا, Yasmine=ياسمين",
        "Elsayed=السيد, Hassan=حسن, Abdelrahman=عبد الرحمن, Mansour=منصور, Farouk=فاروق, Gaber=جابر, Shenouda=شنودة, Attia=عطية",
    ),
    _people(
        "SY", 3, "arb",
        "Muhammad=محمد, Anas=أنس, Bassel=باسل, Fadi=فادي, Yahya=يحيى, Nour=نور, Abdulkarim=عبد الكريم",
        "Rana=رنا, Lama=لمى, Hala=هالة, Sawsan=سوسن, Rasha=رشا",
        "Haddad=حداد, Khoury=خوري, Al Halabi=الحلبي, Darwish=درويش, Qabbani=قباني, Sabbagh=صباغ",
    ),
    _people(
        "PK", 8, "urd pnb",
        "Muhammad Usman=محمد عثمان, Imran=عمران, Bilal=بلال, Tariq=طارق, Asif=آصف, Zeeshan=ذیشان, Shahid=شاہد, Nadeem=ندیم",
        "Ayesha=عائشہ, Saima=صائمہ, Rubina=روبینہ, Nazia=نازیہ, Sadia=سعدیہ",
        "Chaudhry=چوہدری, Butt=بٹ, Malik=ملک, Khan=خان, Mirza=مرزا, Raja=راجہ, Gondal=گوندل, Awan=اعوان",
    ),
    _people(
        "BD", 8, "ben",
        "Md Rahim=মোঃ রহিম, Kamal=কামাল, Shafiq=শফিক, Jahangir=জাহাঙ্গীর, Mizanur=মিজানুর, Rafiqul=রফিকুল, Sohel=সোহেল, Habib=হাবিব",
        "Shirin=শিরিন, Nasrin=নাসরিন, Rokeya=রোকেয়া, Salma=সালমা, Farzana=ফারজানা",
        "Uddin=উদ্দিন, Hossain=হোসেন, Islam=ইসলাম, Miah=মিয়া, Sarkar=সরকার, Chowdhury=চৌধুরী, Talukder=তালুকদার, Bepari=বেপারী",
        women_surnames="Begum=বেগম, Khatun=খাতুন, Akter=আক্তার, Sultana=সুলতানা",
    ),
    _people(
        "IN", 4, "pan hin",
        "Gurpreet=ਗੁਰਪ੍ਰੀਤ, Harjinder=ਹਰਜਿੰਦਰ, Baljit=ਬਲਜੀਤ, Sukhdev=ਸੁਖਦੇਵ, Jaswant=ਜਸਵੰਤ, Manjit=ਮਨਜੀਤ",
        "Harpreet=ਹਰਪ੍ਰੀਤ, Simran=ਸਿਮਰਨ, Kulwinder=ਕੁਲਵਿੰਦਰ, Jasleen=ਜਸਲੀਨ",
        "Singh=ਸਿੰਘ, Dhillon=ਢਿੱਲੋਂ, Gill=ਗਿੱਲ, Sandhu=ਸੰਧੂ, Grewal=ਗਰੇਵਾਲ, Sidhu=ਸਿੱਧੂ",
        women_surnames="Kaur=ਕੌਰ, Gill=ਗਿੱਲ, Sandhu=ਸੰਧੂ",
    ),
    _people(
        "UA", 6, "ukr rus",
        "Oleksandr=Олександр, Andriy=Андрій, Serhiy=Сергій, Mykola=Микола, Bohdan=Богдан, Taras=Тарас",
        "Olena=Олена, Nataliya=Наталія, Halyna=Галина, Oksana=Оксана, Iryna=Ірина, Svitlana=Світлана, Lyudmyla=Людмила, Yaryna=Ярина",
        "Kovalenko=Коваленко, Shevchuk=Шевчук, Bondarenko=Бондаренко, Tkachuk=Ткачук, Melnyk=Мельник, Kravets=Кравець, Lysenko=Лисенко, Hrytsenko=Гриценко",
    ),
    _people(
        "GE", 4, "kat rus",
        "Giorgi=გიორგი, Davit=დავით, Levan=ლევან, Zurab=ზურაბ, Irakli=ირაკლი",
        "Nino=ნინო, Tamar=თამარ, Ketevan=ქეთევან, Manana=მანანა, Lela=ლელა, Maia=მაია",
        "Beridze=ბერიძე, Kapanadze=კაპანაძე, Gelashvili=გელაშვილი, Lomidze=ლომიძე, Maisuradze=მაისურაძე, Tsiklauri=წიკლაური, Kiknadze=კიკნაძე",
    ),
    _people(
        "CN", 5, "wuu cmn",
        "Wei=伟, Jianguo=建国, Xiaoming=小明, Zhiqiang=志强, Haibo=海波, Guoping=国平",
        "Lihua=丽华, Xiuying=秀英, Xiaoyan=晓燕, Min=敏, Meilan=美兰, Jing=静",
        "Hu=胡, Chen=陈, Zheng=郑, Wang=王, Lin=林, Zhou=周, Ye=叶, Xu=徐, Huang=黄",
        surname_first=True, joined=True,
    ),
    _people(
        "LK", 2, "sin",
        "Nimal=නිමල්, Sunil=සුනිල්, Kamal=කමල්, Ruwan=රුවන්",
        "Kumari=කුමාරි, Dilani=දිලානි, Chandrika=චන්ද්‍රිකා",
        "Perera=පෙරේරා, Fernando=ප්‍රනාන්දු, Silva=සිල්වා, Jayasinghe=ජයසිංහ, Bandara=බණ්ඩාර",
    ),
    _people(
        "LK", 1, "tam",
        "Sivakumar=சிவகுமார், Rajan=ராஜன், Murugan=முருகன்", "Kavitha=கவிதா, Priya=பிரியா, Selvi=செல்வி",
        "Kandasamy=கந்தசாமி, Nadarajah=நடராஜா, Ponnambalam=பொன்னம்பலம்",
    ),
    _people(
        "ER", 3, "tir",
        "Tesfay=ተስፋይ, Yonas=ዮናስ, Filmon=ፍልሞን, Habtom=ሃብቶም, Robel=ሮቤል", "Selam=ሰላም, Helen=ሄለን, Luwam=ልዋም, Feven=ፌቨን",
        "Gebremedhin=ገብረመድህን, Tekle=ተክለ, Haile=ሃይለ, Mehari=መሓሪ, Woldu=ወልዱ",
    ),
    _people(
        "ET", 2, "amh",
        "Abebe=አበበ, Dawit=ዳዊት, Getachew=ጌታቸው, Yared=ያሬድ", "Almaz=አልማዝ, Tigist=ትዕግስት, Hirut=ሂሩት, Meseret=መሠረት",
        "Bekele=በቀለ, Tadesse=ታደሰ, Alemu=አለሙ, Desta=ደስታ",
    ),
    _people(
        "AF", 3, "prs",
        "Ahmad Zia=احمد ضیا, Farhad=فرهاد, Najib=نجیب, Reza=رضا, Omid=امید", "Zahra=زهرا, Shabnam=شبنم, Fereshta=فرشته",
        "Rahimi=رحیمی, Hosseini=حسینی, Ahmadi=احمدی, Nazari=نظری, Karimi=کریمی",
    ),
    _people(
        "AM", 1, "hye", "Gevorg=Գևորգ, Armen=Արմեն, Tigran=Տիգրան", "Anahit=Անահիտ, Mariam=Մարիամ, Lusine=Լուսինե",
        "Hakobyan=Հակոբյան, Sargsyan=Սարգսյան, Grigoryan=Գրիգորյան",
    ),
    _people(
        "AL", 5, "sqi", "Arben, Ilir, Besnik, Dritan, Gëzim, Altin", "Mirela, Valbona, Drita, Elira, Blerina",
        "Hoxha, Gjoka, Shehu, Çela, Basha, Dervishi, Prifti",
    ),
    _people(
        "RO", 3, "ron", "Ionuț, Gheorghe, Vasile, Mihai, Cătălin", "Mihaela, Ștefania, Elena, Ioana, Rodica",
        "Popescu, Ionescu, Munteanu, Ciobanu, Rusu, Lăcătuș",
    ),
    _people(
        "MD", 4, "ron rus", "Andrei, Sergiu, Vitalie, Nicolae", "Natalia, Ludmila, Svetlana, Tatiana, Galina",
        "Ceban, Rotaru, Cojocaru, Lungu, Moraru, Botnaru",
    ),
    _people(
        "NG", 6, "eng pcm bin", "Osas, Emeka, Tunde, Chinedu, Festus, Ifeanyi, Sunday",
        "Blessing, Joy, Precious, Faith, Osarumen, Ngozi, Patience, Gift",
        "Osagie, Okafor, Adeyemi, Omoruyi, Eze, Balogun, Ighodaro, Uwaifo",
    ),
    _people(
        "SN", 4, "wol fra", "Mamadou, Ousmane, Cheikh, Modou, Ibrahima, Abdoulaye", "Aïssatou, Fatou, Ndèye, Awa, Mariama",
        "Diop, Ndiaye, Fall, Sow, Diallo, Guèye, N’Diaye, Cissé",
    ),
    _people(
        "GM", 3, "mnk eng", "Lamin, Ebrima, Bakary, Musa, Buba", "Isatou, Fatoumata, Binta",
        "Jallow, Ceesay, Touray, Camara, Jatta, Sanneh",
    ),
    _people(
        "GN", 2, "ful fra", "Alpha, Thierno, Mamadou Saliou, Boubacar", "Hadja, Kadiatou, Aminata", "Barry, Bah, Baldé, Sylla, Condé",
    ),
    _people(
        "ML", 2, "bam fra", "Moussa, Seydou, Bourama, Adama", "Oumou, Djeneba, Rokia", "Traoré, Coulibaly, Keïta, Sidibé, Diarra",
    ),
    _people(
        "CI", 2, "dyu fra", "Kouadio, Yao, Inza, Lassina", "Adjoua, Affoué, Salimata", "Kouassi, Koné, Ouattara, Bamba, Yapi",
    ),
    _people(
        "GH", 2, "aka eng", "Kwame, Kofi, Yaw, Kwabena", "Abena, Akosua, Esi", "Mensah, Boateng, Owusu, Asante, Yeboah",
    ),
    _people(
        "SO", 2, "som", "Mohamed, Abdi, Farah, Mohamud, Liban", "Hodan, Ifrah, Sahra, Asha", "Warsame, Hassan, Nur, Jama, Osman",
    ),
    _people(
        "PE", 2, "spa", "Luis, Jorge, Ángel, César", "Rosa, Milagros, Yolanda, Flor", "Quispe, Huamán, Flores, Mamani, Rojas",
    ),
    _people(
        "PH", 2, "tgl eng", "Jomar, Rodel, Arnel", "Maricel, Jocelyn, Analyn, Rowena", "Dela Cruz, Bautista, Reyes, Villanueva",
    ),
    _people(
        "TR", 1, "tur kmr", "Mehmet, Çetin, İsmail", "Ayşe, Gülşen, Şükran", "Yıldız, Çelik, Öztürk, Şahin",
    ),
)  # fmt: skip
ALIASES = (
    "Mimmo", "Il Sarto", "Zio Ali", "Baby", "Rosso", "La Signora della panchina", "Capo", "Franco", "Il Barbiere", "Stella",
    "Doc", "Tyson", "Mama Joy", "Nino", "Il Russo", "Titti", "Bob", "Il Professore", "Vale", "Kiki",
)  # fmt: skip
WARNINGS = (
    "il telefono è condiviso con il coinquilino",
    "non lasciare messaggi con terzi",
    "chiamare solo con la mediatrice",
    "lavora di notte: non prima delle 14",
    "non citare il servizio quando risponde qualcun altro",
    "chiedere sempre se può parlare liberamente",
)
ADDRESSES = (
    "Dorme presso un connazionale, si trova al centro diurno la mattina.",
    "Terzo piano, citofono senza nome.",
    "Appartamento della cooperativa, chiedere al referente.",
    "Spesso alla stazione delle corriere dopo le 18.",
    "Ospite di un'amica fino a fine mese.",
)
HOURS = ("dopo le 18", "solo al mattino", "mercoledì e venerdì", "pausa pranzo 12-13", "")
