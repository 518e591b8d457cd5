import { ActionIcon, Title } from '@mantine/core';
import { isOwned } from '@orleans-chat/shared';
import { IconChevronLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { languageName } from '../../../lib/words';
import { owed, useAgent, useChannelName } from '../../agent';
import { ChannelDot } from '../ChannelDot';
import { CustomerButton } from '../CustomerPanel';
import { headButtons, type ChatProps } from '../places';
import { showChat } from '../view';
import { WaitPill } from '../wait/WaitPill';
import { CustomerState } from './CustomerState';
import styles from './Head.module.css';

/** Whose chat it is, where it comes from, and how long they have waited for us; at its end everything that can be done with it. */
export function Head(props: ChatProps) {
  const { row, name, mine } = props;
  const channel = useChannelName(row.channelId);
  return (
    <header className={styles['conversation-head']}>
      <BackButton sessionId={row.id} />
      <div className={styles['conversation-name']}>
        <div className={styles['head-line']}>
          <Title order={2} fz={17} lh="24px" title={name}>{name}</Title>
          {isOwned(row.status) && <WaitPill row={row} />}
        </div>
        <div className={styles['head-facts']}>
          <ChannelDot channelId={row.channelId} /><bdi>{channel}</bdi>
          {row.language && <span className={styles['head-language']}>{languageName(row.language)}</span>}
          <CustomerState row={row} />
          {!mine && row.agentName && <bdi>{row.agentName}</bdi>}
        </div>
      </div>
      <div className={styles['head-buttons']}>
        {headButtons.map((Part, index) => <Part key={index} {...props} />)}
        <CustomerButton row={row} />
      </div>
    </header>
  );
}

/** On a phone, back to the list, with the number of other chats that are owed an answer. */
function BackButton({ sessionId }: { sessionId: string }) {
  const { t } = useTranslation();
  const others = useAgent((state) => owed(state).filter(({ id }) => id !== sessionId).length);
  return (
    <ActionIcon
      className={styles.back} variant="subtle" color="gray" size={44} aria-label={t('chats.back')}
      aria-description={others > 0 ? t('owed.others', { count: others }) : undefined} onClick={() => showChat(null)}
    >
      <IconChevronLeft size={24} stroke={1.75} aria-hidden />{others > 0 && <span>{others}</span>}
    </ActionIcon>
  );
}
