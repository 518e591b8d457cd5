import { SegmentedControl, Text } from '@mantine/core';
import type { FieldUse } from '@orleans-chat/shared';
import { useTranslation } from 'react-i18next';
import { useSetting } from '../ChannelContext';
import styles from './FormFieldsTable.module.css';

const NAMES = ['name', 'email', 'company', 'phone', 'country'] as const;
const USES = ['hidden', 'optional', 'required'] as const;

/** What a form asks for. */
export function FormFieldsTable({ form }: { form: 'preChat' | 'offline' }) {
  return <div className={styles.uses}>{NAMES.map((name) => <Use key={name} form={form} name={name} />)}</div>;
}

function Use({ form, name }: { form: 'preChat' | 'offline'; name: (typeof NAMES)[number] }) {
  const { t } = useTranslation();
  const { value, set, label } = useSetting<FieldUse>(`${form}.fields.${name}`);
  return (
    <>
      <Text fz="sm" fw={500}>{t(`form.${name}`)}</Text>
      <SegmentedControl
        size="xs" value={value} onChange={(use) => set(use as FieldUse)} aria-label={label}
        data={USES.map((use) => ({ value: use, label: t(`form.use.${use}`) }))}
      />
    </>
  );
}
