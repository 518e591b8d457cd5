export interface Asked {
  /** Where the slash stands. */
  readonly from: number;
  /** What is looked for. */
  readonly words: string;
}

/**
 * What is written after a slash at the start of a word, up to the caret; null: nothing is to be inserted. Not in an address or a path, nor
 * between words, as in and/or.
 */
export function asked(text: string, caret: number): Asked | null {
  const found = /(?:^|[\s(])\/([^\s/]*)$/u.exec(text.slice(0, caret));
  return found === null ? null : { from: caret - found[1]!.length - 1, words: found[1]! };
}
