"""What the headers of people's tables mean: words for stages and lanes in several languages, and their roles."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

IGNORE = "ignore"
ROLES: dict[str, str] = {
    "stage": "the stage",
    "touchpoint": "a touchpoint or step",
    "action": "what the customer does",
    "channel": "the channel",
    "emotion": "how the customer feels: a number, a face or words",
    "thought": "what the customer thinks or says",
    "pain": "a pain point",
    "severity": "how bad the pain point is: 1 to 3, or low, medium, high",
    "opportunity": "an opportunity or idea",
    "customer_goal": "what the customer wants",
    "question": "a question of the customer",
    "business_goal": "what the business wants",
    "owner": "who looks after it: the step or the stage, as the table is made",
    "stage_owner": "who looks after the stage",
    "touchpoint_owner": "who looks after the touchpoint",
    "opportunity_owner": "who looks after the opportunity",
    "measure": "a measure (KPI)",
    "evidence": "a source of evidence",
    "moment_of_truth": "whether it is a moment of truth (yes or no)",
    IGNORE: "not for the map",
}
"""The roles that a column or row may have, in words."""

_WORDS = {
    "stage": """stage|stages|phase|phases|journey stage|journey phase|customer stage|stage name|
        step of the journey|milestone|etappe|etappen|phasen|stufe|étape|étapes|
        phase du parcours|fase|fases|etapa|etapas|fasi|stadium|stadia|lane stage|lane / stage|
        steg|ステージ|フェーズ|阶段|階段|этап|этапы|стадия|مرحلة|المرحلة""",
    "touchpoint": """touchpoint|touchpoints|touch point|touch points|contact point|contact points|moment|
        moments|moments and contacts|step|steps|interaction|interactions|
        touchpoints, as planned|kontaktpunkt|kontaktpunkte|berührungspunkt|berührungspunkte|
        schritt|schritte|point de contact|points de contact|punto de contacto|
        puntos de contacto|contacto|paso|pasos|contactpunt|contactpunten|ponto de contato|
        pontos de contato|punto di contatto|punti di contatto|タッチポイント|接点|触点|接触点|точка контакта|
        точки контакта|نقاط الاتصال|نقطة الاتصال""",
    "action": """action|actions|customer action|customer actions|user action|user actions|activity|
        activities|doing|does|what they do|what do they do|what the customer does|
        what customers do|what they should do|behaviour|behavior|behaviours|task|tasks|
        user tasks|aktion|aktionen|handlung|handlungen|aktivität|aktivitäten|tätigkeit|
        tätigkeiten|was der kunde tut|was tun sie|was sie tun|activité|activités|
        actions du client|ce qu'il fait|ce qu'ils font|acción|acciones|acciones del cliente|
        actividad|actividades|qué hace|qué hacen|actie|acties|ação|ações|azione|azioni|行動|行动|
        действие|действия|الإجراءات""",
    "channel": """channel|channels|where|where it happens|medium|media|kanal|kanäle|canal|canaux|canales|
        kanaal|kanalen|canais|canale|canali|チャネル|渠道|канал|каналы|القناة|القنوات""",
    "emotion": """emotion|emotions|feeling|feelings|feels|mood|sentiment|emotional state|
        emotional journey|emotion curve|how they feel|how do they feel|how they should feel|
        score|rating|satisfaction|experience|emotion rating|emotion score|gefühl|gefühle|
        emotionen|stimmung|bewertung|zufriedenheit|empfinden|émotion|émotions|ressenti|
        ressentis|sentiments|humeur|emoción|emociones|sentimiento|sentimientos|estado de ánimo|
        emotie|emoties|gevoel|gevoelens|emoção|emoções|emozione|emozioni|感情|情绪|情感|эмоции|эмоция|
        المشاعر""",
    "thought": """thought|thoughts|thinking|thinks|what they think|what do they think|
        what they should think|mindset|quote|quotes|says|what they say|gedanke|gedanken|denkt|
        zitat|zitate|was sie denken|pensée|pensées|ce qu'il pense|citation|citations|verbatim|
        verbatims|verbatim client|pensamiento|pensamientos|qué piensa|qué piensan|cita|citas|gedachte|gedachten|
        quote of the customer|pensamentos|pensiero|pensieri|思考|想法|мысли|الأفكار""",
    "pain": """pain|pains|pain point|pain points|painpoint|painpoints|problem|problems|frustration|
        frustrations|issue|issues|barrier|barriers|obstacle|obstacles|friction|frictions|
        what goes wrong|what could go wrong|challenge|challenges|difficulties|schmerzpunkt|
        schmerzpunkte|probleme|hürde|hürden|hindernis|hindernisse|frust|point de douleur|
        points de douleur|points de friction|point de friction|irritant|irritants|problème|
        problèmes|freins|difficultés|punto de dolor|puntos de dolor|dolor|dolores|problema|
        problemas|frustraciones|obstáculo|obstáculos|pijnpunt|pijnpunten|knelpunt|knelpunten|
        dores|pontos de dor|problemi|criticità|課題|痛点|ペインポイント|проблемы|боли|болевые точки|
        المشاكل|نقاط الألم""",
    "opportunity": """opportunity|opportunities|idea|ideas|improvement|improvements|solution|solutions|
        recommendation|recommendations|suggestion|suggestions|what we could do|chance|chancen|
        idee|ideen|verbesserung|verbesserungen|lösung|lösungen|maßnahme|maßnahmen|opportunité|
        opportunités|idée|idées|amélioration|améliorations|pistes|pistes d'amélioration|
        piste d'amélioration|axes d'amélioration|idées d'amélioration|solutions possibles|
        oportunidades de mejora|ideas de mejora|verbesserungsideen|verbesserungsvorschläge|
        oportunidad|oportunidades|mejora|mejoras|solución|soluciones|kans|kansen|ideeën|
        verbeteringen|ideias|melhorias|opportunità|idea di miglioramento|機会|机会|возможности|идеи|
        الفرص""",
    "customer_goal": """goal|goals|customer goal|customer goals|user goal|user goals|need|needs|customer needs|
        expectation|expectations|what they want|what they should get|objective|objectives|
        jobs to be done|job to be done|jtbd|ziel|ziele|kundenziel|kundenziele|bedürfnis|
        bedürfnisse|erwartung|erwartungen|was sie wollen|objectif|objectifs|besoin|besoins|
        attente|attentes|objetivo|objetivos|necesidad|necesidades|expectativa|expectativas|doel|
        doelen|behoefte|behoeften|objetivo do cliente|obiettivo|obiettivi|bisogni|目標|目标|需求|ニーズ|
        цель|цели|потребности|الأهداف""",
    "question": """question|questions|customer question|customer's questions|customer questions|
        what they ask|what they will ask|frage|fragen|pregunta|preguntas|vraag|vragen|perguntas|
        domande|質問|问题清单|вопросы|الأسئلة""",
    "business_goal": """business goal|business goals|what we want them to do|what we want|where we could help|
        company goal|company goals|unternehmensziel|unternehmensziele|geschäftsziel|
        geschäftsziele|objectif de l'entreprise|objectifs de l'entreprise|objectif métier|
        objectifs métier|objetivo de negocio|objetivos de negocio|objetivo del negocio|
        bedrijfsdoel|bedrijfsdoelen""",
    "severity": """severity|pain point severity|pain severity|severity of pain|severity of pain points|
        schweregrad|gravité|gravedad|gravità""",
    "stage_owner": """stage owner|phase owner|stage owners|phase owners|owner of the stage""",
    "touchpoint_owner": """touchpoint owner|step owner|touchpoint owners|step owners|owner of the touchpoint""",
    "opportunity_owner": """opportunity owner|opportunities owner|idea owner|ideas owner|solution owner|
        improvement owner|owner of the idea""",
    "owner": """owner|owners|responsible|team responsible|person responsible|department responsible|
        responsible team|responsible person|responsible department|who is responsible|in charge|person in charge|
        équipe responsable|responsibility|who looks after it|who will look after it|
        department|departments|team|teams|accountable|process owner|verantwortlich|
        verantwortliche|verantwortlicher|zuständig|zuständigkeit|abteilung|responsable|
        responsables|équipe|département|equipo|departamento|verantwoordelijk|verantwoordelijke|
        afdeling|responsável|responsabile|担当|负责人|ответственный|المسؤول""",
    "measure": """measure|measures|metric|metrics|kpi|kpis|kennzahl|kennzahlen|messgröße|messgrößen|
        indicateur|indicateurs|métrica|métricas|indicador|indicadores|maatstaf|indicatoren|指標|
        指标|метрики|المؤشرات""",
    "evidence": """evidence|source|sources|data source|data sources|research|quelle|quellen|beleg|belege|
        preuve|preuves|fuente|fuentes|evidencia|evidencias|bron|bronnen|fonte|fontes|fonti|根拠|
        来源|источник|источники""",
    "moment_of_truth": """moment of truth|moments of truth|mot|moment der wahrheit|momente der wahrheit|
        moment de vérité|moments de vérité|momento de la verdad|momentos de la verdad""",
}
_AROUND = re.compile(r"\([^)]*\)|\[[^\]]*\]|[:?*#_•.]+|^\W*\d+\W+|\s+\d+$")
_BETWEEN = re.compile(r"[/&+,]|\b(?:and|und|et|y)\b")
_FRONT = frozenset(
    "customer customers customer's user users user's client clients client's guest guests patient patients visitor "
    "their our the key main top biggest journey potential possible current existing emotional".split()
)
"""Words in front that leave the role as it is."""
_BACK = frozenset("name names title list score rating level curve".split())
_BEHIND = re.compile(
    r" (?:(?:du|des|de la|del?|dos?|der) (?:clients?|clientes?|kunden)|"
    r"of (?:the |our )?(?:customers?|users?|journey))$"
)
_NAMERS = frozenset({"touchpoint", "action", "channel"})


def folded(text: str) -> str:
    """A header as it is compared: small letters, no accents, no punctuation around."""
    bare = unicodedata.normalize("NFKD", _AROUND.sub(" ", text.casefold().replace("’", "'")))
    return " ".join("".join(one for one in bare if not unicodedata.combining(one)).split())


@cache
def _known() -> dict[str, str]:
    return {folded(word): role for role, words in _WORDS.items() for word in " ".join(words.split()).split("|")}


@lru_cache(4_096)
def role_of(header: str) -> str:
    """The role that a header's words stand for, as a whole; empty if they are none that we know, or several."""
    if not header or len(header) > 80 or numbers_rows(header):
        return ""
    whole = folded(header)
    exact = _known().get(whole, "") or _known().get(_bare(whole), "")
    if exact or len(whole.split()) > 5:
        return exact
    parts = roles_in(header)
    return parts[0] if parts and all(parts) and (len(set(parts)) == 1 or set(parts) <= _NAMERS) else ""


def roles_in(header: str) -> list[str]:
    """The roles of the parts of a header such as "Goals & tasks"; empty for a part that is none."""
    texts = [folded(part) for part in _BETWEEN.split(header[:80]) if part]
    return [_known().get(part, "") or _known().get(_bare(part), "") for part in texts]


def _bare(whole: str) -> str:
    """A header without the words that leave its role as it is."""
    words = _BEHIND.sub("", whole).split()
    while len(words) > 1 and words[0] in _FRONT:
        del words[0]
    bare = " ".join(words)
    known = _known().get(bare, "")
    return bare if known or len(words) < 2 or words[-1] not in _BACK else _named(words[:-1], words[-1])


def _named(words: list[str], last: str) -> str:
    """The words before "name" or "score", where these go with them."""
    bare = " ".join(words)
    felt = last in ("score", "rating", "level", "curve")
    return bare if felt == (_known().get(bare) == "emotion") else ""


def numbers_rows(header: str) -> bool:
    """Whether a header is that of numbers or ids of the rows, such as "Stage #", "No." or "Touchpoint ID"."""
    return bool(_NUMBERING.search(header.casefold()))


_NUMBERING = re.compile(
    r"(?:^|[\s_.-])(?:#|no\.|nr\.?|n[°º]\.?|number|nummer|num[eé]ro|n[uú]mero|ids?|uuid|index)\s*$|\w\s?#\s*$|"
    r"^\W*(?:(?:stages?|phases?|steps?|touchpoints?|rows?|items?|lines?)[\s_]+)?no\s*$"
)
