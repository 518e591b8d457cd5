import { isEnded, localRefusal, type FileView } from '@orleans-chat/shared';
import { problemOf } from '@orleans-chat/shared/files/problemOf';
import { fileGroupOf } from '@orleans-chat/shared/files/groupOf';
import { isSendable, type UploadItem } from '@orleans-chat/shared/files/uploadItems';
import { Uploads } from '@orleans-chat/shared/files/uploads';
import { keyedUploadStore } from '@orleans-chat/shared/files/uploadStore';
import type { WidgetContext } from '../ui/context';
import type { VisitorClient } from '../visitor/client';
import { showDrop } from './dropPlace';
import { visitorTarget } from './target';

/** Of each client the files of its chat. */
const unsent = new WeakMap<VisitorClient, { readonly sessionId: string; readonly uploads: Uploads }>();

/** The visitor's files in the chat of now; those of an earlier page come back. */
export function uploadsOf(widget: WidgetContext): Uploads | null {
  const { client } = widget;
  const sessionId = client.state.thread?.sessionId;
  const known = unsent.get(client);
  if (sessionId === undefined || known?.sessionId === sessionId) {
    return sessionId === undefined ? null : known!.uploads;
  }
  known?.uploads.dispose();
  const { memory } = client;
  const uploads = new Uploads({
    target: visitorTarget(widget),
    store: keyedUploadStore(memory.tab, `${memory.chatKey}.file.${sessionId}.`),
    check: (file) => problemOf(file, client.state.look?.files),
    send: (item) => client.sendFile(toView(item), item.key),
  });
  uploads.changed.add(() => client.changed.raise());
  unsent.set(client, { sessionId, uploads });
  void uploads.restore();
  return uploads;
}

export const hasUnsent = (widget: WidgetContext): boolean =>
  uploadsOf(widget)?.items.some(isSendable) ?? false;

export const submit = (widget: WidgetContext): unknown => uploadsOf(widget)?.submit();

/** Files that came in whichever way; none: they are being dragged over the window. */
export function take(widget: WidgetContext, files: readonly File[], place: HTMLElement): void {
  const { look, thread } = widget.client.state;
  if (!look?.files || thread === null || isEnded(thread.conversation.status)) {
    if (files.length > 0) {
      widget.client.say(localRefusal('files.notAllowed'));
    }
    return;
  }
  const panel = place.closest<HTMLElement>('.panel')!;
  if (place instanceof HTMLInputElement) {
    place.value = ''; // The same file may be picked again.
  }
  showDrop(widget, panel, files.length === 0);
  if (files.length > 0) {
    uploadsOf(widget)?.add(files);
    panel.querySelector<HTMLElement>('.composer textarea')?.focus();
  }
}

/** Until the log has it. */
const toView = ({ id, name, size, mediaType }: UploadItem & { readonly id: string }): FileView =>
  ({ id, name, mediaType, group: fileGroupOf(mediaType), length: size });
