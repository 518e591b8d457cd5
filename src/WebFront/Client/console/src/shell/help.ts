import { create } from 'zustand';

/** Whether the list of shortcuts is shown. */
export const useHelp = create<{ readonly shown: boolean }>()(() => ({ shown: false }));

export const showHelp = (shown: boolean): void => useHelp.setState({ shown });
