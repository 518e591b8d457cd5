import { create } from 'zustand';

interface Side {
  /** Which of the parts beside the conversation, by its place. */
  readonly part: number;
  /** Whether it is open over the log, where there is no room beside it. */
  readonly over: boolean;
}

/** What is beside the conversation, the same for every chat. */
export const useSide = create<Side>()(() => ({ part: 0, over: false }));

export const showSide = (part: number, over = true): void => useSide.setState({ part, over });
