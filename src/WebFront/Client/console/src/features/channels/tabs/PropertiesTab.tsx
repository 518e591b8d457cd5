import { useTranslation } from 'react-i18next';
import { useSetting } from '../ChannelContext';
import { Choice, Count, Line, Minutes, Paragraph, Toggle } from '../fields';
import { Hours } from '../hours/Hours';
import { languageOptions } from '../languages';
import { FilesSection } from './FilesSection';
import { NotAvailableYet } from './NotAvailableYet';
import { Section } from './Section';
import styles from './tabs.module.css';

export function PropertiesTab() {
  const { t } = useTranslation();
  const language = useSetting<string>('language').value;
  return (
    <>
      <Section title={t('channel.section.names')}>
        <Line path="name" />
        <Line path="header" />
        <Choice path="language" options={languageOptions(language)} />
        <Paragraph path="description" plain />
      </Section>
      <Section title={t('channel.section.hours')}><Hours /></Section>
      <Section title={t('channel.section.warnings')} hint={t('channel.section.warningsHint')}>
        <div className={styles.pair}><Minutes path="warnAgentsNewChat" optional /><Minutes path="warnManagersNewChat" optional /></div>
        <div className={styles.pair}>
          <Minutes path="warnAgentsUnanswered" optional /><Minutes path="warnManagersUnanswered" optional />
        </div>
        <Line path="alertEmail" optional type="email" />
      </Section>
      <Section title={t('channel.section.limits')}>
        <div className={styles.pair}><Minutes path="idleTimeout" /><Count path="queueLimit" /></div>
        <div className={styles.pair}>
          <Minutes path="transferTimeout" />
          <Choice
            path="leftBehindChats"
            options={(['queue', 'managers'] as const).map((value) => ({ value, label: t(`channel.leftBehind.${value}`) }))}
          />
        </div>
        <Minutes path="deleteWindow" optional />
        <Toggle path="visitorsDelete" />
        <Toggle path="typingPreview" />
        <Toggle path="maskAddress" />
      </Section>
      <FilesSection />
      <Section title={t('channel.section.target')}>
        <NotAvailableYet what="channel.later.one" />
        <Minutes path="answerTarget" />
      </Section>
    </>
  );
}
