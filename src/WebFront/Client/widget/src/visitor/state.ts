import type { AvailabilityView, WidgetConfig, LinkState, QueueView, RefusalView, ThreadView } from '@orleans-chat/shared';

/** Everything that the window shows. A new object for every change. */
export interface VisitorState {
  readonly link: LinkState;
  /** Why there is no connection, where the server has said so. */
  readonly noConnection: RefusalView | null;
  readonly look: WidgetConfig | null;
  readonly availability: AvailabilityView | null;
  readonly queue: QueueView | null;
  readonly thread: ThreadView | null;
  /** Up to this place of the log the chat is older than this page, or was put back; 0 where it was begun here. */
  readonly historyUpTo: number;
  readonly agentTypes: boolean;
  /** A start is on its way. */
  readonly starting: boolean;
  readonly ending: boolean;
  /** Why the last thing that was asked for did not happen. */
  readonly refusal: RefusalView | null;
  /** The server does not talk to us at all: unknown channel, or a newer protocol. */
  readonly connectionRefusal: RefusalView | null;
}

export const initialState: VisitorState = {
  link: 'stopped', noConnection: null, look: null, availability: null, queue: null, thread: null, historyUpTo: 0,
  agentTypes: false, starting: false, ending: false, refusal: null, connectionRefusal: null,
};
