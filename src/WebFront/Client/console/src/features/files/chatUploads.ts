import { fileGroupOf } from '@orleans-chat/shared/files/groupOf';
import { problemOf } from '@orleans-chat/shared/files/problemOf';
import { Uploads } from '@orleans-chat/shared/files/uploads';
import { keyedUploadStore } from '@orleans-chat/shared/files/uploadStore';
import { useAgent, type useClient } from '../agent';
import { limitsIn } from './limits';
import { chatTarget } from './targets';
import { storage, storageKey, stuckFiles, useUnsent } from './unsent';

type Client = ReturnType<typeof useClient>;

/** By agent and chat, for as long as the page lives. */
const all = new Map<string, Uploads>();

/** The agent's files in a chat; those of an earlier page come back with the first one that asks. */
export function uploadsOf(client: Client, sessionId: string): Uploads {
  const prefix = storageKey(sessionId);
  const known = all.get(prefix);
  if (known !== undefined) {
    return known;
  }
  const uploads = new Uploads({
    target: chatTarget(sessionId), store: keyedUploadStore(storage, prefix),
    check: (file) => problemOf(file, limitsIn(useAgent.getState(), sessionId)),
    send: ({ id, key, name, size, mediaType }) =>
      client.threads.writeFile(sessionId, { id, name, mediaType, group: fileGroupOf(mediaType), length: size }, key),
    onStuck: (item) => stuckFiles.raise({ sessionId, item }),
  });
  uploads.changed.add(() => storageKey(sessionId) === prefix && useUnsent.setState({ [sessionId]: uploads.items }));
  all.set(prefix, uploads);
  void uploads.restore();
  return uploads;
}

export function forgetUploads(): void {
  all.forEach((uploads) => uploads.dispose());
  all.clear();
}
