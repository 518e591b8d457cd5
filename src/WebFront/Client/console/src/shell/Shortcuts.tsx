import { Kbd, Modal, Switch, Table, Text } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { handling } from '../features/agent/selectors';
import { useAgent, type AgentState } from '../features/agent/store';
import { setSingleKeys, useSingleKeys } from './singleKeys';
import { useKeys } from './useKeys';
import { useView } from '../features/chats/view';

const administers = ({ me }: AgentState): boolean => me?.administrator ?? false;
const responds = ({ me }: AgentState): boolean => me?.channels.some(({ permissions }) => permissions.includes('respond')) ?? false;
const hasChats = (state: AgentState): boolean => responds(state) || handling(state).length > 0;
const anybody = (): boolean => true;

/** What keys do: those that rest while somebody writes, those that work while one writes in a chat, and who has a use for them. */
const LIST = [
  ['shortcuts.dashboard', ['g', 'then', 'd'], ['Alt', '+', 'PageUp'], anybody], ['shortcuts.chats', ['g', 'then', 'c'], [], anybody],
  ['shortcuts.settings', ['g', 'then', 's'], [], administers], ['shortcuts.next', ['n'], ['Alt', '+', 'Enter'], responds],
  ['shortcuts.presence', ['p'], [], anybody], ['shortcuts.move', ['k', 'or', 'j'], ['Alt', '+', '↑', 'or', '↓'], hasChats],
  ['shortcuts.reply', ['r'], [], hasChats], ['shortcuts.escape', [], ['Esc'], anybody], ['shortcuts.help', ['?'], [], anybody],
] as const;

/** The keys of the console, and their list. */
export function Shortcuts() {
  const { t } = useTranslation();
  const help = useView((view) => view.help);
  const single = useSingleKeys((keys) => keys.on);
  useKeys();
  return (
    <Modal
      opened={help} onClose={() => useView.setState({ help: false })} title={t('shortcuts.title')} centered size="lg"
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
  const useful = useAgent(useShallow((state) => LIST.filter(([, , , isFor]) => isFor(state)).map(([words]) => words as string)));
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
        {LIST.filter(([words]) => useful.includes(words)).map(([words, outside, inside]) => (
          <Table.Tr key={words}>
            <Table.Th scope="row" fw={400}>{t(words)}</Table.Th>
            <Table.Td className="keys"><Keys parts={outside} /></Table.Td>
            <Table.Td className="keys"><Keys parts={inside} /></Table.Td>
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
      {part === 'then' || part === 'or' ? ` ${t(part)} ` : part === '+' ? '+' : <Kbd>{part}</Kbd>}
    </Fragment>
  ));
}
