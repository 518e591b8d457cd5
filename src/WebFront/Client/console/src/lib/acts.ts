/** Of keys that do nothing alone. */
export const MODIFIERS: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock']);

export const TEXT_FIELD = 'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable]';

/** What the person has done at this page until a moment. */
export interface Acts {
  readonly pressed: number;
  readonly written: number;
}

/** Presses of the pointer that follow one another at one place of the window, in pixels. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  /** Of the first of them, as in {@link Acts}. */
  readonly since: number;
}

/** As far as a hand moves within a double click. */
const SPOT = 8;

let pressed = 0;
let written = 0;
let spot: Spot | null = null;

/** Where the last press was; null: it was a key. */
export const pressedSpot = (): Spot | null => spot;

/** Whether nothing was pressed elsewhere between the two. */
export const isSameSpot = (a: Spot | null, b: Spot | null): boolean => a !== null && a.since === b?.since;

const spotOf = ({ clientX: x, clientY: y }: PointerEvent, before: Spot | null): Spot =>
  ({ x, y, since: before !== null && Math.hypot(x - before.x, y - before.y) <= SPOT ? before.since : pressed });

/** What comes by itself, or late, compares: it takes nobody away from what they have begun meanwhile. */
export const actsSoFar = (): Acts => ({ pressed, written });

/** Whether anything was typed into a field since then. */
export const hasWrittenSince = (before: Acts): boolean => written !== before.written;

/** Whether a key or the pointer was pressed since then. */
export const hasActedSince = (before: Acts): boolean => pressed !== before.pressed || hasWrittenSince(before);

/** Whether the focus is where one types. */
export const isInTextField = (): boolean => document.activeElement?.matches(TEXT_FIELD) ?? false;

/** From now on. The window is told first: whatever a key or a click does comes after it. Answers how to stop. */
export function watchActs(): () => void {
  const press = (event: Event) => {
    if (!('repeat' in event && event.repeat) && !('key' in event && MODIFIERS.has(event.key as string))) {
      pressed += 1;
      spot = event instanceof PointerEvent ? spotOf(event, spot) : null;
    }
  };
  const write = () => {
    written += 1;
  };
  addEventListener('keydown', press, true);
  addEventListener('pointerdown', press, true);
  addEventListener('input', write, true);
  return () => {
    removeEventListener('keydown', press, true);
    removeEventListener('pointerdown', press, true);
    removeEventListener('input', write, true);
  };
}
