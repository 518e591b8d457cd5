import type { UploadTarget } from '@orleans-chat/shared/files/fileUpload';

const BEGUN = '/api/uploads';

/** A form on another site cannot send this header. */
const headers = () => ({ 'X-Requested-With': 'fetch' });

export const chatTarget = (sessionId: string): UploadTarget => ({ begin: `${BEGUN}/chats/${sessionId}`, begun: BEGUN, headers });

export const libraryTarget: UploadTarget = { begin: `${BEGUN}/library`, begun: BEGUN, headers };
