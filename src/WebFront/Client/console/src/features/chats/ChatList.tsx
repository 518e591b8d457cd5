import { useTranslation } from 'react-i18next';
import { listTop } from './places';
import { ListGroups } from './list/ListGroups';
import { QueueStrip } from './queue/QueueStrip';
import styles from './ChatList.module.css';

/** Who waits, and this agent's chats. */
export function ChatList() {
  const { t } = useTranslation();
  return (
    <aside className={styles['chat-list']} aria-label={t('chats.label')}>
      <QueueStrip />
      {listTop.map((Part, index) => <Part key={index} />)}
      <ListGroups />
    </aside>
  );
}
