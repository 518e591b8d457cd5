import type { Feature } from '../../lib/feature';
import { lazyPart } from '../../ui/lazyPart';

export const inbox: Feature = { bar: { end: lazyPart(async () => (await import('./Bell')).Bell) } };
