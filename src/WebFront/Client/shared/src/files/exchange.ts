/** One request of an upload, and how far it has got. */
export interface ExchangeRequest {
  readonly method: 'POST' | 'GET' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Blob;
  readonly signal: AbortSignal;
  /** Bytes of the body that have left so far. */
  readonly onProgress?: (bytes: number) => void;
}

export interface ExchangeAnswer {
  readonly status: number;
  readonly body: string;
  header(name: string): string | null;
}

/** Asks the server; throws a {@link NoAnswerError} where nothing comes back. */
export type Exchange = (request: ExchangeRequest) => Promise<ExchangeAnswer>;

/** The network has gone, or the person does not want it any more. */
export class NoAnswerError extends Error {
  constructor(url: string) {
    super(`No answer from ${url}`);
    this.name = 'NoAnswerError';
  }
}

/** Without a byte in either direction for so long, the connection is taken for dead. Whoever scans a file takes their time. */
const SILENT_MS = 60_000;

/** By XMLHttpRequest: only it says how much of a body has left. */
export const browserExchange: Exchange = ({ method, url, headers, body, signal, onProgress }) => new Promise((resolve, reject) => {
  const request = new XMLHttpRequest();
  let silence: ReturnType<typeof setTimeout> | undefined;
  const heard = () => {
    clearTimeout(silence);
    silence = setTimeout(() => request.abort(), SILENT_MS);
  };
  const stop = () => request.abort();
  request.open(method, url);
  Object.entries(headers).forEach(([name, value]) => request.setRequestHeader(name, value));
  request.upload.addEventListener('progress', ({ loaded }) => {
    heard();
    onProgress?.(loaded);
  });
  request.addEventListener('load', () => resolve({
    status: request.status, body: request.responseText, header: (name) => request.getResponseHeader(name),
  }));
  request.addEventListener('loadend', () => { // After any end: what has been answered stays so.
    clearTimeout(silence);
    signal.removeEventListener('abort', stop);
    reject(new NoAnswerError(url));
  });
  signal.addEventListener('abort', stop);
  heard();
  if (signal.aborted) {
    reject(new NoAnswerError(url));
  } else {
    request.send(body ?? null);
  }
});
