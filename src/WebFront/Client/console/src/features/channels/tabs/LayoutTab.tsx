import { Fieldset, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { contrastOf, READABLE, type Part } from '../contrast';
import { useChannel } from '../ChannelContext';
import { Color } from '../Color';
import { Choice, Count, Line, Paragraph, Toggle } from '../fields';
import { Logo } from '../Logo';
import { Section } from './Section';
import shared from './tabs.module.css';
import styles from './LayoutTab.module.css';

const PARTS = ['badge', 'button', 'customerMessage', 'agentMessage'] as const;

export function LayoutTab() {
  const { t } = useTranslation();
  return (
    <>
      <Section title={t('channel.section.texts')} hint={t('channel.section.textsHint')}>
        <Line path="window.header" optional />
        <Paragraph path="window.message" />
        <Paragraph path="window.queueMessage" />
      </Section>
      <Section title={t('channel.section.colors')}>
        <div className={shared.pair}>
          <Color path="color" />
          <Choice
            path="look.theme"
            options={(['auto', 'light', 'dark'] as const).map((theme) => ({ value: theme, label: t(`channel.theme.${theme}`) }))}
          />
        </div>
        {PARTS.map((part) => (
          <Fieldset key={part} legend={t(`channel.part.${part}`)} radius="md">
            <div className={shared.pair}>
              <Color path={`look.${part}.background`} optional /><Color path={`look.${part}.text`} optional />
            </div>
            <Contrast part={part} />
          </Fieldset>
        ))}
      </Section>
      <Section title={t('channel.section.font')}>
        <div className={shared.pair}><Line path="look.font" optional /><Count path="look.fontSize" suffix=" px" /></div>
      </Section>
      <Section title={t('channel.section.faces')}>
        <Logo />
        <Toggle path="look.agentPhoto" />
        <Toggle path="look.firstNameOnly" />
      </Section>
    </>
  );
}

/** Says so where the chosen text is hard to read; nothing is refused for it. */
function Contrast({ part }: { part: Part }) {
  const { t, i18n } = useTranslation();
  const ratio = contrastOf(useChannel().draft.now, part);
  return (
    <div role="status">
      {ratio !== null && ratio < READABLE && (
        <Text fz="sm" className={styles.contrast}>
          <IconAlertTriangle size={16} aria-hidden />
          {' '}
          {t('channel.contrast', { ratio: (Math.floor(ratio * 10) / 10).toLocaleString(i18n.language) })}
        </Text>
      )}
    </div>
  );
}
