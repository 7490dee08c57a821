"""Asha's request: the one the demo matches and writes to. She and her family are made up."""

from datetime import date, timedelta
from typing import Any

LIVES_ON = date(2025, 6, 16)
"""The day the demo takes as today: Monday 16 June 2025, when clc-2021 and its rates were in force."""


def request(today: date) -> dict[str, Any]:
    """The request as the JSON document of `match` and `letter`; her letter says SAMPLE on every page."""
    return {
        "framework": "clc-2021",
        "lot": "ld-autism",
        "start": (today + timedelta(days=21)).isoformat(),
        "person": {
            "reference": "CL-4827, version 1",
            "first_name": "Asha",
            "name": "Miss Asha Mehta",
            "date_of_birth": "1998-03-01",
            "postcode": "LE13 1AB",
        },
        "pattern": [
            {"day": "mon", "session": "full", "band": "C"},
            {"day": "wed", "session": "half", "band": "C"},
        ],
        "areas": ["melton"],
        "within_km": 12,
        "must": ["makaton"],
        "stale_after_days": 30,
        "format": "standard",
        "language": "en",
        "outcomes": [
            "I want to learn to cook.",
            "I want to see my best friend each week.",
            "I want to be outside, with animals.",
            "I want to know what happens next.",
        ],
        "council": "Fosse County Council",
        "address": ["14 Sample Lane", "Melton Mowbray", "LE13 1AB"],
        "officer": "Ruth Okafor",
        "phone": "0116 496 0180",
        "working_days": "Monday to Thursday",
        "cover": "Sam Whitlock",
        "reply_by": (today + timedelta(days=14)).isoformat(),
        "voice": "mine",
        "sample": True,
    }
