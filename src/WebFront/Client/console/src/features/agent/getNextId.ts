import { newMessageId, unexpected, type AcceptedChat, type RefusalView } from '@orleans-chat/shared';

const KEPT_MS = 60_000;

/**
 * The message id of Get next. Where the answer got lost, or the server asked for patience, the next one has the same id: it is answered
 * with the chat that the first one may have taken, and takes no second one. If the first one took none, its answer is old: who waits
 * now is asked for under a new id.
 */
export class GetNextId {
  #open: { readonly id: string; readonly at: number } | null = null;

  async ask(call: (messageId: string) => Promise<AcceptedChat | RefusalView>): Promise<AcceptedChat | RefusalView> {
    const now = performance.now();
    const before = this.#open !== null && now - this.#open.at < KEPT_MS ? this.#open : null;
    const open = before ?? { id: newMessageId(), at: now };
    this.#open = open;
    const answer = await call(open.id);
    if (this.#open === open && isSettled(answer)) {
      this.#open = null;
    }
    if (before !== null && 'code' in answer && isSettled(answer)) {
      return this.ask(call);
    }
    return answer;
  }
}

/** The server said yes, or no for good. */
const isSettled = (answer: AcceptedChat | RefusalView): boolean =>
  !('code' in answer) || (!answer.retryAfterMs && answer.code !== unexpected.code && !answer.code.startsWith('local.'));
