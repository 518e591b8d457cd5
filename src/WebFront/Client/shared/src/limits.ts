// Written from the C# side: dotnet run --project eng/Wire -c Release -p:BuildClient=false
// Characters, bytes and seconds; docs/protocol.md says of what.

export const visitorMessageLength = 4_000;
export const agentMessageLength = 8_000;
export const previewLength = 500;
export const commentLength = 1_000;
export const nameLength = 100;
export const emailLength = 254;
export const phoneLength = 50;
export const addressLength = 2_000;
export const excerptLength = 200;
export const shortestPassword = 12;
export const longestPassword = 200;
export const callBytes = 65_536;
export const photoBytes = 40_960;
export const logoBytes = 40_960;
export const picturePixels = 1_024;
export const syncPoints = 200;
export const passkeys = 20;
export const tokenLife = 86_400;
export const endedShown = 28_800;
export const grace = 60;
export const helloDeadline = 15;
export const heartbeat = 25;
export const typingRenewed = 2.5;
export const typingShown = 6;
export const cookieLife = 1_209_600;
export const codeStepLife = 300;
export const passwordAttempts = 5;
export const lockedFor = 300;
export const invitationLife = 604_800;
export const resetLife = 3_600;
export const idleTimeout = 900;
export const reopenWindow = 600;
export const answerTarget = 60;
export const queueLimit = 0;
export const defaultColor = '#0a6e5c';

/** That there are texts in. */
export const widgetLanguages = ['da', 'de', 'en', 'es', 'fi', 'fr', 'it', 'nb', 'nl', 'pl', 'sv'] as const;
export const consoleLanguages = ['en', 'nb'] as const;
