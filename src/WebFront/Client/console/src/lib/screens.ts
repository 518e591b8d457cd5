import { useMediaQuery } from '@mantine/hooks';

/** One thing at a time; the style sheets have the same width. */
const PHONE = '(max-width: 760px)';

/** Room for the details beside a conversation. */
const WIDE = '(min-width: 1241px)';

/** The list beside an open chat is as narrow as initials; the style sheets have the same widths. */
const INITIALS = '(min-width: 761px) and (max-width: 900px)';

const NOW = { getInitialValueInEffect: false };

export const useIsPhone = (): boolean => useMediaQuery(PHONE, false, NOW);

export const useIsWide = (): boolean => useMediaQuery(WIDE, true, NOW);

export const useAreInitials = (): boolean => useMediaQuery(INITIALS, false, NOW);
