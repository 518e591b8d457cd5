import { unexpected } from '@orleans-chat/shared';
import type * as Files from '../files/part';
import type { WidgetContext } from './context';

type Part = typeof Files;

let part: Part | undefined;

/** What uploads files and shows them; fetched with the first that is touched. */
export const filesPart = (): Part | undefined => part;

export async function withFiles(widget: WidgetContext, act?: (loaded: Part) => void): Promise<void> {
  try {
    part ??= await import('../files/part');
    await part.speak(widget.texts);
    (act ?? (() => widget.client.changed.raise()))(part);
  } catch {
    widget.client.say(unexpected); // Where the part cannot be had.
  }
}

/** Files that came in whichever way, at a place in the window; none: they are being dragged over it. */
export function takeFiles(widget: WidgetContext, files: FileList, place: HTMLElement): void {
  const all = [...files]; // Gone after the event.
  void withFiles(widget, (loaded) => loaded.take(widget, all, place));
}

/** What is dropped or pasted anywhere in the window: files are ours, and text that comes with them is what was meant. */
export function fileEvents(widget: WidgetContext) {
  const take = (event: DragEvent | ClipboardEvent) => {
    const { dataTransfer } = event as DragEvent;
    const data = dataTransfer ?? (event as ClipboardEvent).clipboardData;
    if (data?.types.includes('Files') && (dataTransfer || !data.types.includes('text/plain'))) {
      event.preventDefault(); // Else the browser left the page for the file.
      takeFiles(widget, data.files, event.currentTarget as HTMLElement);
    }
  };
  return { onDragOver: take, onDrop: take, onPaste: take };
}
