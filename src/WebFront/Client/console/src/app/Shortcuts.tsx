import { Kbd, Modal, Table, Text } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from './useKeys';
import { useView } from './view';

/** What keys do: those that rest while somebody writes, and those that work while one writes in a chat. */
const LIST = [
  ['shortcuts.dashboard', ['g', 'then', 'd'], ['Alt', '+', 'PageUp']], ['shortcuts.chats', ['g', 'then', 'c'], []],
  ['shortcuts.settings', ['g', 'then', 's'], []], ['shortcuts.next', ['n'], ['Alt', '+', 'Enter']], ['shortcuts.presence', ['p'], []],
  ['shortcuts.move', ['k', 'or', 'j'], ['Alt', '+', '↑', 'or', '↓']], ['shortcuts.reply', ['r'], []], ['shortcuts.escape', [], ['Esc']],
  ['shortcuts.help', ['?'], []],
] as const;

/** The keys of the console, and their list. */
export function Shortcuts() {
  const { t } = useTranslation();
  const help = useView((view) => view.help);
  useKeys();
  return (
    <Modal
      opened={help} onClose={() => useView.setState({ help: false })} title={t('shortcuts.title')} centered size="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th><span className="hidden-words">{t('shortcuts.what')}</span></Table.Th>
            <Table.Th>{t('shortcuts.outside')}</Table.Th>
            <Table.Th>{t('shortcuts.inside')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {LIST.map(([words, outside, inside]) => (
            <Table.Tr key={words}>
              <Table.Th scope="row" fw={400}>{t(words)}</Table.Th>
              <Table.Td className="keys"><Keys parts={outside} /></Table.Td>
              <Table.Td className="keys"><Keys parts={inside} /></Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text fz="sm" c="dimmed" mt="sm">{t('shortcuts.about')}</Text>
    </Modal>
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
