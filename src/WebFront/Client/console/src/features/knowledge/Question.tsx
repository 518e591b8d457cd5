import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Outcome } from '../../lib/http';
import { Refused } from '../../ui/Refused';
import { useSubmit } from '../../ui/useSubmit';

interface Props {
  title: string;
  text: string;
  yes: string;
  act: () => Promise<Outcome<unknown>>;
  onDone: () => void;
  onClose: () => void;
}

/** Asked before something is taken away. The cursor is on the button that changes nothing. */
export function Question({ title, text, yes, act, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const { submit, busy, problem } = useSubmit();
  const agree = async () => {
    if (await submit(act) !== null) {
      onDone();
    }
  };
  return (
    <Modal opened onClose={onClose} centered title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack>
        <Refused problem={problem} />
        <Text>{text}</Text>
        <Group justify="end">
          <Button variant="default" onClick={onClose} data-autofocus>{t('cancel')}</Button>
          <Button color="red" loading={busy} onClick={() => void agree()}>{yes}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
