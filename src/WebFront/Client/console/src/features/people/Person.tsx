import { Button, Divider, Group, Stack, Switch, Text } from '@mantine/core';
import type { ChannelView, PersonView } from '@orleans-chat/shared';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgent } from '../agent';
import { CopyText } from '../../ui/CopyText';
import { ReasonedButton } from '../../ui/ReasonedButton';
import { Refused } from '../../ui/Refused';
import { toast } from '../../ui/toasts';
import { useSubmit } from '../../ui/useSubmit';
import { moment } from '../../lib/words';
import { language } from '../../lib/i18n';
import { DisableQuestion } from './DisableQuestion';
import { NoMail, useMailSetUp } from '../mail';
import { peopleApi } from './api';
import { PermissionClash } from './PermissionClash';
import { Permissions } from './Permissions';
import { UnsavedQuestion } from './UnsavedQuestion';
import { usePermissions } from './usePermissions';

interface Props {
  person: PersonView;
  channels: readonly ChannelView[];
  /** How often the dialog was to be closed while something in it was not saved; 0: it stays. */
  leaving: number;
  /** As the server answers them; null: the invitation was withdrawn. */
  onChanged: (person: PersonView | null) => void;
  onUnsaved: (unsaved: boolean) => void;
  onStay: () => void;
  onGone: () => void;
}

/** What an administrator changes about one person; everything but the permissions holds at once. */
export function Person({ person, channels, leaving, onChanged, onUnsaved, onStay, onGone }: Props) {
  const { t } = useTranslation();
  const me = useAgent((state) => state.me?.id === person.id);
  const [link, setLink] = useState<string | null>(null);
  const [disabling, setDisabling] = useState(false);
  const mail = useMailSetUp();
  const permissions = usePermissions(person, channels, onChanged);
  const { unsaved } = permissions;
  useEffect(() => {
    onUnsaved(unsaved);
    return () => onUnsaved(false);
  }, [unsaved, onUnsaved]);
  const { submit, busy, problem } = useSubmit();
  const act = async <T,>(call: Parameters<typeof submit<T>>[0], done: (value: T) => void) => {
    const value = await submit(call);
    if (value !== null) {
      done(value);
    }
  };
  const change = (call: Parameters<typeof submit<PersonView>>[0], done?: () => void) => void act(call, (now) => {
    onChanged(now);
    done?.();
  });
  const tick = (grants: Parameters<typeof permissions.setGrants>[0]) => {
    onStay();
    permissions.setGrants(grants);
  };
  const saveAndLeave = async () => (await permissions.save() ? onGone : onStay)();
  const linked = (words: 'people.mailed' | 'people.resetMailed') => (answer: { link?: string | null; person?: PersonView }) => {
    const { link: made, person: now } = answer;
    setLink(made ?? null);
    if (now) {
      onChanged(now);
    }
    if (!made) {
      toast(t(words, { email: person.email }));
    }
  };
  const asked = (send: boolean) => ({ send, language: language() });
  const button = (words: Parameters<typeof t>[0], run: () => void, color?: string, off = false) => (
    <Button variant={color ? 'light' : 'default'} {...(color ? { color } : {})} size="sm" disabled={busy || off} onClick={run}>
      {t(words as 'close')}
    </Button>
  );
  const signOut = () => change(() => peopleApi.signOut(person.id), () => toast(t('people.signedOut', { name: person.name })));
  const removeFactor = () => change(() => peopleApi.removeSecondFactor(person.id));
  const mailed = (words: 'people.mailAgain' | 'people.mailReset', run: () => void) => button(words, run, undefined, mail === false);
  const asking = leaving > 0 && unsaved;
  return (
    <Stack>
      <Text c="dimmed">{person.email}</Text>
      <Refused problem={problem} />
      {link !== null && (
        <>
          <Text role="status">{t(person.invited ? 'people.linkMade' : 'people.resetLinkMade', { email: person.email })}</Text>
          <CopyText text={link} />
        </>
      )}
      <Permissions channels={channels} grants={permissions.grants} onChange={tick} />
      {permissions.losesRespond && <Text fz="sm" role="status">{t('people.losesRespond')}</Text>}
      <Refused problem={permissions.problem} />
      {permissions.clashes.length > 0 && (
        <PermissionClash
          clashes={permissions.clashes} busy={permissions.busy} onMine={() => permissions.settle('mine')}
          onTheirs={() => permissions.settle('theirs')}
        />
      )}
      {asking && <UnsavedQuestion asked={leaving} busy={permissions.busy} onSave={() => void saveAndLeave()} onDiscard={onGone} />}
      {!asking && permissions.clashes.length === 0 && (
        <ReasonedButton
          w="fit-content" loading={permissions.busy} aria-label={t('people.savePermissions')}
          reason={unsaved ? null : t('people.nothingChanged')}
          onClick={() => void permissions.save()}
        >
          {t('people.savePermissions')}
        </ReasonedButton>
      )}
      <Divider />
      <Switch
        label={t('people.makeAdministrator')} description={t('people.administratorAbout')} checked={person.administrator} disabled={busy}
        onChange={() => change(() => peopleApi.administrator(person.id, !person.administrator))}
      />
      {!person.administrator && (
        <Switch
          label={t('people.knowledgeEditor')} description={t('people.knowledgeEditorAbout')} checked={person.knowledgeEditor}
          disabled={busy}
          onChange={() => change(() => peopleApi.knowledgeEditor(person.id, !person.knowledgeEditor))}
        />
      )}
      {person.lockedUntil && (
        <Group gap="sm">
          <Text c="red">{t('people.lockedUntil', { at: moment(person.lockedUntil) })}</Text>
          {button('people.unlock', () => change(() => peopleApi.unlock(person.id)))}
        </Group>
      )}
      {person.invited ? (
        <Group gap="sm">
          {mailed('people.mailAgain', () => void act(() => peopleApi.renew(person.id, asked(true)), linked('people.mailed')))}
          {button('people.linkAgain', () => void act(() => peopleApi.renew(person.id, asked(false)), linked('people.mailed')))}
          {button('people.withdraw', () => void act(() => peopleApi.withdraw(person.id), () => { onGone(); onChanged(null); }), 'red')}
        </Group>
      ) : (
        <Group gap="sm">
          {mailed('people.mailReset', () => void act(() => peopleApi.resetLink(person.id, asked(true)), linked('people.resetMailed')))}
          {button('people.linkReset', () => void act(() => peopleApi.resetLink(person.id, asked(false)), linked('people.resetMailed')))}
          {button('people.signOut', signOut)}
          {(person.twoFactor || person.passkeys > 0) && button('people.removeFactor', removeFactor, 'orange')}
          {!me && !disabling && (person.disabled
            ? button('people.enable', () => change(() => peopleApi.disable(person.id, false)), 'green')
            : button('people.disable', () => setDisabling(true), 'red'))}
        </Group>
      )}
      {mail === false && <NoMail />}
      {disabling && (
        <DisableQuestion
          person={person} busy={busy} onNo={() => setDisabling(false)}
          onYes={() => change(() => peopleApi.disable(person.id, true), () => setDisabling(false))}
        />
      )}
    </Stack>
  );
}
