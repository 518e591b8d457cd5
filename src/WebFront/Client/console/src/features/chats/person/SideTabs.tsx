import { Tabs, Title } from '@mantine/core';
import type { SessionRow } from '@orleans-chat/shared';
import { useTranslation } from 'react-i18next';
import { sideParts } from '../places';
import { showSide, useSide } from '../side';
import styles from './SideTabs.module.css';

/** The parts of what is beside a conversation, as tabs; a single one has a title instead. */
export function SideTabs({ row }: { row: SessionRow }) {
  const { t } = useTranslation();
  const { part, over } = useSide();
  const shown = sideParts[part] ?? sideParts[0]!;
  if (sideParts.length === 1) {
    return <div className={styles['side-part']}><Title order={2} mb="md">{t(shown.text)}</Title><shown.screen row={row} /></div>;
  }
  return (
    <Tabs value={shown.name} onChange={(name) => showSide(sideParts.findIndex((each) => each.name === name), over)} keepMounted={false}>
      <Tabs.List>
        {sideParts.map(({ name, text, count: Count }) => (
          <Tabs.Tab key={name} value={name} rightSection={Count && <Count row={row} />}>{t(text)}</Tabs.Tab>
        ))}
      </Tabs.List>
      {sideParts.map(({ name, screen: Screen }) => (
        <Tabs.Panel key={name} className={styles['side-part']} value={name}><Screen row={row} /></Tabs.Panel>
      ))}
    </Tabs>
  );
}
