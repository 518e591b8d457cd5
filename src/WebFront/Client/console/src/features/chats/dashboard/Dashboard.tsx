import { Stack } from '@mantine/core';
import { ChannelPicker } from './ChannelPicker';
import { Incoming } from './Incoming';
import { Ongoing } from './Ongoing';
import { Tiles } from './Tiles';
import { useView } from '../view';
import styles from './Dashboard.module.css';

export function Dashboard() {
  const channel = useView((view) => view.channel);
  return (
    <Stack className={styles.dashboard} gap="lg" p="md">
      <ChannelPicker />
      <Tiles channel={channel} />
      <div className={styles['dashboard-lists']}>
        <Incoming channel={channel} />
        <Ongoing channel={channel} />
      </div>
    </Stack>
  );
}
