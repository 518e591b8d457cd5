import type { Feature } from '../../lib/feature';
import { forgetFiles } from './unsent';

/** Files in chats have no screen of their own. */
export const files: Feature = { forget: forgetFiles };
