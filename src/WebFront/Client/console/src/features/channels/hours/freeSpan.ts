import type { LocalSpan } from '@orleans-chat/shared';

const DAY = 24 * 60;
const HOUR = 60;
const SHORTEST = 30;

/** Minutes since midnight; the end may be on the next day. */
interface Piece {
  readonly from: number;
  readonly until: number;
}

/**
 * A time of the day that none of these spans has: the usual one, else after the last, else where there is most room. Null: there is none.
 */
export function freeTime(spans: readonly LocalSpan[], usual: LocalSpan): LocalSpan | null {
  const free = without([{ from: 0, until: DAY }], pieces(spans));
  const wanted = pieceOf(usual);
  if (free.some((piece) => holds(piece, wanted))) {
    return usual;
  }
  const last = free.find(({ from, until }) => until === DAY && from > 0);
  if (last !== undefined && last.until - last.from >= 2 * HOUR) {
    return spanOf({ from: last.from + HOUR, until: Math.min(last.from + 5 * HOUR, DAY) });
  }
  const [most] = bySize(free);
  return most === undefined || lengthOf(most) < SHORTEST
    ? null
    : spanOf({ from: most.from, until: Math.min(most.from + 4 * HOUR, most.until) });
}

/**
 * A break within the open times: the usual one, else half an hour in the middle of the longest time without any. Null: there is no room.
 */
export function freeBreak(open: readonly LocalSpan[], breaks: readonly LocalSpan[], usual: LocalSpan): LocalSpan | null {
  // Breaks after midnight are written like those before it.
  const taken = pieces(breaks).flatMap(({ from, until }) => [{ from, until }, { from: from + DAY, until: until + DAY }]);
  const free = without(pieces(open), taken);
  const wanted = pieceOf(usual);
  if (free.some((piece) => holds(piece, wanted))) {
    return usual;
  }
  const [most] = bySize(free);
  if (most === undefined || lengthOf(most) < 2 * SHORTEST) {
    return null;
  }
  const from = Math.floor((most.from + most.until - SHORTEST) / 2 / 15) * 15;
  return spanOf({ from, until: from + SHORTEST });
}

/** Those that have both clocks. */
const pieces = (spans: readonly LocalSpan[]): Piece[] => spans.filter(({ start, end }) => start !== '' && end !== '').map(pieceOf);

/** A span from its clocks; an end that is not after the start is on the next day. */
function pieceOf({ start, end }: LocalSpan): Piece {
  const [from, until] = [minutes(start), minutes(end)];
  return { from, until: until > from ? until : until + DAY };
}

const spanOf = ({ from, until }: Piece): LocalSpan => ({ start: clock(from), end: clock(until) });

function without(all: readonly Piece[], taken: readonly Piece[]): Piece[] {
  return taken.reduce<readonly Piece[]>((left, { from, until }) => left.flatMap((piece) => [
    { from: piece.from, until: Math.min(piece.until, from) }, { from: Math.max(piece.from, until), until: piece.until },
  ].filter((rest) => rest.until > rest.from)), all) as Piece[];
}

const holds = (piece: Piece, wanted: Piece): boolean => piece.from <= wanted.from && wanted.until <= piece.until;
const lengthOf = ({ from, until }: Piece): number => until - from;
const bySize = (all: readonly Piece[]): Piece[] => [...all].sort((a, b) => lengthOf(b) - lengthOf(a));
const minutes = (time: string): number => Number(time.slice(0, 2)) * HOUR + Number(time.slice(3, 5));
const clock = (at: number): string =>
  `${[Math.floor((at % DAY) / HOUR), at % HOUR].map((part) => String(part).padStart(2, '0')).join(':')}:00`;
