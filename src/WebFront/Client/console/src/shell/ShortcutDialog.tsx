import { Kbd, Modal, Switch, Table, Text } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { useAgent } from '../features/agent';
import type { Shortcut } from '../lib/feature';
import { frame } from './frame';
import { showHelp, useHelp } from './help';
import { setSingleKeys, useSingleKeys } from './singleKeys';
import styles from './ShortcutDialog.module.css';

/** What goes somewhere comes first, what always works last. */
const LIST: readonly Shortcut[] = [
  ...frame.flatMap(({ shortcuts }) => shortcuts ?? []).sort((a, b) => Number(b.outside[0] === 'g') - Number(a.outside[0] === 'g')),
  { text: 'shortcuts.escape', outside: [], inside: ['Esc'] }, { text: 'shortcuts.help', outside: ['?'], inside: [] },
];

/** The keys of the console, for whoever asks. */
export function ShortcutDialog() {
  const { t } = useTranslation();
  const help = useHelp(({ shown }) => shown);
  const there = useMounted(); // A dialog that is open from the beginning does not know to what to give the focus back.
  const single = useSingleKeys((keys) => keys.on);
  return (
    <Modal
      opened={help && there} onClose={() => showHelp(false)} title={t('shortcuts.title')} centered size="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <ShortcutList />
      <Text fz="sm" c="dimmed" mt="sm">{t('shortcuts.about')}</Text>
      <Switch
        mt="md" label={t('shortcuts.single')} description={t('shortcuts.singleHint')} checked={single}
        onChange={(event) => setSingleKeys(event.currentTarget.checked)}
      />
    </Modal>
  );
}

/** Only keys that do something for whoever reads it. */
export function ShortcutList() {
  const { t } = useTranslation();
  const useful = useAgent(useShallow(() => LIST.filter(({ isFor }) => isFor?.() ?? true)));
  return (
    <Table horizontalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th><span className="hidden-words">{t('shortcuts.what')}</span></Table.Th>
          <Table.Th>{t('shortcuts.outside')}</Table.Th>
          <Table.Th>{t('shortcuts.inside')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {useful.map(({ text, outside, inside }) => (
          <Table.Tr key={text}>
            <Table.Th scope="row" fw={400}>{t(text)}</Table.Th>
            <Table.Td className={styles.keys}><Keys parts={outside} /></Table.Td>
            <Table.Td className={styles.keys}><Keys parts={inside} /></Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Keys({ parts }: { parts: readonly string[] }) {
  const { t } = useTranslation();
  return parts.map((part, index) => (
    <Fragment key={index}>
      {part === 'then' || part === 'or' ? ` ${t(part)} ` : part === '+' ? '+\u200b' : <Kbd>{part}</Kbd>}
    </Fragment>
  ));
}
