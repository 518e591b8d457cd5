import { create } from 'zustand';

/** What the header shows of the account and the connection does not tell. */
export const useOwnAccount = create<{ readonly photo: string | null }>()(() => ({ photo: null }));
