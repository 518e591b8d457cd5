import { useTranslation } from 'react-i18next';
import { useSetting, useWrong } from '../ChannelContext';
import { Line, Paragraph, Toggle } from '../fields';
import { FormFieldsTable } from './FormFieldsTable';
import { NotAvailableYet } from './NotAvailableYet';
import { Section } from './Section';

export function PreChatTab() {
  const { t } = useTranslation();
  const wrong = useWrong('preChat.message', 'preChat.fields', 'preChat.consentText', 'preChat.consentLink');
  const on = useSetting<boolean>('preChat.on').value || wrong;
  const folderWrong = useWrong('preChat.faq');
  const faq = useSetting<boolean>('preChat.faq.on').value || folderWrong;
  return (
    <>
      <Section title={t('channel.section.form')}>
        <Toggle path="preChat.on" />
        {on && <><Paragraph path="preChat.message" /><FormFieldsTable form="preChat" /></>}
      </Section>
      {on && (
        <Section title={t('channel.section.consent')}>
          <Paragraph path="preChat.consentText" />
          <Line path="preChat.consentLink" optional type="url" />
        </Section>
      )}
      <Section title={t('channel.section.faq')}>
        <NotAvailableYet />
        <Toggle path="preChat.faq.on" />
        {faq && <Line path="preChat.faq.folder" optional />}
      </Section>
    </>
  );
}
