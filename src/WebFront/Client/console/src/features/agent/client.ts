import {
  agentHub, CatchUp, hubCalls, Link, newMessageId, protocolVersion, settle, Signal, unexpected, wireHandlers,
  type AcceptedChat, type AgentClientMethods, type AgentHubMethods, type AgentMe, type Answer, type DraftView, type EventsPush,
  type LinkOptions, type Presence, type QueueChange, type RefusalView, type SessionRow, type SocketFactory,
} from '@orleans-chat/shared';
import type { StoreApi } from 'zustand';
import { agentApi, endedBy } from './api';
import { leftChannels, withFormer, withStanding } from './knownChannels';
import { GetNextId } from './getNextId';
import { Handovers, withTransferNews } from './handovers';
import { OnePress } from './onePress';
import { withNews } from './news';
import { offline, soonest } from './passing';
import { advance } from './rowNews';
import { confirmed, upsert } from './rows';
import { initialAgentState, only, withBoard, withChannelNews, withFigures, withMe, withQueueChange, type AgentState } from './store';
import { Threads } from './threads';
import { tidy } from './tidy';
import { ChatTyping } from './typing';
import { withVisitor } from './visitorLeft';

const ACCOUNT_CHECK_MS = 8_000;

/** The agent's side of the protocol: one connection, many chats, everything into the store. */
export class AgentClient {
  readonly threads: Threads;
  readonly handovers: Handovers;
  readonly press = new OnePress(); // Of whatever takes a customer.
  readonly connected = new Signal();
  /** One of the agent's drafts was saved, on whichever console. */
  readonly drafted = new Signal<DraftView>();
  readonly #store: StoreApi<AgentState>;
  readonly #renew: () => void;
  readonly #link: Link;
  readonly #hub: AgentHubMethods;
  readonly #missed = new CatchUp(() => this.#sync());
  readonly #left = new CatchUp(() => this.#readLeft());
  readonly #next = new GetNextId();
  #leftAgain = false;
  /** Channels of whose queues a change was missed. */
  readonly #stale = new Set<string>();
  readonly #boards = new CatchUp(() => this.#readStale());
  readonly #typing: ChatTyping;
  readonly #rows = (rows: readonly SessionRow[]) => this.#store.setState((state) => ({ rows: upsert(state.rows, rows) }));
  #accountTimer: ReturnType<typeof setInterval> | undefined;

  constructor(store: StoreApi<AgentState>, sockets: SocketFactory, wake?: LinkOptions['wake'], renew: () => void = () => undefined) {
    this.#store = store;
    this.#renew = renew;
    this.#link = new Link({
      sockets, wake, hello: () => this.#hello(), sync: () => this.#missed.now(),
      handlers: wireHandlers<AgentClientMethods>({
        events: (push) => this.#events(push),
        typing: (push) => this.#typing.told(push),
        visitor: (push) => store.setState((state) => withVisitor(state, push)),
        chat: (row) => this.#rows([row]),
        queueChanged: (change) => this.#queueChanged(change),
        figures: (push) => store.setState((state) => withFigures(state, push)), me: (me) => this.#standing(me, true),
        draft: (draft) => this.drafted.raise(draft), news: ({ news }) => store.setState((state) => withNews(state, news)),
        channelChanged: (news) => store.setState((state) => withChannelNews(state, news)),
        resync: () => void this.#resync().catch(() => undefined), // The heartbeat comes back to it.
        goAway: (ms) => this.#link.goAway(ms),
      }),
    });
    this.#hub = hubCalls<AgentHubMethods>((method, ...args) => this.#link.call(method, ...args), agentHub);
    this.#typing = new ChatTyping(store, (sessionId, active) => void this.#hub.typing(sessionId, active).catch(() => undefined));
    this.threads = new Threads(store, this.#hub, () => this.#link.ready);
    this.handovers = new Handovers(this.#hub, (command) => this.#take(command), (command) => this.#ask(command));
    this.#link.changed.add((link) => {
      store.setState(link === 'online' ? { link, noConnection: null } : { link, visitorLeft: {} });
      void (link === 'lost' && this.#checkAccount()); // The server ends connections whose sign-in has ended.
    });
    this.#link.refused.add((noConnection) => store.setState({ noConnection }));
    this.#link.connected.add(() => (this.threads.resume(), this.connected.raise()));
  }

  start(): void {
    this.#store.setState({ signedOut: false, endedBy: null });
    this.#link.start();
    // A socket does not say that it was refused for want of a sign-in; the account does.
    this.#accountTimer = setInterval(() => this.#link.ready || void this.#checkAccount(), ACCOUNT_CHECK_MS);
  }

  stop(): void {
    clearInterval(this.#accountTimer);
    this.#missed.stop();
    this.#link.stop();
  }

  getNext(channelId: string | null): Promise<AcceptedChat | RefusalView> {
    return this.#next.ask((messageId) => this.#take(() => this.#hub.getNext(messageId, channelId)));
  }

  accept(sessionId: string): Promise<AcceptedChat | RefusalView> {
    return this.#take(() => this.#hub.accept(sessionId, newMessageId()));
  }

  /** Shown at once, taken back when refused. */
  async setPresence(presence: Presence): Promise<RefusalView | null> {
    const before = this.#store.getState().me;
    if (before === null) {
      return null;
    }
    this.#store.setState({ me: { ...before, presence } });
    const { ok, refused } = await this.#ask(() => this.#hub.setPresence(presence));
    this.#store.setState({ me: ok ?? before });
    return refused;
  }

  async end(sessionId: string): Promise<RefusalView | null> {
    this.#typing.stopped(sessionId);
    return (await this.#ask(() => this.#hub.end(sessionId, newMessageId()))).refused;
  }

  ask = <T>(call: (hub: AgentHubMethods) => Promise<Answer<T>>) => this.#ask(() => call(this.#hub));

  write(sessionId: string, text: string): void {
    this.#typing.wrote(sessionId);
    this.threads.write(sessionId, text);
  }

  typed(sessionId: string, text: string): void {
    if (text === '') {
      this.#typing.stopped(sessionId);
    } else if (this.#link.ready) {
      this.#typing.typed(sessionId);
    }
  }

  /** The heartbeat: news of the chats that are watched, and of the agent's list. A server that asks for patience keeps its connection. */
  async #sync(): Promise<number | null> {
    const asked = this.threads.points();
    const { ok, refused } = settle(await this.#hub.sync(asked));
    if (refused?.retryAfterMs) {
      return refused.retryAfterMs;
    }
    if (refused !== null) {
      throw new Error(refused.code);
    }
    const answered = new Set([...ok.logs, ...ok.failed].map(({ sessionId }) => sessionId));
    this.threads.closeAll(asked.filter(({ sessionId }) => !answered.has(sessionId)));
    this.#rows(ok.chats);
    this.#standing(ok.me, false);
    await this.threads.receivePages(ok.logs);
    this.#store.setState((state) => tidy(state, Date.now() + state.skewMs));
    return soonest(ok.failed);
  }

  async #hello(): Promise<boolean> {
    const before = this.#store.getState().rows;
    const { ok, refused } = settle(await this.#hub.hello({ protocol: protocolVersion }));
    if (refused !== null) {
      if (refused.code === 'access.notSignedIn') {
        this.#store.setState({ signedOut: true, endedBy: endedBy((await agentApi.account()).refused) });
        return false;
      }
      if (refused.code === 'protocol.unsupported') {
        this.#renew();
      }
      throw new Error(refused.code);
    }
    this.#belongTo(ok.me.id);
    this.#store.setState((state) => ({
      loaded: true,
      me: ok.me,
      channels: withStanding(state.channels, ok.me),
      skewMs: Date.parse(ok.serverTime) - Date.now(),
      rows: upsert(confirmed(before, state.rows, ok), ok.chats),
      // What was told during Hello is newer than its answer.
      boards: only(state.boards, (id) => ok.boards.some((board) => board.channelId === id)),
      channelNews: {}, ...withNews(state, 'inbox', 'stars'), // What was told meanwhile was missed.
    }));
    this.#missed.within(soonest([...ok.failedChats, ...ok.failedBoards])); // Sync sees to both.
    for (const board of ok.boards) {
      this.#store.setState((state) => withBoard(state, board));
    }
    this.#askOfLeft(true);
    this.#boards.soon();
    return true;
  }

  /** Somebody else may have signed in in another tab: of the agent before, nothing stays. */
  #belongTo(agentId: string): void {
    const before = this.#store.getState().me?.id ?? agentId;
    this.threads.belongTo(agentId);
    if (before !== agentId) {
      this.#store.setState(({ link }) => ({ ...initialAgentState, link }));
    }
  }

  async #resync(): Promise<void> {
    this.#store.setState((state) => ({ channelNews: {}, ...withNews(state, 'inbox', 'stars') }));
    await this.#missed.now();
    this.#askOfLeft(true);
    await this.#readBoards(() => true);
  }

  /**
   * Channels that are new to the agent come with their boards; what cannot be had now the heartbeat asks for. `notified`: there is news.
   */
  #standing(me: AgentMe, notified: boolean): void {
    this.#store.setState((state) => withMe(state, me));
    void this.#readBoards((id) => this.#store.getState().boards[id] === undefined);
    this.#askOfLeft(notified);
    this.#boards.soon();
  }

  #queueChanged(change: QueueChange): void {
    const news = withQueueChange(this.#store.getState(), change);
    if (news === null) {
      this.#stale.add(change.channelId);
      this.#boards.soon();
    } else {
      this.#store.setState(news);
    }
  }

  /** What cannot be read now the heartbeat asks for; changes of a channel may be told before it is known that the agent works there. */
  async #readStale(): Promise<null> {
    const known = this.#store.getState().me?.channels ?? [];
    const stale = known.filter(({ id }) => this.#stale.delete(id)).map(({ id }) => id);
    if (stale.length > 0) {
      await this.#readBoards((id) => stale.includes(id));
    }
    return null;
  }

  #askOfLeft(again: boolean): void {
    this.#leftAgain ||= again;
    this.#left.soon();
  }

  /** What became of channels on which the agent has chats and does not work any more; the heartbeat asks for what is not known yet. */
  async #readLeft(): Promise<null> {
    const again = this.#leftAgain;
    this.#leftAgain = false;
    for (const id of leftChannels(this.#store.getState(), again)) {
      const { ok } = await this.#ask(() => this.#hub.formerChannel(id));
      if (ok !== null) {
        this.#store.setState((state) => ({ channels: withFormer(state.channels, ok) }));
      }
    }
    return null;
  }

  /** Side by side: one that is slow holds up no other. */
  async #readBoards(wanted: (channelId: string) => boolean): Promise<void> {
    const channels = (this.#store.getState().me?.channels ?? []).filter(({ id }) => wanted(id));
    await Promise.all(channels.map(async ({ id }) => {
      const { ok } = await this.#ask(() => this.#hub.board(id));
      if (ok !== null) {
        this.#store.setState((state) => (state.me?.channels.some((channel) => channel.id === id) ? withBoard(state, ok) : {}));
      } else {
        this.#stale.add(id);
      }
    }));
  }

  async #take(command: () => Promise<Answer<AcceptedChat>>): Promise<AcceptedChat | RefusalView> {
    const { ok, refused } = await this.#ask(command);
    if (ok !== null) {
      const { log, ...row } = ok;
      this.#rows([row]);
      this.threads.take(log);
    }
    return ok ?? refused;
  }

  async #ask<T>(command: () => Promise<Answer<T>>) {
    const answer = await command().catch(() => null);
    return answer === null ? { ok: null, refused: this.#link.ready ? unexpected : offline } : settle(answer);
  }

  #events(push: EventsPush): void {
    this.#store.setState((state) => withTransferNews(state, push));
    this.#typing.heard(push);
    const { rows, me } = this.#store.getState();
    let whole = this.threads.receive(push);
    const row = rows[push.sessionId];
    if (row) {
      const now = advance(row, push.events);
      this.#rows([now]);
      if (now.seq < push.events.at(-1)!.seq) { // No other push brings it on.
        const asked = now.agentId !== me?.id && this.threads.refresh(push.sessionId); // Sync brings own rows only.
        whole &&= asked;
      }
    }
    if (!whole) {
      this.#missed.soon();
    }
  }

  async #checkAccount(): Promise<void> {
    const { refused } = await agentApi.account();
    if (refused?.code === 'access.notSignedIn') {
      this.stop();
      this.#store.setState({ signedOut: true, endedBy: endedBy(refused) });
    }
  }
}
