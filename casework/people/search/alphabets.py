"""Letters of other alphabets in Latin ones, as names are usually spelt in Europe; not a scholarly transliteration.

Cyrillic after ICAO Doc 9303 part 3 (with the letters of Ukrainian, Serbian and Central Asia), Greek after ELOT 743,
Georgian and Armenian after their national systems, Hebrew and Arabic after ICAO Doc 9303 simplified; vowels that
Arabic and Hebrew do not write are not guessed.
"""

from collections.abc import Mapping


def _pairs(text: str) -> Mapping[str, str]:
    """``"аa бb хkh"`` → ``{"а": "a", "б": "b", "х": "kh"}``."""
    return {pair[0]: pair[1:] for pair in text.split()}


CYRILLIC = _pairs(
    "аa бb вv гg дd еe ёe жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ь эe юyu яya "
    "іi їyi єye ґg ўu јj љlj њnj ћc ђdj џdz ѓg ќk ѕdz қq ғgh ҳh ҷj ӣi ӯu әa өo үu ұu ңng һh"
)
GREEK = _pairs("αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo")
GEORGIAN = _pairs(
    "აa ბb გg დd ეe ვv ზz თt იi კk ლl მm ნn ოo პp ჟzh რr სs ტt უu ფp ქk ღgh ყq შsh ჩch ცts ძdz წts ჭch ხkh ჯj ჰh"
)
ARMENIAN = _pairs(
    "աa բb գg դd եe զz էe ըy թt ժzh իi լl խkh ծts կk հh ձdz ղgh ճch մm յy նn շsh ոo չch պp ջj ռr սs վv տt րr ցts ւv "
    "փp քk օo ֆf ևev"
)
HEBREW = _pairs("אa בb גg דd הh וo זz חh טt יi ךk כk לl םm מm ןn נn סs עa ףf פp ץts צts קk רr שsh תt")
ARABIC = _pairs(
    "اa أa إi آa ٱa بb پp تt ٹt ټt ثth جj چch ځz څts حh خkh دd ڈd ډd ذdh رr ڑr ړr ڕr زz ژzh ږzh سs شsh ښsh صs ضd طt ظz "
    "عa غgh فf ڤv قq كk کk گg ګg لl ڵl مm نn ںn ڼn هh ہh ھh ۀh ةa ۃa وu ؤu ۆo ىa يi یi ئi ېe ێe ےe ۍai ەa ء"
)
ARABIC_AT_START = _pairs("وw يy یy")
LATIN = _pairs("đd łl øo ßss æae œoe ıi əa þth ðd ħh ŋng ɓb ɗd ɛe ɔo ƙk ƴy ʼ ʻ ʿ ʾ")
SPELT_OUT = _pairs("çch čch ćch şsh šsh șsh śsh ţts țts žzh żzh źzh ñny ğgh đdj")
"""How these sound, for those who write them without the signs."""
SIMPLE = {**CYRILLIC, **GREEK, **GEORGIAN, **ARMENIAN, **HEBREW, **ARABIC, **LATIN}
