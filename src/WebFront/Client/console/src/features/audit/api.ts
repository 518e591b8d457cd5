import type { AuditActor, AuditPage, AuditSubject } from '@orleans-chat/shared';
import { call } from '../../lib/http';
import { parametersOf, type AuditFilter } from './filter';

export const auditApi = {
  actors: () => call<AuditActor[]>('GET', '/api/admin/audit/actors'),
  subjects: () => call<AuditSubject[]>('GET', '/api/admin/audit/subjects'),
  search: (filter: AuditFilter, before: number | null) => {
    const page = before === null ? '' : String(before);
    return call<AuditPage>(
      'GET',
      `/api/admin/audit?${parametersOf({ ...filter, from: startOfDay(filter.from, 0), until: startOfDay(filter.until, 1), before: page })}`,
    );
  },
};

/** The last day that the fields offer. */
export const LAST_DAY = '9999-12-31';

/** Browsers take years of more digits too, which no calendar has. */
export const isImpossible = (day: string): boolean => day !== '' && !(new Date(`${day}T00:00:00`) <= new Date(`${LAST_DAY}T00:00:00`));

/** Empty: no day, or none that a time can be said of, so it is nothing to search by. */
function startOfDay(day: string, daysLater: number): string {
  const date = new Date(`${day}T00:00:00`);
  date.setDate(date.getDate() + daysLater);
  const year = date.getUTCFullYear();
  return year >= 1 && year <= 9999 ? date.toISOString() : '';
}
