import type { ColleagueView } from '@orleans-chat/shared';

/** What stands between an @ and the caret, where it begins a word; null: nobody is being picked. */
export function asked(text: string, caret: number): { readonly from: number; readonly words: string } | null {
  const found = /(?:^|[\s(])@([\p{L}\p{N}.'-]*(?: [\p{L}\p{N}.'-]*)?)$/u.exec(text.slice(0, caret));
  return found === null ? null : { from: caret - found[1]!.length - 1, words: found[1]! };
}

/** Those whose name, or a part of it, begins with the words; the agent themselves are not to be picked. */
export function fitting(all: readonly ColleagueView[], words: string, me: string | undefined): readonly ColleagueView[] {
  const wanted = words.toLocaleLowerCase();
  return all.filter(({ id, name }) => {
    const lower = name.toLocaleLowerCase();
    return id !== me && (lower.startsWith(wanted) || lower.split(/\s+/).some((part) => part.startsWith(wanted)));
  });
}

/** The text in pieces: plain ones, and the names of these people after an @, the longest name that fits. */
export function toPieces(text: string, names: readonly string[]): readonly { readonly text: string; readonly name?: string }[] {
  const known = [...new Set(names)].filter((name) => name !== '').sort((a, b) => b.length - a.length);
  if (known.length === 0) {
    return [{ text }];
  }
  const pattern = new RegExp(`@(${known.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  const pieces: { text: string; name?: string }[] = [];
  let at = 0;
  for (const found of text.matchAll(pattern)) {
    pieces.push({ text: text.slice(at, found.index) }, { text: found[0], name: found[1]! });
    at = found.index + found[0].length;
  }
  pieces.push({ text: text.slice(at) });
  return pieces.filter((piece) => piece.text !== '');
}

/** Ids of those whose names stand in the text after an @. Of two with one name, who was picked; else both. */
export function mentioned(text: string, all: readonly ColleagueView[], picked: Readonly<Record<string, string>>): readonly string[] {
  const names = new Set(toPieces(text, all.map(({ name }) => name)).flatMap(({ name }) => name ?? []));
  return all.filter(({ id, name }) => names.has(name) && (picked[name] === undefined || picked[name] === id)).map(({ id }) => id);
}
