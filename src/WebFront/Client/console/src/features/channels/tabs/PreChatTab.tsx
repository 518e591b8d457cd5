import { useTranslation } from 'react-i18next';
import { useSetting, useWrong } from '../ChannelContext';
import { Line, Paragraph, Toggle } from '../fields';
import { FaqFolder } from './FaqFolder';
import { FormFieldsTable } from './FormFieldsTable';
import { Section } from './Section';

export function PreChatTab() {
  const { t } = useTranslation();
  const wrong = useWrong('preChat.message', 'preChat.fields', 'preChat.consentText', 'preChat.consentLink');
  const on = useSetting<boolean>('preChat.on').value || wrong;
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
        <Toggle path="preChat.faq.on" />
        <FaqFolder />
      </Section>
    </>
  );
}
