import { useAgent } from '../agent';
import styles from './ChannelDot.module.css';

/** A channel's colour, where it also stands in words. */
export function ChannelDot({ channelId }: { channelId: string }) {
  const color = useAgent((state) => state.channels[channelId]?.color);
  return <span className={styles['chat-channel']} style={{ background: color }} aria-hidden />;
}
