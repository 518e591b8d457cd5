import { Button } from '@mantine/core';
import { isOwned, type SessionRow } from '@orleans-chat/shared';
import { IconEar, IconUserUp, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { follows, may, useAgent, useClient } from '../../agent';
import { useTransfers } from '../transfer/useTransfers';
import { showChat } from '../view';

/** Under somebody else's conversation, where one's own has the composer. */
export function FollowFoot({ row }: { row: SessionRow }) {
  const { t } = useTranslation();
  const { threads } = useClient();
  const { takeOver } = useTransfers();
  const following = useAgent((state) => follows(state, row.id));
  const manages = useAgent((state) => may(state, row.channelId, 'manager'));
  const close = () => {
    showChat(null);
    threads.close(row.id);
  };
  return (
    <>
      <IconEar size={18} aria-hidden />
      <span>{following ? t('follow.words', { name: row.agentName ?? '' }) : t('notYours')}</span>
      {manages && isOwned(row.status) && (
        <Button size="xs" leftSection={<IconUserUp size={16} aria-hidden />} onClick={() => void takeOver(row.id)}>{t('takeOver')}</Button>
      )}
      <Button size="xs" variant="default" leftSection={<IconX size={14} aria-hidden />} onClick={close}>{t('follow.close')}</Button>
    </>
  );
}
