"""Word lists that tell an English noun phrase from a command, a question or a fragment. Data."""

from __future__ import annotations

# Verbs that open a search as a command. Those that are nouns as often (design, test, print, order) are left out.
COMMANDS = frozenset(
    """
add adding apply applying allow ask avoid backup become boil book bring build building buy buying calculate cancel
cancelling canceling change changing choose choosing clean cleaning close collect combine compare configure
configuring connect connecting consolidate contact convert converting cook cooking create creating customise customize
customizing cut decorate delete deleting descale develop disable disabling display download downloading draw dry
dye eat edit editing elevate embed enable enabling enjoy evaluate exclude export exporting file fill find finding fix
fixing fold force freeze generate get getting give grow growing hang hide hiding hire hiring identify import importing
improve increase insert install installing integrate integrating join keep know learn learning lower make making
manage measure migrate migrating modify move moving negotiate open organise organize pack paint pay paying plan plant
play prepare prevent program prune qualify quit raise read rearrange recover redirect reduce reducing refinance refund
register remove removing rename renew rent renting repair replace replacing report reset resetting restore restrict
roast schedule sell selling send sending set setting show sign sort speed spot start starting stop store study style
submit switch sync take teach tell tie train transfer translate travel treat turn uninstall unlock unsubscribe update
updating upgrade upload uploading use using validate verify visit wash watch wear win wire withdraw write writing
""".split()
)

# Commands that may stand inside a noun phrase ("wedding lights hire", "drain cleaning").
COMMANDS_OR_NOUNS = frozenset(
    """
add adding apply applying become book bring build building buy buying change changing choosing clean cleaning close
configuring connecting contact converting cook cooking creating customizing cut deleting disabling display download
downloading draw dry dye editing embed enabling export exporting file fill find finding fix fixing fold force freeze
getting growing hanging hide hiding hire hiring import importing increase installing integrating join learning lower
making measure migrating move moving open pack paint pay paying plan plant play program quit raise read recover
redirect reducing refund register removing rent renting repair replacing report reset restore roast schedule selling
sending set setting show sign sort speed spot start starting stop store study style submit switch sync take tie train
transfer travel treat turn update updating upgrade upload uploading use using visit wash watch wear win wire writing
""".split()
)

# Commands that open a noun phrase as often ("book club", "repair shop"): a command only before an article.
NOUNS_FIRST = COMMANDS_OR_NOUNS - frozenset(
    "add apply become bring build buy change find hide hire increase join raise recover rent take use wear".split()
)

# A word that makes a bare phrase a clause: not a noun phrase.
CLAUSE_WORDS = frozenset(
    """
is are was were am be been does do did doesn’t don’t didn’t isn’t aren’t can can’t cannot could should would will
won’t shall may might must has have had hasn’t haven’t get gets getting got who that which when where why how what if
because i you he she we they it its your my me us our their not no where’s what’s there here
""".split()
)

ASKING = frozenset("what what’s who who’s whom whose which when where where’s why how how’s".split())
AUXILIARIES = frozenset(
    "is are was were am do does did can could should would will shall may might must has have had isn’t aren’t don’t "
    "doesn’t can’t".split()
)
SUBJECTS = frozenset("i you he she we they it there this that these those my your our their the a an".split())

PREPOSITIONS = frozenset(
    """
about above across after against along among around as at before behind below beneath beside besides between beyond by
despite down during except for from in inside into like near of off on onto out outside over per since than through to
toward towards under until up upon using via vs with within without
""".split()
)
JOINERS = frozenset("and or but nor & +".split())
DETERMINERS = frozenset(
    "a an the my your his her its our their this that these those some any all every each no one two three".split()
)
TRAILING = PREPOSITIONS | JOINERS | DETERMINERS | frozenset("is are was were do does how what if be very so".split())

# Singular nouns that need an article, common in searches.
COUNTABLE = frozenset(
    """
account address alarm amplifier analysis apartment app appliance application appointment attorney backpack bag banner
crm erp lms
bank bathroom battery bed beginner bicycle bike blanket blender blog boat boiler bond book bookkeeper bottle box brand
brief browser brush budget bug business button cable cake calculator calendar camera car card career carpet cart case
cat category ceiling certificate chair channel charger chart checklist child church city class cleaner client clinic
closet coat college comment company computer contract contractor cooker couch counsellor counselor country coupon
course credit-card crib cup currency curtain customer dashboard database deal dentist deposit desk diagram diet
dishwasher doctor document dog domain door drawer dress dresser drill driver ebook editor email engine
environment event exam
extension eye factory family fan farm faucet field file filter firm fish flat flight floor folder form formula
fountain frame freelancer fridge friend fund game garage garden gift girl goal grant graph grill grinder group guest
guide guitar gym hairdryer hammer hat headset heater helmet home hook horse hotel house hub icon idea image injury
instrument interview invoice jacket job joint journal kettle key keyboard kit kitchen knife label ladder lamp laptop
lawn lawnmower lawyer lease lesson letter library licence license lightbulb link list loan lock logo loop lunch
machine mailbox manager map mask matrix mattress meal menu message meter microphone mirror mistake modem monitor
mortgage motorbike motorcycle mouse mug name necklace network newsletter notebook number nurse office order oven owner
package page paragraph parent party passport password patio payday-loan payment pension permit person pet phone photo
photographer piano picture pillow pipe plan planner plate plugin podcast policy pond pool portfolio post postcard
poster pot presentation printer problem product profile program project projector promise property proposal
psychologist puppy query question quote radiator receipt recipe redirect refrigerator refund reminder rental-car
report request restaurant resume review ring road robot roof room rope router rug saddle salon sandwich scanner
schedule scholarship school scooter score screen screenshot screw server session setting shed shelf ship shirt shoe
shop shortcode shower site size skirt slide slider sofa song speaker speech spreadsheet stain stamp store story
strategy stroller student studio subject subscription suit suitcase summary supplier survey sweater switch table
tablet tap tattoo tax-return teacher team television template tenant tent term test theme therapist thermostat thesis
ticket tie tile timer tire title toilet tool tooth topic towel town toy tracker trailer trainer tree trial trick trip
tub tutor tyre vacuum valve van variable variation vehicle video view village visa visitor volcano walkway wall wallet
warehouse watch webinar website wedding week widget wife window wishlist word workflow workout worksheet zipper
""".split()
)

# Nouns without a plural: no article, singular verb.
MASS = frozenset(
    """
advice air alcohol asphalt baggage beef beer bitcoin blood bread butter cardio cash cement cheese chicken chocolate
clothing coffee concrete cotton credit cream cutlery dance data debt depression dirt dust ecommerce electricity eczema
email-marketing energy equipment ethics evidence fabric feedback fitness flour fog food footwear freight fruit fun
furniture garlic gas glass gold grass gravel grief hair hardware health heat help homework honey hosting housing
humidity ice income information inventory jewellery jewelry juice junk knowledge lace leather legislation lighting
linen litter lumber luck luggage machinery mail marketing meat media merchandise metal milk mold mould money mortar
mud music news nutrition nylon oil olive-oil oxygen packaging paper pasta patience photography physics pollution
pop-up-culture pork poverty progress property-tax protein rain research rice rubber rust safety salad salt sand
scenery science seo sewage silk silver skincare sleep slang smoke snow soap social-media software soil spam spinach
staff steam steel storage stuff sugar sunlight support tea technology therapy time tourism traffic training transport
travel turf vinegar water weather wheat wine wisdom wood wool work yarn yoga brew espresso matcha sushi hiking camping
gardening ux bookkeeping accounting
""".split()
)
_MASS_ENDINGS = (
    "ing",
    "ness",
    "ware",
    "ship",
    "hood",
    "ism",
    "phobia",
    "itis",
    "osis",
    "ency",
    "acy",
    "graphy",
    "ology",
)

IRREGULAR_PLURALS = frozenset(
    "people men women children feet teeth mice geese criteria data media phenomena alumni fungi cacti series species "
    "bacteria curricula analyses crises theses".split()
)
# Singular although they end in s.
NOT_PLURAL = frozenset(
    """
news mathematics physics economics ethics politics gymnastics athletics diabetes tennis business yoga wordpress sms
css sass https dns gps pos ios rss cms vps saas aws sales-tax process access address analysis basis bus gas lens atlas
christmas canvas express progress success fitness wellness illness plus always this is was has its us yes less bias
chess dress glass grass loss mass mess pass press class boss cross stress swiss paris texas arkansas kansas las vegas
illinois massachusetts canvass campus status virus focus bonus census apparatus thesis tetris hermes adidas asics
dallas athens naples wales honduras netherlands jenkins kubernetes sephora’s arthritis psoriasis osteoporosis hypnosis
emphasis diagnosis crisis oasis axis genesis iris pancreas asparagus hibiscus citrus cactus octopus hummus
""".split()
)


# Verbs whose last letter doubles before -ing.
DOUBLING = frozenset(
    "get set cut put stop plan submit run win quit tip sit swim shop drop wrap chop trim unplug".split()
)

# What may follow a noun in a yes-or-no question ("is limescale in kettle harmful").
ADJECTIVES_AFTER = frozenset(
    "harmful safe dangerous bad good legal illegal free worth normal necessary possible toxic healthy".split()
)


def is_mass_ending(word: str) -> bool:
    """Whether the ending marks a noun that takes no article (cleaning, software, friendship)."""
    return len(word) > 5 and word.endswith(_MASS_ENDINGS)
