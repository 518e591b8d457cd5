import { useTranslation } from 'react-i18next';
import { Choice, Count, Toggle } from '../fields';
import { Section } from './Section';

/** Which files may be sent in the channel's chats. */
export function FilesSection() {
  const { t } = useTranslation();
  return (
    <Section title={t('channel.section.files')} hint={t('channel.section.filesHint')}>
      <Toggle path="files.visitors" />
      <Count path="files.megabytes" suffix=" MB" />
      <Toggle path="files.images" />
      <Toggle path="files.documents" />
      <Toggle path="files.texts" />
      <Toggle path="files.audio" />
      <Toggle path="files.video" />
      <Toggle path="files.archives" />
      <Choice
        path="files.unscanned"
        options={(['refuse', 'mark'] as const).map((value) => ({ value, label: t(`channel.unscanned.${value}`) }))}
      />
    </Section>
  );
}
