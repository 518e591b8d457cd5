import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ChannelView } from '@orleans-chat/shared';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { valueOf } from '../../lib/queries';
import { Refused } from '../../ui/Refused';
import { toast } from '../../ui/toasts';
import { useSubmit } from '../../ui/useSubmit';
import { channelsApi } from './api';
import { discard } from './drafts';

interface Props {
  channel: ChannelView;
  onClose: () => void;
  onDeleted: () => void;
}

export function DeleteChannel({ channel, onClose, onDeleted }: Props) {
  const { t } = useTranslation();
  const { submit, busy, problem } = useSubmit();
  // A help to decide, no condition: without it the warning stands alone.
  const { data: open } = useQuery({
    queryKey: ['channels', channel.id, 'chats'], queryFn: () => valueOf(channelsApi.openChats(channel.id)),
  });
  const remove = async () => {
    if (await submit(() => channelsApi.remove(channel.id)) !== null) {
      discard(channel.id);
      toast(t('channel.deleted', { name: channel.name }));
      onDeleted();
    }
  };
  return (
    <Modal
      opened onClose={onClose} title={t('channel.deleteWhich', { name: channel.name })} closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <Refused problem={problem} />
        <Text>{t('channel.deleteWarning')}</Text>
        {open !== undefined && open.waiting > 0 && <Text fw={600}>{t('channel.deleteWaiting', { count: open.waiting })}</Text>}
        {open !== undefined && open.ongoing > 0 && <Text fw={600}>{t('channel.deleteOngoing', { count: open.ongoing })}</Text>}
        <Group justify="end">
          <Button variant="default" onClick={onClose} data-autofocus>{t('channel.keep')}</Button>
          <Button color="red" loading={busy} onClick={() => void remove()}>{t('channel.delete')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
