import { SegmentedControl } from '@mantine/core';
import type { Presence as PresenceWord } from '@orleans-chat/shared';
import { useTranslation } from 'react-i18next';
import { useSetPresence } from './useClient';
import styles from './Presence.module.css';

export function Presence({ presence }: { presence: PresenceWord }) {
  const { t } = useTranslation();
  const setPresence = useSetPresence();
  return (
    <SegmentedControl
      className={styles.presence} data-presence={presence} aria-label={t('presence.label')} size="sm" radius="xl" value={presence}
      onChange={(value) => void setPresence(value as PresenceWord)}
      data={[{ value: 'present', label: t('presence.present') }, { value: 'away', label: t('presence.away') }]}
    />
  );
}
