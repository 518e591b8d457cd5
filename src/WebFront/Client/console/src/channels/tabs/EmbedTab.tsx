import { Anchor, Code, TagsInput, Text } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CopyText } from '../../parts/CopyText';
import { useSetting } from '../ChannelContext';
import { originOf } from '../originOf';
import { Section } from './Section';

/** What a website needs, where one can try it, and which websites may. */
export function EmbedTab({ code, id }: { code: string; id: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Section title={t('settings.embed')} hint={t('settings.embed.hint')}>
        <CopyText text={code} />
        <Anchor href={`/demo?channel=${id}`} target="_blank" rel="noopener"><IconExternalLink size={16} aria-hidden /> {t('embed.try')}</Anchor>
      </Section>
      <Section title={t('embed.websites')}><Origins /></Section>
      <Section title={t('embed.csp')} hint={t('embed.cspHint')}>
        <Code block className="embed">{policy(location.origin)}</Code>
        <Text fz="sm" c="dimmed">{t('embed.spa')}</Text>
      </Section>
    </>
  );
}

function Origins() {
  const { value, set, ...rest } = useSetting<string[]>('allowedOrigins');
  return (
    <TagsInput
      {...rest} placeholder="https://www.example.com" value={value} onChange={(origins) => set(origins.map(originOf))} splitChars={[',', ' ']}
      acceptValueOnBlur
    />
  );
}

const policy = (site: string): string =>
  `script-src ${site};\nconnect-src ${site} ${site.replace(/^http/, 'ws')};\nimg-src ${site};`;
