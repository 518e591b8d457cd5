import { Paper, Text, Title, Tooltip } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { figures, incoming, useAgent, useNow } from '../../agent';
import { duration, since } from '../../../lib/words';
import type { Step } from '../wait/steps';
import { useLongestWait } from '../wait/useWaits';
import styles from './Tiles.module.css';

type Name = 'waiting' | 'longest' | 'average' | 'agents' | 'active' | 'requested' | 'accepted' | 'abandoned' | 'averageToday';

export function Tiles({ channel }: { channel: string | null }) {
  const { t } = useTranslation();
  const now = useNow();
  const view = useAgent(useShallow((state) => figures(state, channel)));
  const several = useAgent((state) => Object.keys(state.boards).length > 1);
  const step = useLongestWait(useAgent(useShallow((state) => incoming(state, channel))))?.step ?? 'calm';
  if (view === null) {
    return null;
  }
  const average = view.waiting > 0 ? now / 1_000 - view.waitingSinceTotal / view.waiting : null;
  return (
    <section className={styles.figures} aria-label={t('figures.label')}>
      <Figures title={t('figures.now')}>
        <Tile name="waiting" value={view.waiting} step={step} />
        <Tile name="longest" value={since(view.oldestWaitingSince, now)} step={step} />
        <Tile name="average" value={duration(average)} />
        <Tile name="agents" value={view.presentAgents} />
        <Tile name="active" value={view.active} />
      </Figures>
      <Figures title={t(channel === null && several ? 'figures.todayOfAll' : 'figures.today')}>
        <Tile name="requested" value={view.requestedToday} />
        <Tile name="accepted" value={view.acceptedToday} />
        <Tile name="abandoned" value={view.abandonedToday} />
        <Tile name="averageToday" value={duration(view.acceptedToday > 0 ? view.waitSecondsTotalToday / view.acceptedToday : null)} />
      </Figures>
    </section>
  );
}

function Figures({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id}>
      <Title order={2} className={styles['figures-title']} id={id}>{title}</Title>
      <div className={styles.tiles}>{children}</div>
    </div>
  );
}

function Tile({ name, value, step = 'calm' }: { name: Name; value: string | number; step?: Step }) {
  const { t } = useTranslation();
  const about = t(`figure.${name}.about`);
  return (
    <Paper className={styles.tile} data-step={step} withBorder radius="md" role="group" aria-label={t(`figure.${name}`)}>
      <div className={styles['tile-name']}>
        <Text fz="xs" c="dimmed">{t(`figure.${name}`)}</Text>
        <Tooltip label={about} multiline w={260} events={{ hover: true, focus: true, touch: true }}>
          <button type="button" className={styles.about} aria-label={about}><IconInfoCircle size={15} aria-hidden /></button>
        </Tooltip>
      </div>
      <div className={styles['tile-value']}>{value}</div>
    </Paper>
  );
}
