import { within } from './deadline';
import type { SocketFactory } from './socket';

/** From the best way to the one that passes every network. */
const LADDER = ['webSockets', 'serverSentEvents', 'longPolling'] as const;

export type Transport = (typeof LADDER)[number];

/**
 * How long each way may take until the server's first word is here. Where a proxy keeps back streams of events nothing else tells:
 * they open, and nothing comes.
 */
const START_MS: Readonly<Record<Transport, number>> = { webSockets: 8_000, serverSentEvents: 6_000, longPolling: 15_000 };

const CLIMB_FIRST_MS = 30_000;
const CLIMB_LONGEST_MS = 600_000;

/**
 * Which way to the server is tried next. What was learnt holds until it is contradicted: a way that fails gives way to the one
 * below it, and while a lower one works, the better ones are tried again beside it, more seldom each time.
 */
export class TransportLadder {
  readonly #sockets: SocketFactory;
  readonly #now: () => number;
  #rung = 0;
  #failures = 0;
  #worked = false;
  #climbMs = CLIMB_FIRST_MS;
  #climbAt = 0;
  #climbing = false;

  constructor(sockets: SocketFactory, now: () => number = () => performance.now()) {
    this.#sockets = sockets;
    this.#now = now;
  }

  get transport(): Transport {
    return LADDER[this.#rung]!;
  }

  get startMs(): number {
    return START_MS[this.transport];
  }

  /** We are online this way, which may be one that was being tried when the network changed. */
  worked(way: Transport): void {
    if (way !== this.transport) {
      this.#to(LADDER.indexOf(way));
    }
    if (!this.#worked) {
      this.#worked = true;
      this.#climbAt = this.#now() + this.#climbMs;
    }
  }

  /** The connection has been good for a while. */
  steady(): void {
    this.#failures = 0;
    if (this.#rung === 0) {
      this.#climbMs = CLIMB_FIRST_MS;
    }
  }

  /** No answer came, or the connection did not last. Servers stop and start: what worked before gets a second chance. */
  failed(way: Transport): void {
    if (way !== this.transport) {
      return; // It was begun on another network.
    }
    this.#failures += 1;
    if (this.#failures >= (this.#worked ? 2 : 1)) {
      this.#to((this.#rung + 1) % LADDER.length);
    }
  }

  /** Another network: nothing of what was learnt holds. */
  forget(connected: boolean): void {
    this.#climbMs = CLIMB_FIRST_MS;
    this.#climbAt = 0;
    if (!connected) {
      this.#to(0);
    }
  }

  /** Tries the better ways, if it is time to, beside the connection that works. True: there is one, and the next connection takes it. */
  async climbs(): Promise<boolean> {
    if (this.#rung === 0 || this.#climbing || this.#now() < this.#climbAt) {
      return false;
    }
    this.#climbing = true;
    this.#climbMs = Math.min(CLIMB_LONGEST_MS, this.#climbMs * 2); // What opens need not last.
    const from = this.#rung;
    for (let rung = 0; rung < from; rung += 1) {
      if (await this.#opens(LADDER[rung]!) && this.#rung === from) {
        this.#climbing = false;
        this.#to(rung);
        return true;
      }
    }
    this.#climbing = false;
    this.#climbAt = this.#now() + this.#climbMs;
    return false;
  }

  async #opens(transport: Transport): Promise<boolean> {
    const socket = this.#sockets(transport);
    const opened = await within('start', START_MS[transport], socket.start()).then(() => true, () => false);
    socket.stop().catch(() => undefined); // It was only asked whether it opens.
    return opened;
  }

  #to(rung: number): void {
    this.#rung = rung;
    this.#failures = 0;
    this.#worked = false;
  }
}
