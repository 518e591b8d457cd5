import { UnstyledButton } from '@mantine/core';
import { isEnded, isOwned } from '@orleans-chat/shared';
import { IconEar, IconLock, IconMessage } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { whenIdle } from '../../../lib/whenIdle';
import { lazyScreen } from '../../../ui/lazyScreen';
import { may, useAgent } from '../../agent';
import type { ChatProps } from '../places';
import { leave, takeWanted } from './asked';
import { setMode, useMode, useModes, type Mode } from './modes';
import styles from './WritingModes.module.css';

const load = () => import('./NoteComposer');
const NoteComposer = lazyScreen(async () => (await load()).NoteComposer);
const ICONS = { reply: IconMessage, note: IconLock, whisper: IconEar };

/** The foot of a conversation as tabs: what the customer reads, and what only colleagues do. Each has a draft of its own. */
export function WritingModes({ row, name, mine, children }: ChatProps & { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const manages = useAgent((state) => may(state, row.channelId, 'manager'));
  const whispers = manages && !mine && isOwned(row.status);
  const modes: readonly Mode[] = whispers ? ['reply', 'note', 'whisper'] : ['reply', 'note'];
  const chosen = useMode(row.id);
  const mode = modes.includes(chosen) ? chosen : 'reply';
  const foot = useRef<HTMLDivElement>(null);
  const wanted = useModes((state) => state.wanted);
  useEffect(() => whenIdle(load), []);
  useEffect(() => () => leave(row.id), [row.id]);
  useEffect(() => {
    if (mode === 'reply' && takeWanted(row.id)) {
      foot.current?.querySelector<HTMLElement>('textarea, [tabindex="-1"]')?.focus({ preventScroll: true });
    }
  }, [row.id, wanted, mode]);
  const ended = isEnded(row.status);
  const writes = mine && !ended;
  return (
    <div className={styles.modes} data-mode={mode} ref={foot}>
      <div className={styles['mode-tabs']} role="group" aria-label={t('notes.modes')}>
        {modes.map((each) => {
          const Icon = ICONS[each];
          return (
            <UnstyledButton
              key={each} className={styles['mode-tab']} aria-pressed={each === mode} data-mode={each}
              aria-keyshortcuts={each === 'note' ? 'Alt+N' : undefined} title={each === 'note' ? t('notes.key') : undefined}
              onClick={() => setMode(row.id, each)}
            >
              <Icon size={16} stroke={1.75} aria-hidden />{t(each === 'reply' && !writes ? 'notes.mode.chat' : `notes.mode.${each}`)}
            </UnstyledButton>
          );
        })}
        {mode !== 'reply' && <span className={styles['mode-hint']}>{t(`notes.hint.${mode}`)}</span>}
      </div>
      {/* That the chat has ended, and the way back, are to be seen whatever one writes. */}
      {(mode === 'reply' || ended) && children}
      {mode !== 'reply' && <NoteComposer key={`${row.id}.${mode}`} row={row} name={name} mode={mode} />}
    </div>
  );
}
