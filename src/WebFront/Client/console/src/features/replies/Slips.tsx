import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { slipsIn } from '../../lib/variables';

/** Says which words in braces the chat will not fill in. */
export function Slips({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const slips = [...new Set(slipsIn(text))];
  return slips.length > 0 && (
    <Text fz={13} c="red" role="status">
      {t('replies.slips', { count: slips.length, words: slips.map((word) => `{${word}}`).join(', ') })}
    </Text>
  );
}
