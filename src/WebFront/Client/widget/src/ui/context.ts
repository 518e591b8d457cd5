import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Texts } from '../texts/translate';
import type { VisitorClient } from '../visitor/client';
import type { VisitorState } from '../visitor/state';

export interface WidgetContext {
  readonly client: VisitorClient;
  readonly state: VisitorState;
  readonly texts: Texts;
  /** Address of the chat server. */
  readonly base: string;
  /** What the page itself knows to be on the badge. */
  readonly label?: string | null | undefined;
}

export const Context = createContext<WidgetContext | null>(null);

export function useWidget(): WidgetContext {
  const context = useContext(Context);
  if (context === null) {
    throw new Error('Outside the widget');
  }
  return context;
}
