import { IconLayoutDashboard, IconMessages } from '@tabler/icons-react';
import { lazy, Suspense, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useShallow } from 'zustand/react/shallow';
import { answerable, handling, useAgent, waiting } from '../agent';
import { showTab, useView, type Tab } from './view';
import { useLongestWait } from './wait/useWaits';
import styles from './ChatTabs.module.css';

const Colleagues = lazy(async () => ({ default: (await import('./transfer/Colleagues')).Colleagues }));
const TABS: readonly Tab[] = ['chats', 'dashboard'];
const ICONS = { chats: IconMessages, dashboard: IconLayoutDashboard };

/** The id of the tab that is shown, and of its panel. */
export const tabIds = (tab: Tab) => ({ tab: `tab-${tab}`, panel: `panel-${tab}` });

/** The tabs of the Chat screen, which stand in the bar of every screen. */
export function ChatTabs({ here }: { here: boolean }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const tab = useView((view) => view.tab);
  const select = (chosen: Tab) => {
    showTab(chosen);
    go('/console');
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      const other = TABS.find((each) => tabIds(each).tab !== event.currentTarget.id)!;
      document.getElementById(tabIds(other).tab)?.focus();
      select(other);
    }
  };
  return (
    <>
      <Suspense><Colleagues /></Suspense>
      <div className={styles['chat-tabs']} role="tablist" aria-label={t('tabs.label')}>
        {TABS.map((each) => {
          const selected = here && each === tab;
          const Icon = ICONS[each];
          return (
            <button
              key={each} type="button" role="tab" id={tabIds(each).tab} aria-selected={selected}
              aria-controls={selected ? tabIds(each).panel : undefined} tabIndex={each === tab ? 0 : -1}
              onClick={() => select(each)} onKeyDown={keyDown}
            >
              <Icon size={20} stroke={1.75} aria-hidden /><span>{t(`tab.${each}`)}</span>
              {each === 'chats' ? <Own /> : <Waiting />}
            </button>
          );
        })}
      </div>
    </>
  );
}

function Own() {
  const own = useAgent((state) => handling(state).length);
  return <span className={styles['tab-count']}>{own}</span>;
}

/** Red only from the limit on: what is red from the first second on means nothing. */
function Waiting() {
  const count = useAgent((state) => waiting(state, null, 'respond'));
  const step = useLongestWait(useAgent(useShallow((state) => answerable(state, null))))?.step ?? 'calm';
  return <span className={styles['tab-count']} data-step={step}>{count}</span>;
}
