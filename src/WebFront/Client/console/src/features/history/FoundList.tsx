import { Button, Loader, Text } from '@mantine/core';
import { isolated, type FoundChat } from '@orleans-chat/shared';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useChannelNames } from '../agent';
import { moment } from '../../lib/words';
import { addressOf, filterOf, parametersOf, type HistoryPlace } from './place';
import { useCaller } from './useCaller';
import type { Found } from './useFound';
import styles from './FoundList.module.css';

interface Props {
  readonly found: Found;
  readonly place: HistoryPlace;
  readonly onEverything: () => void;
}

/** What was found, newest first; each leads to the words in it. */
export function FoundList({ found: { chats, refusal, asking, more }, place, onEverything }: Props) {
  const { t } = useTranslation();
  const isFiltered = parametersOf(filterOf(place)) !== '';
  const wordsOfNone = place.text !== ''
    ? t('history.none', { text: place.text })
    : t(isFiltered ? 'history.noneOfFilters' : 'history.nothingYet');
  const none = !asking && refusal === null && chats?.length === 0;
  return (
    <>
      <ol className={styles['found-list']} aria-busy={asking}>
        {chats?.map((chat) => <Line key={chat.row.id} found={chat} place={place} />)}
      </ol>
      <div role="status" className={styles['found-none']}>
        {asking && chats === undefined && <Loader size="sm" aria-label={t('history.looking')} />}
        {none && <Text c="dimmed">{wordsOfNone}</Text>}
      </div>
      {isFiltered && none && <Button variant="subtle" onClick={onEverything}>{t('history.clear')}</Button>}
      {more && <Button variant="default" loading={asking} onClick={more}>{t('history.older')}</Button>}
    </>
  );
}

function Line({ found: { row, seq, excerpt, rating }, place }: { found: FoundChat; place: HistoryPlace }) {
  const { t } = useTranslation();
  const channelName = useChannelNames();
  const name = useCaller()(row);
  const open = row.id === place.open;
  const details = [channelName(row.channelId), row.agentName].flatMap((word) => (word ? isolated(word) : [])).join(' · ');
  return (
    <li>
      <Link
        className={styles['found-line']} href={addressOf({ ...place, open: row.id, at: String(seq ?? '') })}
        data-chat={row.id} aria-current={open ? 'true' : undefined}
      >
        <span className={styles['found-head']}>
          <bdi className={`one-line ${styles['found-name']!}`}>{name}</bdi>
          {rating !== null && rating !== undefined && (
            <span aria-label={t('history.notice.rated', { stars: rating })}>{'★'.repeat(rating)}</span>
          )}
          <time dateTime={row.requestedAt}>{moment(row.requestedAt)}</time>
        </span>
        <span className={`one-line ${styles['found-details']!}`}>{details}</span>
        <span className={styles['found-excerpt']} dir="auto">
          {excerpt.map((piece, index) => (piece.hit ? <mark key={index}>{piece.text}</mark> : piece.text))}
        </span>
      </Link>
    </li>
  );
}
