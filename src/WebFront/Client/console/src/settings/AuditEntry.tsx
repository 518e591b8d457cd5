import { Text } from '@mantine/core';
import type { AuditEntryView } from '@orleans-chat/shared';
import { useTranslation } from 'react-i18next';
import { moment } from '../parts/words';

export function AuditEntry({ entry }: { entry: AuditEntryView }) {
  const { t, i18n } = useTranslation();
  const kind = `audit.kind.${entry.kind}`;
  const fieldWords = (field: string) => {
    const words = `channel.field.${field}`;
    return entry.kind.startsWith('channel.') && i18n.exists(words) ? t(words as 'channel.field.name') : field;
  };
  return (
    <li>
      <Text fz="sm" c="dimmed" component="time" dateTime={entry.at} className="figure">{moment(entry.at)}</Text>
      <div>
        <div><strong>{i18n.exists(kind) ? t(kind as 'audit.kind.person.added') : entry.kind}</strong>: {entry.subject}</div>
        <Text fz="sm" c="dimmed">{entry.actorName === '' ? t('audit.program') : entry.actorName}</Text>
        {entry.changes.length > 0 && (
          <ul className="audit-changes">
            {entry.changes.map((change) => (
              <li key={change.field}>
                <span>{fieldWords(change.field)}:</span> {change.from && <del>{change.from}</del>} {change.from && change.to && '→'} {change.to && <ins>{change.to}</ins>}
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}
