import { Button, Group, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

const AGAIN_MS = 10_000;

/** Where a list or settings would be that could not be had: not that there are none. They are asked for again by themselves. */
export function NotLoaded({ again }: { again: () => unknown }) {
  const { t } = useTranslation();
  useEffect(() => {
    const timer = setInterval(() => void again(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [again]);
  return (
    <Group role="status" gap="sm" py="xs">
      <Text c="dimmed">{t('notLoaded')}</Text>
      <Button size="compact-sm" variant="default" onClick={() => void again()}>{t('notLoaded.now')}</Button>
    </Group>
  );
}
