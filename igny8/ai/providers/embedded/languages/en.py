"""English."""

from __future__ import annotations

from igny8.ai.functions.common import ContentStructure as Structure
from igny8.ai.providers.embedded.languages.pack import Pack

PACK = Pack(
    code="en",
    quotes=("“", "”"),
    last_and=" and ",
    thousands=",",
    colon=":",
    fill_in="[fill in]",
    notice="This is an offline brief, not an article.",
    notice_more=(
        "It was put together from search terms alone, without a language model and without research. The headings can "
        "stay; every note under them is an instruction to the writer. Fill the blanks, check each fact against its "
        "source, and delete the notes before it is published."
    ),
    notice_quoted=(
        "It was put together from search terms and from passages of the site’s own knowledge, which are quoted "
        "with their source; there was no language model and no research. The headings can stay; every note under "
        "them is an instruction to the writer. Fill the blanks, check each fact against its source, and delete the"
        " notes before it is published."
    ),
    other_language=(
        "The notes are in English because there are no notes in this page’s language yet; titles and headings are the "
        "search terms themselves."
    ),
    about="About this brief",
    reader="Who searches for this",
    intents={
        "informational": (
            "They want to understand or to do something, and are not shopping yet.",
            "They are after knowledge, so an offer in the first lines would cost their trust.",
            "They will judge the page by whether it answers before it talks.",
        ),
        "commercial": (
            "They mean to choose, and compare what there is before they decide.",
            "They are close to a choice and want reasons, not praise.",
            "They have a purchase in mind and look for what speaks against it.",
        ),
        "transactional": (
            "They are ready to buy, book or sign up, and look for the right place to do it.",
            "They want to act now; whatever stands between them and that is in the way.",
            "They know what they want and check price, place and date.",
        ),
        "navigational": (
            "They look for a certain site, brand or page, and want to get there.",
            "They know where they want to go; the page is a signpost first.",
        ),
    },
    length_label="Length",
    length="The finished article aims at about {count} words; the brief itself is as long as it has to be.",
    map="What it must answer, and where",
    map_search="Search",
    map_volume="Searches a month",
    map_place="Belongs under",
    purpose="Purpose",
    facts="Look up",
    knowledge="From the site’s own knowledge",
    source="Source",
    person_notes="Notes from the brief",
    search_purposes=(
        "Answers this search on its own.",
        "Serves the readers who came for exactly this.",
        "Takes up one side of the subject.",
    ),
    search_points=(
        "Give the answer in the first sentence, then the reason.",
        "Say what is different here from the rest of the page.",
        "Add one example from the site’s own work.",
        "Read the first results for it and give what is missing there.",
        "Give a figure with its source and date, or none.",
        "Answer the three questions that customers ask about it.",
        "Say for whom it doesn’t hold.",
        "Link the page that deals with it at length.",
    ),
    faq="Frequently Asked Questions",
    faq_hint="Two or three sentences each, written so that they can be read without the rest of the page.",
    further="Further searches, for a sentence where they fit or for another article",
    closing="Before This Is Published",
    closing_points=(
        "Every number, price and date has a source that was opened and read.",
        "No blank is left, and every note to the writer is gone.",
        "Somebody who knows the subject has read it.",
    ),
    links="Internal links to place",
    link_slots=(
        "A page of the site that explains a term used here",
        "A page of the site that is the reader’s next step",
    ),
    searches_one="The search {list}.",
    searches_few="The searches {list}.",
    searches_many="{count} searches such as {list}.",
    structures={
        Structure.EXPLAINER: "An explanation: the answer first, then the reasons.",
        Structure.HOW_TO: "A how-to: what is needed, the steps, and how to tell that it worked.",
        Structure.GUIDE: "A guide: the whole subject, in the order in which a newcomer needs it.",
        Structure.LISTICLE: "A list of picks, chosen by criteria that stand on the page.",
        Structure.COMPARISON: "A comparison: the same measures on every side, and a verdict for each kind of reader.",
        Structure.REVIEW: "A review by somebody who has used it.",
        Structure.FAQ: "Questions and answers, the commonest first.",
        Structure.LANDING: "A page for readers who are ready: the offer, the price and the way to book.",
        Structure.CHECKLIST: "A checklist: points to tick off, in the order in which they come up.",
        Structure.TROUBLESHOOTING: "Troubleshooting: from what is seen to the cause, and from the cause to the cure.",
    },
    picture="Graphic with the words “{title}”.",
)
