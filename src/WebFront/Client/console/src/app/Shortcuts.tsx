import { Group, Kbd, Modal, Table } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useShallow } from 'zustand/react/shallow';
import { handling } from '../agent/selectors';
import { useAgent, type AgentState } from '../agent/store';
import { useActions } from './agentContext';
import { showChat, showTab, useView } from './view';

const administers = ({ me }: AgentState): boolean => me?.administrator ?? false;
const responds = ({ me }: AgentState): boolean => me?.channels.some(({ permissions }) => permissions.includes('respond')) ?? false;
const hasChats = (state: AgentState): boolean => responds(state) || handling(state).length > 0;
const anybody = (): boolean => true;

/** Words, keys, and who has a use for them. */
const LIST = [
  ['shortcuts.dashboard', ['g', 'd'], anybody], ['shortcuts.chats', ['g', 'c'], anybody], ['shortcuts.settings', ['g', 's'], administers],
  ['shortcuts.next', ['n'], responds], ['shortcuts.presence', ['p'], anybody], ['shortcuts.move', ['k', 'j'], hasChats],
  ['shortcuts.reply', ['r'], hasChats], ['shortcuts.escape', ['Esc'], anybody], ['shortcuts.help', ['?'], anybody],
] as const;

const SEQUENCE_MS = 1_200;

/** The keys of the console, and their list. They rest while somebody writes. */
export function Shortcuts() {
  const { t } = useTranslation();
  const help = useView((view) => view.help);
  useKeys();
  return (
    <Modal
      opened={help} onClose={() => useView.setState({ help: false })} title={t('shortcuts.title')} centered
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <ShortcutList />
    </Modal>
  );
}

/** Only keys that do something for whoever reads it. */
export function ShortcutList() {
  const { t } = useTranslation();
  const useful = useAgent(useShallow((state) => LIST.filter(([, , isFor]) => isFor(state)).map(([words]) => words as string)));
  return (
    <Table>
      <Table.Tbody>
        {LIST.filter(([words]) => useful.includes(words)).map(([words, keys]) => (
          <Table.Tr key={words}>
            <Table.Td>{t(words)}</Table.Td>
            <Table.Td>
              <Group gap={6} justify="end" wrap="nowrap">
                <Kbd>{keys[0]}</Kbd>{keys.length > 1 && <>{t(keys[0] === 'g' ? 'then' : 'or')} <Kbd>{keys[1]}</Kbd></>}
              </Group>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function useKeys(): void {
  const actions = useActions();
  const [, go] = useLocation();
  useEffect(() => {
    let leaderAt = 0;
    const chat = (act: () => void) => {
      go('/console');
      act();
    };
    const keys: Record<string, () => void> = {
      'g d': () => chat(() => showTab('dashboard')),
      'g c': () => chat(() => showTab('chats')),
      'g s': () => go('/console/settings'),
      n: () => chat(() => void actions.getNext(useView.getState().channel)),
      p: () => void actions.setPresence(useAgent.getState().me?.presence === 'present' ? 'away' : 'present'),
      j: () => chat(() => step(1)),
      k: () => chat(() => step(-1)),
      r: () => document.querySelector<HTMLElement>('[data-composer]')?.focus(),
      '?': () => useView.setState({ help: true }),
    };
    const keyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || busy(event.target)) {
        return;
      }
      const act = keys[Date.now() - leaderAt < SEQUENCE_MS ? `g ${event.key}` : event.key];
      leaderAt = event.key === 'g' ? Date.now() : 0;
      if (act !== undefined) {
        event.preventDefault();
        act();
      }
    };
    document.addEventListener('keydown', keyDown);
    return () => document.removeEventListener('keydown', keyDown);
  }, [actions, go]);
}

/** Somebody writes, or a dialog or menu has the keys; Escape leaves a text field. */
function busy(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="menu"]') !== null;
}

function step(by: number): void {
  const chats = handling(useAgent.getState());
  const at = chats.findIndex((row) => row.id === useView.getState().selected);
  const next = chats[at < 0 ? 0 : Math.max(0, Math.min(chats.length - 1, at + by))];
  if (next !== undefined) {
    showChat(next.id);
  }
}
