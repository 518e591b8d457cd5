import { ActionIcon, Loader, Text, Title } from '@mantine/core';
import { isolated } from '@orleans-chat/shared';
import { IconChevronLeft, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChannelName } from '../agent';
import { useRefusalText } from '../../lib/i18n';
import { refusalOf, valueOf } from '../../lib/queries';
import { useIsPhone } from '../../lib/screens';
import { moment } from '../../lib/words';
import { historyApi, type WholeChat } from './api';
import { PastLog } from './PastLog';
import { useCaller } from './useCaller';
import styles from './PastConversation.module.css';

interface Props {
  readonly chat: string;
  /** The message that is to be in view; not a number: the beginning. */
  readonly at: number;
  readonly onClose: () => void;
}

/** A chat for reading: nobody is told, nothing is marked as read, and nothing can be written. */
export function PastConversation({ chat, at, onClose }: Props) {
  const { t } = useTranslation();
  const refusalText = useRefusalText();
  const { data, error } = useQuery({ queryKey: ['history', 'chat', chat], queryFn: () => valueOf(historyApi.read(chat)) });
  const refusal = refusalOf(error);
  return (
    <section className={styles.past} aria-label={t('history.chat')} onKeyDown={({ key }) => key === 'Escape' && onClose()}>
      {data
        ? <><Head chat={data} onClose={onClose} /><PastLog chat={data} at={at} /></>
        : (
          <div className={styles['past-empty']}>
            {refusal === null ? <Loader size="sm" aria-label={t('history.looking')} /> : <Text role="alert">{refusalText(refusal)}</Text>}
          </div>
        )}
      <p className={styles['past-foot']}>{t('history.readOnly')}</p>
    </section>
  );
}

function Head({ chat: { row }, onClose }: { chat: WholeChat; onClose: () => void }) {
  const { t } = useTranslation();
  const phone = useIsPhone();
  const channel = useChannelName(row.channelId);
  const name = useCaller()(row);
  const Icon = phone ? IconChevronLeft : IconX;
  return (
    <header className={styles['past-head']}>
      <div className={styles['past-name']}>
        <Title order={2} fz={17} className="one-line" title={name}>{name}</Title>
        <Text fz="xs" c="dimmed" className="one-line">
          {[isolated(channel), row.agentName && isolated(row.agentName), moment(row.requestedAt)].filter(Boolean).join(' · ')}
        </Text>
      </div>
      <ActionIcon variant="subtle" color="gray" size={phone ? 44 : 36} aria-label={t('history.close')} onClick={onClose}>
        <Icon size={20} stroke={1.75} aria-hidden />
      </ActionIcon>
    </header>
  );
}
