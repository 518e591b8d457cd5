import { backoff } from './backoff';
import { connectionRefusal } from './connectionRefusal';
import type { RefusalView } from './contracts';
import { DeadlineError, within } from './deadline';
import * as limits from './limits';
import { Signal } from './signal';
import type { Socket, SocketFactory } from './socket';
import { TransportLadder, type Transport } from './transports';
import { onWake, type Woken } from './wake';

/** `connecting`: never been online; `lost`: was online, comes back by itself; `stopped`: nobody wants it any more. */
export type LinkState = 'connecting' | 'online' | 'lost' | 'stopped';

export interface LinkOptions {
  readonly sockets: SocketFactory;
  /** The client methods that the server may call. */
  readonly handlers: Readonly<Record<string, (...args: never[]) => void>>;
  /** The first calls on a new connection; answering false gives up for good. */
  readonly hello: (link: Link) => Promise<boolean>;
  /** Asks for what was missed; also the heartbeat. */
  readonly sync: () => Promise<void>;
  readonly wake?: (callback: Woken) => () => void;
  readonly random?: () => number;
}

const ANSWER_MS = limits.answerWithin * 1_000;
const HEARTBEAT_MS = limits.heartbeat * 1_000;

/**
 * Keeps one hub connection alive for as long as it is wanted. SignalR's reconnect is a new connection; so is ours, with
 * hello and resume each time. A call that is not answered in time tears the connection down: it may be half open.
 */
export class Link {
  readonly changed = new Signal<LinkState>();
  /** Raised for every new connection after its hello, also where the state stays the same. */
  readonly connected = new Signal();
  /** The server wants no connection from here now; it is asked again after a while, the same way. */
  readonly refused = new Signal<RefusalView>();
  readonly #options: LinkOptions;
  readonly #ladder: TransportLadder;
  #state: LinkState = 'stopped';
  #socket: Socket | null = null;
  #transport: Transport = 'webSockets';
  #attempt = 0;
  /** The server has answered on this connection. */
  #answered = false;
  #ready = false;
  #steady = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #heartbeat: ReturnType<typeof setInterval> | undefined;
  #unwake: (() => void) | null = null;

  constructor(options: LinkOptions) {
    this.#options = options;
    this.#ladder = new TransportLadder(options.sockets);
  }

  get state(): LinkState {
    return this.#state;
  }

  /** A connection is there and has said hello: calls make sense. */
  get ready(): boolean {
    return this.#ready;
  }

  start(): void {
    if (this.#state === 'stopped') {
      this.#attempt = 0;
      this.#unwake = (this.#options.wake ?? onWake)((network) => this.#woken(network));
      this.#become('connecting');
      void this.#connect();
    }
  }

  stop(): void {
    this.#unwake?.();
    this.#unwake = null;
    this.#letGo();
    this.#become('stopped');
  }

  /** A new connection now, with a new hello: identity changed, or the server asked us to leave. */
  restart(): void {
    if (this.#state !== 'stopped') {
      this.#letGo();
      this.#attempt = 0;
      void this.#connect();
    }
  }

  /** The server stops; `ms` milliseconds from now, give or take, we go to another. */
  goAway(ms: number): void {
    const random = this.#options.random ?? Math.random;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.restart(), ms * (0.5 + random()));
  }

  /** Calls the server. Throws when the connection is away, breaks, or does not answer in time. */
  async call<T>(method: string, ...args: unknown[]): Promise<T> {
    const socket = this.#socket;
    if (socket === null) {
      throw new Error(`${method}: not connected`);
    }
    try {
      const answer = await within(method, ANSWER_MS, socket.invoke<T>(method, ...args));
      if (this.#socket === socket) {
        this.#answered = true;
      }
      return answer;
    } catch (error) {
      if (error instanceof DeadlineError) {
        this.#broken(socket);
      }
      throw error;
    }
  }

  async #connect(): Promise<void> {
    const socket = this.#open();
    this.#socket = socket;
    try {
      await within('start', this.#ladder.startMs, socket.start());
      if (this.#socket !== socket) {
        return;
      }
      if (!(await this.#options.hello(this))) {
        this.stop();
      } else if (this.#socket === socket) {
        this.#online(socket);
      }
    } catch (error) {
      // Every failure on the way to online has the same cure: try again later; where the server has said so itself, the same way.
      this.#broken(socket, error, !this.#answered);
    }
  }

  #open(): Socket {
    this.#transport = this.#ladder.transport;
    const socket = this.#options.sockets(this.#transport);
    for (const [method, handler] of Object.entries(this.#options.handlers)) {
      socket.on(method, (...args: never[]) => {
        if (this.#socket === socket) {
          handler(...args);
        }
      });
    }
    socket.onClosed((error) => this.#broken(socket, error));
    return socket;
  }

  #online(socket: Socket): void {
    this.#attempt = 0;
    this.#ready = true;
    this.#ladder.worked(this.#transport);
    clearInterval(this.#heartbeat);
    this.#heartbeat = setInterval(() => this.#probe(socket), HEARTBEAT_MS);
    this.#become('online');
    this.connected.raise();
  }

  #probe(socket: Socket): void {
    within('Sync', ANSWER_MS, this.#options.sync()).then(() => this.#good(socket), () => this.#broken(socket));
  }

  /** It has lasted until a heartbeat. A better way, where one has come up, takes a new connection. */
  #good(socket: Socket): void {
    if (this.#socket === socket) {
      this.#steady = true;
      this.#ladder.steady();
      void this.#ladder.climbs().then((better) => better && this.#socket === socket && this.restart());
    }
  }

  #woken(network: boolean): void {
    if (network) {
      this.#ladder.forget(this.#ready);
    }
    if (this.#state === 'online' && this.#socket !== null) {
      this.#probe(this.#socket);
    } else if (this.#socket === null) {
      clearTimeout(this.#timer);
      void this.#connect();
    }
  }

  #broken(socket: Socket, error?: unknown, counts = !this.#steady): void {
    if (this.#socket !== socket) {
      return;
    }
    const refusal = connectionRefusal(error);
    if (counts && refusal === null) {
      this.#ladder.failed(this.#transport);
    }
    const random = this.#options.random ?? Math.random;
    this.#letGo();
    this.#become(this.#state === 'online' || this.#state === 'lost' ? 'lost' : 'connecting');
    this.#timer = setTimeout(() => void this.#connect(), refusal?.retryAfterMs ?? backoff(this.#attempt, random));
    this.#attempt += 1;
    if (refusal !== null) {
      this.refused.raise(refusal);
    }
  }

  #letGo(): void {
    clearTimeout(this.#timer);
    clearInterval(this.#heartbeat);
    this.#ready = false;
    this.#answered = false;
    this.#steady = false;
    const socket = this.#socket;
    this.#socket = null;
    socket?.stop().catch(() => undefined); // A socket that cannot even be closed is gone already.
  }

  #become(state: LinkState): void {
    if (this.#state !== state) {
      this.#state = state;
      this.changed.raise(state);
    }
  }
}
