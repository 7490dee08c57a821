"""A small directory as files, and a desk filled with the first of everything."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from clcdesk import clock
from clcdesk.exchange import directory as directories
from clcdesk.exchange.directory import Reading
from clcdesk.frameworks import load
from clcdesk.rules.facts import Entry
from clcdesk.services import (
    assessments,
    cases,
    choices,
    contacts,
    directory,
    features,
    frameworks,
    gaps,
    needs,
    officers,
    people,
    plans,
    referrals,
    requests,
)
from clcdesk.store import Database

ON = date(2025, 6, 16)
WEEK = (Entry("mon", "full", None, "C"), Entry("wed", "half", None, "C"))

PROVIDERS = """provider_ref,provider,framework,lots,joined,role,quality_score,phone
P1,Hollybrook Care,clc-2021,ld-autism;dementia,2021-11-29,,,0116 496 0201
P1,Hollybrook,homecare-2021,home-care,2021-11-29,zone-melton=prime;zone-hinckley=supplementary,71.5,
P2,Café Ünder the Hill,clc-2021,ld-autism,29/11/21,,,
P3,Idle Hands,clc-2021,pa,,,,
"""
SERVICES = """service_ref,provider_ref,service,kind,setting,bands,address,postcode,areas,min_age,activities,features,\
features_no,languages,staff_choice,registered,opens,closes,closed_dates,photo,checked_on
S1,P1,Bluebell Barn,day,building,B;C,"Mill Lane, Asfordby",LE13 1AB,,18,cooking;walks,hoist;makaton,tube-feeding,\
Gujarati,either,no,09:30,15:30,2025-12-22/2026-01-02;2026-04-06,barn.png,2025-06-01
S2,P2,Riverside Club,day,building,C,"2 Mill Lane, Asfordby",LE13 1AB,,,music,,hoist,,,yes,,,,,
S3,P2,Out and About,day,community,,,,melton;county,,,,,,,,,,,,
"""
CAPACITY = """service_ref,band,day,session,places,vacancies,as_of,source,told_by
S1,C,mon,full,12,2,2025-06-02,phone,Jo
S1,,wed,am,,1,2025-06-02,phone,Jo
S1,,any,hour,,4.5,,,
S2,C,mon,full,10,waitlist,2025-06-10,email,
S2,C,wed,full,10,none,10/06/2025,email,Sam
"""


def write(folder: Path, *, providers: str = PROVIDERS, services: str = SERVICES, capacity: str = CAPACITY) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in (("providers", providers), ("services", services), ("capacity", capacity)):
        (folder / f"{name}.csv").write_text(text, "utf-8")
    return folder


def reading(folder: Path) -> Reading:
    return directories.read(folder, load(), clock.today())


def fill(db: Database, folder: Path) -> str:
    """One officer, one person with plan, contact and request, and the directory; gives the request's id."""
    officers.add(db, db.officer_id, name="Ruth Bell", phone="0116 496 0101", working_days="Monday to Thursday")
    directory.take_in(db, reading(write(folder)))
    person = people.add(
        db,
        reference="20418",
        first_name="Asha",
        name="Asha Plum",
        date_of_birth=date(1998, 3, 1),
        postcode="LE13 1AB",
        address="1 Orchard Row\nMelton Mowbray",
    )
    contacts.add(db, person, name="Mina Plum", role="carer", relationship="mother", may_be_written_to=True)
    plan = plans.new_version(db, person, ON, weekly_budget=Decimal("300.00"), budget_stage="agreed")
    plans.add_outcome(db, plan, "I want to learn to cook", "said")
    case = cases.open_case(db, person, ON, broker_id=db.officer_id)
    return requests.add(db, case, "clc-2021", "ld-autism", date(2025, 7, 7), WEEK, sample=True)


def fill_more(db: Database, request_id: str) -> None:
    """What only the machine needs to begin with: something for every verb to change."""
    request = requests.get(db, request_id)
    case = cases.get(db, request.case_id)
    outcome = plans.versions(db, case.person_id)[0]
    plans.add_outcome(db, outcome.id, "to see animals", "shows", how_shown="she goes straight to them")
    needs.record(db, case.person_id, "information-format", "email", ON)
    referrals.record(db, case.id, "D. Ellis", ON)
    assessments.record(db, case.person_id, ON, impairment=True)
    gaps.record(db, request_id, ON, db.officer_id, date(2025, 7, 1), interim="more home care")
    features.add(db, "warm-pool", "Warm pool")
    frameworks.use(db, "clc-2021", date(2021, 11, 29))
    choices.freeze(db, [request_id], ON)
