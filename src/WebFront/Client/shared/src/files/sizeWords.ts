const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** As people write it: 840 byte, 12 kB, 3.4 MB; of 1,024 each, as limits are. */
export function sizeWords(bytes: number, locale: string): string {
  const power = Math.min(UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log(bytes) / Math.log(1_024)));
  const value = bytes / 1_024 ** power;
  return new Intl.NumberFormat(locale, {
    style: 'unit', unit: UNITS[power]!, maximumFractionDigits: power > 0 && value < 10 ? 1 : 0,
  }).format(value);
}
