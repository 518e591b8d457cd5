import { create } from 'zustand';

/** A card of what has happened and needs nobody to act. */
export interface InfoCard {
  readonly id: string;
  readonly chat: string | null;
  /** 'test': what the agent asked to see. */
  readonly kind: 'message' | 'test';
}

interface Lane {
  readonly info: readonly InfoCard[];
  /** Names of rings whose cards were closed: the next ring shows them again. */
  readonly closed: readonly string[];
  /** The title and the icon show what a warning looks like. */
  readonly testing: boolean;
}

export const useLane = create<Lane>()(() => ({ info: [], closed: [], testing: false }));

/** The same chat and kind replaces. */
export const showInfo = (card: InfoCard): void =>
  useLane.setState(({ info }) => ({ info: [...info.filter(({ id }) => id !== card.id), card] }));

export const hideInfo = (id: string): void => useLane.setState(({ info }) => ({ info: info.filter((card) => card.id !== id) }));

export const closeAlert = (ring: string): void => useLane.setState(({ closed }) => ({ closed: [...closed.slice(-99), ring] }));

export const forgetLane = (): void => useLane.setState({ info: [], closed: [], testing: false });
