"""How ugly real searches are understood."""

from __future__ import annotations

import pytest

from igny8.ai.providers.embedded.reading.casing import sentence_case, title_case
from igny8.ai.providers.embedded.reading.clean import spoken
from igny8.ai.providers.embedded.reading.forms import Form, read


@pytest.mark.parametrize(
    ("term", "form", "core"),
    [
        ("what is best running shoes", Form.BEST, "running shoes"),
        ("best crm for small business", Form.BEST, "crm for small business"),
        ("how to how to tie tie", Form.HOW_TO, "tie a tie"),
        ("how do i descale kettle", Form.HOW_TO, "descale a kettle"),
        ("best way to descale kettle", Form.HOW_TO, "descale a kettle"),
        ("do coffee beans go bad", Form.QUESTION, "do coffee beans go bad"),
        ("espresso channeling how to fix", Form.HOW_TO, "fix espresso channeling"),
        ("woocommerce how to export orders", Form.HOW_TO, "export orders (woocommerce)"),
        ("how to payday loans", Form.FRAGMENT, "how to payday loans"),
        ("what to do with used coffee grounds", Form.FRAGMENT, "what to do with used coffee grounds"),
        ("rent projector", Form.HOW_TO, "rent a projector"),
        ("what is payday loans", Form.QUESTION, "what are payday loans"),
        ("what is a payday loans", Form.QUESTION, "what are payday loans"),
        ("what are laptop", Form.QUESTION, "what is a laptop"),
        ("does payday loans expire", Form.QUESTION, "do payday loans expire"),
        ("how do cold brew work", Form.QUESTION, "how does cold brew work"),
        ("is payday loans legal in texas", Form.QUESTION, "are payday loans legal in texas"),
        ("is limescale in kettle harmful", Form.QUESTION, "is limescale in a kettle harmful"),
        ("how much does payday loans cost", Form.PRICE, "payday loans"),
        ("does my crush like me back", Form.QUESTION, "does my crush like me back"),
        ("woocommerce vs shopify", Form.VERSUS, "woocommerce vs shopify"),
        ("difference between github and gitlab", Form.VERSUS, "github vs gitlab"),
        ("wedding sound system rental cost", Form.PRICE, "wedding sound system rental"),
        ("cost to replace roof", Form.PRICE, "replace a roof"),
        ("cheap flights", Form.PRICE, "flights"),
        ("dentist near me", Form.NEAR, "dentist"),
        ("rent speakers near me", Form.NEAR, "rent speakers"),
        ("washing machine not draining error", Form.FIX, "washing machine not draining error"),
        ("shift collab reviews", Form.REVIEW, "shift collab"),
        ("shopify alternatives", Form.ALTERNATIVES, "shopify"),
        ("user acceptance testing checklist", Form.CHECKLIST, "user acceptance testing checklist"),
        ("types of audio equipment", Form.LIST, "types of audio equipment"),
        ("cold brew meaning", Form.MEANING, "cold brew"),
        ("https://www.markup.io/pricing", Form.ADDRESS, "markup.io"),
        ("site:example.com", Form.ADDRESS, "example.com"),
        ("hdfc scholarship login", Form.ADDRESS, "hdfc scholarship login"),
        ("socks and birkenstocks", Form.PHRASE, "socks and birkenstocks"),
        ("payday loans who accept everyone", Form.FRAGMENT, "payday loans who accept everyone"),
        ("woocommerce get_status", Form.FRAGMENT, "woocommerce get status"),
        ("best", Form.FRAGMENT, "best"),
        ("x", Form.FRAGMENT, "x"),
        ("🔥", Form.FRAGMENT, "🔥"),
        ("", Form.FRAGMENT, "?"),
    ],
)
def test_a_search_has_a_form_and_a_core(term: str, form: Form, core: str) -> None:
    reading = read(term)
    assert (reading.form, reading.core) == (form, core)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("how to use iphone with wordpress and seo in the uk", "How to Use iPhone with WordPress and SEO in the UK"),
        ("the clinic on dupont", "The Clinic on Dupont"),
        ("woocommerce vs shopify", "WooCommerce vs Shopify"),
        ("contact us", "Contact Us"),
        ("payday loans in us", "Payday Loans in US"),
        ("u.s. bank loans", "U.S. Bank Loans"),
        ("socks: a guide", "Socks: A Guide"),
        ("men’s socks", "Men’s Socks"),
        ("state-of-the-art socks", "State-of-the-Art Socks"),
        ("markup.io review", "markup.io Review"),
        ("ÜBER socks", "ÜBER Socks"),
    ],
)
def test_title_case(given: str, expected: str) -> None:
    assert title_case(given) == expected


def test_sentence_case_keeps_names() -> None:
    assert sentence_case("payday loans in texas") == "Payday loans in Texas"


@pytest.mark.parametrize(
    ("term", "said"),
    [
        ('"cold brew" -starbucks site:example.com', "cold brew"),
        ("cold \u202ebrew\u202c", "cold brew"),
        ("cold\x00 brew\n", "cold brew"),
        ("🔥 cold brew 🔥", "cold brew"),
        ("cold brew???", "cold brew"),
        ("the the cold brew", "the cold brew"),
    ],
)
def test_what_is_said_of_a_term(term: str, said: str) -> None:
    assert spoken(term) == said
