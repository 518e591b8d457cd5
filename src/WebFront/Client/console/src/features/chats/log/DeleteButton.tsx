import { ActionIcon, Button, Group, Popover, Text } from '@mantine/core';
import { newMessageId } from '@orleans-chat/shared';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toastRefusal } from '../../../ui/toasts';
import { useClient } from '../../agent';
import styles from './DeleteButton.module.css';

interface Props {
  sessionId: string;
  seq: number;
  text: string;
}

/** Takes an own message back, after a question: its text is gone for good. The log says when it is. */
export function DeleteButton({ sessionId, seq, text }: Props) {
  const { t } = useTranslation();
  const client = useClient();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const confirm = async () => {
    setBusy(true);
    toastRefusal((await client.ask((hub) => hub.deleteMessage(sessionId, seq, newMessageId()))).refused);
    setBusy(false);
    setAsking(false);
  };
  return (
    <div className={styles['delete-place']} data-asking={asking}>
      <Popover opened={asking} onChange={setAsking} position="bottom-end" shadow="md" trapFocus returnFocus>
        <Popover.Target>
          <ActionIcon
            variant="subtle" color="gray" size={28} aria-label={t('delete.message', { text: text.slice(0, 60) })} title={t('delete')}
            onClick={() => setAsking(!asking)}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown maw={280}>
          <Text fz="sm" mb="xs">{t('delete.text')}</Text>
          <Group justify="flex-end" gap="xs">
            <Button size="xs" variant="default" data-autofocus onClick={() => setAsking(false)}>{t('cancel')}</Button>
            <Button size="xs" color="red" loading={busy} onClick={() => void confirm()}>{t('delete')}</Button>
          </Group>
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}
