import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './Section.module.css';

/** Settings that belong together, under a title. */
export function Section({ title, hint, children }: { title: string; hint?: string | undefined; children: ReactNode }) {
  return (
    <Stack component="section" gap="sm" className={styles['channel-section']} aria-label={title}>
      <Title order={3} fz={16}>{title}</Title>
      {hint && <Text fz="sm" c="dimmed">{hint}</Text>}
      {children}
    </Stack>
  );
}
