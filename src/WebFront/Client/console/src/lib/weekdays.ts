export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

export type Weekday = (typeof WEEKDAYS)[number];

/** The day's name within a sentence; anything else stays as it is. */
export function weekdayWord(text: string, language: string): string {
  const at = (WEEKDAYS as readonly string[]).indexOf(text);
  return at < 0 ? text : new Intl.DateTimeFormat(language, { weekday: 'long' }).format(new Date(2024, 0, 1 + at)); // That was a Monday.
}
