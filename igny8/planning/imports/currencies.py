"""Which currency prices are in: from the header ("CPC (USD)"), a column of its own, or the cell ("US$2.17")."""

from __future__ import annotations

import re

# Longest first: "US$" before "$". A sign that several currencies share stands for the one that tools mean by it.
_SIGNS = {
    "US$": "USD", "CA$": "CAD", "C$": "CAD", "A$": "AUD", "AU$": "AUD", "NZ$": "NZD", "HK$": "HKD", "NT$": "TWD",
    "S$": "SGD", "SG$": "SGD", "MX$": "MXN", "R$": "BRL", "$": "USD", "€": "EUR", "£": "GBP", "₹": "INR", "Rs": "INR",
    "¥": "JPY", "￥": "JPY", "CN¥": "CNY", "元": "CNY", "円": "JPY", "₽": "RUB", "руб": "RUB", "₴": "UAH", "₺": "TRY",
    "₩": "KRW", "₪": "ILS", "₫": "VND", "฿": "THB", "₱": "PHP", "₦": "NGN", "₸": "KZT", "zł": "PLN", "Kč": "CZK",
    "Ft": "HUF", "lei": "RON", "د.إ": "AED",
}  # fmt: skip
_BY_LENGTH = sorted(_SIGNS, key=len, reverse=True)
_CODES = frozenset(
    (
        "AED ARS AUD BDT BGN BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP GHS HKD HUF IDR ILS INR ISK JPY KES KRW KWD "
        "KZT LKR MAD MXN MYR NGN NOK NPR NZD PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TND TRY TWD TZS UAH UGX "
        "USD UYU UZS VND ZAR"
    ).split()
)
_CODE = re.compile(r"(?<![A-Za-z])([A-Za-z]{3})(?![A-Za-z])")


def currency_of(text: str) -> str:
    """The ISO 4217 code that a header or a cell names; "" where it names none."""
    for code in _CODE.findall(text):
        if code.upper() in _CODES and code != code.lower():
            return str(code.upper())
    return next((_SIGNS[sign] for sign in _BY_LENGTH if sign in text), "")


def currency_code(cell: str) -> str:
    """The code in a currency column, in any case; "" where it isn't one."""
    code = cell.strip().upper()
    return code if code in _CODES else currency_of(cell)
