import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { answerable, attention, owed, useAgent } from '../agent';
import { useLongestWait } from '../chats';
import { settingsOf, usePreferences } from '../preferences';
import { duration } from '../../lib/words';
import { useLane } from './store';

/** From here on the seconds say nothing any more. */
const SECONDS_SHOWN = 600;
const COLORS = { calm: '#0a6e5c', due: '#b45309', over: '#b42318' };
const MARKS = {
  calm: 'M12 5.5c-4 0-7 2.7-7 6.1 0 1.9.9 3.5 2.4 4.6-.1 1-.4 1.9-1.1 2.8 1.5-.2 2.8-.7 3.8-1.4.6.1 1.2.2 1.9.2 4 0 7-2.7 7-6.2s-3-6.1-7-6.1Z',
  due: 'M12 5a7 7 0 1 0 0 14 7 7 0 0 0 0-14Zm1 7.6 3 1.8-1 1.6-4-2.5V8h2Z',
  over: 'M12 4 3 20h18ZM11 10h2v5h-2Zm0 6h2v2h-2Z',
};

type Step = keyof typeof COLORS;

/** The title names how many wait and the longest wait; the icon has its colour and its shape. */
export function useTitle(): void {
  const { t } = useTranslation();
  const wanted = usePreferences((own) => settingsOf(own).title);
  const testing = useLane((lane) => lane.testing);
  const count = useAgent(attention);
  const longest = useLongestWait(useAgent(useShallow((state) => [...answerable(state, null), ...owed(state)])));
  const step: Step = testing ? 'over' : wanted ? longest?.step ?? 'calm' : 'calm';
  const seconds = longest?.seconds ?? 0;
  const time = duration(seconds < SECONDS_SHOWN ? seconds : seconds - (seconds % 60));
  const title = testing ? t('title.test')
    : !wanted || count === 0 ? t('app')
      : longest === null || longest.step === 'calm' ? t('title.count', { count }) : t('title.waits', { count, time });
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => setIcon(step), [step]);
}

function setIcon(step: Step): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="6" fill="${COLORS[step]}"/>`
    + `<path fill="#fff" fill-rule="evenodd" d="${MARKS[step]}"/></svg>`;
  if (link !== null) {
    link.href = `data:image/svg+xml,${encodeURIComponent(icon)}`;
  }
}
