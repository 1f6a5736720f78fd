"""Common given names, to tell "maya and tom" from "salt and pepper"."""

from __future__ import annotations

GIVEN = frozenset(
    """aaron abby abdul adam adele adrian agnes ahmed aisha alan albert alex alexander alexandra alfie ali alice alison amanda amber amelia amir amit amy ana anders andrea andrew andy angela anil anita anna anne annie ann anthony anton antonio april arjun arthur asha ashley
    barbara barry beatrice becky ben benjamin bernard beth betty bill billy bob bobby brad brenda brian bruce callum cameron carl carla carlos carmen carol caroline catherine cathy charlie charles charlotte cheryl chloe chris christina christine christopher claire clara claudia colin connor craig cynthia
    daisy dan dana daniel danny dave david dawn dean debbie deborah denise dennis derek diana diane dmitri don donald donna doris dorothy doug duncan dylan eddie edith edward eileen elena eleanor eli elizabeth ella ellen ellie emily emma eric erik erin ethan eva eve evelyn fatima fiona florence frances francesca frank fred freddie
    gary gavin geoff george georgia gerald gina giulia glen gloria grace graham greg gwen hannah harold harriet harry hassan hazel heather helen helena henry holly howard hugh ian ibrahim imran ines ingrid irene isaac isabel isabella isla ivan jack jackie jacob jade jake james jamie jan jane janet janice jason jasmine jay jean jeff jenna jennifer jenny jeremy
    jess jesse jessica jill jim jimmy joan joanna joanne joe joel john johnny jon jonathan jordan jorge jose joseph josh joshua joyce juan judith judy julia julian julie june karen kate katherine kathy katie katy keith kelly ken kenneth kerry kevin khalid kim kirsty kumar kurt kyle lara larry laura lauren leah lee lena leo leon leona lewis liam lily linda
    lina lisa liz lorna louis louise lucas lucia lucy luis luke lydia lynn maggie malcolm mandy marcus margaret maria marie marion mark marta martha martin mary matt matthew maureen max maya meg megan mehmet mei melanie melissa mia michael michelle miguel mike mikkel mila mo mohamed mohammed molly monica muhammad nadia nancy naomi natalie natasha nathan neil nia nick nicola
    nicole nigel nina noah nora norma olga oliver olivia omar oscar owen paolo pamela pat patricia patrick paul paula pauline pedro peggy penny pete peter phil philip phoebe pierre polly priti priya rachel raj ralph ravi ray raymond rebecca rhys richard rick rita rob robert robin roger ron rosa rosie ross roy ruby rupert russell ruth ryan sally sam
    samantha samuel sandra sanjay sara sarah scott sean sergei shane shannon sharon shaun sheila shirley simon sofia sonia sophia sophie stacey stan stella stephanie stephen steve steven stuart sue susan suzanne sven sylvia tanya tara ted teresa terry theo theresa thomas tim tina toby todd tom tommy tony tracey tracy trevor tyler ursula valerie vanessa vera veronica victor victoria vikram vincent
    violet wanda warren wayne wendy wei will william yasmin yusuf yvonne zac zara zoe""".split()
)
"""In lower case. Some are words too ("will", "mark"), so one of them alone proves nothing."""
