import {
  browserStorage, keyedOutboxStore, settle, Thread,
  type AgentHubMethods, type Answer, type ArticleLink, type EventsPage, type EventsPush, type FileView, type RefusalView, type Said,
  type Sent,
  type SyncPoint,
} from '@orleans-chat/shared';
import type { StoreApi } from 'zustand';
import { drained } from './drained';
import { upsertOpened, withoutWords } from './rows';
import type { AgentState } from './store';
import { without } from './without';

const PREFIX = 'orleans-chat.console.out.';
const WATCHED = 10;
const FAULT_RETRY_MS = 5_000;

/** The conversations that this browser follows for one agent: those last looked at, and those with something unsent. */
export class Threads {
  readonly #store: StoreApi<AgentState>;
  readonly #hub: AgentHubMethods;
  readonly #ready: () => boolean;
  readonly #storage = browserStorage(() => sessionStorage);
  readonly #threads = new Map<string, Thread>();
  #agentId = '';
  #connection = 0;
  /** Opened with the answer that it was accepted, on this connection, and not shown yet. */
  #taken: Thread | null = null;
  /** The last events that were told, also of chats that are not here. */
  readonly #told = new Map<string, number>();
  readonly #refreshing = new Set<string>();

  constructor(store: StoreApi<AgentState>, hub: AgentHubMethods, ready: () => boolean) {
    this.#store = store;
    this.#hub = hub;
    this.#ready = ready;
  }

  /** Whether there is a connection. */
  get ready(): boolean {
    return this.#ready();
  }

  /** Whose chats these are; known from Hello on. What another agent wrote in this tab stays theirs. */
  belongTo(agentId: string): void {
    if (agentId === this.#agentId) {
      return;
    }
    [...this.#threads.values()].forEach((thread) => this.#forget(thread));
    this.#agentId = agentId;
    for (const key of this.#storage.keys().filter((name) => name.startsWith(this.#prefix))) {
      this.#thread(key.slice(this.#prefix.length).split('.')[0]!);
    }
  }

  /** Shows a conversation and follows it from now on. */
  async open(sessionId: string): Promise<RefusalView | null> {
    const thread = this.#newest(sessionId);
    const taken = this.#taken === thread;
    this.#taken = null;
    return this.#ready() && !taken ? this.#load(thread) : null;
  }

  /** An accepted chat came opened: it is followed from here, and whoever shows it next need not ask for it. */
  take(log: EventsPage | null | undefined): void {
    // Where more was told before the answer came, whoever shows it asks.
    if (log && !(this.#told.get(log.sessionId)! > log.lastSeq)) {
      const thread = this.#newest(log.sessionId);
      if (!thread.receivePage(log)) {
        this.#taken = thread;
        this.#show(thread, false);
      }
    }
  }

  /** The last one to be let go. */
  #newest(sessionId: string): Thread {
    const thread = this.#thread(sessionId);
    this.#threads.delete(sessionId);
    this.#threads.set(sessionId, thread);
    this.#letOldestGo();
    return thread;
  }

  /** Nobody looks at it any more. What is written and not sent keeps it. */
  close(sessionId: string): void {
    const thread = this.#threads.get(sessionId);
    if (thread !== undefined && thread.outbox.entries.length === 0) {
      this.#forget(thread);
      this.#hub.closeView(sessionId).catch(() => undefined); // Without it the connection only hears a little too much.
    }
  }

  write(sessionId: string, text: string): void {
    this.#thread(sessionId).write(text);
  }

  /** @param messageId of the file's own: however often it is sent, it is one message. */
  writeFile(sessionId: string, file: FileView, messageId: string, documentId?: string): void {
    this.#thread(sessionId).writeFile(file, messageId, documentId);
  }

  writeLink(sessionId: string, link: ArticleLink): void {
    this.#thread(sessionId).writeLink(link);
  }

  /** Whether the server has answered to all that was written there, within a time. */
  drained(sessionId: string, withinMs: number): Promise<boolean> {
    return drained(this.#thread(sessionId).outbox, withinMs);
  }

  /** Whether something that was written there is not sent, and may never be. */
  hasUnsent(sessionId: string): boolean {
    return (this.#threads.get(sessionId)?.outbox.entries.length ?? 0) > 0;
  }

  retry(sessionId: string, messageId: string): void {
    this.#thread(sessionId).retry(messageId);
  }

  /** The conversation's agent has seen what stands up to this place. */
  seen(sessionId: string, upTo: number): void {
    const state = this.#store.getState();
    if (state.rows[sessionId]?.agentId === state.me?.id) {
      this.#threads.get(sessionId)?.seen(upTo);
    }
  }

  /** Up to where this agent has seen the conversation, here or elsewhere. */
  seenUpTo(sessionId: string): number {
    return this.#threads.get(sessionId)?.seenUpTo ?? 0;
  }

  points(): SyncPoint[] {
    return [...this.#threads.values()].map((thread) => ({ sessionId: thread.sessionId, afterSeq: thread.lastSeq }));
  }

  /** False: something is missing, so call Sync. */
  receive({ sessionId, events }: EventsPush): boolean {
    this.#told.set(sessionId, events.at(-1)!.seq);
    return this.#threads.get(sessionId)?.receive(events) ?? true;
  }

  /** Its row is behind, and its events cannot bring it on: asks for it. */
  refresh(sessionId: string): true {
    const thread = this.#threads.get(sessionId);
    if (thread !== undefined && !this.#refreshing.has(sessionId)) {
      this.#refreshing.add(sessionId);
      // The next event asks again.
      void this.#load(thread).catch(() => undefined).finally(() => this.#refreshing.delete(sessionId));
    }
    return true;
  }

  /** The server keeps these from us: the right to read them is gone. What was written there is kept, it may be ours again. */
  closeAll(points: readonly SyncPoint[]): void {
    const { rows, me } = this.#store.getState();
    const others = points.map(({ sessionId }) => sessionId).filter((id) => rows[id]?.agentId !== me?.id);
    this.#store.setState((state) => ({ rows: withoutWords(state.rows, others) }));
    for (const { sessionId } of points) {
      const thread = this.#threads.get(sessionId);
      if (thread !== undefined && thread.outbox.entries.length === 0) {
        this.#forget(thread);
      }
    }
  }

  async receivePages(pages: readonly EventsPage[]): Promise<void> {
    for (const page of pages) {
      const thread = this.#threads.get(page.sessionId);
      if (thread?.receivePage(page)) {
        await this.#load(thread, page.startOver === true);
      }
    }
  }

  /** A new connection follows nothing yet. */
  resume(): void {
    this.#connection += 1;
    this.#taken = null;
    this.#threads.forEach((thread) => void this.#follow(thread, this.#connection));
  }

  /** A server that cannot just now is asked again, for as long as this connection lives; the next one resumes. */
  async #follow(thread: Thread, connection: number): Promise<void> {
    if (this.#connection === connection && this.#ready() && this.#holds(thread)) {
      const refused = await this.#load(thread).catch(() => ({ retryAfterMs: FAULT_RETRY_MS }));
      thread.resume();
      if (refused?.retryAfterMs) {
        setTimeout(() => void this.#follow(thread, connection), refused.retryAfterMs);
      }
    }
  }

  /** `startsOver`: so does the log, and its row with it. */
  async #load(thread: Thread, startsOver = false): Promise<RefusalView | null> {
    for (let more = true; more;) {
      const { ok, refused } = settle(await this.#hub.open(thread.sessionId, thread.lastSeq));
      if (refused !== null || !this.#holds(thread)) {
        return refused;
      }
      more = thread.receivePage(ok.log);
      const anew = startsOver || ok.log.startOver === true;
      startsOver = false;
      this.#store.setState((state) => ({ rows: upsertOpened(anew ? without(state.rows, thread.sessionId) : state.rows, ok.row) }));
      this.#show(thread, ok.listening);
    }
    return null;
  }

  #show(thread: Thread, listening: boolean): void {
    this.#store.setState((state) => ({
      listening: { ...state.listening, [thread.sessionId]: listening },
      threads: { ...state.threads, [thread.sessionId]: thread.view },
    }));
  }

  #thread(sessionId: string): Thread {
    const known = this.#threads.get(sessionId);
    if (known !== undefined) {
      return known;
    }
    const thread: Thread = new Thread({
      sessionId, side: 'agent', store: keyedOutboxStore(this.#storage, `${this.#prefix}${sessionId}.`),
      connected: () => this.#ready() && this.#holds(thread),
      send: (messageId, _text, said) => this.#send(sessionId, messageId, said),
      markRead: (upTo) => this.#hub.markRead(sessionId, upTo),
    });
    thread.changed.add(
      () => this.#holds(thread) && this.#store.setState((state) => ({ threads: { ...state.threads, [sessionId]: thread.view } })),
    );
    thread.behind.add(() => void this.#load(thread).catch(() => undefined)); // The heartbeat asks again.
    this.#threads.set(sessionId, thread);
    return thread;
  }

  #send(sessionId: string, messageId: string, { text, file, documentId, link }: Said): Promise<Answer<Sent>> {
    if (link) {
      return this.#hub.sendArticle({ sessionId, messageId, articleId: link.articleId, language: link.language });
    }
    if (documentId) {
      return this.#hub.sendDocument({ sessionId, messageId, documentId });
    }
    return file ? this.#hub.sendFile({ sessionId, messageId, fileId: file.id }) : this.#hub.send({ sessionId, messageId, text });
  }

  #letOldestGo(): void {
    const idle = [...this.#threads.values()].slice(0, -WATCHED).filter((thread) => thread.outbox.entries.length === 0);
    for (const thread of idle) {
      this.#forget(thread);
      this.#hub.closeView(thread.sessionId).catch(() => undefined); // Without it the connection only hears a little too much.
    }
  }

  #forget(thread: Thread): void {
    const { sessionId } = thread;
    thread.dispose();
    this.#threads.delete(sessionId);
    this.#store.setState(({ threads, listening }) => ({ threads: without(threads, sessionId), listening: without(listening, sessionId) }));
  }

  #holds(thread: Thread): boolean {
    return this.#threads.get(thread.sessionId) === thread;
  }

  get #prefix(): string {
    return `${PREFIX}${this.#agentId}.`;
  }
}
