# ruff: noqa: E501  (patterns read better whole)
"""Words for people, jobs and firms, as patterns."""

from __future__ import annotations

PERSON = (
    r"(?:husband|wife|partner|boyfriend|girlfriend|mum|mom|dad|mother|father|parents|sister|brother|son|daughter|kids|children|friends?|neighbou?rs?|colleagues?|co-?workers?|boss|manager|"
    r"accountant|doctor|gp|family|sister[- ]in[- ]law|brother[- ]in[- ]law|mother[- ]in[- ]law|father[- ]in[- ]law|flatmates?|mates?|team|lawyer|aunt|uncle|cousin|grandson|granddaughter|vet|nurse|trainer|tax adviser)"
)
DETERMINERS = (
    r"(?:(?:her|his|their|the|a|an|two|three|some|a few|all|other|old|best|close|older|younger|elder|next-door)\s){1,3}"
)

JOB = (
    r"(?:nurse|midwife|teacher|doctor|gp|dentist|vet|pharmacist|physio(?:therapist)?|carer|care worker|social worker|(?:office|project|product|shop|store|marketing|sales|hr|operations|facilities|purchasing|account|general|restaurant|bar|property|practice|team|line|it|finance|floor|site) manager|"
    r"(?:business|shop|cafe|restaurant|salon|small business|home) owner|founder|co-founder|ceo|cfo|cto|coo|managing director|director|head of [a-z&]+(?: [a-z]+)?|vice president|vp of [a-z]+|team lead(?:er)?|engineer|developer|programmer|designer|architect|builder|carpenter|joiner|plumber|electrician|roofer|painter|decorator|mechanic|"
    r"gardener|landscaper|farmer|baker|chef|cook|waiter|waitress|barista|bartender|hairdresser|barber|beautician|lawyer|solicitor|barrister|paralegal|accountant|bookkeeper|auditor|banker|analyst|consultant|recruiter|estate agent|sales ?(?:man|woman|person|rep)|cashier|receptionist|secretary|"
    r"pa|personal assistant|office assistant|administrator|clerk|civil servant|police officer|firefighter|soldier|pilot|flight attendant|taxi driver|lorry driver|truck driver|van driver|bus driver|driver|courier|postman|cleaner|caretaker|security guard|photographer|journalist|writer|editor|translator|musician|artist|actor|"
    r"student|phd student|trainee|apprentice|intern|pensioner|retiree|housewife|stay-at-home (?:mum|mom|dad)|freelancer|contractor|tradesman|landlord|landlady|buyer for [a-z]+|head of purchasing|professor|lecturer|scientist|researcher|librarian|nanny|childminder|coach|personal trainer|yoga teacher|therapist|psychologist|surgeon|paramedic|radiographer|optician)"
)
"""What people are by profession. Only words that cannot well be anything else about a customer."""

PREMISES = (
    r"(?:shop|store|bakery|caf[eé]|coffee shop|restaurant|salon|business|company|firm|studio|practice|clinic|agency|farm|hotel|garage|gym|school|team|department|office|pub|bar|charity|nursery|warehouse|factory|hostel|guesthouse|b&b|"
    r"kitchen|household|family business|start-?up|consultancy|workshop|brand|chain|branch|surgery|pharmacy|dealership|site|floor)"
)
