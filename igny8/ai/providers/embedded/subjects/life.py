"""Fields in which a wrong word does harm: money, health, law, learning. Data."""

from __future__ import annotations

from igny8.ai.providers.embedded.subjects.subject import Subject, words

SUBJECTS = (
    Subject(
        "finance",
        words(
            """
            loan loans lender lenders payday credit mortgage mortgages bank banks insurance insurer premium
            debt apr refinance savings pension investing investment investments etf stocks crypto bitcoin
            annuity broker card overdraft borrow borrowing interest tax taxes irs hmrc dividend budget money
            cash bankruptcy
            """
        ),
        criteria=(
            "total cost over the whole term",
            "yearly rate with all fees",
            "fees for paying late or early",
            "who may apply",
            "time until the money is there",
            "what happens in default",
            "regulator and licence",
        ),
        facts=(
            "The legal limits that apply to the reader’s country or state, with the law’s date",
            "The regulator’s public register, and how to look a provider up in it",
            "A worked example with amount, term, rate and the sum paid back",
            "Free advice that a reader in trouble can turn to",
        ),
        costs=("Interest over the term", "Fees at the start", "Fee for a late payment", "Fee for paying off early"),
        needs=("proof of identity", "proof of income", "the account’s details", "the contract’s full terms"),
        sources="the regulator’s pages and the provider’s own terms",
        expert="a licensed adviser in the reader’s country",
        caution="This is about people’s money: state no rate, limit or right without a dated official source.",
    ),
    Subject(
        "health",
        words(
            """
            therapy therapist therapists psychologist psychologists counselling counseling anxiety depression
            symptom symptoms pain vitamin vitamins supplement supplements diet disease infection pregnancy
            pregnant doctor medication medicine dose dosage allergy allergies asthma diabetes migraine
            headache rash skin acne eczema sleep insomnia adhd ocd emdr dbt cbt blood injury treatment
            treatments surgery dental dentist teeth tooth
            """
        ),
        criteria=(
            "what it is meant for",
            "strength of the evidence",
            "known side effects",
            "who should not use it",
            "time until an effect can be expected",
            "qualification of the provider",
            "what insurance pays",
        ),
        facts=(
            "The current guideline of a medical body, with its year",
            "The warning signs that call for a doctor at once",
            "Whom it is not suitable for, and the source that says so",
            "Whether public or private insurance pays, and on what condition",
        ),
        costs=("First appointment", "Each further session", "Tests or material", "What insurance pays back"),
        needs=("the list of medicines taken", "known allergies", "when it began and what changed", "insurance papers"),
        sources="guidelines and reviews, not news about single studies",
        expert="a clinician of the field",
        caution="This is about people’s health: say what calls for a doctor, and promise no cure.",
    ),
    Subject(
        "law",
        words(
            """
            law laws legal illegal lawyer lawyers attorney attorneys court divorce custody contract contracts
            visa visas immigration tenant landlord eviction lease copyright trademark patent gdpr privacy
            policy rights permit permits licence license compliance lawsuit will probate notary
            """
        ),
        criteria=(
            "where it applies",
            "who is covered",
            "deadlines",
            "form and proof required",
            "fees of court or office",
            "what happens in breach",
            "when a lawyer is required",
        ),
        facts=(
            "The article of the law or rule, with the date of the version that was read",
            "The authority in charge, and its official form",
            "The deadline, and what stops it from running",
            "Pending changes, and from when they hold",
        ),
        costs=("Fee of the office or court", "Lawyer’s fee", "Translations and copies"),
        needs=("the papers in question", "dates in writing", "names and addresses of those involved"),
        sources="the text of the law and the authority’s own pages",
        expert="a lawyer admitted where the reader lives",
        caution="Say in the text that it explains the law and is no advice on a case, and for which place it holds.",
    ),
    Subject(
        "learning",
        words(
            """
            scholarship scholarships grant grants course courses degree university college school exam exams
            class certificate certification student students tuition bootcamp mba phd masters bachelor
            graduate undergraduate admission admissions gre gmat ielts toefl homework teacher curriculum
            fellowship bursary nsp learn study studying
            """
        ),
        criteria=(
            "who may apply",
            "amount or fee",
            "deadline",
            "documents asked for",
            "how it is decided",
            "what it obliges one to",
            "who recognises it",
        ),
        facts=(
            "Opening and closing dates of this year’s round, from the official notice",
            "Every condition of eligibility, in the notice’s own words",
            "The documents asked for, with their formats",
            "Where to ask when the form fails",
        ),
        costs=("Fee or amount per year", "Application fee", "Books and material", "What is paid back, and when"),
        needs=(
            "identity papers",
            "transcripts or mark sheets",
            "proof of income where asked",
            "a bank account in one’s name",
        ),
        sources="the official notice and portal",
        expert="somebody who took part in the last round",
        caution="Dates and conditions change each round: give none that isn’t in this round’s notice.",
    ),
    Subject(
        "work",
        words(
            """
            invoice invoices invoicing bookkeeping accounting accountant payroll freelancer freelancing
            freelance salary resume cv interview job jobs hr employee employees employer llc startup business
            entrepreneur administration vat expense expenses timesheet remote onboarding payslip
            """
        ),
        criteria=(
            "who has to do it",
            "how often it is due",
            "papers to keep, and how long",
            "what can be automated",
            "cost per month",
            "what the authorities ask for",
        ),
        facts=(
            "The legal duty behind it, with country and date",
            "How long the papers have to be kept",
            "The deadline, and the penalty for missing it",
            "A filled-in example that may be shown",
        ),
        costs=("Software per month", "Outside help per hour", "Fees of authorities"),
        needs=("the receipts and contracts", "access to the bank account", "the registration numbers"),
        sources="the tax office’s and the authorities’ pages",
        expert="an accountant or payroll officer",
    ),
)
