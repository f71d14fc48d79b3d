"""Fields of services, software, places and pastimes, and the one for everything else. Data."""

from __future__ import annotations

from igny8.ai.providers.embedded.subjects.subject import Subject, words

SUBJECTS = (
    Subject(
        "software",
        words(
            """
            software app apps plugin plugins woocommerce wordpress shopify magento elementor api crm erp cms
            saas website websites web page browser chrome extension shortcode php css javascript python sql
            database server hosting domain dns ssl github gitlab jira trello asana slack excel sheets pdf csv
            login template theme checkout cart bug bugs testing uat qa screenshot ai chatgpt grok code coding
            docker linux windows mac email hubspot salesforce zapier integration dashboard import export
            migrate sync backup
            """
        ),
        criteria=(
            "what it does without extras",
            "limits of the plan",
            "what it connects to",
            "getting data in and out",
            "support and its hours",
            "where the data is kept",
            "price per seat and month",
        ),
        facts=(
            "The version that was tried, and the date",
            "The plan that a feature belongs to, from the maker’s price page",
            "The limits, from the documentation",
            "How to undo it or get the data out",
        ),
        costs=("Plan per month", "Each further seat or site", "Add-ons that are needed", "Moving to it"),
        needs=(
            "a backup that was tested",
            "the right role or access",
            "the version numbers",
            "a copy of the site or file to try it on",
        ),
        sources="the maker’s documentation and a trial of your own",
        expert="somebody who runs it in production",
    ),
    Subject(
        "marketing",
        words(
            """
            seo marketing ads advertising backlinks keyword keywords serp newsletter campaign campaigns brand
            branding content blog blogging affiliate influencer instagram tiktok youtube facebook linkedin
            conversion landing funnel leads lead social ppc adsense analytics copywriting podcast
            """
        ),
        criteria=(
            "what it is meant to bring",
            "effort per week",
            "time until it can be measured",
            "how it is measured",
            "risk with the platform’s rules",
            "cost per result",
        ),
        facts=(
            "The platform’s own rule on it, with the date",
            "Figures from your own account, with the period and how they were counted",
            "A case that did not work, and why",
            "The setting or report in which it is found today",
        ),
        costs=("Tools per month", "Hours per week", "Spend on advertising", "Outside help"),
        needs=("access to the accounts", "a figure to start from", "one goal in numbers", "a month to watch it"),
        sources="the platform’s documentation and your own figures",
        expert="somebody who does this with a budget of their own",
    ),
    Subject(
        "services",
        words(
            """
            rental rentals hire rent company companies contractor contractors agency agencies service services
            cleaning cleaner cleaners plumber plumbers electrician electricians movers moving pest locksmith
            locksmiths caterer installation installers handyman removal towing storage courier roofer roofers
            maid gardener
            """
        ),
        criteria=(
            "area served",
            "what is included",
            "licence and insurance",
            "earliest date",
            "how the price is made up",
            "what happens when something goes wrong",
            "cases that may be seen",
        ),
        facts=(
            "Area, hours and the earliest date",
            "What the price includes, and what comes on top",
            "Licence and insurance numbers that can be checked",
            "The terms for changing or cancelling a booking",
        ),
        costs=(
            "Basic price and what it covers",
            "Delivery or call-out",
            "Each further hour or day",
            "Deposit and cancellation",
        ),
        needs=("address and access", "date with an alternative", "measurements or photographs", "a written offer"),
        sources="the provider’s written offer and terms",
        expert="whoever takes the bookings",
    ),
    Subject(
        "events",
        words(
            """
            wedding weddings party parties event events birthday bride bridal venue venues catering dj band
            speakers stage anniversary conference festival ceremony decorations invitations guests engagement
            """
        ),
        criteria=(
            "number of guests that it suits",
            "what is included",
            "set-up and take-down",
            "power, space and noise",
            "plan for bad weather",
            "deposit and cancellation",
            "price per guest or day",
        ),
        facts=(
            "What is included, with delivery, set-up and staff",
            "How far ahead it has to be booked in season",
            "What the venue allows",
            "Terms for postponing and cancelling",
        ),
        costs=("Hire or package", "Delivery and set-up", "Staff", "Deposit"),
        needs=("date and an alternative", "number of guests", "plan of the room", "the venue’s rules in writing"),
        sources="written offers and the venue’s rules",
        expert="somebody who sets up events",
    ),
    Subject(
        "travel",
        words(
            """
            hotel hotels flight flights travel trip trips itinerary beach beaches island resort resorts airbnb
            hostel tour tours vacation holiday holidays airport train trains cruise camping backpacking
            luggage passport museum museums hike hiking trail trails restaurant restaurants onsen things
            """
        ),
        criteria=(
            "best months",
            "getting there and around",
            "days needed",
            "whom it suits",
            "booking and queues",
            "cost per day",
            "what is closed, and when",
        ),
        facts=(
            "Opening times and closing days, from the operator",
            "Prices with the date of the visit",
            "How to get there without a car",
            "Entry rules for the reader’s passport",
        ),
        costs=("Getting there", "A night", "Getting around", "Tickets"),
        needs=("valid papers", "bookings that sell out", "a plan for rain", "offline maps and numbers"),
        sources="operators’ and authorities’ pages, and a visit",
        expert="somebody who was there this year",
    ),
    Subject(
        "sport",
        words(
            """
            running runner runners marathon gym workout workouts training exercise exercises yoga pilates
            football tennis golf swimming cycling climbing strength muscle cardio stretching race fitness
            coach padel squat
            """
        ),
        criteria=(
            "level that it suits",
            "time per week",
            "equipment",
            "risk of injury",
            "how progress shows",
            "cost per month",
        ),
        facts=(
            "A plan for the first four weeks that somebody has followed",
            "How to tell effort from injury",
            "What a coaching body says about it",
            "What equipment can wait",
        ),
        costs=("Equipment, once", "Membership or fees", "Coaching"),
        needs=("shoes or gear that fit", "a doctor’s word after a long break", "three fixed times a week"),
        sources="coaching bodies’ guidelines and your own log",
        expert="a qualified coach",
        caution="Say which pain means stop.",
    ),
    Subject(
        "animals",
        words(
            """
            dog dogs puppy cat cats kitten pet pets horse horses fish aquarium rabbit hamster bird parrot
            breed breeds vet litter leash kennel chickens reptile
            """
        ),
        criteria=(
            "age, size and breed that it suits",
            "care per day",
            "what a vet says",
            "cost per month",
            "safety",
        ),
        facts=(
            "What a veterinary body recommends, with the year",
            "Signs that call for a vet the same day",
            "Amounts by the animal’s weight",
            "Plants, foods or materials that are poisonous",
        ),
        costs=("Once", "Food and care per month", "Vet per year"),
        needs=("the animal’s weight and age", "a quiet place", "the vet’s number"),
        sources="veterinary bodies and a vet",
        expert="a vet or a trained keeper",
        caution="Give no dose and no food without a veterinary source.",
    ),
    Subject(
        "garden",
        words(
            """
            garden gardening plant plants lawn grass seeds soil compost tomato tomatoes pruning prune hedge
            tree trees flowers rose roses weeds fertilizer fertiliser greenhouse pots watering houseplant
            succulents vegetables mulch
            """
        ),
        criteria=(
            "soil and light that it needs",
            "hardiness zone",
            "size when grown",
            "work per season",
            "pests it draws",
            "price per plant or bed",
        ),
        facts=(
            "Months for sowing, planting and cutting, with the climate they hold for",
            "Spacing and depth",
            "Signs of too much and too little water",
            "What is poisonous to children or pets",
        ),
        costs=("Plants or seed", "Soil and feed", "Tools"),
        needs=("a soil test", "the right month", "tools that are clean and sharp", "water within reach"),
        sources="a botanical garden’s or growers’ body’s page",
        expert="a gardener of the same climate",
    ),
)

GENERAL = Subject(
    "general",
    frozenset(),
    criteria=("what it is good for", "what it is not good for", "effort", "time", "cost", "what can go wrong"),
    facts=(
        "The official or original source on it, with its date",
        "One figure that shows its size, and who counted it",
        "A case of your own that may be told",
    ),
    sources="the original source, or your own use of it",
    needs=("time set aside", "the tools and papers for it", "somebody to ask"),
)
