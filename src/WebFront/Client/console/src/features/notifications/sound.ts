import { create } from 'zustand';

/** calm: something new. urgent: somebody has waited for too long, or a colleague waits for a word. */
export type Sound = 'calm' | 'urgent';

const QUIET_MS = 3_000;
const GATHER_MS = 120;
const NOTES: Readonly<Record<Sound, readonly number[]>> = { calm: [660, 880], urgent: [880, 660, 880, 660] };
const NOTE_S = 0.14;

/** ready: a sound can be played. blocked: the browser wants a click or a key in this page first. none: it has no sound. */
export const useSound = create<{ readonly state: 'ready' | 'blocked' | 'none' }>()(() => ({
  state: typeof AudioContext === 'undefined' ? 'none' : 'blocked',
}));

let context: AudioContext | null = null;
let waiting: { readonly sound: Sound; readonly volume: number } | null = null;
let quietUntil = 0;

/** From the first click or key on the browser lets the page play. Answers how to stop listening. */
export function unlockSound(): () => void {
  const unlock = () => void wake();
  const events = ['pointerdown', 'keydown'] as const;
  events.forEach((event) => addEventListener(event, unlock, true));
  return () => events.forEach((event) => removeEventListener(event, unlock, true));
}

/** Only after a click or a key: a page that asks before is refused, and the browser writes it down. */
export async function wake(): Promise<boolean> {
  if (typeof AudioContext === 'undefined') {
    return false;
  }
  if (context === null) {
    context = new AudioContext();
    context.addEventListener('statechange', told);
  }
  if (context.state !== 'running') {
    await context.resume().catch(() => undefined); // Stays blocked, and says so.
  }
  told();
  return context.state === 'running';
}

function told(): void {
  useSound.setState({ state: context?.state === 'running' ? 'ready' : 'blocked' });
}

/** Of several at once the more urgent one, and none again within three seconds. Volume in per cent. */
export function ring(sound: Sound, volume: number): void {
  if (Date.now() < quietUntil || volume === 0) {
    return;
  }
  if (waiting === null) {
    setTimeout(() => {
      quietUntil = Date.now() + QUIET_MS;
      play(waiting!.sound, waiting!.volume);
      waiting = null;
    }, GATHER_MS);
  }
  waiting = waiting?.sound === 'urgent' ? waiting : { sound, volume };
}

/** Two or four short notes: nothing to fetch, and nothing that a policy could block. Answers whether they are heard. */
export function play(sound: Sound, volume: number): boolean {
  if (context?.state !== 'running') {
    return false;
  }
  const [now, gain] = [context.currentTime, context.createGain()];
  gain.connect(context.destination);
  NOTES[sound].forEach((frequency, index) => {
    const [start, note] = [now + index * NOTE_S, new OscillatorNode(context!, { type: 'sine', frequency })];
    note.connect(gain);
    note.start(start);
    note.stop(start + NOTE_S);
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime((volume / 100) * 0.5, start + 0.02);
    gain.gain.linearRampToValueAtTime(0, start + NOTE_S);
  });
  return true;
}
