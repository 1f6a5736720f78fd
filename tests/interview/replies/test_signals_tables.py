# ruff: noqa: E501  (tables of replies read better whole)
"""Replies on which the facilitator's moves must fire, and near misses on which they must not. Only data.

Written before the rules; a few were added or settled where a rule went wrong. A dictionary gives the span that must come back; a list only that something must.
"""

from __future__ import annotations


def lines(table: str) -> list[str]:
    """The replies of a table, one a line."""
    return [line.strip() for line in table.strip().splitlines() if line.strip()]


PLAIN = lines("""
waits 40 min on hold and hangs up
she rang three times on tuesday before anyone picked up
3 days no answer
they forget it
no prices for small runs
nobody calls back
google: opening hours are wrong
phone: 40 min on hold; nobody calls back
paper form asks what she already typed online
waiting room: 50 minutes past her time
shipping fee only shows up at the very end, 68 of 100 leave right there
they cant tell how big the bag is
letter comes after 10 days without a word of explanation
two people turned up for the same shift and nobody for the next
her bike breaks on the way to work
couldnt get down the stairs on a sunday
his boiler packed up the night before christmas eve
the old supplier was late again
looks for the price list and cant find it
compares three quotes and asks the plant manager before signing anything
prefers to ring up, writes appointments on the fridge
reads reviews at night, asks two friends
Maya
dana
Tom, runs a bakery
Ines, head of purchasing at a mid-size food maker
Rosa, 58, retired bus driver, lives round the corner
Mrs Patel from the corner shop, 62
call her Sandra, mum of two, works nights at the hospital
women 25-40 who come from instagram
owners of small firms, 5 to 20 people, no marketing person
young families who moved here lately
over 50, referred by a neighbour, first time here
independent cafes, one site, no office staff
landlords with 3 to 10 flats
commuters who cycle to the station every day
her husband, a colleague who cycles
her daughter and the neighbour
google, our website, a neighbour
instagram, friends
linkedin post and blog article
1) delivery note
find -> ask -> pay -> pick up
Find us; Book; Arrive; See the doctor; Afterwards
awareness → consideration → decision → purchase → retention
Sign up, First rota, Weekly use, Going quiet
get repeat orders from 18% to 28% by end of june
Fewer no-shows: from 20 % to 10 % by June
bring no-shows from 14 in 100 to 8 by october
10 free consultations a month instead of 4, by end of june
Raise the repairs booked per week from 31 to 40 by the end of September
6 orders a week by xmas, now 4
getting a broken commuter bike repaired
a first appointment
renewing a two-year contract
a food maker who needs a second label supplier
walk without pain
a bag that lasts, something not everybody has
rota out by thursday; no calls on sunday
get the bike back by friday, know the price beforehand
put a number on the risk
see it stick on her own jars
a date this week
somebody near who takes her insurance
how much will it cost? how long does it take?
no time on weekdays, was overcharged once
does it on his phone between two coffees
hates forms
sceptical, thinks all workshops oversell
a bit scared
a second source she can forget about
back to her garden
if it takes longer than the spreadsheet im out
only one person answers the phone on mondays
reception
Priti
Ana at the front desk
website: Ben, phone: front desk
google 4, phone 1
4, 1, 3
all 4 except newsletter 2
3 in 10
half of them, hardly any
our survey last march says so for the phone and the waiting
exit survey from may, 31 answers; login data; 3 customers told us on the phone
shop analytics from march
phone: "Is anybody there at all?"
website: confused, visit: relieved
recommendations: they get shown the bag they just bought
supplier questionnaire: 14 pages, filled in from scratch each time
invoice: wrong purchase order number, happened with 3 of the last 11 first orders
they read it and then theyre gone
6 out of 10 click on it but dont pick a time
the courier left the parcel with a neighbour two doors down and didnt leave a card
she had to explain the whole fault again to the second engineer
deposit is asked for before they have seen a single photo
car park is full by nine so she circles the block
card machine was down on saturday, four people walked out
confirmation email went to spam
the fitting room mirror is broken since august
he paid twice and the refund took 19 days
the plumber came at 4 instead of 10 and she had taken the morning off
quote was £420, bill was £610
she signs the tenancy on her phone in the car
he picks up the keys from the office on friday afternoon
walks in, takes a ticket, sits down by the door
pays by card at the counter
leaves a review on trustpilot
tells her sister about it
books the next service for spring
tries the shoes on in two sizes
drops the car off at 8 and walks to work
unpacks the box on the kitchen table
asks for the wifi password
opens the app on the train and checks the delivery slot
the vet rang back within ten minutes and she cried with relief
the drill was in stock and the lad on the till knew which bit to use
quarterly
Mikkel
days from first talk to first order
wholesale customers and the summer event
one shared answer sheet for the questionnaire
custom cakes
a small orthopaedic clinic, two doctors
we print labels for food makers, small and middle sized runs mostly
Harbour Lane Marketing
Spoke & Chain
Leeds, Bradford, York, Hull, Harrogate and Ripon
stays at the b&b in whitby with her mother in law every august bank holiday
""")
"""Plain good replies to all kinds of questions, on which no move that asks for more may fire."""

PLAIN_TOO = lines("""
she found us through the parish magazine
him and his brother run a scaffolding firm, 9 blokes
a retired couple downsizing from a four bed
Margaret who does the flowers for the church
Gemma, 41, two teenagers, part time at the council
its mostly women in their fifties with frozen shoulder
first time buyers, under 30, help from the bank of mum and dad
the ones who come on the coach on wednesdays
head gardener at a country house
Bill and his dog
Priya, and her mum drives her
facilities managers in care homes
people with wheat allergies
people whose boiler is over 12 years old
HR managers in firms with 50 to 200 staff
she wants to know whether it can be mended at all
he wants it done before the inspection on the 14th
be able to dance at her daughters wedding
cheaper than last year and no paperwork
to feel like herself again after the baby
that somebody takes it off her hands
sees our board on the roundabout
walks past, looks in the window, comes back on saturday
gets the quote by email, shows it to her husband, sleeps on it
types in her postcode and we are not on the map
rings, gets the answerphone, doesnt leave a message
fills in the form on her phone, loses everything when the page reloads
comes in with the broken part in a carrier bag
waits in the car until we wave her in
signs at the counter and gets her keys
hands over the old phone
pays the rest in cash
leaves with a bag of samples
they expect us to know their order from last time and we dont
we dont open till ten and they are there at eight
our number on google is the old one
we are always out of size 6
driver rings from the wrong village
the bill has extras she never agreed to
the letter is written in legal language
reminder text arrives after the appointment
she is asked for her date of birth four times
the code in the text runs out before it arrives
no toilet for customers
cant park anywhere near
the girl on reception eats crisps while she talks
two weeks before anyone comes to measure up
keeps getting adverts for something she already bought
website says open, door is shut
the sofa does not fit through the door and nobody had asked
they feel stupid asking
worried it will hurt
a bit embarrassed about the state of the house
proud as punch
reduce cancellations from 30 a month to 15 before christmas
get the google rating from 3.9 to 4.4 by spring
fill tuesdays: 20 covers instead of 8, by november
cut the time from enquiry to quote from 9 to 2 days by 1 march
keep 9 in 10 tenants at renewal time, now its 7
a first haircut after moving to town
buying a hearing aid for her father
moving the pension from another provider
getting married in our barn
reporting a leak at night and having it fixed
Notice the noise
Ask around
Ring the garage
Drop it off
Wait
Collect
Drive home
Order, try on, send back
Hear about us
Trust us
Decide with partner
Pay the deposit
Move-in day
First month
Tell friends
Discover / Compare / Buy / Use / Recommend
three reviews on google say so, and mrs bell told me
we counted them for a week in may
saw it with my own eyes on saturday
its in our ticket list, about 12 a month
trip advisor
the gym notice board
estate agents window
school gate
local facebook group
whatsapp to the owner
packing slip
the van outside
yes
no
none
both
ana
the boss
my wife does the phones
ben and ana on alternate days
every other friday
end of next month
2 and 4
cus theyre busy with the kids
needs three signatures from head office
should be two days, is nine
he would of paid more for a saturday slot
could only come evenings
they want a person not a machine
Kettle & Co. Ltd
Bright Smile Dental, Hove
plumbing and heating, domestic only
we do wedding cakes and nothing else
mobile dog grooming in kent
b&b with six rooms near the coast path
accountancy for the self employed
we rent out vans to builders and bands
staff rota app for pubs
private GP clinic
sells feed to farmers
hmm i suppose she goes on facebook marketplace first, then asks her sister in law who had hers done last spring
ok so what happens is he gets the letter, panics a bit, puts it in the drawer for two weeks, then his wife finds it and rings us on a monday morning
they turn up with no appointment cos the sat nav sent them past us and they saw the sign
first he googles it then he watches some bloke on youtube do it then he breaks it and then he calls us
""")
"""More of them, written after the rules: none fired on these when they were first tried."""

CROWD = {
    "everyone really": "everyone",
    "Everybody!": "Everybody",
    "oh, it's for everyone": "everyone",
    "all our customers": "all our customers",
    "well, people": "people",
    "just people really": "people",
    "all of our clients check the reviews first": "all of our clients",
    "they all google us before they come in": "they all",
    "honestly anyone": "anyone",
    "anybody who walks past": "anybody who walks past",
    "everyone looks at the price first, thats just how it is": "everyone",
    "I'd say pretty much everyone in town": "everyone in town",
    "customers": "customers",
    "our customers in general": "our customers in general",
    "the general public": "the general public",
    "all sorts of people come in here, could not name one": "all sorts of people",
    "we get all kinds, builders, grannies": "all kinds",
    "every customer is the same to us": "every customer",
    "nearly everybody asks a friend beforehand": "everybody",
    "hmm so basicaly everyone who needs a car": "everyone who needs a car",
    "all users compare the plans": "all users",
    "any customer really, we dont mind": "any customer",
    "any age, any gender": "any age",
    "people in general": "people in general",
}
NOT_CROWD = lines("""
everyone on the bus could hear her details
everyone at the school uses the same minicab
everyone in her family has a say
asks everyone at work
everyone on her team signs off
something not everybody has
not everyone, mainly young mums
she wants everybody to be happy at the party
he has to please everyone in the office
her flatmates, all three of them
young people from the college
people over 60 with bad knees
people who just moved here
older people living alone
two people from the parish council
all our customers are dentists with one practice
asks people on the facebook group
reads what other people wrote
everyone else in the street has one already
knows everyone in the village
owner of a salon with 4 people
business people who fly on mondays
first customers of the day, the builders
our customers from the industrial estate, mostly fitters
a caterer who cooks for anyone who rings before noon
she cooks for everyone on sundays
nobody else, she decides alone
office people on their lunch break
all three of her kids
all the parents in her class group
sandra, does the books for everyone on the market
asks if anyone knows a good plumber
wedding guests who stay the night
patients who come for the first time
""")

VAGUE_SEGMENT = lines("""
normal people
all ages
anyone who needs a plumber
everyone
just regular people
ordinary folks from round here
people of all ages
all sorts really
anybody with a bit of money
the general public
men and women
young and old
from 18 to 80
people who want good service
customers
a mix of everyone
people who like nice things
all walks of life
adults
anyone, we dont discriminate
no particular group
people that need our product
every type of customer
it's quite mixed, all kinds
anyone and everyone
the average person on the street
""")
NOT_VAGUE_SEGMENT = lines("""
mums, birthday in 2 weeks
homeowners with a boiler older than 10 years
anyone with a dog that pulls
people over 60 with bad knees
people who moved here in the last year
first-time buyers under 35
men over 40 who come back after an injury
women aged 30 to 45 with two kids
students in shared houses
18 to 25, first flat
regulars who come every week
small restaurants, under 40 seats
self-employed trades with one van
normal-hearing adults are out, its people with a hearing aid
retired teachers
brides, 9 to 12 months before the wedding
it managers in schools
parents of kids with eczema
tourists from the cruise ships
people who need a plumber on a sunday night
old houses, damp problem, owner lives there
average spend 40 quid, office workers
young dads
people who got a parking fine in the last month
heat pump owners whose installer went bust
anyone who has had a knee replaced this year
farmers with less than 100 sheep
commuters on the 7.42
adult learners who left school at 16
customers of the garden centre who own a hedge
""")

VERDICT = {
    "slow": "slow",
    "Confusing.": "Confusing",
    "it's just really slow": "slow",
    "bad service": "bad service",
    "not great": "not great",
    "poor communication": "poor communication",
    "pretty annoying tbh": "annoying",
    "too expensive": "too expensive",
    "its a bit clunky": "clunky",
    "slow and confusing": "slow and confusing",
    "the website is awful": "awful",
    "rude staff": "rude staff",
    "terrible experience": "terrible experience",
    "could be better": "could be better",
    "its ok i guess": "ok",
    "lack of communication": "lack of communication",
    "frustrating, to be honest": "frustrating",
    "not very good": "not very good",
    "they find it difficult": "difficult",
    "very unprofessional": "unprofessional",
    "the whole process is a nightmare": "a nightmare",
    "really good service": "good service",
    "the form is complicated": "complicated",
    "quite stressful for them": "stressful",
    "unreliable delivery": "unreliable delivery",
    "not user friendly": "not user friendly",
    "it sucks": "sucks",
    "its rubbish really": "rubbish",
    "phone support is hopeless": "hopeless",
}
NOT_VERDICT = lines("""
all good
Fine as it is
no, it's all fine there
ok
nothing
none
no parking
no wifi
out of stock
slow on mondays because only ana is in
the website is slow, 12 seconds for a photo
too expensive compared with the garage next door
rude when she asked for a refund
confusing: two buttons both say book
cannot find the price
they have to print it
never opens on time
hard to park
good photos but no prices
the form asks for her date of birth twice
staff turnover
bad smell in the waiting room
broken link
wrong size
poor lighting at the entrance
long queue
wet floor
cold coffee
late delivery
slow refund
nice lad on the till
great, free parking
hidden fees
expired voucher
she gets lost
delays
password reset
lukewarm soup
easy to miss the sign
""")

DEPENDS = {
    "it depends": "it depends",
    "It depends on the season": "It depends",
    "depends whether they're new or not": "depends",
    "well that depends": "that depends",
    "varies a lot": "varies",
    "it really depends, some are quick": "it really depends",
    "that varies from job to job": "that varies",
    "sometimes they ring, sometimes they just turn up": "sometimes they ring, sometimes they just turn up",
    "hmm depends on who is on shift": "depends",
    "they come by car or on foot depending on the weather": "depending",
    "its different every time": "its different every time",
    "case by case": "case by case",
    "it all depends tbh": "it all depends",
    "depens on the customer": "depens",
    "no two are the same": "no two are the same",
    "Different for each client": "Different for each client",
    "depends if its a new build or an old house": "depends",
    "there's no fixed way, each one is different": "each one is different",
    "it can vary": "it can vary",
}
NOT_DEPENDS = lines("""
she depends on her son for lifts
the whole street depends on that one bakery
people who depend on a wheelchair
price depends on the size of the skip but she only sees that at the end
an independent cafe
a dependable supplier
her income depends on tips
sometimes the bell is broken
sometimes nobody is in
prices vary between the leaflet and the till
a variety of cakes
something different for each child
wants a different colour
the shop she depends upon closed
dependants on the policy
deposit depends on credit score and nobody tells them
various forms
two different price lists
he sometimes pays cash
each one is signed by hand
""")

BRANCHES: dict[str, tuple[str, ...]] = {
    "depends whether they're new or not": ("they're new", "not"),
    "it depends if it's a house or a flat": ("it's a house", "a flat"),
    "sometimes they ring, sometimes they just turn up": ("they ring", "they just turn up"),
    "depends, new clients ring first, old ones just book online": (
        "new clients ring first",
        "old ones just book online",
    ),
    "it depends: couples book months ahead, families at the last minute": (
        "couples book months ahead",
        "families at the last minute",
    ),
    "Depends. If it's urgent they ring, if not they email.": ("If it's urgent they ring", "if not they email"),
    "depends on whether it is summer or winter": ("it is summer", "winter"),
    "it varies - regulars walk straight in, new ones wait at the desk": (
        "regulars walk straight in",
        "new ones wait at the desk",
    ),
    "depends on the season": (),
    "it depends on the weather, and the traffic": (),
    "it depends": (),
    "she pays by card or cash": (),
    "asks whether it is safe or not": (),
}

GENERALISES = {
    "they usually ring first": "usually",
    "normally people just walk in": "normally",
    "customers tend to give up": "tend to",
    "she would probably look on google": "would",
    "they often get lost": "often",
    "generally there's a bit of a wait": "generally",
    "they might go to a competitor": "might",
    "Typically she checks the website and then calls": "Typically",
    "most of the time they email": "most of the time",
    "usualy they are confused about the price": "usualy",
    "as a rule they pay straight away": "as a rule",
    "people would get annoyed and leave": "would",
    "they'll usually have a look round": "usually",
    "more often than not the parcel is late": "more often than not",
    "i imagine they could feel a bit lost": "could feel",
    "she might be worried about the cost": "might",
    "nine times out of ten they don't read it": "nine times out of ten",
    "they'd ask a friend": "they'd ask",
}
NOT_GENERALISES = lines("""
usually fine but last tuesday she waited 50 minutes
she would like a date this week
they would rather ring
normally closed on mondays, he came anyway and the door was locked
she rang and said she would come back
i would say 3 in 10
wants to know who would do the work
often enough he walked off, twice in june
might have left 5 voicemails that week
would love to pay in instalments
he'd like to see it first
the usual one, a haircut
a normal haircut
might as well go to the shop next door, she said
asked whether it would hurt
wish they would pick up
couldnt find the entrance
could not log in
how often do i need a service?
would it fit my car?
what if it would break?
generally for example mrs hall waited in the rain
she thought it would be free
as normal people do, for instance my neighbour came at 6
says she'd never go back
usually: yesterday a man came in with the wrong part
they would need a permit, took 6 weeks in march
""")

REASON = lines("""
because nobody answers
cos the sign is hidden behind the bins
so that she can sleep at night
they leave since they can't see a price
due to staff shortage
as they have no car
in order to get home before the kids
it means she can work again
which means he loses a day
owing to the roadworks
she's in a hurry as the shop closes at 5
bc the form times out
becuase it is too far
that's why they ring the other one
the reason is the old till
so they don't have to ring
thanks to the new boss
to avoid a fine
lack of staff
cause the lift is broken
so she can plan her week
otherwise she loses the deposit
down to one person doing all of it
seeing as there's no parking
on account of the noise
for fear of the bill
""")
NO_REASON = lines("""
she is waiting since monday
no reply since 3 weeks
same as last time
as soon as possible
dressed as a clown
as well as the phone
works as a nurse
so slow
so they hang up
she said so
wait 40 minutes
as quick as it gets
as usual
the price is too high
not so good
phone rings out
she means well
by all means
mean receptionist
walk without pain
since 2019
ever since
long since gone
it was due on friday
due date is unclear
payment due in 14 days
as before
as i said, the phone
known as the green shop
""")

SOLUTION = {
    "we need an app": "we need an app",
    "should automate reminders": "should automate reminders",
    "a chatbot would help": "a chatbot would help",
    "We should send a reminder the day before": "We should send a reminder the day before",
    "we could offer online booking": "we could offer online booking",
    "maybe add a FAQ page": "add a FAQ page",
    "an app": "an app",
    "it would be good to have a receptionist": "it would be good to have a receptionist",
    "we need to hire someone for the phone": "we need to hire someone for the phone",
    "need a better website": "need a better website",
    "what if we texted them": "what if we texted them",
    "a simple price list would solve it": "a simple price list would solve it",
    "the phone is always busy, we should get a second line": "we should get a second line",
    "put up a sign": "put up a sign",
    "put the prices on the website": "put the prices on the website",
    "i want to set up automatic emails": "i want to set up automatic emails",
    "let them book online": "let them book online",
    "would be great if they could pay by card": "would be great if they could pay by card",
    "how about a loyalty card": "how about a loyalty card",
    "we ought to call them back the same day": "we ought to call them back the same day",
    "just needs a new booking system": "needs a new booking system",
    "we're going to build a portal": "we're going to build a portal",
    "redesign the homepage": "redesign the homepage",
    "some kind of AI assistant": "AI assistant",
    "train the staff better": "train the staff better",
    "we really need more people on the desk": "we really need more people on the desk",
    "my idea is a welcome pack": "my idea is a welcome pack",
    "why dont we just email the invoice": "why dont we just email the invoice",
    "shld get a chat bot on the site": "shld get a chat bot on the site",
}
NOT_SOLUTION = lines("""
get his people into it without typing
offer email: it is only valid for one day
bill, app
they need an app to open the gate and its not in the app store
the app crashes on old phones
we need three days to reply
we need to see a passport before they can pay
she needs a lift to the station
they have to install an app just to see the menu
create an account before seeing prices
the chatbot doesnt understand them
no app
there is no faq
should have got a letter, never came
she should hear within a day and doesnt
we should have called back and forgot
the letter should arrive before the visit but doesnt
reception could be friendlier
we could not find her booking
we couldnt reach him
the new website broke the old links
they could not see how to add a second passenger
adding a card takes five tries
add to basket does nothing on a phone
offer expired before she read it
set up takes an hour
put on hold for 20 minutes
build quality of the box
make them wait outside
send the form back twice by post
hire car was dirty
needs a signature from her boss
they need a second appointment for the same thing
he needs a new boiler before winter
she needs to call twice
automated phone menu, seven options
automatic door is stuck
nobody told her she should bring a photo
she should sign on page 9 and misses it
why should i pay for that
could cost them their deposit
she could lose her place in the queue
train was late
get a code by text that has expired
use of the lift is for staff only
training takes two days
they want to talk to a person and get a bot
updating the app wiped her basket
""")

WANTS_AUTOMATION = {
    "we should automate reminders": "automate reminders",
    "I want to automate the whole follow up": "automate the whole follow up",
    "can we automate this": "automate this",
    "could be automated": "be automated",
    "set up automatic emails": "automatic emails",
    "automatic reminders would help": "automatic reminders",
    "a chatbot would help": "a chatbot",
    "we need a bot that answers": "a bot",
    "it should happen automatically": "automatically",
    "send them a text automatically": "automatically",
    "some AI that replies at night": "AI",
    "automation!": "automation",
    "maybe a zapier thing": "zapier",
    "needs an auto reply": "an auto reply",
    "i'd like a workflow for that": "a workflow",
    "automating the quotes": "automating the quotes",
    "set up a drip campaign": "a drip campaign",
}
NOT_WANTS_AUTOMATION = lines("""
automated phone menu, seven options
automatic door is stuck
the chatbot doesnt understand them
we automated that last year
its already automated
an automated reply says 48 hours and then nothing
automatically logged out after 5 minutes
the contract renews automatically and she only notices on the bill
automatic renewal catches them out
drives an automatic
works at an automation company
sells automation software to bakeries
gets a bot and wants a person
talks to a bot for ten minutes
the bot keeps asking for her order number
subscription rolls on automatically
a robot vacuum
automotive parts
ai generated photos look fake
they hate chatbots
automatic payment failed twice
""")

INSIDE_OUT = {
    "our CRM sends the quote": "our CRM sends",
    "sales qualifies the lead": "sales qualifies",
    "we send the invoice": "we send",
    "marketing nurtures them with emails": "marketing nurtures",
    "the system creates a ticket": "the system creates",
    "our team checks the documents": "our team checks",
    "back office enters it into SAP": "back office enters",
    "We update the spreadsheet": "We update",
    "ops schedule the van": "ops schedule",
    "then our receptionist logs the call": "our receptionist logs",
    "we follow up after a week": "we follow up",
    "the warehouse picks and packs": "the warehouse picks",
    "i prepare the quote the same evening": "i prepare",
    "account manager hands over to onboarding": "account manager hands over",
    "our engineer books the job in": "our engineer books",
    "we ship within 24 hours": "we ship",
    "Finance approves the credit limit": "Finance approves",
    "our software generates an invoice": "our software generates",
    "system assigns a case number": "system assigns",
    "we onboard them": "we onboard",
}
NOT_INSIDE_OUT = lines("""
we never call back
we take too long to reply
we forget to send the invoice
we lose the paperwork
we dont answer for days
we send the wrong size
we send the bill three weeks late
our system logs her out
the system crashes when she pays
she calls us
emails our team
asks the sales guy for a discount
gets a quote from sales
waits until we call
opens the email we send
reads the quote our crm sends
visits our website
sees our van in the street
she gets an invoice by email
the doctor examines her knee
he books online
our website, google
our staff are rude
our prices are hidden
we are closed on mondays
we only have one person on the phone
"we want it done by friday"
signs the contract we sent
talks to the team at the desk
checks the system requirements
compares us with two others
system is down every friday
nobody on our side answers
sends us the measurements
hands the keys to our driver
the bank approves the loan
sales start on friday and the site is down
we keep her waiting
""")

DEPARTMENTS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("Marketing", "Sales", "Ops"): ("Marketing", "Sales", "Ops"),
    ("MQL", "SQL", "Opportunity", "Closed won"): ("MQL", "SQL", "Opportunity", "Closed won"),
    ("Find us", "Lead qualification", "Use"): ("Lead qualification",),
    ("sales team", "finance dept", "delivery"): ("sales team", "finance dept"),
    ("Pipeline", "Fulfilment"): ("Pipeline", "Fulfilment"),
    ("fulfillment",): ("fulfillment",),
    ("Lead gen", "lead nurturing", "Conversion"): ("Lead gen", "lead nurturing", "Conversion"),
    ("TOFU", "MOFU", "BOFU"): ("TOFU", "MOFU", "BOFU"),
    ("Top of funnel", "Close"): ("Top of funnel",),
    ("Back office", "Order processing"): ("Back office", "Order processing"),
    ("Prospecting", "Demo"): ("Prospecting",),
    ("HR", "IT", "Legal"): ("HR", "IT", "Legal"),
    ("The marketing stage",): ("The marketing stage",),
    ("Sales & Marketing", "Customer success"): ("Sales & Marketing", "Customer success"),
    ("Warehouse", "Logistics", "Invoicing"): ("Warehouse", "Logistics", "Invoicing"),
    ("Handover to ops", "Use it"): ("Handover to ops",),
    ("operations", "Accounts"): ("operations", "Accounts"),
}
NOT_DEPARTMENTS = lines("""
Awareness
Consideration
Decision
Purchase
Onboarding
Retention
Advocacy
Find us
Book
Arrive
See the doctor
Afterwards
Compare suppliers
Test run
Get it approved
First delivery
Delivery
Upsell
Support
Renewal
Pay
Visit the sales office
January sales
Hear about the sale
Marketing course starts
Meet the sales rep
Get a quote
Checkout
Wait for the parcel
Use and support
Returns and refunds
Operation
After the operation
Get legal advice
Close the deal on the house
Trial
Welcome
Move in
Talk to accounts about the bill
Pick up the car
Sign up
IT goes wrong at home
""")

JARGON = {
    "waits for KYC": "KYC",
    "they sign the SLA": "SLA",
    "gets an RMA number": "RMA",
    "becomes an MQL": "MQL",
    "the SKU is out of stock": "SKU",
    "fills in the SOW": "SOW",
    "raises a PO with the RFQ attached": "PO",
    "no EDI connection": "EDI",
    "the mql drops out": "mql",
    "he has to pass AML checks": "AML",
    "wait for the UAT": "UAT",
    "two SLAs in one contract": "SLAs",
    "IVR with seven options": "IVR",
    "our CSM calls": "CSM",
    "the dunning emails": "dunning",
    "they get stuck in provisioning": "provisioning",
    "FNOL takes an hour": "FNOL",
    "the BDR rings them": "BDR",
    "needs the MPRN from the meter": "MPRN",
    "lead scoring": "lead scoring",
}
NOT_JARGON = lines("""
sends a PDF by SMS
lives in the UK, works for the NHS
VAT is added at the end
reads the FAQ
DIY shop
went to A&E
her GP told her
pays at the ATM
TV advert
watches it on a DVD
the CEO signs
MOT is due
NO REPLY FOR DAYS
they NEVER call back
ALL of them hang up
IT IS TOO SLOW
she asked for the ID
has ADHD
BMW garage
IKEA wardrobe
sees it on the BBC
AM or PM slot
wants a reply ASAP
an SUV with a flat
the QR code does not scan
USB stick
LED lamp
flew to NYC
the PE teacher
her MP
JOHN and his AA card
pays by DD each month
DHL left it outside
VW dealer
a B&B in whitby
an MRI scan
part XII of the form
HMRC letter
""")

GIBBERISH = lines("""
asdf
asdfghjkl
qwerty
sdfsdf
lkjhg
hhhhh
fjdksl fjdksl
xxxxx
dfgdfg dfg
zxcvbnm
aaaaaaa
....
----
!!!!
#$%^&
qwertyuiop asdf
ghjghj
jkl;jkl;
kjsdhf kjshdf
mnbvcxz
wwwwwww
sdkfjhskdjfh
""")
NOT_GIBBERISH = lines("""
ok
n/a
idk
tbh
gym
why
hmm
SMS
pdf
tv
brb
3
4, 1, 3
Krzysztof
Grzegorz
Schwarz
Ng
Siân Llwyd
lynx
rhythm
strengths
mr
🙂
?

Bydgoszcz
Knightsbridge
sky
nth time
Mphatso
LBGTQ
qr code
Владимир
ハンナ
wtf
asda
crypt
shhh its a secret
aaargh
Tsz
2nd try
£40
brrr cold
""")

FOREIGN = lines("""
meine Kunden rufen immer zuerst an und fragen nach dem Preis
les clients attendent longtemps au téléphone et personne ne répond
los clientes no encuentran el precio en la página web
i clienti aspettano troppo tempo al telefono e poi se ne vanno
os clientes não conseguem encontrar o preço no site
de klanten moeten te lang wachten aan de telefoon
klienci czekają za długo na telefon i nikt nie oddzwania
Клиенты долго ждут ответа и потом уходят к другим
顾客打电话来没有人接听然后他们就走了
العملاء ينتظرون طويلا على الهاتف ولا أحد يجيب
kunderna får vänta länge i telefon och ingen svarar
asiakkaat joutuvat odottamaan puhelimessa ja kukaan ei vastaa
müşteriler telefonda çok uzun süre bekliyor ve kimse cevap vermiyor
zákazníci musí dlouho čekat na telefonu a nikdo jim neodpoví
お客様は電話で長い間待たされて誰も出ません
wir wissen das leider nicht so genau aber es dauert
je ne sais pas ce que vous voulez dire par là
clientii asteapta mult la telefon si nimeni nu raspunde
kunderne venter for længe i telefonen og ingen svarer dem
οι πελάτες περιμένουν πολλή ώρα στο τηλέφωνο
""")
NOT_FOREIGN = lines("""
Leeds, Bradford, York, Hull, Harrogate, Ripon
Maya Tom Dana Rosa Ines Priti Mikkel
Paris, Lyon, Marseille, Nice, Toulouse, Bordeaux, Lille
Krzysztof, Grzegorz, Zofia, Agnieszka, Wojtek, Małgorzata
rang three times tuesday nobody picked up left voicemail
google maps website phone counter email newsletter
waits forty minutes hangs up tries again gives up
no parking, rude staff, long queue, cold coffee, wrong change
awareness → consideration → decision → purchase → onboarding → retention
pizza quattro formaggi, tiramisu, espresso, prosecco, gelato, panna cotta
search, compare quotes, book online, pay deposit, pick up keys, move in
woke up boiler broken rang plumber no answer rang another one came same day
Rio de Janeiro, São Paulo, Buenos Aires, Santiago de Chile, Lima
hotel de la paix, rue du lac, Genève
flyers, posters, local radio, facebook ads, instagram reels, word of mouth
café owner, crêperie chef, pâtissier, sommelier, maître d', barista
busy mums small kids part time job tight budget
asks mum asks dad asks sister asks neighbour asks teacher asks boss
der Kunde ruft an
Maria de la Cruz Fernandez from Malaga
Владимир Иванов
Los Angeles, San Diego, Las Vegas, El Paso, San Antonio, Santa Fe
Ludwig van Beethoven Strasse 12, Frankfurt am Main
she says c'est la vie and leaves
order took nineteen days arrived broken refund refused
feels ripped off leaves bad review tells whole street never returns
""")

DIGRESSION = {
    "by the way we also have a shop in Hull": "by the way we also have a shop in Hull",
    "They ring. By the way, is this saved somewhere?": "By the way, is this saved somewhere",
    "btw my nephew built the site": "btw my nephew built the site",
    "the form is long. that reminds me, i must call the printer": "that reminds me, i must call the printer",
    "off topic but do you do logos as well": "off topic but do you do logos as well",
    "unrelated but we had a flood last year": "unrelated but we had a flood last year",
    "another thing, i need to order paper": "another thing, i need to order paper",
    "not related, but the accountant wants the numbers": "not related, but the accountant wants the numbers",
    "on a different note, christmas is coming": "on a different note, christmas is coming",
    "waits at the desk - oh by the way we moved in may": "by the way we moved in may",
    "before i forget, the other shop needs one too": "before i forget, the other shop needs one too",
    "side note: we want to open on sundays": "side note: we want to open on sundays",
    "while i think of it, can you print this?": "while i think of it, can you print this",
    "speaking of which the landlord is selling": "speaking of which the landlord is selling",
    "this has nothing to do with it but my back hurts": "this has nothing to do with it but my back hurts",
    "Incidentally, we won an award in 2019.": "Incidentally, we won an award in 2019",
    "oh and totally unrelated, we need a new van": "totally unrelated, we need a new van",
}
NOT_DIGRESSION = lines("""
put off by the way he talks
annoyed by the way the bill looks
she's 34 by the way
another thing they do is ask a neighbour
another thing that goes wrong: no parking
and another thing, nobody answers the phone
no reply, another thing is the price
the page is unrelated to what she searched for
she gets side notes from her boss
wants another thing for the same price
forgets before she pays
the ad shows things unrelated to her search
a related product
stops by on the way home
by the wayside cafe
it reminds me of the old till
on a note on the fridge
topic page is hidden
""")

TOLD = lines("""
I already told you
as I said
see above
same as before
like i said, they ring
i told you that already
you asked me that already
as mentioned
already answered that
i've said that
as above
I just said that
you already asked
same answer as last time
said that before
already said
as i said before the phone is always busy
we've been through this
i just told u
told you already!
didn't i just answer that
""")
NOT_TOLD = lines("""
customers told us already that its slow
she already told the first engineer
he said the same thing twice
as I said to my wife, it cant go on
i told him to come back on monday
they said that before they left
same as before christmas
same as the other shop
he already said no
see above the door
the sign above the till
asked twice already
she told me on the phone
we told them 3 days, it took 9
they already paid
you have to ask for it
i told the customer already
has to say it again to the next person
as he said, too dear
i said sorry
i already told her the price
as mentioned in the leaflet
we said tuesday and came on thursday
""")

SEVERAL_PEOPLE: dict[str, tuple[str, ...]] = {
    "Maya and Tom": ("Maya", "Tom"),
    "maya and tom": ("maya", "tom"),
    "young mums and pensioners": ("young mums", "pensioners"),
    "either tourists or locals": ("tourists", "locals"),
    "students, young families and pensioners": ("students", "young families", "pensioners"),
    "Sandra, a mum of two, and Pete, a builder": ("Sandra, a mum of two", "Pete, a builder"),
    "landlords and tenants": ("landlords", "tenants"),
    "both private customers and businesses": ("private customers", "businesses"),
    "Tom or Sarah": ("Tom", "Sarah"),
    "homeowners or letting agents": ("homeowners", "letting agents"),
    "mostly students and tourists": ("students", "tourists"),
    "Dave, Lisa and Mohammed": ("Dave", "Lisa", "Mohammed"),
    "builders and retired ladies": ("builders", "retired ladies"),
    "business travellers and families": ("business travellers", "families"),
    "freelancers & small agencies": ("freelancers", "small agencies"),
    "restaurants, hotels and private households": ("restaurants", "hotels", "private households"),
    "Maria and also Kevin": ("Maria", "Kevin"),
    "buyers and sellers": ("buyers", "sellers"),
}
NOT_SEVERAL_PEOPLE = lines("""
Offices and small factories with 50 to 300 staff
business travellers and families with kids
Maya and her husband
Maya and her two kids
Tom & Jerry's Ltd
a couple, Ann and Joe, planning their wedding
Ann and Joe, married, first baby on the way
Ann and Joe Miller
Mr and Mrs Patel
Smith and Sons
Marks and Spencer
mum and dad
husband and wife
friends and family
Sandra, mum of two, and works nights at the hospital
Tom, runs a bakery and a cafe
owner and head chef
an owner of shops and restaurants
owners of cafes and restaurants
women with curly or thick hair
small and medium sized businesses
young and busy parents
parents of babies and toddlers
Rosa, lives with her daughter and son in law
dog and cat owners
Ines, head of purchasing and logistics
asks her sister and Tom from next door
Dana from Marketing and Sales
people who drive and people's carriers
families with kids and dogs
food and drink makers
a mother and daughter who run a salon together
Jack Daniels and cola drinkers
married couples
owner of Bell and Ross Opticians
mothers and toddlers
engaged couples and their parents
students in their first and second year
Rose and Crown landlord
""")

SEVERAL_GOALS: dict[str, tuple[str, ...]] = {
    "more bookings and fewer complaints": ("more bookings", "fewer complaints"),
    "increase sales and reduce returns": ("increase sales", "reduce returns"),
    "more leads, better reviews": ("more leads", "better reviews"),
    "get more repeat orders, cut the support calls and raise the price": (
        "get more repeat orders",
        "cut the support calls",
        "raise the price",
    ),
    "1. more trials\n2. less churn": ("more trials", "less churn"),
    "fewer no shows; more reviews": ("fewer no shows", "more reviews"),
    "we want to reduce no-shows by 10% and also get more google reviews": (
        "reduce no-shows by 10%",
        "get more google reviews",
    ),
    "halve the waiting time plus double the tips": ("halve the waiting time", "double the tips"),
    "less waiting and more sales by june": ("less waiting", "more sales by june"),
    "grow the newsletter and improve retention": ("grow the newsletter", "improve retention"),
    "more customers, happier staff": ("more customers", "happier staff"),
    "cut costs & improve quality": ("cut costs", "improve quality"),
    "win new clients and keep the old ones": ("win new clients", "keep the old ones"),
    "faster replies as well as fewer returns": ("faster replies", "fewer returns"),
    "stop losing people at checkout, and get them to come back": (
        "stop losing people at checkout",
        "get them to come back",
    ),
    "more walk ins on weekdays and sell more gift cards": ("more walk ins on weekdays", "sell more gift cards"),
}
NOT_SEVERAL_GOALS = lines("""
reduce no-shows from 20 to 10 by june so that we save money
more calls and bookings
more and better leads
faster and easier checkout
get churn down from 6% to 4%, because every point costs us 2k
more orders
answer the phone within 2 rings, 9 to 5
more second orders this year
more and more people coming back
more bookings on mondays and tuesdays
fewer complaints about delivery and returns
cut the wait between quote and visit from 9 days to 3, by march
sell 20 more memberships and do it by the end of the year
raise NPS from 20 to 40, measured in december
reply faster, same day instead of 3 days
better
less
get people to finish the form and pay
reduce the number of calls, now 40 a day, to 20
increase bookings, mainly online
no more double bookings in the salon and the spa
more families with kids and dogs
get more done in less time
have 8 in 10 people come back, now it is 5
""")

SEVERAL_SITUATIONS: dict[str, tuple[str, ...]] = {
    "a first visit or an emergency": ("a first visit", "an emergency"),
    "first visit and repeat visits": ("first visit", "repeat visits"),
    "new orders and returns": ("new orders", "returns"),
    "either buying a bike or getting one repaired": ("buying a bike", "getting one repaired"),
    "both weddings and funerals": ("weddings", "funerals"),
    "when they move house and when they have a leak": ("when they move house", "when they have a leak"),
    "1. first appointment\n2. cancelling": ("first appointment", "cancelling"),
    "buying a new phone or renewing the contract": ("buying a new phone", "renewing the contract"),
    "first order and re-order": ("first order", "re-order"),
    "an emergency call out as well as the yearly service": ("an emergency call out", "the yearly service"),
    "new bookings and cancellations": ("new bookings", "cancellations"),
    "a planned repair and an emergency": ("a planned repair", "an emergency"),
    "signing up or cancelling": ("signing up", "cancelling"),
    "first consultation and also follow ups": ("first consultation", "follow ups"),
    "a wedding cake or a birthday cake": ("a wedding cake", "a birthday cake"),
    "placing an order; making a complaint": ("placing an order", "making a complaint"),
}
NOT_SEVERAL_SITUATIONS = lines("""
1. box breaks 2. asks around 3. tests samples 4. places the order
booking and paying for a haircut
search and compare
ordering and picking up a cake
from first call to final bill
first visit
a knee operation and a long recovery
moving out of one flat and into another
birthday or wedding cake for more than 20 people
a leak on a weekend or bank holiday
buying a second hand car, new to the area
first order after the trade fair
renewing or not
somebody with a broken tooth or a lost filling
signing up and the first week
first appointment, referred by a friend
when the boiler breaks and it is freezing
a new customer who needs a quote and a date
returning a pair of shoes that does not fit
two people moving in together
first time and a bit nervous
dropping off and collecting the car
""")

GOAL_LACKS: dict[str, tuple[str, ...]] = {
    "more orders": ("number", "date"),
    "happier customers": ("number", "date"),
    "reduce no-shows by 10%": ("date",),
    "double the bookings": ("date",),
    "fewer no-shows by june": ("number",),
    "more second orders this year": ("number",),
    "less churn until december": ("number",),
    "from 20 % to 10 % by June": (),
    "6 orders a week by xmas, now 4": (),
    "halve complaints by Q3": (),
    "20 more members before easter": (),
    "no-shows under five in a hundred by the end of next year": (),
    "better reviews by the end of 2027": ("number",),
    "more bookings in the next 6 months": ("number",),
    "answer within 2 hours": ("date",),
    "an extra 3k a month": ("date",),
    "no one should wait": ("number", "date"),
    "something they may like": ("number", "date"),
    "nps 40 by 1/9/2027": (),
    "nps 40": ("date",),
    "10 free consultations a month instead of 4, by end of june": (),
    "raise it to 30 in spring": (),
    "a third fewer returns within a year": (),
    "bring down the wait to ten minutes": ("date",),
    "churn from 6 to 4 asap": ("date",),
    "zero lost parcels by march": (),
    "get 4.5 stars on google": ("date",),
    "more walk-ins on mondays": ("number", "date"),
    "fewer complaints each month": ("number", "date"),
    "5 % fewer returns per month": ("date",),
}

POLARITY = {
    "easy checkout": 1,
    "gave up paying": -1,
    "no waiting": 1,
    "waited 40 minutes": -1,
    "she loved it": 1,
    "nobody calls back": -1,
    "not easy at all": -1,
    "never had a problem": 1,
    "no complaints": 1,
    "so relieved": 1,
    "the staff are lovely": 1,
    "they're fed up": -1,
    "pays by card": 0,
    "google": 0,
    "looks for the price list": 0,
    "quick reply within the hour": 1,
    "no reply for 3 days": -1,
    "it's too slow": -1,
    "they don't like the form": -1,
    "happy with the price": 1,
    "hangs up": -1,
    "smooth as anything": 1,
    "confused": -1,
    "not bad": 1,
    "works like a dream": 1,
    "cant find the price": -1,
    "lovely people but the queue is a nightmare": 0,
    "signs the tenancy on her phone in the car": 0,
    "late again": -1,
    "books the next service": 0,
    "unhappy": -1,
    "easy to find": 1,
    "hard to find": -1,
    "a day off work lost": -1,
    "still waiting": -1,
}

FORM_OR_PRICE = lines("""
booking form
web form
checkout
check-out page
price list
pricing page
quote
the quote by email
contract
invoice
application form
intake questionnaire
delivery fee
payment
estimate
sign-up form
deposit
proposal
bill
cart
order form
sign up
registration
terms and conditions
""")
NOT_FORM_OR_PRICE = lines("""
google
platform
website
performance review
phone call
waiting room
instagram
word of mouth
prize draw
school uniform
newsletter
billboard
a neighbour
flyer
pick up
customer story
a clever line on instagram
the contractor
information desk
shop window
reviews
reminder text
feedback chat
trade fair
webinar
delivery
coffee bar
workshop
formal dinner
cartoon
""")
