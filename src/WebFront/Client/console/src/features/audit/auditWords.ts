import type { AuditGroup, AuditKind } from '@orleans-chat/shared';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { settingWords } from '../channels';

const GROUP = 'audit.group.';
const KIND = 'audit.kind.';

/** What there are words for, in the order of the texts. */
const named = <T extends string>(start: string): T[] => Object.keys(i18next.getResourceBundle(i18next.language, 'translation') as object)
  .filter((key) => key.startsWith(start)).map((key) => key.slice(start.length) as T);

/** Where the words for the fields of an entry are, by the first part of its kind; of others they stand with the audit log's own. */
const FIELDS: Readonly<Partial<Record<AuditGroup, string>>> = { channel: 'channel.field.', mail: 'mail.' };

/** The audit log stores names of fields and values; people read words. What has none (a channel's name, a text) stays as it is. */
export function useAuditWords() {
  const { t, i18n } = useTranslation();
  const words = (key: string, otherwise: string) => (i18n.exists(key) ? t(key as 'audit.program') : otherwise);
  const fieldWords = (kind: AuditKind, field: string) =>
    (field === 'password' ? t('field.password') : words(`${FIELDS[kind.split('.')[0] as AuditGroup] ?? 'audit.field.'}${field}`, field));
  return {
    /** To choose from: whole groups, and each kind of them. */
    kindGroups: () => named<AuditGroup>(GROUP).map((group) => ({
      group: t(`audit.group.${group}`),
      items: [
        { value: group, label: t(`audit.group.${group}`) },
        ...named<AuditKind>(KIND).filter((kind) => kind.startsWith(`${group}.`))
          .map((kind) => ({ value: kind, label: words(`${KIND}${kind}`, kind) })),
      ],
    })),
    kind: (kind: AuditKind) => words(`${KIND}${kind}`, kind),
    /** A template's text has its language after a dot. */
    field: (kind: AuditKind, field: string) => {
      const [name, language] = kind.startsWith('template.') ? field.split('.') : [field];
      return language === undefined ? fieldWords(kind, field) : `${fieldWords(kind, name!)} (${language})`;
    },
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
