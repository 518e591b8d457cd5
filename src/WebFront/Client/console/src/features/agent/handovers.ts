import {
  newMessageId, type AcceptedChat, type AgentHubMethods, type Answer, type EventsPush, type RefusalView, type TransferTargets,
} from '@orleans-chat/shared';
import type { AgentState } from './store';

/** One of both. */
export interface TransferTo {
  readonly agent?: string;
  readonly channel?: string;
}

type Take = (command: () => Promise<Answer<AcceptedChat>>) => Promise<AcceptedChat | RefusalView>;
type Asked<T> = { readonly ok: T; readonly refused: null } | { readonly ok: null; readonly refused: RefusalView };
type Ask = <T>(command: () => Promise<Answer<T>>) => Promise<Asked<T>>;

/** How a transfer of an own chat ended: the row that comes with it says only that it did. */
export function withTransferNews({ rows, me }: AgentState, { sessionId, events }: EventsPush): Partial<AgentState> {
  const settled = events.findLast(({ type }) => type === 'transferSettled');
  const asked = events.findLast(({ type }) => type === 'transferRequested');
  const row = rows[sessionId];
  // The row may have come before: then only of a rejection it is known by whom, and that its sender has the chat.
  const sender = asked?.by?.agentId ?? row?.transferFrom ?? (settled?.reason === 'rejected' ? row?.agentId : undefined);
  if (!settled?.reason || me === null || sender !== me.id) {
    return {};
  }
  const to = asked?.to?.name ?? row?.transferToName ?? settled.by?.name ?? null;
  return { transferNews: { sessionId, seq: settled.seq, outcome: settled.reason, to } };
}

/** Chats that go from hand to hand. */
export class Handovers {
  readonly #hub: AgentHubMethods;
  readonly #take: Take;
  readonly #ask: Ask;

  constructor(hub: AgentHubMethods, take: Take, ask: Ask) {
    this.#hub = hub;
    this.#take = take;
    this.#ask = ask;
  }

  async transfer(sessionId: string, { agent, channel }: TransferTo, note: string): Promise<RefusalView | null> {
    const request = { sessionId, messageId: newMessageId(), toAgent: agent, toChannel: channel, note: note.trim() || undefined };
    return (await this.#ask(() => this.#hub.transfer(request))).refused;
  }

  accept(sessionId: string): Promise<AcceptedChat | RefusalView> {
    return this.#take(() => this.#hub.acceptTransfer(sessionId, newMessageId()));
  }

  async reject(sessionId: string): Promise<RefusalView | null> {
    return (await this.#ask(() => this.#hub.rejectTransfer(sessionId, newMessageId()))).refused;
  }

  async cancel(sessionId: string): Promise<RefusalView | null> {
    return (await this.#ask(() => this.#hub.cancelTransfer(sessionId, newMessageId()))).refused;
  }

  takeOver(sessionId: string): Promise<AcceptedChat | RefusalView> {
    return this.#take(() => this.#hub.takeOver(sessionId, newMessageId()));
  }

  targets(sessionId: string): Promise<Asked<TransferTargets>> {
    return this.#ask(() => this.#hub.transferTargets(sessionId));
  }

  /** Null: it cannot be had just now. */
  async gone(channelId: string): Promise<readonly string[] | null> {
    return (await this.#ask(() => this.#hub.goneAgents(channelId))).ok?.agentIds ?? null;
  }
}
