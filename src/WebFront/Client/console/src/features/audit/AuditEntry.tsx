import { Text } from '@mantine/core';
import type { AuditEntryView } from '@orleans-chat/shared';
import { useTranslation } from 'react-i18next';
import { moment } from '../../lib/words';
import { useAuditWords } from './auditWords';
import styles from './AuditEntry.module.css';

export function AuditEntry({ entry }: { entry: AuditEntryView }) {
  const { t } = useTranslation();
  const words = useAuditWords();
  return (
    <li>
      <Text fz="sm" c="dimmed" component="time" dateTime={entry.at} className="figure">{moment(entry.at)}</Text>
      <div>
        <div><strong>{words.kind(entry.kind)}</strong>: <bdi>{entry.subject}</bdi></div>
        <Text fz="sm" c="dimmed">{entry.actorName === '' ? t('audit.program') : entry.actorName}</Text>
        {entry.changes.length > 0 && (
          <ul className={styles['audit-changes']}>
            {entry.changes.map(({ field, from, to }) => (
              <li key={field}>
                <span><bdi>{words.field(entry.kind, field)}</bdi>:</span>{' '}
                {from && <del dir="auto">{words.value(entry.kind, field, from)}</del>} {from && to && '→'}{' '}
                {to && <ins dir="auto">{words.value(entry.kind, field, to)}</ins>}
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}
