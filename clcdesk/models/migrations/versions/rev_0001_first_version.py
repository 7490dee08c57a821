"""Every table of the first version, frozen as it was."""

from clcdesk.models.migrations.notation import make, make_tracked

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | None = None
depends_on: str | None = None

KEPT = {
    "device": """
        id: text key
        position, number: whole
        hash, place: text
    """,
    "draft": """
        table_name, row_id, field: text key
        text: long text
        officer_id: text
        at: instant
    """,
    "file": """
        id: text key
        kind: text
        size: whole
        content: bytes
    """,
    "search": """
        table_name, row_id: text key
        folded: long text
    """,
    "operation": """
        id: text key
        device_id: text of device indexed
        number: whole
        officer_id: text
        at: instant
        schema, kind, act: text
        facts: long text
        undoes: text or none of operation indexed
        hash: text
    """,
    "change": """
        id: text key
        operation_id: text of operation indexed
        table_name: text
        row_id: text indexed
        fields: long text or none
        salt: text or none
        digest: text
    """,
}
"""The store's own tables."""

TRACKED = {
    "feature": """
        code, words, family_words: text
        prints: flag
    """,
    "framework_definition": """
        framework, definition, version: text
    """,
    "framework_in_use": """
        framework, version: text
        starts: date
        ends: date or none
    """,
    "framework_rate": """
        framework, band, unit: text
        starts: date
        amount: big whole or none
    """,
    "officer": """
        name, phone, email, working_days: text
        cover_id: text or none of officer indexed
    """,
    "person": """
        reference, case_system_reference, first_name, name, addressed_as: text
        date_of_birth: date or none
        nhs_number, address, postcode, phone, email, status: text
        status_since: date or none
        do_not_write: flag
        format, format_reason, language, interpreter: text
    """,
    "provider": """
        ref: text indexed
    """,
    "assessment": """
        person_id: text of person indexed
        assessed_on: date
        assessed_by: text
        impairment, wellbeing: flag or none
        decision: text
        decided_on: date or none
        decided_by, summary: text
    """,
    "case_file": """
        person_id: text of person indexed
        worker_id: text or none of officer indexed
        broker_id: text or none of officer indexed
        cover_id: text or none of officer indexed
        opened_on: date
        closed_on: date or none
        closed_because: text
    """,
    "contact": """
        person_id: text of person indexed
        name, addressed_as, role, relationship, address, postcode, phone, email: text
        may_be_written_to, do_not_write: flag
        may_be_told, may_not_be_told: text
        agreed_on: date or none
        decides_on: long text
        document_seen: date or none
        format, format_reason, language, interpreter, voice: text
    """,
    "membership": """
        provider_id: text of provider indexed
        framework, provider: text
        lots: long text
        joined, left, suspended_from, suspended_to: date or none
        suspension_reason, suspended_by, role: text
        quality_score: text or none
        phone, email, website, cqc_provider_id: text
    """,
    "service": """
        provider_id: text of provider indexed
        ref: text indexed
        service, kind, setting: text
        lots, bands: long text
        address, postcode: text
        areas: long text
        min_age, max_age: whole or none
        activities, features, features_no, languages: long text
        staff_choice, description, phone, email, website: text
        registered: flag or none
        cqc_location_id, cqc_rating: text
        cqc_rating_date: date or none
        opens, closes: text
        closed_dates: long text
        extra_costs, meals, group_size, visits, referral_email, photo, photo_file: text
        valid_from, valid_to, checked_on: date or none
    """,
    "assessed_outcome": """
        assessment_id: text of assessment indexed
        domain: text
        needs_assistance, causes_distress, endangers, takes_longer: flag or none
        note: text
    """,
    "choice_list": """
        case_id: text of case_file indexed
        contact_id: text or none of contact indexed
        supersedes_id: text or none of choice_list indexed
        version: whole
        judged_on: date
        made_by_id: text or none of officer indexed
        ordered_by, format, language, voice, wording, letter, record, seal: text
    """,
    "claim": """
        service_id: text of service indexed
        band, day, session: text
        places: text or none
        vacancies: text
        as_of: date or none
        source, told_by: text
    """,
    "communication_need": """
        person_id: text of person indexed
        contact_id: text or none of contact indexed
        need_group, code, detail: text
        checked_on: date or none
    """,
    "referral": """
        case_id: text of case_file indexed
        asked_by: text
        asked_on: date
        urgency: text
        wanted_by: date or none
        plan_ready, budget_ready, band_ready: flag or none
        weekly_budget: big whole or none
        note: text
    """,
    "support_plan": """
        person_id: text of person indexed
        assessment_id: text or none of assessment indexed
        replaces_id: text or none of support_plan indexed
        version: whole
        made_on: date
        made_by: text
        weekly_budget: big whole or none
        budget_stage, summary: text
    """,
    "decision": """
        list_id: text of choice_list indexed
        replaces_id: text or none of decision indexed
        decided_on: date
        decides, helped_by, assessed_by: text
        assessed_on: date or none
        shown_by, how_shown, result, why, decided_by, options, wishes, consulted: text
    """,
    "outcome": """
        plan_id: text of support_plan indexed
        follows_id: text or none of outcome indexed
        position: whole
        words, whose, how_shown, care_act_domain, clc_domain, why, baseline, target: text
        by_when: date or none
        how_support_helps, progress: text
        score: whole or none
    """,
    "request": """
        case_id: text of case_file indexed
        plan_id: text or none of support_plan indexed
        framework, lot: text
        start: date
        areas: long text
        within_km: text or none
        must, languages: long text
        staff: text
        stale_after_days: whole
        bands_agreed, sample: flag
    """,
    "choice_search": """
        list_id: text of choice_list indexed
        request_id: text of request indexed
        position: whole
        framework, framework_version: text
        considered, fits, check_first, waiting: whole
        newest_fact: date or none
    """,
    "gap": """
        request_id: text of request indexed
        found_on: date
        because, interim: text
        owner_id: text of officer indexed
        look_again_on: date
        closed_on: date or none
        closed_because: text
    """,
    "helps_with": """
        request_id: text of request indexed
        service_id: text of service indexed
        outcome_id: text of outcome indexed
        note: text
    """,
    "pattern_entry": """
        request_id: text of request indexed
        position: whole
        day, session: text
        hours: text or none
        band: text
    """,
    "offer": """
        search_id: text of choice_search indexed
        service_id: text of service indexed
        position: whole
        part: text
    """,
    "ranked_offer": """
        decision_id: text of decision indexed
        offer_id: text of offer indexed
        rank: whole
    """,
}
"""The officers' tables, which the log is about; each has `id` and `deleted` first."""


def upgrade() -> None:
    for name, columns in KEPT.items():
        make(name, columns, deferred=False)
    for name, columns in TRACKED.items():
        make_tracked(name, columns)
