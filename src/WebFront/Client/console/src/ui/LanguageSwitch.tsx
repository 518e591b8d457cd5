import { SegmentedControl } from '@mantine/core';
import { limits } from '@orleans-chat/shared';
import { useTranslation } from 'react-i18next';
import { language, type Language } from '../lib/i18n';
import { chooseLanguage } from './chooseLanguage';

const NAMES: Readonly<Record<Language, string>> = { en: 'English', nb: 'Norsk' };

export function LanguageSwitch() {
  const { t } = useTranslation();
  return (
    <SegmentedControl
      aria-label={t('menu.language')} size="xs" value={language()} onChange={(value) => void chooseLanguage(value as Language)}
      data={limits.consoleLanguages.map((value) => ({ value, label: NAMES[value] }))}
    />
  );
}
