import { useEffect } from 'react';
import { whenIdle } from '../../lib/whenIdle';
import { lazyScreen } from '../../ui/lazyScreen';
import { tabIds } from './ChatTabs';
import { useView } from './view';
import styles from './ChatScreen.module.css';

const SCREENS = {
  dashboard: lazyScreen(async () => (await import('./dashboard/Dashboard')).Dashboard),
  chats: lazyScreen(async () => (await import('./Chats')).Chats),
};

/** What the tab shows that is selected in the bar. */
export function ChatScreen() {
  const tab = useView((view) => view.tab);
  const Shown = SCREENS[tab];
  useEffect(() => whenIdle(() => Promise.all([import('./dashboard/Dashboard'), import('./Chats')])), []);
  return (
    <div key={tab} className={styles['tab-panel']} role="tabpanel" id={tabIds(tab).panel} aria-labelledby={tabIds(tab).tab}>
      <Shown />
    </div>
  );
}
