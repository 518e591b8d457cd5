import type { ChannelGrant, ChannelView, PersonView } from '@orleans-chat/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '../../ui/toasts';
import { useSubmit } from '../../ui/useSubmit';
import { changedGrants, clashing, grantsOf, grantsOn, permissionsOn, withGrants } from './grants';
import type { Clash } from './PermissionClash';
import { peopleApi } from './api';

/** The permissions of one person while an administrator changes them. Only what is changed here goes to the server. */
export function usePermissions(person: PersonView, channels: readonly ChannelView[], onChanged: (person: PersonView) => void) {
  const { t } = useTranslation();
  // As they were when the dialog was opened or last saved.
  const [stored, setStored] = useState<readonly ChannelGrant[]>(() => grantsOf(person));
  const [ticked, setTicked] = useState(stored);
  const grants = grantsOn(channels, ticked);
  // As somebody else saved them meanwhile.
  const [theirs, setTheirs] = useState<readonly ChannelGrant[] | null>(null);
  const { submit, busy, problem, refuse } = useSubmit();
  const store = async (before: readonly ChannelGrant[], after: readonly ChannelGrant[]) => {
    const saved = await submit(async () => {
      const outcome = await peopleApi.permit(person.id, changedGrants(before, after));
      if (outcome.refused?.code === 'people.permissionsChangedMeanwhile') {
        const now = (await peopleApi.all()).ok?.find(({ id }) => id === person.id);
        setTheirs(now === undefined ? null : grantsOf(now));
      }
      return outcome;
    });
    if (saved !== null) {
      setStored(after);
      toast(t('people.saved'));
      onChanged(saved);
    }
    return saved !== null;
  };
  /** What only one side changed holds in either case. */
  const settle = (side: 'mine' | 'theirs') => {
    if (theirs !== null) {
      const lost = side === 'mine' ? [] : clashing(stored, grants, theirs);
      const kept = changedGrants(stored, grants).filter(({ channelId }) => !lost.some((each) => each.channelId === channelId));
      const after = withGrants(theirs, kept);
      setTheirs(null);
      refuse(null);
      setStored(theirs);
      setTicked(after);
      void store(theirs, after);
    }
  };
  const clashes: Clash[] = theirs === null ? [] : clashing(stored, grants, theirs).map(({ channelId, permissions }) => ({
    id: channelId,
    name: channels.find(({ id }) => id === channelId)?.name ?? '',
    mine: permissions,
    theirs: permissionsOn(theirs, channelId),
  }));
  const unsaved = changedGrants(stored, grants).length > 0;
  const losesRespond = stored.some(({ channelId, permissions }) =>
    permissions.includes('respond') && !permissionsOn(grants, channelId).includes('respond'));
  return {
    losesRespond, grants, setGrants: setTicked, unsaved, save: () => store(stored, grants), busy,
    problem: clashes.length > 0 ? null : problem, clashes, settle,
  };
}
