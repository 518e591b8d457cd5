import { useTranslation } from 'react-i18next';
import { useSetting, useWrong } from '../ChannelContext';
import { Line, Minutes, Paragraph, Toggle } from '../fields';
import { NotAvailableYet } from './NotAvailableYet';
import { Section } from './Section';

export function PostChatTab() {
  const { t } = useTranslation();
  const formWrong = useWrong('postChatForm', 'reopenWindow');
  const on = useSetting<boolean>('postChat').value || formWrong;
  const ratingWrong = useWrong('postChatForm.ratingText');
  const rating = useSetting<boolean>('postChatForm.rating').value || ratingWrong;
  return (
    <>
      <Section title={t('channel.section.after')}>
        <Toggle path="postChat" />
        {on && (
          <>
            <Line path="postChatForm.header" optional />
            <Paragraph path="postChatForm.message" />
            <Minutes path="reopenWindow" />
          </>
        )}
      </Section>
      {on && (
        <Section title={t('channel.section.rating')}>
          <Toggle path="postChatForm.rating" />
          {rating && <Line path="postChatForm.ratingText" optional />}
        </Section>
      )}
      {on && (
        <Section title={t('channel.section.transcript')}>
          <NotAvailableYet />
          <Toggle path="postChatForm.transcript" />
        </Section>
      )}
    </>
  );
}
