import { useTranslation } from 'react-i18next';
import { settingWords } from '../channels';

/** Where the words for the fields of an entry are, by the first part of its kind. */
const FIELDS: Readonly<Record<string, string>> = { channel: 'channel.field.', mail: 'mail.', person: 'audit.field.', system: 'audit.field.' };

/** The audit log stores names of fields and values; people read words. What has none (a channel's name, a text) stays as it is. */
export function useAuditWords() {
  const { t, i18n } = useTranslation();
  const words = (key: string, otherwise: string) => (i18n.exists(key) ? t(key as 'audit.program') : otherwise);
  return {
    kind: (kind: string) => words(`audit.kind.${kind}`, kind),
    field: (kind: string, field: string) =>
      field === 'password' ? t('field.password') : words(`${FIELDS[kind.split('.')[0]!] ?? ''}${field}`, field),
    value: (kind: string, field: string, value: string) => {
      if (kind.startsWith('channel.')) {
        return settingWords(t, field, value);
      }
      if (field === 'photo') {
        return t('words.picture');
      }
      if (value === 'true' || value === 'false') {
        return t(value === 'true' ? 'audit.yes' : 'audit.no');
      }
      return PERMITTING.has(kind)
        ? value.split(', ').map((each) => words(`permission.${each}`, each)).join(', ')
        : words(`mail.${field}.${value}`, value);
    },
  };
}

/** Their fields are channels, and the values permissions. */
const PERMITTING = new Set(['person.permissions', 'person.invited', 'person.added']);
