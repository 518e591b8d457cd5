import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAgent } from '../../agent';
import { useView } from '../view';
import styles from './ChannelPicker.module.css';

export function ChannelPicker() {
  const { t } = useTranslation();
  const channels = useAgent((state) => state.me?.channels);
  const channel = useView((view) => view.channel);
  return (
    <NativeSelect
      className={styles['channel-picker']} label={t('channel.label')} value={channel ?? ''}
      onChange={(event) => useView.setState({ channel: event.currentTarget.value || null })}
      data={[{ value: '', label: t('channel.all') }, ...(channels ?? []).map(({ id, name }) => ({ value: id, label: name }))]}
    />
  );
}
