import {
  CatchUp, cleanText, hubCalls, isBlank, isEnded, limits, Link, newMessageId, protocolVersion, settle, Signal, Thread,
  TypingSender, TypingShown, unexpected, visitorHub, wireHandlers,
  type EventsPage, type EventsPush, type FileView, type LinkOptions, type RefusalView, type SocketFactory,
  type VisitorChat, type VisitorClientMethods, type VisitorHubMethods,
} from '@orleans-chat/shared';
import type { VisitorMemory } from './memory';
import { notAllowed } from './notAllowed';
import { toStart, type StartForm } from './startForm';
import { StartRequest } from './startRequest';
import { initialState, type VisitorState } from './state';

/** The visitor's side of the protocol: one connection, at most one chat. */
export class VisitorClient {
  readonly changed = new Signal();
  readonly #channel: string;
  readonly memory: VisitorMemory;
  readonly #link: Link;
  readonly #hub: VisitorHubMethods;
  readonly #start: StartRequest;
  readonly #renew: (() => void) | undefined;
  #retired = false;
  readonly #missed = new CatchUp(() => this.#sync());
  readonly #typing = new TypingSender((active) => void this.#hub.typing(active, this.#preview()).catch(() => undefined));
  readonly #preview = (): string | null => (this.#state.look?.typingPreview ? this.memory.draft.slice(0, limits.previewLength) : null);
  readonly #agentTypes = new TypingShown((active) => this.#set({ agentTypes: active }));
  #state = initialState;
  #thread: Thread | null = null;
  /** The last event that came for a chat that is not here (yet). */
  #early: { sessionId: string; seq: number } | null = null;

  constructor(channel: string, sockets: SocketFactory, memory: VisitorMemory, wake?: LinkOptions['wake'], renew?: () => void) {
    this.#channel = channel;
    this.#renew = renew;
    this.memory = memory;
    this.#link = new Link({
      sockets, wake, hello: () => this.#hello(), sync: () => this.#missed.now(),
      handlers: wireHandlers<VisitorClientMethods>({
        events: (push) => this.#events(push),
        typing: (push) => this.#agentTypes.notified(push.active && push.by.kind !== 'customer'),
        queue: (queue) => this.#set({ queue }),
        availability: (availability) => this.#set({ availability }),
        channel: (look) => this.#set({ look }),
        resync: () => this.#missed.soon(),
        goAway: (ms) => this.#link.goAway(ms),
      }),
    });
    this.#hub = hubCalls<VisitorHubMethods>((method, ...args) => this.#link.call(method, ...args), visitorHub);
    this.#start = new StartRequest(memory, { start: (start) => this.#hub.start(start), ready: () => this.#link.ready }, {
      taken: (chat) => void this.#take(chat).catch(() => undefined), // The heartbeat asks for what is missing.
      delayed: (refusal) => this.#set({ refusal }),
      refused: (refusal) => this.#set({ starting: false, refusal }),
    });
    this.#link.changed.add((link) => this.#set(link === 'online' ? { link, noConnection: null } : { link }));
    this.#link.refused.add((noConnection) => this.#set({ noConnection }));
    this.#link.connected.add(() => this.#resume());
  }

  get state(): VisitorState {
    return this.#state;
  }

  get unread(): number {
    return this.#thread?.unread ?? 0;
  }

  connect(): void {
    this.#set({ connectionRefusal: null });
    this.#link.start();
  }

  /** Another widget goes on from here, with what this one has stored. */
  retire(): void {
    this.#retired = true;
    this.#leave();
    this.#link.stop();
  }

  /** Nothing to wait for: no chat, and the window is closed. */
  disconnect = (): void => this.#link.stop();

  /** Asks for a chat; goes on over lost connections until there is one, or a refusal. */
  start(form: StartForm): void {
    this.#set({ starting: true, refusal: null });
    this.#start.ask(toStart(form, this.#state.look?.preChat, this.memory.visitorKey));
  }

  write(text: string): void {
    this.memory.draft = '';
    this.#typing.wrote();
    this.#thread?.write(text);
  }

  /** The server has it; under the same id it is one message, however often it is sent. */
  sendFile = (file: FileView, messageId: string): void => this.#thread?.writeFile(file, messageId);
  retry = (messageId: string): void => this.#thread?.retry(messageId);

  typed(draft: string): void {
    this.memory.draft = draft;
    if (draft === '') {
      this.#typing.stopped();
    } else if (this.#link.ready) {
      this.#typing.typed();
    }
  }

  /** Why something did not happen that was not asked for here. */
  say = (refusal: RefusalView): void => this.#set({ refusal });

  /** Everything shown so far has been on the screen. */
  seen(): void {
    if (this.#thread?.seen()) {
      this.changed.raise();
    }
  }

  /** The text of an own message. */
  remove = (seq: number): Promise<void> => this.#ask(() => this.#hub.deleteMessage(seq, newMessageId()));
  end = (): Promise<void> => this.#ask(() => this.#hub.end(newMessageId()));
  reopen = (): Promise<void> => this.#ask(() => this.#hub.reopen(newMessageId()));
  /** Whether an article that was suggested answered the question; if not, it goes to the queue. */
  answerFaq = (solved: boolean): Promise<void> => this.#ask(() => this.#hub.answerFaq(newMessageId(), solved));
  readArticle = (id: string, language: string): ReturnType<VisitorHubMethods['readArticle']> => this.#hub.readArticle(id, language);

  /** The log brings it back. */
  rate(stars: number, comment: string): Promise<void> {
    return this.#ask(() => this.#hub.rate(newMessageId(), stars, isBlank(comment) ? null : cleanText(comment.trim())));
  }

  /** Puts an ended chat away; the form is there again. */
  startOver(): void {
    this.memory.forget();
    this.#leave();
    this.#link.restart();
  }

  /** Another tab began, changed or put away the chat. */
  followOtherTab(): void {
    if (!this.#retired && (this.memory.chat?.sessionId ?? null) !== (this.#thread?.sessionId ?? null)) {
      this.#leave();
      if (this.#link.state === 'stopped') {
        this.#link.start();
      } else {
        this.#link.restart();
      }
    }
  }

  async #hello(): Promise<boolean> {
    const saved = this.memory.chat;
    if (this.#thread !== null && saved?.sessionId !== this.#thread.sessionId) {
      this.#leave();
    }
    const { ok, refused } = settle(await this.#hub.hello({
      protocol: protocolVersion, channel: this.#channel, token: saved?.token ?? null,
      afterSeq: this.#thread?.lastSeq ?? 0, numbering: this.#thread?.numbering,
    }));
    if (refused !== null) {
      return this.#shutOut(refused);
    }
    if (saved !== null && ok.tokenRefused?.retryAfterMs) {
      throw new Error(ok.tokenRefused.code);
    }
    this.#set({ look: ok.channel, availability: ok.availability, connectionRefusal: null });
    if (ok.chat) {
      await this.#take(ok.chat);
    } else if (saved !== null) {
      this.memory.forget();
      this.#leave();
      this.#set({ refusal: ok.tokenRefused ?? null });
    }
    return true;
  }

  #shutOut(refused: RefusalView): boolean {
    if (refused.retryAfterMs) {
      this.#set({ refusal: refused });
      throw new Error(refused.code);
    }
    if (refused.code === 'protocol.unsupported' && this.#renew) {
      this.#renew();
      throw new Error(refused.code); // Another server may speak this version.
    }
    if (refused.code === 'channel.notFound') {
      this.memory.forget(); // Deleted, and no chat goes on there: the website's next page shows nothing.
    }
    if (refused.code === 'access.originNotAllowed') {
      console.warn(notAllowed(refused.details?.['origin'] ?? location.origin)); // oxlint-disable-line no-console -- nobody else can help
    }
    this.#set({ connectionRefusal: refused });
    return false;
  }

  #resume(): void {
    if (this.#thread === null && this.#start.resume()) {
      this.#set({ starting: true });
    }
    this.#thread?.resume();
  }

  async #take(chat: VisitorChat): Promise<void> {
    const sessionId = chat.log.sessionId;
    this.memory.chat = { token: chat.token, sessionId };
    this.#start.done();
    if (this.#thread?.sessionId !== sessionId || chat.log.numbering !== this.#thread.numbering) {
      const historyUpTo = this.#state.starting ? 0 : chat.log.lastSeq;
      this.#leave();
      this.#thread = this.#open(sessionId);
      this.#set({ historyUpTo });
    }
    const more = this.#receivePage(this.#thread, chat.log);
    this.#set({ queue: chat.queue ?? null, starting: false, refusal: null, thread: this.#thread.view });
    const early = this.#early?.sessionId === sessionId ? this.#early.seq : 0;
    this.#early = null;
    if (more || Math.max(early, chat.log.lastSeq) > this.#thread.lastSeq) {
      await this.#missed.now();
    }
  }

  /** What an older copy of the database brings back is no news. */
  #receivePage(thread: Thread, page: EventsPage): boolean {
    if (page.startOver) {
      this.#set({ historyUpTo: page.lastSeq });
    }
    return thread.receivePage(page);
  }

  #open(sessionId: string): Thread {
    const thread = new Thread({
      sessionId, side: 'customer', store: this.memory.outbox(sessionId),
      send: (messageId, text, { file }) =>
        (file ? this.#hub.sendFile({ messageId, fileId: file.id }) : this.#hub.send({ messageId, text })),
      markRead: (upTo) => this.#hub.markRead(upTo),
      connected: () => this.#link.ready && this.#thread === thread,
    });
    thread.changed.add(() => this.#thread === thread && this.#set({ thread: thread.view }));
    thread.behind.add(() => this.#missed.soon());
    return thread;
  }

  #leave(): void {
    this.#thread?.dispose();
    this.#thread = null;
    this.#set({ thread: null, queue: null, agentTypes: false, starting: false, ending: false, refusal: null });
  }

  #events(push: EventsPush): void {
    if (push.sessionId !== this.#thread?.sessionId) {
      // Of a chat that was put away; or of one whose start is not yet answered, and the answer may have the log up to here only.
      this.#early = { sessionId: push.sessionId, seq: push.events.at(-1)?.seq ?? 0 };
      return;
    }
    if (push.events.some((event) => event.type === 'message' && event.by?.kind !== 'customer')) {
      this.#agentTypes.notified(false);
    }
    if (!this.#thread.receive(push.events)) {
      this.#missed.soon();
    }
  }

  /** Page by page. Passing trouble is retried; any other means that this connection's hello no longer holds. */
  async #sync(): Promise<number | null> {
    for (let more = true; more && this.#thread !== null;) {
      const thread = this.#thread;
      const { ok, refused } = settle(await this.#hub.sync(thread.lastSeq));
      if (thread !== this.#thread) {
        return null;
      }
      if (refused !== null) {
        if (!refused.retryAfterMs) {
          this.#link.restart();
        }
        return refused.retryAfterMs || null;
      }
      if (ok.token) {
        this.memory.chat = { token: ok.token, sessionId: thread.sessionId };
      }
      more = this.#receivePage(thread, ok.log);
      this.#set({ queue: ok.queue ?? null });
    }
    return null;
  }

  async #ask(command: () => ReturnType<VisitorHubMethods['end']>): Promise<void> {
    this.#set({ ending: true, refusal: null });
    const refused = await command().then((answer) => settle(answer).refused, () => unexpected);
    this.#set({ ending: false, refusal: refused });
    if (refused === null || isEnded(this.#state.thread?.conversation.status ?? 'none')) {
      this.#missed.soon();
    }
  }

  #set(change: Partial<VisitorState>): void {
    this.#state = { ...this.#state, ...change };
    this.changed.raise();
  }
}
