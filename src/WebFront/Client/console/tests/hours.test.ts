import { describe, expect, it } from 'vitest';
import { freeBreak, freeTime } from '../src/features/channels/hours/freeSpan';

/** `08:00-16:00 17:00-19:00` */
const spans = (text: string) => text.split(' ').filter((each) => each !== '').map((each) => span(each));
const span = (text: string) => {
  const [start, end] = text.split('-');
  return { start: `${start}:00`, end: `${end}:00` };
};
const words = (found: { start: string; end: string } | null) => found && `${found.start.slice(0, 5)}-${found.end.slice(0, 5)}`;

describe('another time', () => {
  it.each([
    ['', '08:00-16:00'],
    ['08:00-16:00', '17:00-21:00'],
    ['17:00-20:00', '08:00-16:00'],
    ['08:00-16:00 17:00-21:00', '22:00-00:00'],
    ['08:00-12:00 12:30-23:30', '00:00-04:00'],
    ['07:00-02:00', '00:00-04:00'],
    ['22:00-06:00', '08:00-16:00'],
    ['00:00-00:00', null],
  ])('beside %s is %s', (taken, free) => expect(words(freeTime(spans(taken), span('08:00-16:00')))).toBe(free));
});

describe('another break', () => {
  it.each([
    ['08:00-16:00', '', '11:30-12:00'],
    ['08:00-16:00', '11:30-12:00', '13:45-14:15'],
    ['17:00-21:00', '', '18:45-19:15'],
    ['22:00-06:00', '', '01:45-02:15'],
    ['22:00-06:00', '01:45-02:15', '23:30-00:00'],
    ['08:00-08:30', '', null],
  ])('in %s with %s is %s', (open, breaks, free) => expect(words(freeBreak(spans(open), spans(breaks), span('11:30-12:00')))).toBe(free));
});
