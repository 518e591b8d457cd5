import type { AuditGroup, AuditKind } from '@orleans-chat/shared';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { settingWords } from '../channels';

const GROUPS = ['person', 'channel', 'mail', 'system'] as const satisfies readonly AuditGroup[];
const KIND = 'audit.kind.';

/** Every kind that there are words for, in the order of the texts. */
const kinds = (): AuditKind[] => Object.keys(i18next.getResourceBundle(i18next.language, 'translation') as object)
  .filter((key) => key.startsWith(KIND)).map((key) => key.slice(KIND.length) as AuditKind);

/** Where the words for the fields of an entry are, by the first part of its kind. */
const FIELDS: Readonly<Record<AuditGroup, string>> = { channel: 'channel.field.', mail: 'mail.', person: 'audit.field.', system: 'audit.field.' };

/** The audit log stores names of fields and values; people read words. What has none (a channel's name, a text) stays as it is. */
export function useAuditWords() {
  const { t, i18n } = useTranslation();
  const words = (key: string, otherwise: string) => (i18n.exists(key) ? t(key as 'audit.program') : otherwise);
  return {
    /** To choose from: whole groups, and each kind of them. */
    kindGroups: () => GROUPS.map((group) => ({
      group: t(`audit.group.${group}`),
      items: [
        { value: group, label: t(`audit.group.${group}`) },
        ...kinds().filter((kind) => kind.startsWith(`${group}.`)).map((kind) => ({ value: kind, label: words(`${KIND}${kind}`, kind) })),
      ],
    })),
    kind: (kind: AuditKind) => words(`${KIND}${kind}`, kind),
    field: (kind: AuditKind, field: string) =>
      field === 'password' ? t('field.password') : words(`${FIELDS[kind.split('.')[0] as AuditGroup] ?? ''}${field}`, field),
    value: (kind: AuditKind, field: string, value: string) => {
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
const PERMITTING: ReadonlySet<AuditKind> = new Set(['person.permissions', 'person.invited', 'person.added']);
