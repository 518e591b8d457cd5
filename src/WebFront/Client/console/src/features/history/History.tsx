import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { FoundList } from './FoundList';
import { HistoryFilters } from './HistoryFilters';
import { PastConversation } from './PastConversation';
import { addressOf, filterOf } from './place';
import { useFound } from './useFound';
import { useHistoryPlace } from './useHistoryPlace';
import styles from './History.module.css';

/** All chats that the agent may read: what is looked for at the top, what was found on the left, the open one beside it, for reading. */
export function History() {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const { asked, shown, setShown } = useHistoryPlace();
  const found = useFound(filterOf(asked));
  const list = useRef<HTMLDivElement>(null);
  const close = () => {
    const { open } = asked;
    go(addressOf({ ...asked, open: '', at: '' }));
    list.current?.querySelector<HTMLElement>(`[data-chat="${open}"]`)?.focus();
  };
  return (
    <div className={styles.history} data-open={asked.open !== ''}>
      <section className={styles['history-found']} aria-label={t('nav.history')} ref={list}>
        <HistoryFilters shown={shown} setShown={setShown} refusal={found.refusal} />
        <FoundList found={found} place={asked} onEverything={() => go(addressOf({}))} />
      </section>
      {asked.open !== '' && (
        <PastConversation key={`${asked.open} ${asked.at}`} chat={asked.open} at={Number(asked.at)} onClose={close} />
      )}
    </div>
  );
}
