/** When a channel warns its agents, and when its managers, in seconds; null: never. */
export interface WarningLimits {
  readonly agents: number | null;
  readonly managers: number | null;
}

/** How pressing a wait is: nothing to say, soon or already too long for the agents, too long for the managers. */
export type Step = 'calm' | 'due' | 'over';

/** From half of the agents' limit on it is said; where agents are not warned, from half of the managers'. */
export function stepOf(seconds: number, { agents, managers }: WarningLimits): Step {
  if (managers !== null && seconds >= managers) {
    return 'over';
  }
  const first = agents ?? managers;
  return first !== null && seconds >= first / 2 ? 'due' : 'calm';
}

const ORDER: readonly Step[] = ['calm', 'due', 'over'];

export const worst = (steps: readonly Step[]): Step => ORDER[Math.max(0, ...steps.map((step) => ORDER.indexOf(step)))]!;
