/** How wide a line is in Arial, for what a result page shows of it: the server's own table (igny8/quality/pixels.py). */

const WIDTHS: Readonly<Record<number, string>> = {
  191: "'",
  222: "ijlł‘’‚ιіј",
  260: "|",
  278: " !,./:;I[\\]ft·ıΙІ",
  333: "()-`r¡“”„‹›",
  334: "{}",
  350: "•",
  355: '"',
  365: "г",
  389: "*",
  395: "τ",
  400: "°",
  411: "ґ",
  438: "к",
  441: "ζ",
  446: "ε",
  448: "ξ",
  458: "зт",
  469: "^",
  482: "ς",
  489: "Ґ",
  500: "JcksvxyzγκλνсухЈѕ",
  510: "эє",
  521: "чь",
  525: "χ",
  531: "в",
  542: "Гпя",
  547: "υ",
  549: "±÷",
  551: "Γ",
  552: "нџ",
  556: "#$0123456789?L_abdeghnopqu§ðþŁđŋ€£¥–«»ηθοаеорђћ",
  557: "δ",
  559: "ий",
  569: "ρ",
  573: "бц",
  575: "β",
  576: "μ",
  578: "α",
  583: "К",
  584: "+<=>~×дл",
  604: "З",
  611: "FTZ¿ßøΖΤТ",
  617: "σ",
  618: "Σ",
  625: "ъ",
  635: "У",
  648: "φ",
  650: "Ξ",
  656: "БЛЬ",
  666: "Ч",
  667: "&ABEKPSVXYÞΑΒΕΚΡΥΧАВЕРХЅ",
  668: "ΔΛ",
  669: "ж",
  677: "Д",
  688: "м",
  690: "π",
  713: "ψ",
  719: "ИЙПЭыЄЏ",
  722: "CDHNRUwĐΗΝΠНСЯ",
  737: "©®",
  740: "Ц",
  748: "Ω",
  750: "ю",
  760: "Ф",
  778: "GOQØΘΟО",
  781: "ω",
  792: "Ъ",
  798: "Φ",
  802: "ш",
  812: "њ",
  823: "фщ",
  833: "MmΜМ",
  835: "Ψ",
  854: "Ћ",
  865: "Ђ",
  885: "Ы",
  889: "%æ",
  906: "љ",
  916: "Ш",
  923: "Ж",
  938: "Щ",
  944: "Wœ",
  1000: "ÆŒ—…™",
  1010: "ЮЊ",
  1015: "@",
  1057: "Љ",
};
const BY_CHARACTER = new Map(
  Object.entries(WIDTHS).flatMap(([width, characters]) =>
    Array.from(characters).map((character): [string, number] => [character, Number(width)]),
  ),
);
const WIDE = 1000; // Chinese, Japanese, Korean and most emoji fill a square
const OTHERWISE = 540;

export const TITLE = { size: 20, least: 200, most: 580, cut: 600 } as const;
export const SNIPPET = { size: 14, least: 400, most: 920, cut: 985 } as const;
export type Room = typeof TITLE | typeof SNIPPET;

/** In pixels, set in Arial of `size` pixels. */
export function width(text: string, size: number): number {
  const total = Array.from(text.normalize("NFC")).reduce((sum, character) => sum + widthOf(character), 0);
  return Math.round((total * size) / 1000);
}

function widthOf(character: string): number {
  const known = BY_CHARACTER.get(character);
  if (known !== undefined) return known;
  if (/^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]$/u.test(character)) return 0;
  if (
    /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]$/u.test(
      character,
    )
  )
    return WIDE;
  const base = Array.from(character.normalize("NFD"))[0] ?? character;
  return base === character ? OTHERWISE : widthOf(base);
}

/** The text as far as it goes into `pixels`, cut after a word. */
export function cut(text: string, { size, cut: pixels }: Room): string {
  if (width(text, size) <= pixels) return text;
  let shown = "";
  for (const word of text.split(" ")) {
    const next = shown === "" ? word : `${shown} ${word}`;
    if (width(`${next} ...`, size) > pixels) break;
    shown = next;
  }
  return `${shown} ...`;
}
