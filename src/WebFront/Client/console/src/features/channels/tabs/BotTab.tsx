import { useTranslation } from 'react-i18next';
import { Line, Toggle } from '../fields';
import { NotAvailableYet } from './NotAvailableYet';
import { Section } from './Section';

export function BotTab() {
  const { t } = useTranslation();
  return (
    <Section title={t('channel.section.bot')}>
      <NotAvailableYet what="channel.later.bot" />
      <Toggle path="bot.on" />
      <Line path="bot.name" />
    </Section>
  );
}
