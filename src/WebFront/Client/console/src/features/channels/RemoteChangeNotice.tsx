import { Button, Group, Text } from '@mantine/core';
import { IconUserEdit } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgent } from '../agent';
import { toastRefusal } from '../../ui/toasts';
import { moment } from '../../lib/words';
import { useChannel } from './ChannelContext';
import { check, isDirty, showTheirs } from './drafts';
import styles from './RemoteChangeNotice.module.css';

/** Quietly: somebody else saved, and what is seen here is theirs now, or will have to be settled with theirs. */
export function RemoteChangeNotice() {
  const { t } = useTranslation();
  const { id, draft } = useChannel();
  const me = useAgent((state) => state.me?.id);
  const { news } = draft;
  // What was changed here was taken back by hand: nothing stands against theirs any more.
  const settled = news !== null && !news.shown && !isDirty(draft);
  useEffect(() => void (settled && check(id)), [id, settled]);
  const change = news?.change ?? null;
  const who = change === null ? 'somebody' : change.actorId === me ? 'own' : 'named';
  return (
    <div role="status" className={styles['news-place']}>
      {news !== null && (
        <Group gap="xs" className={styles.news}>
          <IconUserEdit size={16} aria-hidden />
          <Text fz="sm">
            {t(`channel.news.${who}`, { name: change?.by, time: change && moment(change.at) })}
            {' '}
            {t(news.shown ? 'channel.news.shown' : 'channel.news.waits')}
          </Text>
          {!news.shown && (
            <Button size="compact-sm" variant="default" onClick={() => void showTheirs(id).then(toastRefusal)}>
              {t('channel.news.compare')}
            </Button>
          )}
        </Group>
      )}
    </div>
  );
}
