import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { language, type Language } from '../lib/i18n';
import { chooseLanguage } from './chooseLanguage';

export function LanguageSwitch() {
  const { t } = useTranslation();
  return (
    <SegmentedControl
      aria-label={t('menu.language')} size="xs" value={language()} onChange={(value) => void chooseLanguage(value as Language)}
      data={[{ value: 'en', label: 'English' }, { value: 'nb', label: 'Norsk' }]}
    />
  );
}
