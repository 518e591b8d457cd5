import type { RefusalView } from '@orleans-chat/shared';
import { useEffect, useRef, useState } from 'react';
import { useAgent } from '../agent/store';
import type { Threads } from '../agent/threads';
import { useClient } from '../app/agentContext';
import { showChat } from '../app/view';
import { sayRefused } from '../parts/toasts';

/** Opens the selected chat, and again where it was closed from outside: then the server says why. Answers what it waits for. */
export function useOpenChat(selected: string | null): RefusalView | null {
  const { threads } = useClient();
  const online = useAgent((state) => state.link === 'online');
  const followed = useAgent((state) => selected !== null && state.threads[selected] !== undefined);
  const [waits, setWaits] = useState<RefusalView | null>(null);
  const opened = useRef<string | null>(null);
  const stop = useRef(() => {});
  useEffect(() => {
    const isOpen = followed && opened.current === selected;
    if (!online) {
      stop.current(); // What is open, the next connection goes on with.
    } else if (!isOpen) {
      stop.current();
      opened.current = selected;
      stop.current = selected === null ? () => {} : keepOpening(threads, selected, setWaits);
    }
  }, [threads, selected, followed, online]);
  useEffect(() => () => {
    stop.current();
    opened.current = null;
  }, []);
  return waits;
}

/** A server that cannot just now is asked again when it says so, until the answer stops that. */
function keepOpening(threads: Threads, sessionId: string, waits: (refusal: RefusalView | null) => void): () => void {
  let wanted = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = async () => {
    // A broken connection opens the chat again by itself.
    const refused = await threads.open(sessionId).catch(() => null);
    if (!wanted) {
      return;
    }
    const againMs = refused?.retryAfterMs;
    waits(againMs ? refused : null);
    if (againMs) {
      timer = setTimeout(() => void open(), againMs);
    } else if (sayRefused(refused)) {
      showChat(null);
    }
  };
  void open();
  return () => {
    wanted = false;
    clearTimeout(timer);
    waits(null);
  };
}
