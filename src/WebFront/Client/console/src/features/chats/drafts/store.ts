import { browserStorage, type DraftMode } from '@orleans-chat/shared';
import { create } from 'zustand';
import { useAgent } from '../../agent';

/** What is written and not sent, in one chat and one mode. */
export interface Draft {
  readonly text: string;
  /** Of what the server has of it; 0: nothing that is known. */
  readonly version: number;
  /** Written here since then. */
  readonly dirty: boolean;
}

type Drafts = Readonly<Record<string, Draft>>;

const PREFIX = 'orleans-chat.console.unsent.';
/** Where pages of before kept texts alone. */
const FORMER = 'orleans-chat.console.draft.';
const none: Draft = { text: '', version: 0, dirty: false };
const storage = browserStorage(() => sessionStorage);

/** By agent, chat and mode; survives a reload of the tab. */
export const useDrafts = create<Drafts>()(() => restored());

/** The draft that somebody is writing at just now: what another console says of it waits. */
let held: string | null = null;
const later = new Map<string, Draft>();

export const keyOf = (sessionId: string, mode: DraftMode): string => `${useAgent.getState().me?.id}.${sessionId}.${mode}`;

export function ofKey(key: string): { readonly agentId: string; readonly sessionId: string; readonly mode: DraftMode } {
  const [agentId, sessionId, mode] = key.split('.') as [string, string, DraftMode];
  return { agentId, sessionId, mode };
}

export const draftAt = (key: string): Draft => useDrafts.getState()[key] ?? none;

/** The agent writes. */
export function keepDraft(sessionId: string, text: string, mode: DraftMode = 'reply'): void {
  const key = keyOf(sessionId, mode);
  later.delete(key);
  put(key, { ...draftAt(key), text, dirty: true });
}

/** The server has stored this. */
export function settleDraft(key: string, text: string, version: number): void {
  const before = draftAt(key);
  put(key, { ...before, version: Math.max(version, before.version), dirty: before.text !== text });
}

/** The server has this of another console, or of before. What is being written here stays, and is saved over it. */
export function takeDraft(key: string, text: string, version: number): void {
  const before = draftAt(key);
  if (version <= before.version) {
    return;
  }
  if (before.dirty) {
    put(key, { ...before, version });
  } else if (held === key && before.text !== text) {
    later.set(key, { text, version, dirty: false });
  } else {
    put(key, { text, version, dirty: false });
  }
}

/** The server had this, and has it no more: it was sent or emptied on another console. What was written here since then stays. */
export function forgetSent(key: string, known: Draft): void {
  if (draftAt(key) === known && !known.dirty && known.version > 0 && known.text !== '') {
    put(key, { ...known, text: '' });
  }
}

/** Somebody writes here from now on, or (null) nobody does. */
export function holdDraft(key: string | null): void {
  held = key;
  for (const [waiting, { text, version }] of later) {
    if (waiting !== key) {
      later.delete(waiting);
      takeDraft(waiting, text, version);
    }
  }
}

function put(key: string, draft: Draft): void {
  useDrafts.setState({ [key]: draft });
  if (draft.text === '' && !draft.dirty) {
    storage.removeItem(PREFIX + key);
  } else {
    storage.setItem(PREFIX + key, JSON.stringify(draft));
  }
}

export function restored(): Drafts {
  storage.keys().filter((key) => key.startsWith(FORMER)).forEach(moveFormer);
  return Object.fromEntries(storage.keys().filter((key) => key.startsWith(PREFIX))
    .map((key) => [key.slice(PREFIX.length), parse(storage.getItem(key))] as const));
}

/** Once: each reload would bring it back, though it may have been sent meanwhile. */
function moveFormer(key: string): void {
  const now = `${PREFIX}${key.slice(FORMER.length)}.reply`;
  if (storage.getItem(now) === null) {
    storage.setItem(now, JSON.stringify({ ...none, text: storage.getItem(key) ?? '', dirty: true }));
  }
  storage.removeItem(key);
}

function parse(value: string | null): Draft {
  try {
    return { ...none, ...(JSON.parse(value ?? '{}') as Partial<Draft>) };
  } catch {
    return none; // Somebody else wrote there.
  }
}
