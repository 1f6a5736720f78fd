"""What the headers of people's tables mean: words for stages and lanes in several languages, and their roles."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

IGNORE = "ignore"
ROLES: dict[str, str] = {
    "stage": "the stage",
    "touchpoint": "a touchpoint or step",
    "action": "what the customer does",
    "channel": "the channel",
    "emotion": "how the customer feels: a number, a face or words",
    "thought": "what the customer thinks or says",
    "pain": "a pain point",
    "opportunity": "an opportunity or idea",
    "customer_goal": "what the customer wants",
    "question": "a question of the customer",
    "business_goal": "what the business wants",
    "owner": "who looks after it",
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
        verbatims|pensamiento|pensamientos|qué piensa|qué piensan|cita|citas|gedachte|gedachten|
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
        opportunités|idée|idées|amélioration|améliorations|pistes|solutions possibles|
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
    "owner": """owner|owners|responsible|responsibility|who looks after it|who will look after it|
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
_LOOSE = tuple(
    (role, word)
    for role, word in (
        ("pain", "pain point"),
        ("touchpoint", "touchpoint"),
        ("moment_of_truth", "moment of truth"),
        ("opportunity", "opportunit"),
        ("emotion", "emotion"),
        ("emotion", "feeling"),
        ("stage", "stage"),
        ("stage", "phase"),
    )
)
"""Words that tell the role wherever they stand in a short header."""


def _folded(text: str) -> str:
    """A header as it is compared: small letters, no accents, no punctuation around."""
    bare = unicodedata.normalize("NFKD", _AROUND.sub(" ", text.casefold().replace("’", "'")))
    return " ".join("".join(one for one in bare if not unicodedata.combining(one)).split())


@cache
def _known() -> dict[str, str]:
    return {_folded(word): role for role, words in _WORDS.items() for word in " ".join(words.split()).split("|")}


def role_of(header: str) -> str:
    """The role that a header's words stand for; empty if they are none that we know."""
    if not header or len(header) > 80:
        return ""
    folded = _folded(header)
    exact = _known().get(folded, "")
    if exact or len(folded.split()) > 4:
        return exact
    parts = [_known().get(_folded(part), "") for part in _BETWEEN.split(header) if part]
    if parts and all(parts):
        return parts[0]
    return next((role for role, word in _LOOSE if word in folded), "")


def scale_of(header: str) -> str:
    """The scale of ratings that a header names: ``signed`` (-2 to 2), ``five`` (1 to 5), or nothing."""
    if re.search(r"[-−–]\s?2\b", header):
        return "signed"
    return "five" if re.search(r"1\s?(?:-|–|—|to|bis|à|a|\.\.+)\s?5|/\s?5|\bof 5\b", header, re.IGNORECASE) else ""
