import { browserStorage, unexpected } from '@orleans-chat/shared';
import type { UploadItem } from '@orleans-chat/shared/files/uploads';
import { create } from 'zustand';
import { addLateTexts } from '../../lib/i18n';
import { toastRefusal } from '../../ui/toasts';
import { useAgent, type useClient } from '../agent';
import type * as Late from './chatUploads';

type Client = ReturnType<typeof useClient>;

/** By chat the files that are about to be sent. */
export const useUnsent = create<Readonly<Record<string, readonly UploadItem[]>>>()(() => ({}));

export const storage = browserStorage(() => sessionStorage);

/** Of the agent who is signed in, in one chat. */
export const storageKey = (sessionId: string): string => `orleans-chat.console.file.${useAgent.getState().me?.id}.${sessionId}.`;

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

/** Those of an earlier page in this tab. */
export function restoreFiles(client: Client, sessionId: string): void {
  if (storage.keys().some((key) => key.startsWith(storageKey(sessionId)))) {
    void load().then(({ uploadsOf }) => uploadsOf(client, sessionId), () => undefined); // The next visit to the chat tries again.
  }
}

export const change = async (client: Client, sessionId: string, act: 'remove' | 'retry', key: string): Promise<void> =>
  (await load()).uploadsOf(client, sessionId)[act](key);

/** Whether there is something that the person can send, and has not yet. */
export const hasUnsentFiles = (items: readonly UploadItem[] | undefined): boolean =>
  items?.some(({ state, wanted }) => !wanted && state !== 'failed' && state !== 'interrupted') ?? false;

export async function submitFiles(client: Client, sessionId: string): Promise<void> {
  if (hasUnsentFiles(useUnsent.getState()[sessionId])) {
    (await load()).uploadsOf(client, sessionId).submit();
  }
}
