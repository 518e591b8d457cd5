import { browserStorage, newMessageId, type FileView } from '@orleans-chat/shared';
import { create } from 'zustand';
import { useAgent, type useClient } from '../../agent';

/** What goes out with the next message: a link to an article, or a document. */
export type Card =
  | { readonly kind: 'article'; readonly id: string; readonly title: string; readonly language: string; readonly excerpt: string }
  | { readonly kind: 'document'; readonly id: string; readonly title: string; readonly file: FileView };

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

/** One message each, after what was written. */
export function sendCards({ threads }: ReturnType<typeof useClient>, sessionId: string): void {
  for (const card of cardsOf(sessionId)) {
    if (card.kind === 'document') {
      threads.writeFile(sessionId, card.file, newMessageId(), card.id);
    } else {
      const { id, title, language, excerpt } = card;
      threads.writeLink(sessionId, { articleId: id, language, title, excerpt, address: '' });
    }
  }
  keepCards(sessionId, none);
}

function parse(value: string | null): readonly Card[] {
  try {
    const cards = JSON.parse(value ?? '[]') as unknown;
    return Array.isArray(cards) && cards.length > 0 ? cards as Card[] : none;
  } catch {
    return none; // Somebody else wrote there.
  }
}
