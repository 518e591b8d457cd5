import { useTranslation } from 'react-i18next';
import { useSetting, useWrong } from '../ChannelContext';
import { Choice, Count, Line, Minutes, Paragraph, Toggle } from '../fields';
import { FormFieldsTable } from './FormFieldsTable';
import { NotAvailableYet } from './NotAvailableYet';
import { Section } from './Section';
import styles from './tabs.module.css';

const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;

export function OfflineTab() {
  const { t } = useTranslation();
  const fieldsWrong = useWrong('offline.category');
  const requests = useSetting<boolean>('offline.takesRequests').value || fieldsWrong;
  return (
    <>
      <Section title={t('channel.section.closed')} hint={t('channel.section.closedHint')}>
        <Line path="offline.header" optional />
        <Paragraph path="offline.message" />
      </Section>
      <Section title={t('channel.section.instead')}>
        <Count path="offline.aboveQueueLength" optional />
        <Minutes path="offline.afterInQueue" optional />
        <NotAvailableYet what="channel.later.one" />
      </Section>
      <Section title={t('channel.section.requests')}>
        <NotAvailableYet />
        <Toggle path="offline.takesRequests" />
        {requests && (
          <>
            <div className={styles.pair}>
              <Line path="offline.category" optional />
              <Choice path="offline.priority" options={PRIORITIES.map((value) => ({ value, label: t(`channel.priority.${value}`) }))} />
            </div>
            <FormFieldsTable form="offline" />
          </>
        )}
      </Section>
    </>
  );
}
