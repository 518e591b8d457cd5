import { Button, Code, CopyButton, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

export function Embed({ code }: { code: string }) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs">
      <Text fw={600} fz="sm">{t('settings.embed')}</Text>
      <Text c="dimmed" fz="sm">{t('settings.embed.hint')}</Text>
      <Code block className="embed">{code}</Code>
      <CopyButton value={code}>
        {({ copied, copy }) => (
          <Button
            variant="default" size="xs" w="fit-content" onClick={copy}
            leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
          >
            {t(copied ? 'settings.copied' : 'settings.copy')}
          </Button>
        )}
      </CopyButton>
    </Stack>
  );
}
