import { browserStorage, type RefusalView } from '@orleans-chat/shared';
import { create } from 'zustand';
import type { Outcome } from '../../../lib/http';
import { useAgent } from '../../agent';

/** What is written of an article in one language. */
export interface ArticleText {
  readonly title: string;
  readonly slug: string;
  readonly body: string;
}

/** A text as it is stored. */
export interface StoredText extends ArticleText {
  readonly version: number;
}

/** What somebody else saved, and who and when. */
export interface Theirs extends StoredText {
  readonly by: string;
  readonly at: string;
}

/** What an editor is doing with an article in one language. Outlives the screen; what is not saved outlives a reload. */
export interface Draft {
  /** As stored, when this draft began or was last saved. */
  readonly base: ArticleText;
  readonly version: number;
  readonly now: ArticleText;
  readonly saving: boolean;
  /** Why the last save did not happen. */
  readonly refused: RefusalView | null;
  /** Somebody else saved meanwhile. */
  readonly theirs: Theirs | null;
  /** Whether both versions are shown. */
  readonly comparing: boolean;
  /** When this browser last saved. */
  readonly savedAt: string | null;
  /** The text was deleted; what was typed can still be read. */
  readonly gone: boolean;
}

export const FIELDS = ['title', 'slug', 'body'] as const;
export type Field = (typeof FIELDS)[number];

type Kept = Pick<Draft, 'base' | 'version' | 'now'>;

const PREFIX = 'orleans-chat.console.article.';
const storage = browserStorage(() => sessionStorage);

const mine = (): string => `${useAgent.getState().me?.id}.`;

/** Those of whoever is signed in. What was not saved before the page was left is there again. */
export const useArticleDrafts = create<{ drafts: Readonly<Record<string, Draft>> }>()(() => ({ drafts: kept() }));

/** What one agent wrote is not shown to the next who signs in here, and is there again for whom it belongs to. */
useAgent.subscribe(({ me }, before) => {
  if (me?.id !== before.me?.id) {
    useArticleDrafts.setState({ drafts: kept() });
  }
});

// A closed tab takes what is not saved with it.
window.addEventListener('beforeunload', (event) => {
  if (Object.values(useArticleDrafts.getState().drafts).some(isDirty)) {
    event.preventDefault();
  }
});

/** Of an article in a language, for whoever is signed in. */
export const draftKey = (article: string, language: string): string => `${mine()}${article}/${language}`;

export const changedFields = (base: ArticleText, now: ArticleText): readonly Field[] =>
  FIELDS.filter((field) => base[field] !== now[field]);

export const isDirty = (draft: Draft | undefined): boolean => draft !== undefined && changedFields(draft.base, draft.now).length > 0;

/** The languages of an article in which something is not saved. */
export const unsavedIn = (drafts: Readonly<Record<string, Draft>>, article: string): readonly string[] => Object.keys(drafts)
  .filter((key) => key.startsWith(draftKey(article, '')) && isDirty(drafts[key])).map((key) => key.slice(draftKey(article, '').length));

const get = (key: string): Draft | undefined => useArticleDrafts.getState().drafts[key];

function set(key: string, part: Partial<Draft>): void {
  const before = get(key);
  if (before !== undefined) {
    put(key, { ...before, ...part });
  }
}

function put(key: string, draft: Draft): void {
  useArticleDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [key]: draft } }));
  // Where there is no room any more, the text of before must not come back as the newest.
  storage.removeItem(PREFIX + key);
  if (isDirty(draft)) {
    storage.setItem(PREFIX + key, JSON.stringify({ base: draft.base, version: draft.version, now: draft.now }));
  }
}

/** What is stored, as the server says it now: shown, unless something is not saved here; then it waits for a comparison. */
export function receive(key: string, stored: Theirs): void {
  const draft = get(key);
  if (draft === undefined || (!isDirty(draft) && !draft.saving && (stored.version > draft.version || draft.gone))) {
    put(key, asStored(stored, draft?.savedAt));
  } else if (stored.version > draft.version && !draft.saving && draft.theirs?.version !== stored.version) {
    set(key, { theirs: stored, gone: false });
  }
}

export function change(key: string, field: Field, value: string): void {
  const draft = get(key);
  if (draft !== undefined) {
    set(key, { now: { ...draft.now, [field]: value } });
  }
}

/** Back to what is stored. */
export function discard(key: string): void {
  storage.removeItem(PREFIX + key);
  useArticleDrafts.setState(({ drafts }) => ({ drafts: Object.fromEntries(Object.entries(drafts).filter(([each]) => each !== key)) }));
}

/** What was discarded is there again, unless something else is written now. If somebody saved since then, the server says so on saving. */
export function takeBack(key: string, discarded: Draft): boolean {
  const free = !isDirty(get(key));
  if (free) {
    put(key, { ...discarded, saving: false, refused: null, comparing: false });
  }
  return free;
}

/** The other version was seen; goes on from it with these words, which are not saved yet. */
export function adopt(key: string, now: ArticleText): void {
  const theirs = get(key)?.theirs;
  if (theirs) {
    set(key, { base: textOf(theirs), version: theirs.version, now, theirs: null, comparing: false, refused: null });
  }
}

export const markGone = (key: string): void => set(key, { gone: true, saving: false, theirs: null, refused: null });

export const compare = (key: string, comparing: boolean): void => set(key, { comparing });

type Send = (text: ArticleText, version: number) => Promise<Outcome<StoredText>>;

/** True: what was on the screen is stored. A refused save loses nothing. */
export async function save(key: string, send: Send): Promise<boolean> {
  const draft = get(key);
  if (draft === undefined || draft.saving || draft.gone || !isDirty(draft)) {
    return false;
  }
  set(key, { saving: true });
  const sent = draft.now;
  const { ok, refused } = await send(sent, draft.version);
  if (ok !== null) {
    const now = get(key)?.now ?? sent;
    // What was written while the server stored stays; what it spelt otherwise is taken over.
    set(key, {
      saving: false, refused: null, theirs: null, comparing: false, version: ok.version, base: textOf(ok),
      now: now === sent ? textOf(ok) : now, savedAt: new Date().toISOString(),
    });
    return true;
  }
  const theirs = refused.code === 'knowledge.articleChangedMeanwhile' ? theirsIn(refused) : null;
  set(key, theirs === null ? { saving: false, refused } : { saving: false, refused: null, theirs, comparing: true });
  if (refused.code === 'knowledge.articleNotFound') {
    markGone(key);
  }
  return false;
}

/** The other version was seen, and this is what shall be stored instead. */
export function settle(key: string, now: ArticleText, send: Send): Promise<boolean> {
  adopt(key, now);
  return save(key, send);
}

function theirsIn({ details }: RefusalView): Theirs | null {
  const { version, title, slug, body, by, at } = details ?? {};
  return version === undefined ? null
    : { version: Number(version), title: title ?? '', slug: slug ?? '', body: body ?? '', by: by ?? '', at: at ?? '' };
}

const textOf = ({ title, slug, body }: ArticleText): ArticleText => ({ title, slug, body });

function kept(): Readonly<Record<string, Draft>> {
  return Object.fromEntries(storage.keys().filter((key) => key.startsWith(PREFIX + mine())).flatMap((key): [string, Draft][] => {
    try {
      const left = JSON.parse(storage.getItem(key) ?? 'null') as Kept | null;
      return left === null ? [] : [[key.slice(PREFIX.length), begin(left)]];
    } catch {
      return []; // Somebody else wrote there.
    }
  }));
}

/** Nothing is written yet. */
export const asStored = (stored: StoredText, savedAt?: string | null): Draft =>
  begin({ base: textOf(stored), version: stored.version, now: textOf(stored) }, savedAt);

function begin(start: Kept, savedAt: string | null = null): Draft {
  return { ...start, saving: false, refused: null, theirs: null, comparing: false, savedAt, gone: false };
}
