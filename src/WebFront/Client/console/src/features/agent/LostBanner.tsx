import { Alert } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefusalText } from '../../lib/i18n';
import { useAgent } from './store';

const PATIENCE_MS = 1_200;

/** A connection that comes back at once is not worth a word. */
export function LostBanner() {
  const { t } = useTranslation();
  const link = useAgent((state) => state.link);
  const refused = useAgent((state) => state.noConnection);
  const words = useRefusalText();
  const [late, setLate] = useState(false);
  const away = link === 'lost' || link === 'connecting';
  useEffect(() => {
    const timer = away ? setTimeout(() => setLate(true), PATIENCE_MS) : undefined;
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [away]);
  return (
    <div className="banner-place" role="status">
      {late && away && (
        <Alert color="yellow" radius={0} py="xs" icon={<IconCloudOff />}>{refused === null ? t('link.lost') : words(refused)}</Alert>
      )}
    </div>
  );
}
