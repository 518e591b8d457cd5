import type { AuthorView, AvailabilityView, WidgetConfig, EventsPage, EventView, VisitorChat } from '@orleans-chat/shared/contracts';
import { languageOf } from '@orleans-chat/shared/locale';
import texts from './texts.json';

/** The states of the widget that the console shows. */
export const SCENES = ['badge', 'start', 'queue', 'chat', 'offline', 'ended'] as const;
export type Scene = (typeof SCENES)[number];

/** Who answers in the preview; what visitors would see of them. */
export interface PreviewAgent {
  readonly name: string;
  readonly photo: string | null;
}

const SESSION = '0'.repeat(32);
const WAIT_SECONDS = 240;

export const availabilityOf = (scene: Scene): AvailabilityView => ({
  open: scene !== 'offline', reason: scene === 'offline' ? 'noAgents' : 'none', agents: scene === 'offline' ? 0 : 2, waiting: 0,
});

/** The chat that stands in the window; null: none yet. */
export function chatOf(scene: Scene, look: WidgetConfig, agent: PreviewAgent): VisitorChat | null {
  const events = eventsOf(scene, look.language, agent);
  if (events.length === 0) {
    return null;
  }
  return {
    token: 'preview', agentName: null, readByAgent: 0, queue: scene === 'queue' ? { position: 3, waitSeconds: WAIT_SECONDS } : null,
    log: pageOf(events),
  };
}

export function pageOf(events: readonly EventView[]): EventsPage {
  const status = events.findLast((event) => event.status)?.status ?? 'inQueue';
  return { sessionId: SESSION, status, lastSeq: events.length, more: false, events: [...events] };
}

type Said = Omit<EventView, 'seq' | 'at'>;

function eventsOf(scene: Scene, language: string, agent: PreviewAgent): EventView[] {
  const words = (texts as Record<string, typeof texts.en | undefined>)[languageOf(language)] ?? texts.en;
  const customer: AuthorView = { kind: 'customer', name: null };
  const staff: AuthorView = { kind: 'agent', name: agent.name, photo: agent.photo };
  const waiting: Said[] = [{ type: 'queued', status: 'inQueue' }, { type: 'message', by: customer, text: words.customer }];
  const talking: Said[] = [
    ...waiting, { type: 'accepted', by: staff, status: 'customerLast' },
    { type: 'message', by: staff, text: words.agent, status: 'agentLast' }, { type: 'message', by: customer, text: words.thanks },
    { type: 'read', by: { kind: 'agent' }, upTo: 5 },
  ];
  const all: Partial<Record<Scene, Said[]>> = {
    queue: waiting, chat: talking, ended: [...talking, { type: 'ended', by: staff, reason: 'byAgent', status: 'finished' }],
  };
  return (all[scene] ?? []).map((event, index) => Object.assign(event, { seq: index + 1, at: new Date().toISOString() }));
}
