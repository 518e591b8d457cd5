import { Alert, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFirstFocus } from '../../ui/useFirstFocus';

interface Props {
  /** How often the dialog was to be closed; the cursor comes back each time. */
  asked: number;
  busy: boolean;
  onSave: () => void;
  onDiscard: () => void;
}

/** Asked before a dialog closes in which permissions were changed and not saved. */
export function UnsavedQuestion({ asked, busy, onSave, onDiscard }: Props) {
  const { t } = useTranslation();
  const place = useFirstFocus<HTMLDivElement>(asked);
  return (
    <Alert ref={place} color="orange" role="alertdialog" aria-label={t('unsaved.title')} title={t('unsaved.title')}>
      <Text>{t('unsaved.text')}</Text>
      <Group gap="sm" mt="sm">
        <Button size="sm" variant="default" disabled={busy} onClick={onDiscard}>{t('unsaved.discard')}</Button>
        <Button size="sm" loading={busy} onClick={onSave} data-autofocus>{t('unsaved.save')}</Button>
      </Group>
    </Alert>
  );
}
