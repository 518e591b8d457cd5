import type { EmbedLook } from './contracts';

/** What the loader hands to the widget. */
export interface WidgetMount {
  readonly channel: string;
  /** Address of the chat server, with a slash at the end. */
  readonly base: string;
  readonly root: ShadowRoot;
  readonly badge: HTMLButtonElement;
  /** From the script; the channel's settings of now win once they are known. */
  readonly look: EmbedLook | null;
  /** Whether the window opens now; otherwise an earlier chat is restored behind the badge. */
  readonly open: boolean;
}

export interface WidgetModule {
  /** Answers how to end it, for a newer one in its place. */
  mount(options: WidgetMount): () => void;
}
