import { backoff } from '../backoff';
import type { RefusalView } from '../contracts';
import { unexpected } from '../refusals';
import { Signal } from '../signal';
import { onWake, type Woken } from '../wake';
import { browserExchange, NoAnswerError, type Exchange, type ExchangeAnswer, type ExchangeRequest } from './exchange';
import { toRefusal, toUpload } from './answers';

/** Where uploads go, and who says so. */
export interface UploadTarget {
  /** Begins an upload. */
  readonly begin: string;
  /** Of this the uploads that have begun, each under its id. */
  readonly begun: string;
  /** Asked for each request: a token may have been renewed meanwhile. */
  readonly headers: () => Readonly<Record<string, string>>;
}

export interface UploadTools {
  readonly exchange?: Exchange;
  readonly wake?: (callback: Woken) => () => void;
  readonly random?: () => number;
}

/**
 * `queued`: others go first. `waiting`: the network has gone, or the server asks for patience; goes on by itself. `failed`: only the person
 * can try again, or not even they. `changed`: the file is not on the disk any more as it was chosen.
 */
export type UploadState = 'queued' | 'sending' | 'waiting' | 'failed' | 'changed' | 'ready';

/** Below what proxies let through without being told to. */
const CHUNK = 1_000_000;
const FAULTS_ALLOWED = 4;
/** Another request still holds the file, as one whose connection is dead; or it is at another place than we thought. */
const HELD = 409;
/** Too slow, too early, too much, or not now. */
const LATER: ReadonlySet<number> = new Set([408, 425, 429, 503]);
/** Another time the person may be signed in again. */
const SIGNED_OUT = 401;
const GONE = 404;

/** One file on its way, by the protocol of tus.io: in pieces, from where the server says that it is, as often as that takes. */
export class FileUpload {
  readonly changed = new Signal();
  readonly file: File;
  /** Under which the server has it; null: nothing of it yet. */
  id: string | null;
  #state: UploadState = 'queued';
  #refusal: RefusalView | null = null;
  #sent = 0;
  readonly #key: string;
  readonly #target: UploadTarget;
  readonly #tools: UploadTools;
  #stop = new AbortController();
  #faults = 0;
  #tries = 0;
  #renewed = false;
  #final = false;

  /** @param key of the uploader: beginning it twice is beginning it once. */
  constructor(file: File, key: string, target: UploadTarget, tools: UploadTools = {}, id: string | null = null) {
    this.file = file;
    this.id = id;
    this.#key = key;
    this.#target = target;
    this.#tools = tools;
  }

  get state(): UploadState {
    return this.#state;
  }

  get refusal(): RefusalView | null {
    return this.#refusal;
  }

  /** It has failed, and the same file may fare better another time. */
  get retryable(): boolean {
    return this.#state === 'failed' && !this.#final;
  }

  /** Bytes that have left; the server has looked into all of them once the state is `ready`. */
  get sent(): number {
    return this.#sent;
  }

  /** Until it is done, or has failed, or is not wanted any more. */
  async run(): Promise<void> {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    this.#faults = 0;
    this.#become('sending');
    while (!signal.aborted) {
      const pause = await this.#pass(signal).catch((error: unknown) => this.#unanswered(error, signal));
      if (signal.aborted || pause === null) {
        return;
      }
      await this.#pause(pause, signal);
    }
  }

  /** Not wanted any more. The server is told, as far as it can be reached; it cleans up by itself too. */
  cancel(): void {
    this.#stop.abort();
    if (this.id !== null) {
      this.#ask('DELETE', this.#address, new AbortController().signal).catch(() => undefined);
    }
  }

  /** The page is left, or the chat: what has come stays there. */
  pause(): void {
    this.#stop.abort();
  }

  get #address(): string {
    return `${this.#target.begun}/${this.id}`;
  }

  /** The pieces that are missing, at least an empty one: its answer says what was found in the file. Milliseconds until the next try. */
  async #pass(signal: AbortSignal): Promise<number | null> {
    const begun = this.id === null ? await this.#begin(signal) : await this.#ask('GET', this.#address, signal);
    const trouble = this.#judge(begun);
    if (trouble !== undefined) {
      return trouble;
    }
    this.#reached(begun);
    do {
      const piece = await this.#append(signal);
      const stopped = this.#judge(piece);
      if (stopped !== undefined) {
        return stopped;
      }
      if (piece.header('Upload-Offset') === null) {
        throw new NoAnswerError(this.#address); // Something in between has said yes.
      }
      this.#faults = 0;
      this.#reached(piece);
    } while (this.#sent < this.file.size && !signal.aborted);
    if (!signal.aborted) {
      this.#become('ready');
    }
    return null;
  }

  async #begin(signal: AbortSignal): Promise<ExchangeAnswer> {
    const answer = await this.#ask('POST', this.#target.begin, signal, {
      headers: {
        'Upload-Length': String(this.file.size),
        'Upload-Metadata': `filename ${base64(this.file.name)},key ${base64(this.#key)}`,
      },
    });
    if (answer.status === 201) {
      this.id = toUpload(answer).id;
      this.changed.raise();
    }
    return answer;
  }

  #append(signal: AbortSignal): Promise<ExchangeAnswer> {
    const from = this.#sent;
    return this.#ask('PATCH', this.#address, signal, {
      body: this.file.slice(from, from + CHUNK),
      headers: { 'Upload-Offset': String(from), 'Content-Type': 'application/offset+octet-stream' },
      onProgress: (bytes) => {
        this.#tries = 0;
        this.#sent = Math.min(from + bytes, this.file.size);
        this.changed.raise();
      },
    });
  }

  #ask(
    method: ExchangeRequest['method'], url: string, signal: AbortSignal, more: Partial<ExchangeRequest> = {},
  ): Promise<ExchangeAnswer> {
    const headers = { 'Tus-Resumable': '1.0.0', ...this.#target.headers(), ...more.headers };
    return (this.#tools.exchange ?? browserExchange)({ ...more, method, url, signal, headers });
  }

  /** How far the server is. */
  #reached(answer: ExchangeAnswer): void {
    this.#sent = Number(answer.header('Upload-Offset') ?? 0);
    this.#become('sending');
  }

  /** Undefined: go on. Otherwise how long to wait, or null: it has failed. */
  #judge(answer: ExchangeAnswer): number | null | undefined {
    const { status } = answer;
    if (status >= 200 && status < 300) {
      return undefined;
    }
    const refusal = toRefusal(answer);
    if (status === GONE && this.id !== null && !this.#renewed) {
      this.#renewed = true; // Too old by now: from the beginning, once.
      this.id = null;
      this.#sent = 0;
      return 0;
    }
    if (status === HELD && refusal.code !== 'files.alreadySent') {
      return this.#backoff();
    }
    if (LATER.has(status)) {
      return this.#wait(refusal, refusal.retryAfterMs ?? this.#backoff());
    }
    if (status >= 500 && ++this.#faults < FAULTS_ALLOWED) {
      return this.#wait(unexpected, this.#backoff());
    }
    this.#final = status < 500 && status !== SIGNED_OUT;
    return this.#fail(refusal);
  }

  /** Browsers say no more of a request than that it had no answer, also where the file could not be read for it. */
  async #unanswered(error: unknown, signal: AbortSignal): Promise<number | null> {
    if (!(error instanceof NoAnswerError)) {
      throw error;
    }
    const readable = await isReadable(this.file);
    if (signal.aborted) {
      return null;
    }
    if (readable) {
      return this.#wait(null, this.#backoff());
    }
    this.#refusal = null;
    this.#become('changed');
    return null;
  }

  #wait(refusal: RefusalView | null, ms: number): number {
    this.#refusal = refusal;
    this.#become('waiting');
    return ms;
  }

  #fail(refusal: RefusalView): null {
    this.#refusal = refusal;
    this.#become('failed');
    return null;
  }

  #backoff(): number {
    this.#tries += 1;
    return backoff(this.#tries - 1, this.#tools.random);
  }

  /** Shorter where the network comes back. */
  #pause(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const unwake = (this.#tools.wake ?? onWake)(() => go());
      const timer = setTimeout(() => go(), ms);
      const go = () => {
        clearTimeout(timer);
        unwake();
        signal.removeEventListener('abort', go);
        resolve();
      };
      signal.addEventListener('abort', go);
    });
  }

  #become(state: UploadState): void {
    if (state === 'sending' || state === 'ready') {
      this.#refusal = null;
    }
    this.#state = state;
    this.changed.raise();
  }
}

async function isReadable(file: File): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false; // Saved again, moved or deleted since it was chosen.
  }
}

/** Of the bytes in UTF-8: names are in any language. */
const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
