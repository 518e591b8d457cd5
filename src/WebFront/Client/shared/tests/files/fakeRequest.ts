import { vi } from 'vitest';
import type { ExchangeRequest } from '../../src/files/exchange';
import type { UploadServer } from './uploadServer';

type Listener = (event: { readonly loaded: number }) => void;

/** What browsers have for requests whose bodies are watched leaving, with a server of the test behind it. */
export function requestsGoTo(server: UploadServer): void {
  vi.stubGlobal('XMLHttpRequest', class {
    readonly upload = { addEventListener: (type: string, listener: Listener) => void this.#listeners.push([`upload.${type}`, listener]) };
    status = 0;
    responseText = '';
    readonly #listeners: [type: string, listener: Listener][] = [];
    readonly #headers: Record<string, string> = {};
    readonly #abort = new AbortController();
    #header: (name: string) => string | null = () => null;
    #method = '';
    #url = '';

    addEventListener(type: string, listener: Listener): void {
      this.#listeners.push([type, listener]);
    }

    open(method: string, url: string): void {
      [this.#method, this.#url] = [method, new URL(url, 'https://chat.example/').href];
    }

    setRequestHeader(name: string, value: string): void {
      this.#headers[name] = value;
    }

    getResponseHeader(name: string): string | null {
      return this.#header(name);
    }

    abort(): void {
      this.#abort.abort();
      this.#raise('loadend');
    }

    send(body: Blob | null): void {
      const request = {
        method: this.#method as ExchangeRequest['method'], url: this.#url, headers: this.#headers, signal: this.#abort.signal,
        onProgress: (loaded: number) => this.#raise('upload.progress', loaded), ...(body !== null && { body }),
      };
      server.exchange(request).then(({ status, body: text, header }) => {
        [this.status, this.responseText, this.#header] = [status, text, header];
        this.#raise('load');
        return this.#raise('loadend');
      }, () => this.#raise('loadend'));
    }

    #raise(type: string, loaded = 0): void {
      this.#listeners.filter(([name]) => name === type).forEach(([, listener]) => listener({ loaded }));
    }
  });
}
