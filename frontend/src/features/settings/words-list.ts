/** Lists that people write with commas or line ends between. */
export const joined = (words: string[]): string => words.join(", ");

export const listed = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,\n;]/)
      .map((word) => word.trim())
      .filter((word) => word !== ""),
  ),
];
