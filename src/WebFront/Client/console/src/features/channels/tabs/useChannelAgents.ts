import type { Permission, PersonView } from '@orleans-chat/shared';
import { useEffect, useRef, useState } from 'react';
import { toastRefusal } from '../../../ui/toasts';
import { type Clash, peopleApi, PERMISSIONS, usePeople } from '../../people';




type Permissions = readonly Permission[];

export const permissionsHere = (person: PersonView, channel: string): Permissions =>
  person.channels.find(({ id }) => id === channel)?.permissions ?? [];

/**
 * Everybody's permissions on one channel. A change is shown at once and stored after the one before, so that the last word is the last
 * click; only this channel goes to the server, with what was there before. What is refused after the tab was left is said all the same.
 */
export function useChannelAgents(channel: string) {
  const { people, setPeople, reload, missing } = usePeople();
  const [refused, setRefused] = useState<Readonly<Record<string, Permissions>>>({});
  const last = useRef(Promise.resolve());
  // By person: what shall be stored next, and what the server has said last.
  const wanted = useRef(new Map<string, Permissions>());
  const known = useRef(new Map<string, Permissions>());
  const left = useRef(false);
  useEffect(() => {
    left.current = false;
    return () => {
      left.current = true;
    };
  }, []);
  const want = (person: PersonView, permissions: Permissions) => {
    wanted.current.set(person.id, permissions);
    setPeople((before) => before.map((each) => (each.id === person.id ? withPermissions(person, channel, permissions) : each)));
    last.current = store(last.current, person.id);
  };
  const toggle = (person: PersonView, permission: Permission) => {
    const before = permissionsHere(person, channel);
    if (!known.current.has(person.id)) {
      known.current.set(person.id, before);
    }
    want(person, PERMISSIONS.filter((each) => (each === permission ? !before.includes(each) : before.includes(each))));
  };
  const store = async (before: Promise<void>, person: string) => {
    await before;
    const permissions = wanted.current.get(person);
    if (permissions === undefined) {
      return; // The one before has stored this click too.
    }
    wanted.current.delete(person);
    const expected = [...known.current.get(person) ?? []];
    const outcome = await peopleApi.permit(person, [{ channelId: channel, permissions: [...permissions], expected }]);
    if (outcome.refused === null) {
      known.current.set(person, permissions);
      return;
    }
    await reload();
    const mine = wanted.current.get(person) ?? permissions; // With the clicks meanwhile.
    wanted.current.delete(person);
    renew();
    if (outcome.refused.code === 'people.permissionsChangedMeanwhile' && !left.current) {
      setRefused((others) => ({ ...others, [person]: mine }));
    } else {
      toastRefusal(outcome.refused);
    }
  };
  /** Everybody was asked for again: what the server said before is old, except under clicks that are still to be stored; they show. */
  const renew = () => {
    const waiting = new Map(wanted.current);
    known.current = new Map([...known.current].filter(([id]) => waiting.has(id)));
    setPeople((now) => now.map((each) => (waiting.has(each.id) ? withPermissions(each, channel, waiting.get(each.id)!) : each)));
  };
  const settle = (side: 'mine' | 'theirs') => {
    setRefused({});
    for (const person of side === 'mine' ? people.filter(({ id }) => refused[id] !== undefined) : []) {
      known.current.set(person.id, permissionsHere(person, channel));
      want(person, refused[person.id]!);
    }
  };
  const clashes: Clash[] = people.flatMap((person) => {
    const mine = refused[person.id];
    return mine === undefined ? [] : [{ id: person.id, name: person.name, mine, theirs: permissionsHere(person, channel) }];
  });
  return { people, clashes, toggle, settle, again: missing ? reload : null };
}

function withPermissions(person: PersonView, id: string, permissions: Permissions): PersonView {
  const others = person.channels.filter((channel) => channel.id !== id);
  return { ...person, channels: [...others, { id, name: '', permissions: [...permissions] }] };
}
