import type { DocumentLibrary, FileView, QuickReplyView, ReplyKind, ReplyUseView, TemplateText, TemplateView } from '@orleans-chat/shared';

/** Something that can be inserted. */
export interface Choice {
  readonly kind: ReplyKind;
  readonly id: string;
  readonly name: string;
  /** Names with slashes between; empty: none. */
  readonly folder: string;
  readonly shortcut: string | null;
  /** In each language, the first for whoever speaks none of them; none: it is fetched when it is looked at. */
  readonly texts: readonly TemplateText[];
  readonly excerpt: string;
  /** Of an article: in which it was found. */
  readonly language?: string;
  readonly count: number;
  readonly lastAt: string;
  readonly favourite: boolean;
  /** Only agents read it: no link leads there. */
  readonly internal: boolean;
  readonly reply: QuickReplyView | null;
  /** Of a document: its latest version. */
  readonly file?: FileView;
}

export interface Group {
  readonly key: ReplyKind | 'favourites' | 'recent';
  readonly choices: readonly Choice[];
}

export type Tab = 'all' | 'recent' | ReplyKind;

/** What a group shows of itself beside others; its own tab has the rest. */
const BESIDE_OTHERS = 8;
const RECENT = 12;

const useIn = (uses: readonly ReplyUseView[], kind: ReplyKind, id: string) => {
  const use = uses.find((each) => each.kind === kind && each.id === id);
  return { count: use?.count ?? 0, lastAt: use !== undefined && use.count > 0 ? use.lastAt : '', favourite: use?.favourite ?? false };
};

export const ofTemplate = (template: TemplateView, uses: readonly ReplyUseView[]): Choice => ({
  kind: 'template', id: template.id, name: template.name, folder: template.folder, shortcut: null, texts: template.texts,
  excerpt: template.texts[0]?.text ?? '', internal: false, reply: null, ...useIn(uses, 'template', template.id),
});

/** What a shared one is beside belongs to its channel. */
export const ofQuickReply = (reply: QuickReplyView, uses: readonly ReplyUseView[]): Choice => ({
  kind: 'quickReply', id: reply.id, name: reply.name, folder: '', shortcut: reply.shortcut ?? null,
  texts: [{ language: '', text: reply.text }], excerpt: reply.text, internal: false, reply, ...useIn(uses, 'quickReply', reply.id),
});

export const ofDocuments = (
  library: DocumentLibrary, pathTo: (folderId: string | null) => readonly { readonly name: string }[], uses: readonly ReplyUseView[],
): readonly Choice[] => library.documents.map(({ id, name, description, folderId, file }) => ({
  kind: 'document', id, name, folder: pathTo(folderId ?? null).map((folder) => folder.name.replaceAll('/', '∕')).join('/'),
  shortcut: null,
  texts: [], excerpt: [file.name, description].filter((each) => each !== '').join('\n'), internal: false, reply: null, file,
  ...useIn(uses, 'document', id),
}));

/** The text in the customer's language, in its main language, or the first. */
export const textIn = ({ texts }: Pick<Choice, 'texts'>, language: string | null | undefined): TemplateText | undefined => {
  const wanted = language?.toLowerCase() ?? '';
  const main = wanted.split('-')[0];
  return texts.find((each) => each.language === wanted)
    ?? texts.find((each) => each.language.split('-')[0] === (main === 'no' || main === 'nn' ? 'nb' : main)) ?? texts[0];
};

/** A shortcut of the agent's own goes before a shared one of the same name. */
export const byShortcut = (choices: readonly Choice[], shortcut: string): Choice | undefined => {
  const fitting = choices.filter((choice) => choice.shortcut !== null && choice.shortcut === shortcut.toLowerCase());
  return fitting.find(({ reply }) => !reply?.channelId) ?? fitting[0];
};

/** How well the words fit, the best the highest; 0: not at all. Where nothing is looked for everything fits. */
export function fit(choice: Choice, query: string): number {
  const words = query.toLowerCase().split(/[\s_+]+/).filter((word) => word !== '');
  const name = choice.name.toLowerCase();
  const texts = choice.texts.map(({ text }) => text);
  const all = [name, choice.folder, choice.shortcut ?? '', ...texts, choice.excerpt].join('\n').toLowerCase();
  if (!words.every((word) => all.includes(word))) {
    return 0;
  }
  const [first = ''] = words;
  return first === '' ? 1
    : choice.shortcut === first ? 6
    : choice.shortcut?.startsWith(first) ? 5
    : name.startsWith(first) ? 4
    : name.split(/\s+/).some((part) => part.startsWith(first)) ? 3
    : name.includes(first) ? 2 : 1;
}

const byUse = (a: Choice, b: Choice): number =>
  b.count - a.count || b.lastAt.localeCompare(a.lastAt) || a.name.localeCompare(b.name);

/** The best fit first, of those that fit as well what this agent uses most. `found`: what the server has looked for, in its order. */
export function ranked(choices: readonly Choice[], query: string, found: readonly Choice[] = []): readonly Choice[] {
  const fitting = choices.map((choice) => ({ choice, score: fit(choice, query) })).filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || byUse(a.choice, b.choice)).map(({ choice }) => choice);
  const known = new Set(found.map(({ id }) => id));
  return query === '' ? fitting : [...found, ...fitting.filter(({ id }) => !known.has(id))];
}

const KINDS: readonly ReplyKind[] = ['quickReply', 'template', 'article', 'document'];

/** What the menu shows. `folder`: of a tab, only what lies there and below. */
export function groupsOf(
  choices: readonly Choice[], tab: Tab, query: string, folder = '', found: readonly Choice[] = [],
): readonly Group[] {
  if (tab === 'recent') {
    const used = choices.filter((choice) => choice.lastAt !== '' && fit(choice, query) > 0);
    return kept([{ key: 'recent', choices: used.sort((a, b) => b.lastAt.localeCompare(a.lastAt)).slice(0, RECENT) }]);
  }
  if (tab !== 'all') {
    const here = choices.filter((choice) => choice.kind === tab
      && (folder === '' || choice.folder === folder || choice.folder.startsWith(`${folder}/`)));
    return kept([{ key: tab, choices: ranked(here, query, tab === 'article' && folder === '' ? found : []) }]);
  }
  const favourites = query === '' ? choices.filter(({ favourite }) => favourite).sort(byUse).slice(0, BESIDE_OTHERS) : [];
  const groups = KINDS.map((kind): Group => ({
    key: kind,
    choices: ranked(
      choices.filter((choice) => choice.kind === kind && !favourites.includes(choice)), query, kind === 'article' ? found : [],
    ).slice(0, BESIDE_OTHERS),
  }));
  const best = ({ key, choices: [first] }: Group): number =>
    (first === undefined ? 0 : key === 'article' ? Math.max(2, fit(first, query)) : fit(first, query));
  return kept([{ key: 'favourites', choices: favourites }, ...(query === '' ? groups : [...groups].sort((a, b) => best(b) - best(a)))]);
}

const kept = (groups: readonly Group[]): readonly Group[] => groups.filter(({ choices }) => choices.length > 0);

/** Of a tab the folders right below this one, by name. `known`: folders of the FAQ, of which only those that are open are read. */
export const foldersIn = (
  choices: readonly Choice[], tab: Tab, folder: string, known: readonly string[] = [],
): readonly string[] => {
  const start = folder === '' ? '' : `${folder}/`;
  const all = tab === 'article' ? known : choices.filter(({ kind }) => kind === tab).map((choice) => choice.folder);
  const names = all.filter((path) => path.startsWith(start) && path.length > start.length)
    .map((path) => start + path.slice(start.length).split('/')[0]);
  return [...new Set(names)].sort((a, b) => a.localeCompare(b));
};
