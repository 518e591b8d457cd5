import { Anchor, Code, Text } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CopyText } from '../../../ui/CopyText';
import { originsIn } from '../originOf';
import { Tags } from '../Tags';
import { Section } from './Section';

/** What a website needs, where one can try it, and which websites may. */
export function EmbedTab({ code, id }: { code: string; id: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Section title={t('settings.embed')} hint={t('settings.embed.hint')}>
        <CopyText text={code} />
        <Anchor href={`/demo?channel=${id}`} target="_blank" rel="noopener">
          <IconExternalLink size={16} aria-hidden /> {t('embed.try')}
        </Anchor>
      </Section>
      <Section title={t('embed.websites')}>
        <Tags path="allowedOrigins" placeholder="https://www.example.com" entries={originsIn} />
      </Section>
      <Section title={t('embed.csp')} hint={t('embed.cspHint')}>
        <Code block className="embed">{policy(location.origin)}</Code>
        <Text fz="sm" c="dimmed">{t('embed.spa')}</Text>
      </Section>
    </>
  );
}

const policy = (site: string): string =>
  `script-src ${site};\nconnect-src ${site} ${site.replace(/^http/, 'ws')};\nimg-src ${site};`;
