import { Button, Code, CopyButton, Group } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './CopyText.module.css';

/** Something to hand over by hand. */
export function CopyText({ text }: { text: string }) {
  const { t } = useTranslation();
  return (
    <Group gap="xs" align="flex-start">
      <Code block className={`embed ${styles['copy-text']}`}>{text}</Code>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button
            variant="default" onClick={copy} leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
          >
            {t(copied ? 'settings.copied' : 'settings.copy')}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}
