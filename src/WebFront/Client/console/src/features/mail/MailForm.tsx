import { Button, Divider, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import {
  limits, localRefusal, type MailSecurity, type MailSettingsView, type RefusalView, type SaveMailRequest,
} from '@orleans-chat/shared';
import { IconPlugConnected } from '@tabler/icons-react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outcome } from '../../lib/http';
import { EmailField } from '../../ui/EmailField';
import { PasswordField } from '../../ui/PasswordField';
import { ReasonedButton } from '../../ui/ReasonedButton';
import { Refused } from '../../ui/Refused';
import { toast } from '../../ui/toasts';
import { useFieldProblem } from '../../lib/useFieldProblem';
import { useSubmit } from '../../ui/useSubmit';
import { language } from '../../lib/i18n';
import { mailApi } from './api';
import { changeMailDraft, discardMailDraft, settleMailDraft, useMailDraft, type TypedMail } from './mailDraft';
import { portOf } from './port';
import styles from './MailForm.module.css';

interface Props {
  settings: MailSettingsView | null;
  onSaved: (settings: MailSettingsView | null) => void;
}

const formOf = (settings: MailSettingsView | null): TypedMail => ({
  host: settings?.host ?? '',
  port: String(settings?.port ?? 587),
  security: settings?.security ?? 'startTls',
  userName: settings?.userName ?? '',
  password: '',
  fromAddress: settings?.fromAddress ?? '',
  fromName: settings?.fromName ?? '',
  site: settings?.site ?? location.origin,
});

const FIELDS = ['host', 'port', 'security', 'userName', 'password', 'fromAddress', 'fromName', 'site'] as const;

/** The server could not read what is no whole number, or far too large. */
const PORT_REFUSED: RefusalView = { ...localRefusal('input.invalid'), details: { field: 'port', rule: `range:1-${limits.lastPort}` } };

/** What is typed stays when one goes elsewhere, until it is saved or discarded. */
export function MailForm({ settings, onSaved }: Props) {
  const { t } = useTranslation();
  const { form: typed, recipient } = useMailDraft();
  const stored = formOf(settings);
  const form = { ...stored, ...typed };
  const dirty = (Object.keys(typed) as (keyof TypedMail)[]).some((field) => typed[field] !== stored[field]);
  const save = useSubmit(...FIELDS);
  const test = useSubmit(...FIELDS, 'recipient');
  const wrong = (field: (typeof FIELDS)[number]) => save.wrong(field) ?? test.wrong(field);
  const fieldProblem = useFieldProblem();
  const port = portOf(form.port);
  const withPort = <T,>(call: (request: SaveMailRequest) => Promise<Outcome<T>>) =>
    async (): Promise<Outcome<T>> => (port === null ? { ok: null, refused: PORT_REFUSED } : call({ ...form, port }));
  const change = (part: Partial<TypedMail>) => {
    changeMailDraft(part);
    save.refuse(null);
    test.refuse(null);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const saved = await save.submit(withPort(mailApi.save));
    if (saved !== null) {
      toast(t('mail.saved'));
      settleMailDraft(form);
      onSaved(saved);
    }
  };
  const tryOut = async () => {
    if (await test.submit(withPort((request) => mailApi.test({ settings: request, recipient, language: language() }))) !== null) {
      toast(t('mail.tested', { email: recipient }));
    }
  };
  const remove = async () => {
    if (await save.submit(mailApi.remove) !== null) {
      settleMailDraft(form);
      onSaved(null);
    }
  };
  const discard = () => {
    discardMailDraft();
    save.refuse(null);
    test.refuse(null);
  };
  const text = (name: 'host' | 'fromAddress' | 'fromName' | 'site' | 'userName', required = true) => ({
    label: t(`mail.${name}`), value: form[name] ?? '', required, error: wrong(name),
    onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }),
  });
  // The server gives a stored password only to the host, port and user that it was typed for, and not without the encryption.
  const moved = settings !== null && (
    form.host.trim().toLowerCase() !== settings.host.toLowerCase() || port !== settings.port
    || (form.userName ?? '').trim() !== (settings.userName ?? '') || (form.security === 'none' && settings.security !== 'none')
  );
  const passwordWords = !settings?.hasPassword ? 'mail.passwordHint' : moved ? 'mail.passwordAgain' : 'mail.passwordKept';
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <Refused problem={save.problem} />
      <div className={styles['form-columns']}>
        <TextInput {...text('host')} maxLength={limits.mailHostLength} autoComplete="off" />
        <Group grow align="flex-start">
          <TextInput
            label={t('mail.port')} value={form.port} inputMode="numeric" autoComplete="off" required
            error={port === null ? fieldProblem(PORT_REFUSED) : wrong('port')}
            onChange={(event) => change({ port: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('mail.security')} value={form.security} error={wrong('security')}
            onChange={(event) => change({ security: event.currentTarget.value as MailSecurity })}
            data={(['startTls', 'tls', 'none'] as const).map((value) => ({ value, label: t(`mail.security.${value}`) }))}
          />
        </Group>
        <TextInput {...text('userName', false)} description={t('mail.userNameHint')} maxLength={limits.mailUserLength} autoComplete="off" />
        <PasswordField
          label={t('field.password')} description={t(passwordWords)} maxLength={limits.mailPasswordLength} autoComplete="new-password"
          error={wrong('password')}
          value={form.password ?? ''} onChange={(event) => change({ password: event.currentTarget.value })}
        />
        <EmailField {...text('fromAddress')} autoComplete="off" />
        <TextInput {...text('fromName')} maxLength={limits.nameLength} autoComplete="off" />
        <TextInput {...text('site')} type="url" description={t('mail.siteHint')} maxLength={limits.addressLength} autoComplete="off" />
      </div>
      <Group>
        <Button type="submit" loading={save.busy}>{t('mail.save')}</Button>
        {dirty && <Button variant="default" onClick={discard}>{t('channel.discard')}</Button>}
        {settings !== null && <Button variant="light" color="red" onClick={() => void remove()}>{t('mail.remove')}</Button>}
        {dirty && <Text fz="sm" c="dimmed" role="status">{t('mail.unsaved')}</Text>}
      </Group>
      <Divider />
      <Refused problem={test.problem} />
      <Group align="flex-end">
        <EmailField
          label={t('mail.recipient')} value={recipient} error={test.wrong('recipient')} className={styles['mail-recipient']}
          onChange={(event) => useMailDraft.setState({ recipient: event.currentTarget.value })}
        />
        <ReasonedButton
          variant="default" leftSection={<IconPlugConnected size={18} aria-hidden />} loading={test.busy} aria-label={t('mail.test')}
          reason={recipient.trim() === '' ? t('mail.noRecipient') : null} onClick={() => void tryOut()}
        >
          {t('mail.test')}
        </ReasonedButton>
      </Group>
    </form>
  );
}
