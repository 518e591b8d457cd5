import { Stack } from '@mantine/core';
import { useAgent, waiting } from '../../agent';
import { AwayNotice } from '../queue/AwayNotice';
import { ChannelPicker } from './ChannelPicker';
import { Incoming } from './Incoming';
import { Ongoing } from './Ongoing';
import { Tiles } from './Tiles';
import { useView } from '../view';
import styles from './Dashboard.module.css';

export function Dashboard() {
  const channel = useView((view) => view.channel);
  const count = useAgent((state) => waiting(state, channel, 'respond'));
  return (
    <Stack className={styles.dashboard} gap="md" p="md">
      <div className={styles['dashboard-top']}><ChannelPicker /><Tiles channel={channel} /></div>
      <AwayNotice count={count} />
      <div className={styles['dashboard-lists']}>
        <Incoming channel={channel} />
        <Ongoing channel={channel} />
      </div>
    </Stack>
  );
}
