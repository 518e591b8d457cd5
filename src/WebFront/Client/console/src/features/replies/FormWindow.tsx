import { Button, Group, Modal, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly opened: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A window with a form in it: a press beside it closes nothing, and what was written goes only after a question. */
export function FormWindow({ opened, title, onClose, children }: Props) {
  const { t } = useTranslation();
  const [written, setWritten] = useState<HTMLFormElement | null>(null);
  const [asking, setAsking] = useState(false);
  const close = () => {
    setAsking(false);
    onClose();
  };
  const leave = () => (written?.isConnected ? setAsking(true) : close());
  return (
    <Modal
      opened={opened} onClose={leave} closeOnClickOutside={false} centered size="lg" title={title}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {asking && written?.isConnected && (
        <Group justify="space-between" gap="xs" mb="md" role="alert">
          <Text fz={14}>{t('replies.leave')}</Text>
          <Group gap="xs">
            <Button size="xs" variant="default" onClick={() => setAsking(false)}>{t('replies.stay')}</Button>
            <Button size="xs" color="red" onClick={close}>{t('replies.drop')}</Button>
          </Group>
        </Group>
      )}
      <div onInput={({ target }) => setWritten((target as HTMLElement).closest('form'))}>{children}</div>
    </Modal>
  );
}
