"""Fields of things that are bought, worn, eaten and mended. Data."""

from __future__ import annotations

from igny8.ai.providers.embedded.subjects.subject import Subject, words

SUBJECTS = (
    Subject(
        "clothing",
        words(
            """
            sock socks shoe shoes sneakers boots dress dresses shirt shirts jacket jackets coat jeans trousers
            hat hats gloves scarf sweater hoodie leggings underwear bra bras suit suits sandals slippers
            jewelry jewellery watch handbag backpack wool merino cotton cashmere bamboo thermal outfit wear
            wearing fashion knit
            """
        ),
        criteria=(
            "material and its share in per cent",
            "fit and range of sizes",
            "season and use it is made for",
            "care",
            "how it holds up after a season of wear",
            "price per piece or pair",
            "where it is made",
        ),
        facts=(
            "Composition as printed on the label",
            "The maker’s size chart, with how it measures",
            "Washing instructions, and what happens when they are ignored",
            "The terms for returns",
        ),
        costs=("Price per piece", "Price in a pack", "Delivery", "Return"),
        needs=("your own measurements", "the maker’s size chart", "the label of a piece that fits"),
        sources="labels, makers’ pages and pieces that were worn",
        expert="somebody who has worn it for a season",
    ),
    Subject(
        "food",
        words(
            """
            grinder burr latte cappuccino macchiato cortado moka
            aeropress frother recipe recipes coffee espresso brew brewing
            tea cook cooking bake baking bread cake cheese wine
            beer beans pasta rice chicken beef vegan vegetarian gluten keto meal meals breakfast dinner lunch
            snack sourdough yeast oven grill fry roast flour sugar chocolate matcha kombucha fermented
            calories protein salad soup cocktail
            """
        ),
        criteria=(
            "taste",
            "ingredients, by weight",
            "active time and total time",
            "equipment",
            "how long it keeps",
            "cost per serving",
            "common allergens",
        ),
        facts=(
            "Amounts by weight, from a batch that was made",
            "Temperatures and times, as measured",
            "How long it keeps, and by which sign it has gone off",
            "Allergens, and what replaces them",
        ),
        costs=("Ingredients per batch", "Equipment, once", "The same ready-made, for comparison"),
        needs=(
            "every ingredient with its amount",
            "scales",
            "the vessel and its size",
            "a thermometer where heat decides",
        ),
        sources="your own kitchen log and a food authority’s page for safety",
        expert="somebody who makes it every week",
    ),
    Subject(
        "devices",
        words(
            """
            laptop laptops phone phones smartphone iphone android camera cameras headphones earbuds speaker
            speakers tv monitor keyboard mouse printer tablet ipad router battery charger projector microphone
            gpu cpu console gaming smartwatch drone vacuum airpods macbook bluetooth
            """
        ),
        criteria=(
            "performance in the tasks that matter",
            "battery life as measured",
            "screen or sound",
            "weight and size",
            "years of updates",
            "repair and spare parts",
            "price and what is in the box",
        ),
        facts=(
            "Model numbers and the year of release",
            "The maker’s specification, beside your own measurement",
            "The years of software updates that are promised in writing",
            "Known faults and recalls",
        ),
        costs=("Device", "Accessories that are needed", "Repair of the commonest fault", "Resale after two years"),
        needs=("the model’s exact name", "the version of its system", "a backup", "the charger or cable that it takes"),
        sources="the maker’s specification and your own test",
        expert="somebody who has used it for a month",
    ),
    Subject(
        "home",
        words(
            """
            kettle washing machine dishwasher fridge freezer boiler heater heating roof roofing gutter paint
            painting wall walls floor flooring tile tiles carpet sofa mattress bathroom kitchen shower toilet
            tap faucet drain pipe plumbing window windows door doors insulation damp mould mold lamp lighting
            furniture desk chair renovation drywall deck fence garage solar descale limescale stain stains
            concrete decking patio oven dryer clean
            """
        ),
        criteria=(
            "what it fits",
            "tools and skill needed",
            "time with drying or waiting",
            "how long it lasts",
            "running cost",
            "noise, smell or dust",
            "price with material",
        ),
        facts=(
            "What the maker’s manual says about it, with the page",
            "Material with amounts for a stated size",
            "Waiting or drying times",
            "Where local rules ask for a professional",
        ),
        costs=("Material", "Tools, bought or hired", "A professional’s hour", "Disposal of the old"),
        needs=(
            "the maker’s manual",
            "tools and protective gear",
            "material with some to spare",
            "somebody to switch off power or water",
        ),
        sources="the maker’s manual and a tradesperson",
        expert="a tradesperson who does it every week",
        caution="Where electricity, gas or heights come in, say first what to switch off, and when to call somebody.",
    ),
    Subject(
        "motoring",
        words(
            """
            car cars tyre tyres tire tires engine brake brakes oil motorbike motorcycle scooter bike bikes ev
            charging mot gearbox clutch windscreen bumper mileage diesel hybrid suv van truck caravan ebike
            bicycle cycling
            """
        ),
        criteria=(
            "which models it fits",
            "running cost per distance",
            "safety rating",
            "wear and service intervals",
            "range or consumption",
            "resale",
            "price with fitting",
        ),
        facts=(
            "The value in the owner’s handbook, with model and year",
            "Intervals of service",
            "What the inspection checks",
            "Recalls for the model",
        ),
        costs=("Part", "Fitting", "Yearly running cost", "Inspection"),
        needs=("model, year and engine", "the handbook", "the right tool and torque", "a safe place to work"),
        sources="the owner’s handbook and the maker’s service data",
        expert="a mechanic",
        caution="Brakes, steering and airbags are not for learning on: say where a garage has to take over.",
    ),
    Subject(
        "beauty",
        words(
            """
            hair skincare makeup serum sunscreen shampoo conditioner nails nail lash lashes brow brows perfume
            retinol moisturizer moisturiser beard keratin haircut hairstyle hairstyles lipstick foundation
            tattoo
            """
        ),
        criteria=(
            "skin or hair type that it suits",
            "active ingredients and their strength",
            "how it feels and smells",
            "time until a result can be seen",
            "what it must not be combined with",
            "price per month of use",
        ),
        facts=(
            "The list of ingredients from the pack",
            "What a dermatologists’ body says about the main ingredient",
            "How to test it on a small spot first",
            "How long it keeps once opened",
        ),
        costs=("Product", "How long it lasts", "The same at a salon"),
        needs=("a patch test done the day before", "clean skin or hair", "the pack’s instructions"),
        sources="the pack, and a dermatologists’ body",
        expert="a dermatologist or a trained beautician",
    ),
)
