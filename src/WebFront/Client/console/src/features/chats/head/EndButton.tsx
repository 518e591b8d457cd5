import { Button, Group, Modal, Text } from '@mantine/core';
import { isOwned } from '@orleans-chat/shared';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatProps } from '../places';
import { useActions } from '../useActions';

export function EndButton({ row, name, mine }: ChatProps) {
  const { t } = useTranslation();
  const { end } = useActions();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const confirm = async () => {
    setBusy(true);
    await end(row.id);
    setBusy(false);
    setAsking(false);
  };
  return mine && isOwned(row.status) && (
    <>
      <Button
        data-fold="phone" variant="default" size="xs" leftSection={<IconCircleCheck size={20} stroke={1.75} aria-hidden />}
        aria-label={t('end')} onClick={() => setAsking(true)}
      >
        {t('end')}
      </Button>
      <Modal
        opened={asking} onClose={() => setAsking(false)} centered title={t('end.title', { name })}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <Text mb="lg">{t('end.text')}</Text>
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={() => setAsking(false)}>{t('cancel')}</Button>
          <Button color="red" loading={busy} onClick={() => void confirm()}>{t('end')}</Button>
        </Group>
      </Modal>
    </>
  );
}
