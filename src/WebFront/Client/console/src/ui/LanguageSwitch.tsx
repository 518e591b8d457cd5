import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { language, speak, type Language } from '../lib/i18n';

export function LanguageSwitch() {
  const { t } = useTranslation();
  return (
    <SegmentedControl
      aria-label={t('menu.language')} size="xs" value={language()} onChange={(value) => void speak(value as Language)}
      data={[{ value: 'en', label: 'English' }, { value: 'nb', label: 'Norsk' }]}
    />
  );
}
