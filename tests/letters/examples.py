"""The letters of the design as facts: to the person, to her mother, with one fit, with none."""

from datetime import date, time

from clcdesk.letters.facts import Check, HelpsWith, LetterFacts, Looked, Offer, Others, Outcome, Place, Wait
from clcdesk.rules.facts import Span

TODAY = date(2025, 6, 16)
WEEK = ("mon", "tue", "wed", "thu", "fri")
BOTH_DAYS = ("mon", "wed")

COOK, FRIEND, OUTSIDE, NEXT = (
    "I want to learn to cook",
    "I want to see my best friend each week",
    "I want to be outside, with animals",
    "I want to know what happens next",
)

BARN = Offer(
    name="Bluebell Barn",
    provider="Hollybrook Care",
    helps=(
        HelpsWith(OUTSIDE, "the group feeds the goats and hens every morning, in all weathers."),
        HelpsWith(COOK, "people pick what is ready in the garden and cook lunch together."),
    ),
    activities=("animal care", "gardening", "cooking lunch", "woodwork", "walks"),
    address="Mill Lane, Asfordby",
    metres=4900.0,
    open_days=WEEK,
    opens=time(9, 30),
    closes=time(15, 30),
    closed=(Span(date(2025, 12, 22), date(2026, 1, 2)),),
    places=(Place(BOTH_DAYS, date(2025, 6, 2)),),
    features=("level paths and wheelchair access throughout", "a quiet room", "staff who use Makaton"),
    min_age=18,
    group_size="groups of six to eight",
    meals="Bring lunch, or pay £4.",
    extra_costs="Trips are extra.",
    visits="Dee Marsh",
    phone="0116 496 0211",
    email="visits@bluebell.example",
    website="https://bluebell.example/",
    registered=False,
)
KITCHEN = Offer(
    name="Canal Street Kitchen",
    provider="Fernleigh Trust",
    helps=(
        HelpsWith(COOK, "people plan, shop for and cook a meal every day, one step at a time."),
        HelpsWith(FRIEND, "it is for the same people each Monday, and friends can come together."),
    ),
    activities=("cooking", "shopping", "baking for the Friday café", "music", "keep fit"),
    address="8 Canal Street, Melton Mowbray",
    metres=810.0,
    open_days=WEEK,
    opens=time(9),
    closes=time(16),
    places=(Place(BOTH_DAYS, date(2025, 6, 9)),),
    features=("hoist and changing places toilet", "wheelchair access throughout"),
    languages=("English", "Gujarati"),
    min_age=18,
    max_age=65,
    group_size="groups of ten to twelve",
    meals="Lunch is £3 on days you cook.",
    visits="Marcus Bell",
    phone="0116 496 0232",
    email="hello@canalstreet.example",
    website="canalstreet.example",
    registered=True,
    rating="Good",
    rated_on=date(2024, 3, 14),
)
ABOUT = Offer(
    name="Out and About",
    provider="Wold Support",
    helps=(HelpsWith(OUTSIDE, "one or two people at a time visit the country park and the rescue kennels."),),
    activities=("walks", "swimming", "cafés", "buses", "the library", "volunteering"),
    goes_out=True,
    areas=("Melton", "Rutland"),
    open_days=(*WEEK, "sat"),
    opens=time(10),
    closes=time(15),
    places=(Place(BOTH_DAYS, date(2025, 6, 10)),),
    features=("staff who are trained to give epilepsy medicine",),
    staff_choice="either",
    min_age=16,
    group_size="one to three people",
    extra_costs="you pay for your own café, bus and swimming",
    visits="Joy Lindo",
    phone="0116 496 0264",
    email="joy@woldsupport.example",
    website="woldsupport.example",
    registered=False,
)
WILLOW = Offer(
    name="Willow House",
    provider="Beacon Day Care",
    helps=(
        HelpsWith(COOK, "a small group bakes on Wednesdays, with one member of staff for two people."),
        HelpsWith(NEXT, "each person has a picture plan for the day, made with them."),
    ),
    activities=("art", "baking", "drumming", "sensory room", "garden"),
    address="Burton Road, Melton Mowbray",
    metres=1500.0,
    open_days=WEEK,
    opens=time(9, 30),
    closes=time(16),
    places=(Place(BOTH_DAYS, date(2025, 6, 12)),),
    features=("a ceiling track hoist", "a changing bed", "a quiet room", "a sensory room"),
    min_age=18,
    group_size="5",
    meals="Lunch is £5.",
    extra_costs="Art materials £2 a week.",
    visits="Tanya Reid",
    phone="0116 496 0287",
    email="tanya@beacon.example",
    website="beacon.example",
    registered=True,
    rating="Good",
    rated_on=date(2023, 11, 6),
)

OAK = Check("Oak Tree Centre", "Fernleigh Trust", "Melton Mowbray", "place", ("wed",))
SUNNYSIDE = Check("Sunnyside", "Harewell Care", "Frisby", "support", ())
WREAKE = Check("Wreake Valley Crafts", "Craft Together", "", "far", ())
FRAMLAND = Wait("Framland Hall", "Beacon Day Care", "Melton Mowbray", ("wed",), date(2025, 5, 28))

PERSON = LetterFacts(
    dated=TODAY,
    offers=(BARN, KITCHEN, ABOUT, WILLOW),
    checks=(OAK, SUNNYSIDE, WREAKE),
    waits=(FRAMLAND,),
    others=Others(24, 14, 21),
    considered=67,
    looked=(Looked(("Melton",), 12_000.0),),
    frameworks=("Community Life Choices",),
    name="Asha",
    dear="Asha",
    council="Fosse County Council",
    address=("Miss Asha Mehta", "14 Sample Lane", "Melton Mowbray", "LE13 1AB"),
    reference="CL-4827, version 1",
    officer="Ruth Okafor",
    phone="0116 496 0180",
    working_days="Monday to Thursday",
    cover="Sam Whitlock on the same number",
    reply_by=date(2025, 6, 30),
    outcomes=(
        Outcome(COOK, "said"),
        Outcome(FRIEND + ".", "said"),
        Outcome(OUTSIDE, "shows", how="you go straight to the animals"),
        Outcome(NEXT, "family", who="Your mum"),
    ),
    advocacy="Speak Up Fosse",
    advocacy_phone="0116 496 0455",
    complaints_phone="0116 496 0170",
    freepost="Freepost Fosse Adult Social Care",
    privacy="fosse.example/privacy",
    sample=True,
)
MOTHER = PERSON._replace(
    voice="other",
    choice="lacking",
    dear="Mrs Mehta",
    address=("Mrs Nila Mehta", *PERSON.address[1:]),
    offers=tuple(
        offer._replace(
            helps=tuple(
                HelpsWith(note.outcome.removeprefix("I want to ").capitalize(), note.note) for note in offer.helps
            )
        )
        for offer in PERSON.offers
    ),
    outcomes=(
        Outcome("Learning to cook", "shows", how="Asha pulls a chair up when someone is cooking, and laughs"),
        Outcome("Seeing a best friend each week", "said"),
        Outcome("Being outside, with animals", "shows", how="Asha goes straight to the animals."),
        Outcome("Knowing what happens next", "family", who="You"),
    ),
    view="Bluebell Barn or Canal Street Kitchen could suit Asha, because both cook every day.",
)
ONE = PERSON._replace(
    offers=(KITCHEN,),
    checks=(OAK, SUNNYSIDE),
    others=Others(27, 15, 21),
    doing="we are asking three more services, and we are asking councils nearby",
    news_by=date(2025, 6, 27),
    meanwhile="your mum and Wold Support keep supporting you as they do now",
)
NONE = PERSON._replace(
    offers=(),
    checks=(OAK, SUNNYSIDE),
    others=Others(28, 15, 21),
    doing="we are asking two services again, and we are asking services in the next counties.",
    news_by=date(2025, 6, 27),
    meanwhile="a personal assistant from Wold Support will come on Mondays, and your mum "
    "can have a break on Wednesdays",
    owner="Ruth Okafor",
)
