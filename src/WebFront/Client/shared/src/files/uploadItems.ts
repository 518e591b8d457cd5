import type { RefusalView } from '../contracts';
import type { FileUpload, UploadState } from './fileUpload';
import type { SavedUpload } from './uploadStore';

/** A file that is not sent yet, for a screen. `interrupted`: the page was left before all of it had left; it has to be chosen again. */
export interface UploadItem {
  readonly key: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly mediaType: string;
  /** Bytes that have left. */
  readonly sent: number;
  readonly state: UploadState | 'interrupted';
  readonly refusal: RefusalView | null;
  /** It has failed, and may be tried again. */
  readonly retryable: boolean;
  /** Goes out by itself as soon as it is ready. */
  readonly wanted: boolean;
  /** Was sent on an earlier page, which was left before all of it had gone: nobody has got it. */
  readonly left: boolean;
  /** Of this page; null: of an earlier one. */
  readonly file: File | null;
}

/** It has left, and the server has it. */
export type SentUpload = UploadItem & { readonly id: string };

/** What is known of it. */
export interface Entry {
  readonly key: string;
  readonly saved: SavedUpload;
  readonly upload: FileUpload | null;
  readonly refusal: RefusalView | null;
  readonly wanted: boolean;
  /** Of an earlier page: whether all of it is there. */
  readonly whole: boolean;
  /** All of it is there, and it is being made what it is for. */
  readonly handing?: boolean;
}

export const isReady = ({ upload, whole }: Entry): boolean => upload?.state === 'ready' || whole;

export const isStuck = ({ upload }: Entry): boolean => upload?.state === 'failed' || upload?.state === 'changed';

export const isUnderWay = (entry: Entry): boolean => entry.upload !== null && !isStuck(entry);

/** Whether the person can send it. */
export const isSendable = ({ state, wanted }: UploadItem): boolean =>
  !wanted && state !== 'failed' && state !== 'interrupted' && state !== 'changed';

export const isInterrupted = ({ upload, whole, refusal }: Entry): boolean => upload === null && !whole && refusal === null;

export const isSame = (saved: SavedUpload, file: File): boolean =>
  saved.name === file.name && saved.size === file.size && saved.changedAt === file.lastModified;

export function toItem(entry: Entry): UploadItem {
  const { key, saved, upload, refusal, wanted, whole, handing } = entry;
  const { name, size, mediaType } = saved;
  const ofUpload = upload?.state ?? (whole ? 'ready' : 'interrupted');
  return {
    key, name, size, mediaType, wanted, state: handing ? 'sending' : refusal === null ? ofUpload : 'failed',
    sent: whole ? size : (upload?.sent ?? 0), refusal: upload?.refusal ?? refusal,
    retryable: upload?.retryable || (upload?.state === 'ready' && refusal !== null), left: upload === null && (saved.wanted ?? false),
    file: upload?.file ?? null,
  };
}
