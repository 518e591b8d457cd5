import { limits } from '@orleans-chat/shared';
import { useAgent, type useClient } from '../../agent';
import { draftAt, forgetSent, ofKey, settleDraft, takeDraft, useDrafts } from './store';

type Client = ReturnType<typeof useClient>;

/** Who pauses has written something; who writes on is saved all the same now and then. */
const PAUSE_MS = 800;
const LONGEST_MS = 4_000;
/** The server tells of the newest ones only: of more it is not known which have gone. */
const MOST_TOLD = 200;

/** Keeps drafts on the server: each is saved when its writer pauses, and what other consoles of the agent saved comes in. */
export class DraftSync {
  readonly #client: Client;
  readonly #waiting = new Map<string, { timer: ReturnType<typeof setTimeout>; readonly since: number }>();
  readonly #saving = new Set<string>();
  /** Texts that the server does not take: not asked again. */
  readonly #refused = new Map<string, string>();
  readonly #stops: readonly (() => unknown)[];

  constructor(client: Client) {
    this.#client = client;
    const hidden = () => document.visibilityState === 'hidden' && this.#saveAll();
    document.addEventListener('visibilitychange', hidden);
    this.#stops = [
      useDrafts.subscribe((now, before) => {
        for (const key of Object.keys(now).filter((each) => now[each] !== before[each] && now[each]!.dirty)) {
          this.#saveSoon(key);
        }
      }),
      client.drafted.add(({ sessionId, mode, text, version }) => takeDraft(`${me()}.${sessionId}.${mode}`, text, version)),
      client.connected.add(() => void this.load()),
      () => document.removeEventListener('visibilitychange', hidden),
    ];
  }

  /** What the agent left on other machines; and what could not be saved before. */
  async load(): Promise<void> {
    const before = useDrafts.getState();
    const { ok } = await this.#client.ask((hub) => hub.drafts());
    if (ok !== null) {
      const agentId = me();
      const told = new Map(ok.drafts.map((draft) => [`${agentId}.${draft.sessionId}.${draft.mode}`, draft]));
      told.forEach(({ text, version }, key) => takeDraft(key, text, version));
      if (told.size < MOST_TOLD) {
        Object.keys(before).filter((key) => ofKey(key).agentId === agentId && !told.has(key))
          .forEach((key) => forgetSent(key, before[key]!));
      }
    }
    this.#saveAll();
  }

  /** What waits is saved at once: whoever leaves the chats may leave the page next. */
  stop(): void {
    this.#stops.forEach((stop) => stop());
    this.#saveAll();
  }

  #saveSoon(key: string, afterMs = PAUSE_MS): void {
    const before = this.#waiting.get(key);
    clearTimeout(before?.timer);
    const since = before?.since ?? performance.now();
    const pause = draftAt(key).text === '' ? 0 : Math.max(0, Math.min(afterMs, since + LONGEST_MS - performance.now()));
    this.#waiting.set(key, { timer: setTimeout(() => void this.#save(key), pause), since });
  }

  #saveAll(): void {
    Object.keys(useDrafts.getState()).forEach((key) => void this.#save(key));
  }

  /** What is written meanwhile is saved after it. Without a connection the next one saves. */
  async #save(key: string): Promise<void> {
    const { text, dirty } = draftAt(key);
    const { agentId, sessionId, mode } = ofKey(key);
    clearTimeout(this.#waiting.get(key)?.timer);
    this.#waiting.delete(key);
    const kept = text.length <= limits.draftLength && this.#refused.get(key) !== text;
    if (!dirty || !kept || agentId !== me() || this.#saving.has(key) || !this.#client.threads.ready) {
      return;
    }
    this.#saving.add(key);
    const { ok, refused } = await this.#client.ask((hub) => hub.saveDraft({ sessionId, mode, text }));
    this.#saving.delete(key);
    if (ok !== null) {
      settleDraft(key, text, ok.version);
    } else if (!refused.retryAfterMs && !refused.code.startsWith('local.')) {
      this.#refused.set(key, text);
    }
    if (draftAt(key).dirty) {
      this.#saveSoon(key, refused?.retryAfterMs ?? PAUSE_MS);
    }
  }
}

const me = (): string => useAgent.getState().me?.id ?? '';
