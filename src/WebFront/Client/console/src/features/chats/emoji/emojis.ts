import type { Language } from '../../../lib/i18n';

export interface Emoji {
  readonly symbol: string;
  readonly label: string;
  /** What it is looked for by, in small letters. */
  readonly words: string;
}

export interface EmojiGroup {
  readonly key: string;
  readonly label: string;
  readonly emojis: readonly Emoji[];
}

/** Building blocks of other emojis. */
const COMPONENTS = 2;

const DATA = {
  en: () => Promise.all([import('emojibase-data/en/compact.json'), import('emojibase-data/en/messages.json')]),
  nb: () => Promise.all([import('emojibase-data/nb/compact.json'), import('emojibase-data/nb/messages.json')]),
};

const fetched = new Map<Language, Promise<readonly EmojiGroup[]>>();

/** All emojis, in groups, with their names in this language. What could not be fetched is asked for again. */
export function emojisIn(language: Language): Promise<readonly EmojiGroup[]> {
  const groups = fetched.get(language) ?? read(language);
  fetched.set(language, groups);
  groups.catch(() => fetched.delete(language));
  return groups;
}

async function read(language: Language): Promise<readonly EmojiGroup[]> {
  const [{ default: data }, { default: messages }] = await DATA[language]();
  return messages.groups.filter(({ order }) => order !== COMPONENTS).map(({ key, message, order }) => ({
    key,
    label: message.charAt(0).toUpperCase() + message.slice(1),
    emojis: data.filter((emoji) => emoji.group === order)
      .sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
      .map(({ unicode, label, tags }) => ({ symbol: unicode, label, words: [label, ...(tags ?? [])].join(' ').toLowerCase() })),
  }));
}

/** Those that have every word, the ones whose name begins with it first. */
export function search(groups: readonly EmojiGroup[], text: string, most: number): readonly Emoji[] {
  const wanted = text.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const found = groups.flatMap(({ emojis }) => emojis).filter(({ words }) => wanted.every((word) => words.includes(word)));
  const first = wanted[0] ?? '';
  return found.sort((a, b) => Number(b.words.startsWith(first)) - Number(a.words.startsWith(first))).slice(0, most);
}
