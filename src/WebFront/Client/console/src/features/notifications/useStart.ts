import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { hasView, showChat, showTab } from '../chats';
import { usePreferences } from '../preferences';

/** In this tab of the browser nobody has been anywhere yet. */
let isNew = !hasView();

/** What a mail links to; the address is then as ever. */
const CHAT = 'chat';

/** Where the console begins: with the chat that the address names, else with the page that the agent has chosen. */
export function useStart(): void {
  const [, go] = useLocation();
  const page = usePreferences(({ view }) => view?.settings.startPage);
  useEffect(() => {
    const chat = new URLSearchParams(location.search).get(CHAT);
    if (chat !== null) {
      isNew = false;
      go('/console', { replace: true });
      showChat(chat.replaceAll(/[^0-9a-f]/g, ''));
    }
  }, [go]);
  useEffect(() => {
    if (isNew && page !== undefined) {
      isNew = false;
      if (!hasView()) { // Nobody waits for the answer: they may have gone somewhere meanwhile.
        showTab(page);
      }
    }
  }, [page]);
}
