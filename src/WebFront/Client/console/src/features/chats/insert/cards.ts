import { browserStorage } from '@orleans-chat/shared';
import { create } from 'zustand';
import { useAgent } from '../../agent';

/** A link that goes out with the next message: to this article, as the page of the agent shows it meanwhile. */
export interface Card {
  readonly articleId: string;
  readonly language: string;
  readonly title: string;
  readonly excerpt: string;
}

const PREFIX = 'orleans-chat.console.cards.';
const none: readonly Card[] = [];
const storage = browserStorage(() => sessionStorage);

/** By agent and chat; survives a reload of the tab. */
const useAll = create<Readonly<Record<string, readonly Card[]>>>()(() => ({}));

const keyOf = (sessionId: string): string => `${useAgent.getState().me?.id}.${sessionId}`;

export function cardsOf(sessionId: string): readonly Card[] {
  const key = keyOf(sessionId);
  return useAll.getState()[key] ?? parse(storage.getItem(PREFIX + key));
}

export function useCards(sessionId: string): readonly Card[] {
  useAgent((state) => state.me?.id); // Another agent has others.
  return useAll((all) => all[keyOf(sessionId)]) ?? cardsOf(sessionId);
}

/** What is sent, or taken away, leaves no card behind. */
export function keepCards(sessionId: string, cards: readonly Card[]): void {
  const key = keyOf(sessionId);
  useAll.setState({ [key]: cards });
  if (cards.length === 0) {
    storage.removeItem(PREFIX + key);
  } else {
    storage.setItem(PREFIX + key, JSON.stringify(cards));
  }
}

function parse(value: string | null): readonly Card[] {
  try {
    const cards = JSON.parse(value ?? '[]') as unknown;
    return Array.isArray(cards) && cards.length > 0 ? cards as Card[] : none;
  } catch {
    return none; // Somebody else wrote there.
  }
}
