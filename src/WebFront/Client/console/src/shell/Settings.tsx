import { Stack, Tabs, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useAgent } from '../features/agent';
import type { ScreenProps } from '../lib/feature';
import { features } from './features';

/** The settings that features have, as tabs. */
export function Settings({ params }: ScreenProps) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const administrator = useAgent((state) => state.me?.administrator ?? false);
  const sections = features.flatMap(({ section }) => section ?? []);
  const shown = sections.find(({ name }) => name === params['section']) ?? sections[0]!;
  return (
    <Stack className="settings" p="md" gap="lg">
      <Title order={1} fz={24}>{t('settings.title')}</Title>
      {administrator ? (
        <Tabs value={shown.name} onChange={(name) => go(`/console/settings/${name}`)} keepMounted={false}>
          <Tabs.List className="settings-tabs">
            {sections.map((each) => (
              <Tabs.Tab key={each.name} value={each.name} leftSection={<each.icon size={18} aria-hidden />}>{t(each.text)}</Tabs.Tab>
            ))}
          </Tabs.List>
          {sections.map((each) => <Tabs.Panel key={each.name} value={each.name} pt="lg"><each.screen params={params} /></Tabs.Panel>)}
        </Tabs>
      ) : <Text>{t('settings.forbidden')}</Text>}
    </Stack>
  );
}
