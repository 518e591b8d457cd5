import { browserStorage, type ChannelSettings, type RefusalView, type VersionedSettings } from '@orleans-chat/shared';
import { create } from 'zustand';
import { channelsApi } from './api';
import { lastChange, type Change } from './lastChange';
import { differences, write } from './paths';
import { unreadable, type Problems } from './problems';

/** What an administrator is doing with a channel's settings. Outlives the screen; what is not saved outlives a reload. */
export interface Draft {
  /** As stored, when this draft began or was last saved. */
  readonly base: ChannelSettings;
  readonly version: number;
  readonly now: ChannelSettings;
  readonly saving: boolean;
  /** Broken rules by path. */
  readonly problems: Problems;
  /** The name that another channel has; null: none was refused. */
  readonly takenName: string | null;
  /** Why the last save did not happen. */
  readonly refused: RefusalView | null;
  /** Somebody else saved meanwhile. */
  readonly theirs: Theirs | null;
  /** That somebody else saved, where it is known and not yet settled. */
  readonly news: News | null;
  /** When this browser last saved. */
  readonly savedAt: string | null;
  /** The channel was deleted; what was typed can still be read. */
  readonly gone: boolean;
}

/** What somebody else saved, and who and when, where that is known. */
export interface Theirs extends VersionedSettings {
  readonly change: Change | null;
}

/** A version that somebody else saved: it is shown now, or waits for a save of what was changed here. */
export interface News {
  readonly version: number;
  readonly shown: boolean;
  readonly change: Change | null;
}

/** Versions of channels' settings by their ids; null: deleted. */
export type ChannelVersions = Readonly<Record<string, number | null>>;

type Kept = Pick<Draft, 'base' | 'version' | 'now'>;

const GONE = 'channel.notFound';
const MARKED = new Set(['channel.settingsInvalid', 'channel.nameTaken']);
const PREFIX = 'orleans-chat.console.channel.';
const storage = browserStorage(() => sessionStorage);

/** What was not saved before the page was left is there again. */
export const useDrafts = create<{ drafts: Readonly<Record<string, Draft>> }>()(() => ({ drafts: Object.fromEntries(kept()) }));

export const isDirty = (draft: Draft | undefined): boolean =>
  draft !== undefined && draft.now !== draft.base && differences(draft.base, draft.now).length > 0;

const get = (id: string): Draft | undefined => useDrafts.getState().drafts[id];

function set(id: string, part: Partial<Draft>): void {
  const before = get(id);
  if (before === undefined) {
    return;
  }
  const draft = { ...before, ...part };
  useDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [id]: draft } }));
  keep(id, draft);
}

/** Begins a draft, or goes on with one that was not saved, or was begun while the server was asked. */
export async function open(id: string): Promise<RefusalView | null> {
  if (isDirty(get(id))) {
    void check(id);
    return null;
  }
  const { ok, refused } = await channelsApi.settings(id);
  const now = get(id);
  if (isDirty(now)) {
    return null;
  }
  if (ok !== null && ok.version >= (now?.version ?? 0)) {
    take(id, ok);
  }
  return refused;
}

function take(id: string, { settings, version }: VersionedSettings): void {
  const draft = begin({ base: settings, version, now: settings }, get(id)?.savedAt);
  useDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [id]: draft } }));
}

/** Somebody may have deleted or changed the channel elsewhere. What was typed stays; else what is stored now is shown. */
export async function check(id: string): Promise<void> {
  const { ok, refused } = await channelsApi.settings(id);
  const draft = get(id);
  if (draft === undefined) {
    return;
  }
  if (refused?.code === GONE) {
    markGone(id);
  } else if (ok !== null && ok.version > draft.version && !draft.saving) {
    await receive(id, draft, ok);
  }
}

/** The server told that this version is stored, or none; or (undefined) that it may have told something. */
export async function received(id: string, version: number | null | undefined): Promise<void> {
  await saves.get(id); // It may be this very save.
  const known = get(id)?.version;
  if (known !== undefined && (typeof version !== 'number' || version > known)) {
    await check(id);
  }
}

async function receive(id: string, draft: Draft, stored: VersionedSettings): Promise<void> {
  const { version } = stored;
  const shown = !isDirty(draft);
  const different = differences(draft.base, stored.settings).length > 0;
  if (shown) {
    take(id, stored);
  } else if (!different) {
    set(id, { version, news: null }); // What was told before is undone.
  }
  if (!different || (!shown && draft.news?.version === version)) {
    return;
  }
  const by = await lastChange(id);
  if (shown ? get(id)?.version === version : (get(id)?.version ?? version) < version) {
    set(id, { news: { version, shown, change: by } });
  }
}

export const markGone = (id: string): void => set(id, { gone: true, saving: false, refused: null, theirs: null, news: null });

export function change(id: string, path: string, value: unknown): void {
  const draft = get(id);
  if (draft !== undefined) {
    set(id, { now: write(draft.now, path, value) });
  }
}

/** What the server found wrong in the settings as they are; what it does not look at is added. */
export function setProblems(id: string, found: Problems): void {
  const draft = get(id);
  if (draft !== undefined) {
    const taken = draft.takenName !== null && draft.takenName === draft.now.name;
    const said = draft.refused !== null && MARKED.has(draft.refused.code); // By the marks of the fields, which are newer.
    set(id, {
      problems: { ...(taken ? { name: 'taken' } : {}), ...found, ...unreadable(draft.now) },
      refused: said ? null : draft.refused,
    });
  }
}

/** Back to what is stored. */
export function discard(id: string): void {
  storage.removeItem(PREFIX + id);
  useDrafts.setState(({ drafts }) => ({ drafts: Object.fromEntries(Object.entries(drafts).filter(([key]) => key !== id)) }));
}

const saves = new Map<string, Promise<boolean>>();
/** What this window saved last, by the ids of the channels. */
const useSaved = create<Readonly<Record<string, VersionedSettings>>>()(() => ({}));

/** What this window saves from now on, however that came about: also by leaving the editor. */
export const onSaved = (act: (id: string, settings: ChannelSettings) => void): () => void => useSaved.subscribe((now, before) => {
  Object.entries(now).filter(([id, saved]) => saved !== before[id]).forEach(([id, { settings }]) => act(id, settings));
});

/** What this window has saved, or is saving, where the news are of nothing else; null: they are. */
export async function ownSaves(news: ChannelVersions, before: ChannelVersions): Promise<readonly [id: string, ChannelSettings][] | null> {
  const changed = Object.keys(news).filter((id) => news[id] !== before[id]);
  await Promise.all(changed.map((id) => saves.get(id)));
  const saved = useSaved.getState();
  const own = changed.flatMap((id): [string, ChannelSettings][] => {
    const mine = saved[id];
    return mine !== undefined && mine.version === news[id] ? [[id, mine.settings]] : [];
  });
  return own.length > 0 && own.length === changed.length ? own : null;
}

/** True: what was on the screen is stored. Refused saves lose nothing. One after another. */
export function save(id: string): Promise<boolean> {
  const next = saveAfter(saves.get(id), id);
  saves.set(id, next);
  return next;
}

async function saveAfter(before: Promise<boolean> | undefined, id: string): Promise<boolean> {
  await before;
  const draft = get(id);
  if (draft === undefined || draft.gone) {
    return false;
  }
  if (!isDirty(draft)) {
    return true;
  }
  const wrong = unreadable(draft.now);
  if (Object.keys(wrong).length > 0) {
    set(id, { problems: { ...draft.problems, ...wrong } });
    return false;
  }
  set(id, { saving: true });
  const sent = draft.now;
  const { ok, refused } = await channelsApi.replace(id, { settings: sent, version: draft.version });
  if (ok !== null) {
    useSaved.setState({ [id]: ok });
    const now = get(id)?.now === sent ? ok.settings : (get(id)?.now ?? ok.settings);
    set(id, {
      saving: false, base: ok.settings, version: ok.version, now, problems: {}, takenName: null, refused: null,
      theirs: null, news: null, savedAt: new Date().toISOString(),
    });
    return true;
  }
  if (refused.code === GONE) {
    markGone(id);
  } else {
    set(id, { saving: false, refused, ...(await consequence(id, refused, sent)) });
  }
  return false;
}

/** The other version is seen, and this is what shall be stored instead. */
export function settle(id: string, now: ChannelSettings): Promise<boolean> {
  const theirs = get(id)?.theirs;
  if (theirs) {
    set(id, { base: theirs.settings, version: theirs.version, now, theirs: null, refused: null, news: null });
  }
  return save(id);
}

/** Both versions, before anything is saved. Answers why they cannot be shown. */
export async function showTheirs(id: string): Promise<RefusalView | null> {
  const { theirs, refused } = await theirsOf(id);
  if (refused?.code === GONE) {
    markGone(id);
    return null;
  }
  if (theirs !== null) {
    set(id, { theirs });
  }
  return refused;
}

export const putOff = (id: string): void => set(id, { theirs: null });

async function consequence(id: string, refused: RefusalView, sent: ChannelSettings): Promise<Partial<Draft>> {
  switch (refused.code) {
    case 'channel.settingsInvalid':
      return { problems: refused.details ?? {} };
    case 'channel.nameTaken':
      return { problems: { name: 'taken' }, takenName: sent.name };
    case 'channel.changedMeanwhile':
      return { theirs: (await theirsOf(id)).theirs };
    default:
      return {};
  }
}

async function theirsOf(id: string): Promise<{ theirs: Theirs | null; refused: RefusalView | null }> {
  const { ok, refused } = await channelsApi.settings(id);
  return { theirs: ok && { ...ok, change: await lastChange(id) }, refused };
}

function keep(id: string, draft: Draft): void {
  if (isDirty(draft)) {
    storage.setItem(PREFIX + id, JSON.stringify({ base: draft.base, version: draft.version, now: draft.now }));
  } else {
    storage.removeItem(PREFIX + id);
  }
}

function kept(): [string, Draft][] {
  return storage.keys().filter((key) => key.startsWith(PREFIX)).flatMap((key): [string, Draft][] => {
    try {
      const left = JSON.parse(storage.getItem(key) ?? 'null') as Kept | null;
      return left === null ? [] : [[key.slice(PREFIX.length), begin(left)]];
    } catch {
      return []; // Somebody else wrote there.
    }
  });
}

function begin(start: Kept, savedAt: string | null = null): Draft {
  return { ...start, saving: false, problems: {}, takenName: null, refused: null, theirs: null, news: null, savedAt, gone: false };
}
