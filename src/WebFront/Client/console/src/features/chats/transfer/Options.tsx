import type { TransferAgent, TransferChannel } from '@orleans-chat/shared';
import { IconUsersGroup } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../../ui/Avatar';
import { OneLine } from '../../../ui/OneLine';
import styles from './Options.module.css';

interface Attributes {
  readonly id: string;
  readonly selected: boolean;
  readonly choose: () => void;
}

export function AgentOption({ agent, ...attributes }: Attributes & { agent: TransferAgent }) {
  const { t } = useTranslation();
  return (
    <Option {...attributes} icon={<Avatar name={agent.name} photo={agent.photo} size="sm" />} name={agent.name}>
      {t('transfer.openChats', { count: agent.openChats })}
    </Option>
  );
}

export function ChannelOption({ channel, ...attributes }: Attributes & { channel: TransferChannel }) {
  const { t } = useTranslation();
  return (
    <Option
      {...attributes} icon={<IconUsersGroup size={20} stroke={1.75} aria-hidden />} name={t('transfer.queueOf', { name: channel.name })}
    >
      {t('transfer.waiting', { count: channel.waiting })}
    </Option>
  );
}

/** The focus stays in the search field, which says which one is chosen. */
function Option({ id, selected, choose, icon, name, children }: Attributes & { icon: ReactNode; name: string; children: ReactNode }) {
  return (
    <button
      type="button" className={styles['transfer-option']} id={id} role="option" aria-selected={selected} tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()} onClick={choose}
    >
      <span className={styles['option-icon']}>{icon}</span>
      <OneLine className={styles['option-name']}>{name}</OneLine>
      <span className={styles['option-facts']}>{children}</span>
    </button>
  );
}
