import { unexpected, type RefusalView } from '@orleans-chat/shared';
import { useEffect, useRef, useState } from 'react';
import { type Threads, useAgent, useClient } from '../agent';
import { showChat } from './view';
import { toastRefusal } from '../../ui/toasts';

const FAULT_RETRY_MS = 5_000;

/** Why a chat is not open yet; it is asked for again by itself. */
export interface Waiting {
  readonly refusal: RefusalView;
  /** Asks at once, where only a person can know whether that helps. */
  readonly again: (() => void) | null;
}

/** Opens the selected chat, and again where it was closed from outside: then the server says why. Answers what it waits for. */
export function useOpenChat(selected: string | null): Waiting | null {
  const { threads } = useClient();
  const online = useAgent((state) => state.link === 'online');
  const followed = useAgent((state) => selected !== null && state.threads[selected] !== undefined);
  const [waits, setWaits] = useState<Waiting | null>(null);
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

const fault: RefusalView = { ...unexpected, retryAfterMs: FAULT_RETRY_MS };

/** A server that cannot just now is asked again when it says so, until the answer stops that. */
function keepOpening(threads: Threads, sessionId: string, waits: (waiting: Waiting | null) => void): () => void {
  let wanted = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = async () => {
    clearTimeout(timer);
    // A broken connection opens the chat again by itself; a fault of the server does not pass with it.
    const refused = await threads.open(sessionId).catch(() => (threads.ready ? fault : null));
    if (!wanted) {
      return;
    }
    const againMs = refused?.retryAfterMs;
    waits(againMs ? { refusal: refused, again: refused === fault ? () => void open() : null } : null);
    if (againMs) {
      timer = setTimeout(() => void open(), againMs);
    } else if (toastRefusal(refused)) {
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
