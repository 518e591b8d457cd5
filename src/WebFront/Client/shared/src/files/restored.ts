import type { RefusalView } from '../contracts';
import { toUpload } from './answers';
import { browserExchange } from './exchange';
import type { UploadTarget, UploadTools } from './fileUpload';
import type { SavedUpload } from './uploadStore';

/** What the server has of an upload of before. */
export interface Restored {
  /** All of it is there, as far as is known. */
  readonly whole: boolean;
  /** It is gone. */
  readonly gone: boolean;
  readonly refusal: RefusalView | null;
}

/** Where the server cannot be asked, what was known before holds: it says so itself when the file is sent. */
export async function restored({ id, whole }: SavedUpload, target: UploadTarget, tools: UploadTools = {}): Promise<Restored> {
  if (id === null) {
    return { whole: false, gone: true, refusal: null };
  }
  try {
    const { signal } = new AbortController();
    const url = `${target.begun}/${id}`;
    const answer = await (tools.exchange ?? browserExchange)({ method: 'GET', url, headers: target.headers(), signal });
    const upload = answer.status === 200 ? toUpload(answer) : null;
    return {
      whole: upload === null ? whole && answer.status !== 404 : upload.state !== 'refused' && upload.offset === upload.length,
      gone: answer.status === 404, refusal: upload?.refused ?? null,
    };
  } catch {
    return { whole, gone: false, refusal: null };
  }
}
