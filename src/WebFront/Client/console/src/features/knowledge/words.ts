import { localeOf } from '@orleans-chat/shared';
import { language } from '../../lib/i18n';

export const figure = (number: number): string => new Intl.NumberFormat(localeOf(language())).format(number);

/** 75 % */
export const share = (part: number): string => new Intl.NumberFormat(localeOf(language()), { style: 'percent' }).format(part);
