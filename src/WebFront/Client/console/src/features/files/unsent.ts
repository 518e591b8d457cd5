import { browserStorage, Signal, unexpected } from '@orleans-chat/shared';
import { isSendable, type UploadItem } from '@orleans-chat/shared/files/uploadItems';
import { create } from 'zustand';
import { addLateTexts } from '../../lib/i18n';
import { toastRefusal } from '../../ui/toasts';
import { useAgent, type useClient } from '../agent';
import type * as Late from './chatUploads';

type Client = ReturnType<typeof useClient>;

/** By chat the files that are about to be sent. */
export const useUnsent = create<Readonly<Record<string, readonly UploadItem[]>>>()(() => ({}));

export const storage = browserStorage(() => sessionStorage);

/** Of the agent who is signed in. */
const ownKeys = (): string => `orleans-chat.console.file.${useAgent.getState().me?.id}.`;

/** In one chat. */
export const storageKey = (sessionId: string): string => `${ownKeys()}${sessionId}.`;

/** Was sent, and does not go without the agent, who may be elsewhere by now. */
export interface StuckFile {
  readonly sessionId: string;
  readonly item: UploadItem;
}

export const stuckFiles = new Signal<StuckFile>();

type ChatUploads = typeof Late;

let loaded: ChatUploads | null = null;

/** What uploads is fetched with the first file. */
async function load(): Promise<ChatUploads> {
  [loaded] = await Promise.all([import('./chatUploads'), addLateTexts()]);
  return loaded;
}

/** Who signs in next at this page sees nothing of them. */
export function forgetFiles(): void {
  loaded?.forgetUploads();
  useUnsent.setState({}, true);
}

/** Files that were picked, dropped or pasted. */
export async function takeFiles(client: Client, sessionId: string, files: readonly File[]): Promise<void> {
  try {
    (await load()).uploadsOf(client, sessionId).add(files);
  } catch {
    toastRefusal(unexpected); // Where the script cannot be had.
  }
}

/** Those of an earlier page in this tab, of every chat: one may have been left while it was sent. */
export function restoreFiles(client: Client): void {
  const own = ownKeys();
  const chats = new Set(storage.keys().filter((key) => key.startsWith(own)).map((key) => key.slice(own.length).split('.')[0]!));
  if (chats.size > 0) {
    // Where that fails, the next visit to a chat tries again.
    void load().then(({ uploadsOf }) => chats.forEach((sessionId) => uploadsOf(client, sessionId)), () => undefined);
  }
}

export const change = async (client: Client, sessionId: string, act: 'remove' | 'retry', key: string): Promise<void> =>
  (await load()).uploadsOf(client, sessionId)[act](key);

/** Whether there is something that the person can send, and has not yet. */
export const hasUnsentFiles = (items: readonly UploadItem[] | undefined): boolean =>
  items?.some(isSendable) ?? false;

export async function submitFiles(client: Client, sessionId: string): Promise<void> {
  if (hasUnsentFiles(useUnsent.getState()[sessionId])) {
    (await load()).uploadsOf(client, sessionId).submit();
  }
}
