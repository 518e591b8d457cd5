import type { FileView } from '@orleans-chat/shared';
import type { UploadTarget } from '@orleans-chat/shared/files/fileUpload';
import type { WidgetContext } from '../ui/context';
import type { VisitorClient } from '../visitor/client';

const headersOf = ({ memory }: VisitorClient) => ({ Authorization: `Bearer ${memory.chat?.token ?? ''}` });

/** Uploads of the visitor, for the chat of their token. */
export function visitorTarget({ client, base }: WidgetContext): UploadTarget {
  const uploads = new URL('files/uploads', base).href;
  return { begin: uploads, begun: uploads, headers: () => headersOf(client) };
}

/** The server has answered, but not with the file. */
export class NoFileError extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`${status}`);
    this.name = 'NoFileError';
    this.status = status;
  }
}

/** A file of the chat by its id, or a picture of it. The token stands in no address, so that none leads to a file by itself. */
export async function fetchFile(client: VisitorClient, base: string, path: string): Promise<Blob> {
  const response = await fetch(new URL(`files/${path}`, base), { headers: headersOf(client), credentials: 'omit' });
  if (!response.ok) {
    throw new NoFileError(response.status);
  }
  return response.blob();
}

const KEPT_MS = 60_000;

/** Where the browser puts what it downloads. */
export async function saveFile({ client, base }: WidgetContext, file: FileView): Promise<void> {
  const address = URL.createObjectURL(await fetchFile(client, base, file.id));
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
