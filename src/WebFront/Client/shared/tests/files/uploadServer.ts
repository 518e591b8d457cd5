import { NoAnswerError, type ExchangeAnswer, type ExchangeRequest } from '../../src/files/exchange';

interface Held {
  readonly length: number;
  readonly name: string;
  readonly key: string;
  bytes: number;
}

interface Canned {
  readonly method: string;
  readonly status: number;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

/** A server of the tus protocol that keeps count of bytes, and what may befall it and the way to it. */
export class UploadServer {
  readonly held = new Map<string, Held>();
  readonly asked: string[] = [];
  /** False: nothing gets through. */
  reachable = true;
  /** The way is cut once so many bytes of a file have arrived; the rest of that request is lost. */
  cutAt: number | null = null;
  /** The server stores what comes, but its answer is lost, once. */
  loseAnswerAt: number | null = null;
  /** Instead of what would be answered: once each, in this order. */
  readonly answers: Canned[] = [];
  #last = 0;

  exchange = async (request: ExchangeRequest): Promise<ExchangeAnswer> => {
    await Promise.resolve();
    this.asked.push(request.method);
    if (!this.reachable || request.signal.aborted) {
      throw new NoAnswerError(request.url);
    }
    const index = this.answers.findIndex(({ method }) => method === request.method);
    if (index >= 0) {
      const [{ status, body, headers }] = this.answers.splice(index, 1) as [Canned];
      return answer(status, headers ?? {}, body);
    }
    return this.#answer(request);
  };

  /** Of the only one. */
  get only(): Held {
    return [...this.held.values()][0]!;
  }

  #answer(request: ExchangeRequest): ExchangeAnswer {
    const { method, url, headers, body, onProgress } = request;
    if (method === 'POST') {
      const [name, key] = /^filename (\S+),key (\S+)$/.exec(headers['Upload-Metadata']!)!.slice(1).map((value) => decode(value));
      const id = [...this.held].find(([, held]) => held.key === key)?.[0] ?? String(++this.#last);
      const held = this.held.get(id) ?? { length: Number(headers['Upload-Length']), name: name!, key: key!, bytes: 0 };
      this.held.set(id, held);
      return answer(201, { 'Upload-Offset': String(held.bytes) }, view(id, held));
    }
    const id = new URL(url).pathname.split('/').at(-1)!;
    const file = this.held.get(id);
    if (file === undefined) {
      return answer(404);
    }
    if (method === 'DELETE') {
      this.held.delete(id);
      return answer(204);
    }
    if (method === 'PATCH') {
      if (Number(headers['Upload-Offset']) !== file.bytes) {
        return answer(409);
      }
      this.#take(file, body!.size, url, onProgress);
    }
    return answer(method === 'GET' ? 200 : 204, { 'Upload-Offset': String(file.bytes) }, view(id, file));
  }

  #take(file: Held, size: number, url: string, onProgress: ((bytes: number) => void) | undefined): void {
    const cut = this.cutAt !== null && file.bytes + size > this.cutAt ? this.cutAt - file.bytes : null;
    onProgress?.(cut ?? size);
    file.bytes += cut ?? size;
    if (cut !== null) {
      this.cutAt = null;
      this.reachable = false;
      throw new NoAnswerError(url);
    }
    if (this.loseAnswerAt !== null && file.bytes >= this.loseAnswerAt) {
      this.loseAnswerAt = null;
      throw new NoAnswerError(url);
    }
  }
}

const view = (id: string, { name, length, bytes }: Held): string =>
  JSON.stringify({ id, name, length, offset: bytes, state: bytes === length ? 'ready' : 'uploading' });

const decode = (base64: string): string => new TextDecoder().decode(Uint8Array.from(atob(base64), (each) => each.charCodeAt(0)));

const answer = (status: number, headers: Readonly<Record<string, string>> = {}, body = ''): ExchangeAnswer =>
  ({ status, body, header: (name) => headers[name] ?? null });
