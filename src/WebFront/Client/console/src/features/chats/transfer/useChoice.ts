import type { TransferAgent, TransferChannel, TransferTargets } from '@orleans-chat/shared';
import { useState } from 'react';

export type Choice = { readonly key: string } & ({ readonly agent: TransferAgent } | { readonly channel: TransferChannel });

export const nameOf = (choice: Choice): string => ('agent' in choice ? choice.agent.name : choice.channel.name);

/**
 * Who fits the letters, and who of them is chosen: the first, when letters change, until another one is. Who comes and goes meanwhile
 * changes no choice: where the chosen one has gone, nobody is chosen.
 */
export function useChoice(targets: TransferTargets | null) {
  const [letters, setLetters] = useState('');
  const [chosen, choose] = useState<Choice | null>(null);
  const options = optionsOf(targets, letters);
  if (chosen === null && options[0] !== undefined) {
    choose(options[0]);
  }
  const at = options.findIndex(({ key }) => key === chosen?.key);
  return {
    letters, options, choose,
    search: (wanted: string) => {
      setLetters(wanted);
      choose(optionsOf(targets, wanted)[0] ?? null);
    },
    step: (by: 1 | -1) => {
      const next = at < 0 && by < 0 ? options.length - 1 : (at + by + options.length) % options.length;
      choose(options[next] ?? chosen);
    },
    current: options[at],
    gone: chosen !== null && at < 0 ? nameOf(chosen) : null,
  };
}

/** Colleagues first; of channels only those that take chats. */
function optionsOf(targets: TransferTargets | null, letters: string): readonly Choice[] {
  const wanted = letters.trim().toLocaleLowerCase();
  const fits = ({ name }: { name: string }) => name.toLocaleLowerCase().includes(wanted);
  return targets === null ? [] : [
    ...targets.agents.filter(fits).map((agent) => ({ key: agent.id, agent })),
    ...targets.channels.filter((channel) => channel.open && fits(channel)).map((channel) => ({ key: channel.id, channel })),
  ];
}
