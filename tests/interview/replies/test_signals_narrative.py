"""How much an answer tells: calibrated on two hundred plausible answers to "tell me what happens there"."""

from __future__ import annotations

import pytest

from mapcoach.interview.replies.signals import is_thin, specificity

THIN = """
it's fine
they wait
not much
the usual
normal stuff
they get annoyed
a few issues
it could be better
they come in
things take time
it's a bit of a problem
some problems
they want help
it's ok mostly
various things
they need something
people are happy
we help them
they buy
just the normal process
good service
they have questions
they look around
it works
something goes wrong sometimes
quality
they go away
nothing special
bad experience
""".strip().splitlines()
"""What a facilitator would ask once more about; about an eighth of all."""

TELLING = """
waits 40 minutes on hold and hangs up
she rang three times on tuesday before anyone picked up
nobody calls back
opening hours on google are wrong
paper form asks what she already typed online
shipping fee only shows up at the very end
cant tell how big the bag is
letter comes after ten days without an explanation
two people turned up for the same shift
her bike breaks on the way to work
boiler packed up the night before christmas
old supplier was late again
looks for the price list and cannot find it
compares three quotes and asks the plant manager
prefers to ring, writes appointments on the fridge
reads reviews at night and asks two friends
approvals take longer than the printing
line stood still for four hours in november
hates forms
does it on his phone between two coffees
no time on weekdays, was overcharged once
sceptical, thinks all workshops oversell
walk without pain
get the bike back by friday
put a number on the risk
a shortlist of two that she can defend
see it stick on her own jars
one round of signatures, not four
somebody near who takes her insurance
get his people into it without typing
send next week's rota out
stop paying for something he doesn't open
they read it and then they're gone
never open the second email
click the booking link but don't pick a time
intake form has 24 questions
same newsletter text for all of them
recommendations show the bag they just bought
tracking page says nothing for three days
wrong purchase order number on the invoice
six weeks to get a slot on the machine
questionnaire has 14 pages, filled in from scratch
nobody follows up on the card she leaves
no prices for small runs
courier left the parcel two doors down
has to explain the fault again to the second engineer
deposit is due before they have seen a photo
car park full by nine so she circles the block
card machine was down on saturday
confirmation landed in spam
mirror in the fitting room is broken
paid twice and the refund took 19 days
plumber came at four instead of ten
quote was 420, bill was 610
signs the tenancy on her phone in the car
picks up the keys from the office
takes a ticket and sits by the door
tells her sister about it
tries the shoes in two sizes
unpacks the box on the kitchen table
opens the app on the train to check the slot
vet rang back within ten minutes
lad on the till knew which bit to use
queue goes out of the door at lunchtime
receptionist talks loudly about other patients
password reset email never arrives
can't see which size is in stock
van parks across her drive
lift out of order, pushchair carried upstairs
has to print, sign and scan the contract
gets passed between three departments
sat nav sends them to the back gate
chat closes itself after two minutes
invoice shows a different company name
keys weren't ready when she arrived with the kids
no changing table in the men's
menu only on a QR code, her phone was dead
hotel lost the booking for the second room
dog was frightened by the clippers
stylist cut off more than she asked
trainer cancelled an hour before
gluten free loaf sold out by ten
scaffolding stayed up five weeks
bathroom tiles arrived in the wrong grey
solicitor never answers emails
mortgage offer expired in the meantime
surveyor found damp in the cellar
removal men broke the mirror
council wants the form on paper
landlord ignored the mould
school trip money has to be in cash
parents miss the newsletter in the bookbag
pupil forgot his violin at the lesson
eye test voucher rejected at the till
hearing aid whistles in the car
prescription not ready at the chemist
blood test results lost between two surgeries
nurse could not find a vein
physio gave him a sheet with stick figures
crown fell out on holiday
tourists cannot find the jetty
boat left early because of the tide
helmets were all too small
guide spoke only german
wifi drops during her video calls
tenant locked out at midnight
cleaner let herself in while he was in the shower
washing machine leaked on the new floor
spare part comes from italy, takes nine days
engineer rang from outside the wrong house
meter reading rejected as too low
direct debit went up without warning
price comparison site showed the old tariff
sim card stuck in the post
number transfer took a weekend, missed a job interview
trial ended and the card was charged
export button is hidden under settings
spreadsheet import fails on umlauts
two logins for one account
support answers in office hours of another continent
colleague left and nobody has the admin rights
onboarding call was a sales pitch
rota changes after people have seen it
kitchen runs out of the special by eight
table by the toilet despite a booking in march
waiter forgot the starter
bill split took twenty minutes
birthday candle never came
cake had the wrong name on it
flowers were delivered to the office after she left
ring resized too small
dress came back with a stain
photos arrived after the thank-you cards
band played past eleven and neighbours called police
marquee leaked onto the top table
caterer forgot the vegan plates
florist closed when grandma died
funeral director explained each step twice, kindly
vicar remembered the dog's name
estate agent never rang with feedback
viewing cancelled while they stood outside
floor plan has no measurements
flat smelled of smoke
damp behind the wardrobe
boiler service booked for the wrong flat
garage rang with a price before starting
courtesy car had no fuel
mechanic showed her the worn brake pad
tyres fitted but tracking not done
mot reminder arrives a week late
petrol station app wants a selfie
parking fine despite the ticket
bike stand full after eight
bus driver doesn't take cards
train replaced by a coach, missed the appointment
taxi rank empty at closing time
check-in desk opened 40 minutes late
lounge full, sat on the floor
suitcase came a day after she did
sunbeds gone by seven
room next to the lift shaft
kettle but no cups
breakfast ends at nine on sundays
receipt has no vat number
accountant asks for the same papers each january
tax letter scared her
pension statement uses words nobody knows
bank wants a branch visit, nearest one is 30 miles
cash machine swallowed the card
loan refused by a computer
insurance asks for receipts from 2009
claim handler changed twice
vet bill bigger than the excess
puppy class full until september
farm shop closes before she finishes work
veg box had rotten leeks again
butcher remembers how she likes the joint
fishmonger writes the recipe on the wrapper
bookshop ordered the wrong edition
library fine for a book she returned
gym keeps charging after cancelling
yoga mat stall had no change
swimming lessons waiting list 14 months
climbing wall shoes smell
choir rehearsal moved without notice
guitar strings out of stock
printer jams on the labels
sample looked blue on screen and came purple
pallet arrived on a friday at five
forklift driver on holiday
drawings were an old version
quote took eleven days, rival answered in two
purchase order needs three signatures
minimum order is 500, she needs 60
certificate missing, batch blocked
""".strip().splitlines()


@pytest.mark.parametrize("reply", TELLING)
def test_an_answer_that_tells_something_is_not_thin(reply: str):
    assert not is_thin(reply)


def test_most_empty_answers_are_thin():
    found = [reply for reply in THIN if is_thin(reply)]
    assert len(found) >= 0.85 * len(THIN), sorted(set(THIN) - set(found))


def test_about_a_seventh_of_plausible_answers_is_thin():
    every = [*THIN, *TELLING]
    assert len(every) > 200
    assert 0.10 <= sum(map(is_thin, every)) / len(every) <= 0.16


@pytest.mark.parametrize("reply", ["", "  ", "...", "42", "🙂", "4, 1, 3"])
def test_what_has_no_words_is_not_called_thin(reply: str):
    assert not is_thin(reply)


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ("they wait", "they wait on hold"),
        ("they wait on hold", "they wait 40 minutes on hold"),
        ("something is bad", "the lift is broken"),
        ("she asks a neighbour", "she asks a neighbour, Mrs Hall"),
    ],
)
def test_facts_numbers_and_names_make_an_answer_more_specific(less: str, more: str):
    assert specificity(less) < specificity(more)
