import { Button, Divider, Group, Stack, Switch, Text } from '@mantine/core';
import type { ChannelGrant, ChannelView, PersonView } from '@orleans-chat/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgent } from '../agent/store';
import { CopyText } from '../parts/CopyText';
import { Refused } from '../parts/Refused';
import { say } from '../parts/toasts';
import { useSubmit } from '../parts/useSubmit';
import { moment } from '../parts/words';
import { language } from '../texts/i18n';
import { changedGrants, Permissions } from './Permissions';
import { peopleApi } from './peopleApi';

interface Props {
  person: PersonView;
  channels: readonly ChannelView[];
  onChanged: () => void;
  onGone: () => void;
}

/** What an administrator changes about one person; everything holds at once. */
export function Person({ person, channels, onChanged, onGone }: Props) {
  const { t } = useTranslation();
  const me = useAgent((state) => state.me?.id === person.id);
  const [link, setLink] = useState<string | null>(null);
  // As they were when the dialog was opened or last saved: only what is changed here goes to the server.
  const [stored, setStored] = useState<readonly ChannelGrant[]>(() => person.channels.map(({ id, permissions }) => ({ channelId: id, permissions })));
  const [grants, setGrants] = useState(stored);
  const saved = () => {
    setStored(grants);
    say(t('people.saved'));
  };
  const { submit, busy, problem } = useSubmit();
  const act = async <T,>(call: Parameters<typeof submit<T>>[0], done?: (value: T) => void) => {
    const value = await submit(call);
    if (value !== null) {
      done?.(value);
      onChanged();
    }
  };
  const linked = (words: 'people.mailed' | 'people.resetMailed') => ({ link: made }: { link?: string | null }) => {
    setLink(made ?? null);
    if (!made) {
      say(t(words, { email: person.email }));
    }
  };
  const asked = (send: boolean) => ({ send, language: language() });
  const button = (words: Parameters<typeof t>[0], run: () => void, color?: string) => (
    <Button variant={color ? 'light' : 'default'} {...(color ? { color } : {})} size="sm" disabled={busy} onClick={run}>{t(words as 'close')}</Button>
  );
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
      <Permissions channels={channels} grants={grants} onChange={setGrants} />
      <Button w="fit-content" loading={busy} onClick={() => void act(() => peopleApi.permit(person.id, changedGrants(stored, grants)), saved)}>
        {t('people.savePermissions')}
      </Button>
      <Divider />
      <Switch
        label={t('people.makeAdministrator')} checked={person.administrator} disabled={busy}
        onChange={() => void act(() => peopleApi.administrator(person.id, !person.administrator))}
      />
      {person.lockedUntil && (
        <Group gap="sm">
          <Text c="red">{t('people.lockedUntil', { at: moment(person.lockedUntil) })}</Text>
          {button('people.unlock', () => void act(() => peopleApi.unlock(person.id)))}
        </Group>
      )}
      {person.invited ? (
        <Group gap="sm">
          {button('people.mailAgain', () => void act(() => peopleApi.renew(person.id, asked(true)), linked('people.mailed')))}
          {button('people.linkAgain', () => void act(() => peopleApi.renew(person.id, asked(false)), linked('people.mailed')))}
          {button('people.withdraw', () => void act(() => peopleApi.withdraw(person.id), onGone), 'red')}
        </Group>
      ) : (
        <Group gap="sm">
          {button('people.mailReset', () => void act(() => peopleApi.resetLink(person.id, asked(true)), linked('people.resetMailed')))}
          {button('people.linkReset', () => void act(() => peopleApi.resetLink(person.id, asked(false)), linked('people.resetMailed')))}
          {button('people.signOut', () => void act(() => peopleApi.signOut(person.id), () => say(t('people.signedOut', { name: person.name }))))}
          {(person.twoFactor || person.passkeys > 0)
            && button('people.removeFactor', () => void act(() => peopleApi.removeSecondFactor(person.id)), 'orange')}
          {!me && button(
            person.disabled ? 'people.enable' : 'people.disable', () => void act(() => peopleApi.disable(person.id, !person.disabled)),
            person.disabled ? 'green' : 'red',
          )}
        </Group>
      )}
      {!person.invited && !me && <Text fz="sm" c="dimmed">{t('people.disableHint')}</Text>}
    </Stack>
  );
}
