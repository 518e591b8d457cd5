import type { SessionRow } from '@orleans-chat/shared';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moment } from '../../lib/words';
import { EarlierDrawer, useEarlier } from './EarlierChats';
import styles from './EarlierStrip.module.css';

const SHOWN = 3;

/** Above a conversation: the customer's last chats, one click away; nothing where there is none. */
export function EarlierStrip({ row }: { row: SessionRow }) {
  const { t } = useTranslation();
  const { chats = [], more } = useEarlier(row);
  const [open, setOpen] = useState<string | null>(null);
  return chats.length > 0 && (
    <nav className={styles['earlier-strip']} aria-label={t('history.earlier')}>
      <IconHistory size={16} stroke={1.75} aria-hidden />
      <span className={styles['earlier-title']}>{t('history.earlier')}</span>
      {chats.slice(0, SHOWN).map((chat) => (
        <button key={chat.id} type="button" title={chat.firstMessage ?? undefined} onClick={() => setOpen(chat.id)}>
          {moment(chat.requestedAt)}
        </button>
      ))}
      {(chats.length > SHOWN || more) && <span>{t('history.andMore', { count: chats.length - SHOWN })}{more && '+'}</span>}
      <EarlierDrawer chat={open} onClose={() => setOpen(null)} />
    </nav>
  );
}
