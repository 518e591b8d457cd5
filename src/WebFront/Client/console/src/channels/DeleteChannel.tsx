import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ChannelView } from '@orleans-chat/shared';
import { useTranslation } from 'react-i18next';
import { Refused } from '../parts/Refused';
import { say } from '../parts/toasts';
import { useSubmit } from '../parts/useSubmit';
import { channelsApi } from './channelsApi';
import { discard } from './drafts';

interface Props {
  channel: ChannelView;
  onClose: () => void;
  onDeleted: () => void;
}

export function DeleteChannel({ channel, onClose, onDeleted }: Props) {
  const { t } = useTranslation();
  const { submit, busy, problem } = useSubmit();
  const remove = async () => {
    if (await submit(() => channelsApi.remove(channel.id)) !== null) {
      discard(channel.id);
      say(t('channel.deleted', { name: channel.name }));
      onDeleted();
    }
  };
  return (
    <Modal opened onClose={onClose} title={t('channel.deleteWhich', { name: channel.name })} closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack>
        <Refused problem={problem} />
        <Text>{t('channel.deleteWarning')}</Text>
        <Group justify="end">
          <Button variant="default" onClick={onClose} data-autofocus>{t('channel.keep')}</Button>
          <Button color="red" loading={busy} onClick={() => void remove()}>{t('channel.delete')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
