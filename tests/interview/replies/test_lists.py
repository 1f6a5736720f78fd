# ruff: noqa: E501  (tables of replies read better whole)
"""Lists as people type them, and what a careful listener would write down."""

from __future__ import annotations

import pytest

from mapcoach.interview.replies.lists import READ, beginning, split_lines, split_names, split_statements

NAMES: list[tuple[str, list[str]]] = [
    ("finds us, compares, books, visits, comes back", ["finds us", "compares", "books", "visits", "comes back"]),
    ("search -> compare -> book -> visit", ["search", "compare", "book", "visit"]),
    ("Search → Compare → Buy", ["Search", "Compare", "Buy"]),
    ("search > compare > buy", ["search", "compare", "buy"]),
    ("search => compare ==> buy", ["search", "compare", "buy"]),
    ("search; compare; buy", ["search", "compare", "buy"]),
    ("1. Search\n2. Compare\n3. Buy", ["Search", "Compare", "Buy"]),
    ("1) search 2) compare 3) book", ["search", "compare", "book"]),
    ("1. search 2. compare 3. book it", ["search", "compare", "book it"]),
    ("1 - search, 2 - compare", ["search", "compare"]),
    ("a) search b) book c) pay", ["search", "book", "pay"]),
    ("step 1: search, step 2: book, step 3: pay", ["search", "book", "pay"]),
    ("Step 1 - search\nStep 2 - book", ["search", "book"]),
    ("- awareness\n- consideration\n- purchase", ["awareness", "consideration", "purchase"]),
    ("• google maps\n• flyer\n• word of mouth", ["google maps", "flyer", "word of mouth"]),
    ("awareness\n\n consideration \n\n\ndecision", ["awareness", "consideration", "decision"]),
    ("Awareness, Consideration, Decision, Purchase", ["Awareness", "Consideration", "Decision", "Purchase"]),
    ("first they google us, then they call, finally they come in", ["google us", "call", "come in"]),
    ("First, they search. Next, they compare. Finally, they buy.", ["search", "compare", "buy"]),
    ("discover, then compare, then sign up, afterwards cancel", ["discover", "compare", "sign up", "cancel"]),
    ("She finds us on Insta. She books online. She turns up.", ["finds us on Insta", "books online", "turns up"]),
    ("he googles it, rings us, comes round", ["googles it", "rings us", "comes round"]),
    (
        "they see us on instagram then they message, we send a quote, they pay and then we deliver",
        ["see us on instagram", "message", "we send a quote", "pay", "we deliver"],
    ),
    ("they land on the site → they poke around → they leave", ["land on the site", "poke around", "leave"]),
    ("search and book and pay", ["search", "book", "pay"]),
    ("google, website and phone", ["google", "website", "phone"]),
    ("google, website, and phone", ["google", "website", "phone"]),
    ("google & phone", ["google", "phone"]),
    ("google and the shop", ["google", "shop"]),
    ("google + yelp", ["google", "yelp"]),
    ("Google+, flyer", ["Google+", "flyer"]),
    ("insta as well as facebook", ["insta", "facebook"]),
    ("instagram, tiktok, plus the flyer at the gym", ["instagram", "tiktok", "flyer at the gym"]),
    ("terms and conditions, checkout", ["terms and conditions", "checkout"]),
    ("checkout, terms and conditions", ["checkout", "terms and conditions"]),
    ("Click & Collect", ["Click & Collect"]),
    ("website, click and collect", ["website", "click and collect"]),
    ("friends and family", ["friends and family"]),
    ("order, payment, delivery, returns & refunds", ["order", "payment", "delivery", "returns & refunds"]),
    ("Search & compare, Book, Visit", ["Search & compare", "Book", "Visit"]),
    ("Search & compare\nBook & pay\nVisit", ["Search & compare", "Book & pay", "Visit"]),
    ("search and compare -> book and pay -> visit", ["search and compare", "book and pay", "visit"]),
    ("save time and money", ["save time and money"]),
    ("get in and out quickly", ["get in and out quickly"]),
    ("website, phone, e-mail etc", ["website", "phone", "e-mail"]),
    ("website, phone, e-mail, etc.", ["website", "phone", "e-mail"]),
    ("Google, Facebook, and so on", ["Google", "Facebook"]),
    ("Google, Facebook and so forth...", ["Google", "Facebook"]),
    ("google, the shop, that's it really", ["google", "shop"]),
    ("i'd say google, instagram & word of mouth", ["google", "instagram", "word of mouth"]),
    ("mostly facebook and whatsapp i guess", ["facebook", "whatsapp"]),
    ("um, google, maybe yelp, probably friends", ["google", "yelp", "friends"]),
    ("reviews (google, trustpilot), website", ["reviews (google, trustpilot)", "website"]),
    ("newsletter (monthly), website", ["newsletter (monthly)", "website"]),
    ("phone/email/whatsapp", ["phone", "email", "whatsapp"]),
    ("phone / email", ["phone", "email"]),
    ("24/7 hotline, chat", ["24/7 hotline", "chat"]),
    ("google maps\tthe flyer\tthe van", ["google maps", "flyer", "van"]),
    ("google,website,phone", ["google", "website", "phone"]),
    ("1,500 flyers, website", ["1,500 flyers", "website"]),
    ("📱 phone, 🌐 website", ["📱 phone", "🌐 website"]),
    ("google – website – phone", ["google", "website", "phone"]),
    ("e-mail,  SMS ,WhatsApp.", ["e-mail", "SMS", "WhatsApp"]),
    ("the reception desk; the app", ["reception desk", "app"]),
    ("first contact, site visit, quote, job, invoice", ["first contact", "site visit", "quote", "job", "invoice"]),
    ("next day delivery, unpacking", ["next day delivery", "unpacking"]),
    ("last visit, review", ["last visit", "review"]),
    ("after-sales, renewal", ["after-sales", "renewal"]),
    ("search or browse, buy", ["search or browse", "buy"]),
    ("Dr. Smith, the front desk", ["Dr. Smith", "front desk"]),
    ("“the website”, ‘the phone’", ["website", "phone"]),
    ("google, google, GOOGLE, maps", ["google", "maps"]),
    ("email with the booking link, sms reminder", ["email with the booking link", "sms reminder"]),
    ("look at prices, like it, order", ["look at prices", "like it", "order"]),
    ("right price, fast", ["right price", "fast"]),
    ("well-being, look good", ["well-being", "look good"]),
    ("get the bike back by Friday, know the price beforehand", ["get the bike back by Friday", "know the price beforehand"]),
    ("google, web site ,fone, revuews", ["google", "web site", "fone", "revuews"]),
    ("an ad on the radio, then the shop window", ["ad on the radio", "shop window"]),
    ("Café Müller, naïve Bücher", ["Café Müller", "naïve Bücher"]),
    ("they hear about us from a neighbor, look us up, and stop by", ["hear about us from a neighbor", "look us up", "stop by"]),
    ("Instagram", ["Instagram"]),
    ("the shop", ["shop"]),
    ("Customers back within a year, client portal", ["Customers back within a year", "client portal"]),
    ("users guide, IT support", ["users guide", "IT support"]),
    ("phone, our booking form and sometimes she writes a whatsapp", ["phone", "booking form", "whatsapp"]),
    ("phone, sometimes they just walk in", ["phone", "walk in"]),
    ("docusign, new machine install, or goodbye email", ["docusign", "new machine install", "goodbye email"]),
    ("phone, email or fax", ["phone", "email", "fax"]),
    ("phone, occasionally a letter", ["phone", "letter"]),
    ("yes", []), ("ok", []), ("ok fine", []), ("Yes please!", []), ("sure, sounds good", []), ("okay restaurant", ["okay restaurant"]),
    ("  ", []),
    (", , ;", []),
    ("---", []),
]  # fmt: skip

STATEMENTS: list[tuple[str, list[str]]] = [
    ("nobody picks up the phone. prices are hidden.", ["nobody picks up the phone", "prices are hidden"]),
    ("40 minutes on hold, half of them hang up", ["40 minutes on hold, half of them hang up"]),
    ("long wait, no parking, rude staff", ["long wait", "no parking", "rude staff"]),
    ("late, rude and dirty", ["late, rude and dirty"]),
    ("long wait and rude staff", ["long wait and rude staff"]),
    ("- slow site\n- no prices", ["slow site", "no prices"]),
    ("slow site; no prices", ["slow site", "no prices"]),
    ("1. slow 2. expensive", ["slow", "expensive"]),
    ("1) site is slow 2) prices are hidden", ["site is slow", "prices are hidden"]),
    ("They can't find the price, so they call, and nobody answers", ["They can't find the price, so they call, and nobody answers"]),
    ("Website - can't find the prices", ["Website - can't find the prices"]),
    ("Dr. Smith is always late. The room is cold.", ["Dr. Smith is always late", "The room is cold"]),
    ("It takes approx. 3 days. Nobody tells them.", ["It takes approx. 3 days", "Nobody tells them"]),
    ("We charge £4.50 for delivery. People hate it!", ["We charge £4.50 for delivery", "People hate it!"]),
    ("wifi is patchy!! card machine broke twice", ["wifi is patchy!!", "card machine broke twice"]),
    ("How much will it cost? How long does it take?", ["How much will it cost?", "How long does it take?"]),
    ("how much? how long? is it safe?", ["how much?", "how long?", "is it safe?"]),
    ("call back within the hour", ["call back within the hour"]),
    ("add a chatbot to the website", ["add a chatbot to the website"]),
    ("hidden fees, e.g. for luggage, annoy people", ["hidden fees, e.g. for luggage, annoy people"]),
    ("Monday, Tuesday and Friday are packed", ["Monday, Tuesday and Friday are packed"]),
    ("no time on weekdays, was overcharged once", ["no time on weekdays, was overcharged once"]),
    ("i think the price is too high", ["the price is too high"]),
    ("they get lost... nobody helps", ["they get lost...", "nobody helps"]),
    ("Open 9 a.m. to 5 p.m. only", ["Open 9 a.m. to 5 p.m. only"]),
    ("v2.0 of the app crashes", ["v2.0 of the app crashes"]),
    ("", []), ("yes", []), ("ok.", []), ("yes they wait", ["yes they wait"]),
]  # fmt: skip


@pytest.mark.parametrize(("reply", "names"), NAMES)
def test_names_in_a_list_are_told_apart_and_kept_as_typed(reply: str, names: list[str]) -> None:
    assert split_names(reply) == names


@pytest.mark.parametrize(("reply", "statements"), STATEMENTS)
def test_statements_are_parted_where_people_part_them_and_not_inside_a_sentence(
    reply: str, statements: list[str]
) -> None:
    assert split_statements(reply) == statements


def test_a_known_name_with_an_and_in_it_is_not_torn_apart() -> None:
    assert split_names("Find and choose", ("Find and choose", "Book")) == ["Find and choose"]
    assert split_names("Book, find and choose", ("Find and choose", "Book")) == ["Book", "find and choose"]


def test_lines_lose_their_bullets_and_numbers_but_not_numbers_that_belong_to_them() -> None:
    assert split_lines("* one\n 2) two\n\n3 weeks of waiting\n– four") == ["one", "two", "3 weeks of waiting", "four"]


@pytest.mark.parametrize(
    "unit", ["phone, ", "the shop and the van\n", "first they ring. ", "slow; ", "a,", "x\n", "1) a ", "' "]
)
def test_a_list_of_fifty_thousand_characters_is_read_from_its_beginning(unit: str) -> None:
    reply = unit * (50_000 // len(unit))
    for found in (split_names(reply), split_statements(reply)):
        assert len(found) <= 100
        assert all(one in " ".join(reply.split()) for one in found)


def test_a_long_reply_is_cut_at_the_end_of_a_word() -> None:
    reply = "station, " * 1_000
    assert len(beginning(reply)) <= READ
    assert beginning(reply).rstrip(" ,").endswith("station")
    assert beginning("x" * 9_000) == "x" * READ
    assert beginning("  short, list ") == "short, list"


@pytest.mark.parametrize(
    ("reply", "names"),
    [("signs or leaves", ["signs or leaves"]), ("looks, signs or leaves", ["looks", "signs or leaves"]), ("signs and leaves", ["signs", "leaves"])],
)  # fmt: skip
def test_alternatives_may_be_one(reply: str, names: list[str]) -> None:
    assert split_names(reply, alternatives=False) == names
