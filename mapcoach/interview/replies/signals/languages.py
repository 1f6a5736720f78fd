"""The little words of English and of other languages, for telling which one a reply is in."""

from __future__ import annotations

ENGLISH = frozenset(
    """the a an and or but if then than of to in on at for with without from by about into over under after before while when where who what why how which that this these those there here it its it's is are was were be been has have had do does did don't dont doesn't
    didn't can can't cant could would should will won't might must not no nor so too very just also only they them their she her he his him we us our you your i me my as up out off down again never always often sometimes because all some any every each more most nobody
    nothing until since during between through""".split()
)
_LITTLE = (
    "und der die das nicht ist ein eine wir ich sie es mit auf für von zu den dem im dann aber oder auch nach immer zuerst leider sind haben werden wird bei kein keine meine unsere uns so wenn dass warten lange ganz sehr mir kann",
    "me te mes les des une est pas dans que qui nous vous ils elles avec pour sur mais ou où donc car ne se ce cette leur leurs au aux du le la je sais par là ça trop très sont ont on plus et personne longtemps",
    "los las una es no en que se por para con pero como más muy sin su sus lo le del al y el la nos porque cuando esperan mucho tiempo qué quiero me mi yo te entiendo esta este eso tengo saber favor nadie son están hay encuentran",
    "il lo gli le una è non che per con ma come più molto troppo sono hanno al alla del della dei nel si di e poi ne la i un anche nessuno",
    "os as um uma é não que para com mas como mais muito são têm ao do da dos das no na nos se e por o esperam ninguém conseguem",
    "de het een en niet van te dat die is op voor met zijn maar ook aan er om dan bij naar wij ze moeten worden geen lang wordt hebben",
    "się nie na to jest że do w z i za od po ale jak już czy bo tak są ich długo nikt",
    "och att det som en på är av för med den till inte om har de ett kan men sig får ingen länge i vi",
    "og at det er en på som for med den til ikke om har de et kan men sig dem i vi ingen venter",
    "ja ei on se että ne joutuvat kun niin mutta kuin ovat sitä kaan kukaan kanssa vain jos tai hän me he",
    "ve bir bu çok için da de ile ne ama gibi daha kadar var yok kimse uzun mi ki sonra değil",
    "a se na je to že v s z do o jsou musí dlouho nikdo jim ale jako tak které když po není",
    "si de la nu in este un o pe cu care mai dar sa se ce din au lui pentru nimeni mult foarte",
    "és a az nem hogy egy is van meg de ha csak már mert vagy nagyon sok kell senki után",
)
OTHERS = tuple(frozenset(words.split()) for words in _LITTLE)
"""One set a language; what is spelt as an English word counts only where English has no share."""

NAME_PARTS = frozenset(
    "de la du des le les los las el del der die das den van von di da do dos e y et a i o as os il lo san santa al en".split()
)
"""Little words that stand in names of people and places all over the English speaking world."""
