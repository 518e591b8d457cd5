const MINUTE = 60;
const DAY = 24 * 3_600;
const SPAN = /^(?:(\d+)\.)?(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?$/;

/** Minutes of a duration as the server writes it, `1.02:03:04`; null for none. */
export function minutesOf(span: string | null | undefined): number | null {
  const parts = SPAN.exec(span ?? '');
  if (parts === null) {
    return null;
  }
  const [days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0)) as [number, number, number, number];
  return (days * DAY + hours * 3_600 + minutes * MINUTE + seconds) / MINUTE;
}

export function spanOf(minutes: number): string {
  const all = Math.round(minutes * MINUTE);
  const [hours, rest] = [Math.floor((all % DAY) / 3_600), all % 3_600];
  const clock = [hours, Math.floor(rest / MINUTE), rest % MINUTE].map(two).join(':');
  return all >= DAY ? `${Math.floor(all / DAY)}.${clock}` : clock;
}

const two = (part: number): string => String(part).padStart(2, '0');
