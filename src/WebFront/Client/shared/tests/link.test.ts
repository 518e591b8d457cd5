import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Link } from '../src/link';
import { FakeSocket } from './fakes';

const settled = () => vi.advanceTimersByTimeAsync(0);

function arrange(configure: (socket: FakeSocket, index: number) => void = () => undefined) {
  const sockets: FakeSocket[] = [];
  const negotiated: boolean[] = [];
  let wake = () => undefined as void;
  const sync = vi.fn(() => Promise.resolve());
  const hello = vi.fn(() => Promise.resolve(true));
  const link = new Link({
    sockets: (long) => {
      const socket = new FakeSocket();
      negotiated.push(long);
      configure(socket, sockets.push(socket) - 1);
      return socket;
    },
    handlers: {}, hello, sync, random: () => 0.5,
    wake: (callback) => {
      wake = callback;
      return () => undefined;
    },
  });
  return { link, sockets, negotiated, hello, sync, wake: () => wake() };
}

describe('Link', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('says hello again on every new connection', async () => {
    const { link, sockets, hello } = arrange();
    link.start();
    await settled();
    expect(link.state).toBe('online');
    sockets[0]?.drop();
    expect(link.state).toBe('lost');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(link.state).toBe('online');
    expect(hello).toHaveBeenCalledTimes(2);
  });

  it('goes the negotiated way when a WebSocket cannot open', async () => {
    const { link, negotiated } = arrange((socket, index) => {
      socket.startFails = index === 0;
    });
    link.start();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(negotiated).toEqual([false, true]);
    expect(link.state).toBe('online');
  });

  it('waits longer after every failure, up to 15 s', async () => {
    const { link, sockets } = arrange((socket) => {
      socket.startFails = true;
    });
    link.start();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sockets.length).toBeGreaterThan(5);
    expect(sockets.length).toBeLessThan(13);
  });

  it('tears down a half-open socket whose heartbeat is not answered', async () => {
    const { link, sockets, sync } = arrange();
    link.start();
    await settled();
    sync.mockImplementation(() => new Promise(() => undefined));
    await vi.advanceTimersByTimeAsync(25_000 + 10_000);
    expect(sockets[0]?.stopped).toBe(true);
    expect(link.state).toBe('lost');
  });

  it('tears down a socket on which a call is not answered', async () => {
    const { link, sockets } = arrange((socket) => {
      socket.answers['Send'] = () => new Promise(() => undefined);
    });
    link.start();
    await settled();
    const call = link.call('Send').catch((error: Error) => error.name);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await call).toBe('DeadlineError');
    expect(sockets[0]?.stopped).toBe(true);
  });

  it('asks for what was missed when the page wakes', async () => {
    const { link, sync, wake } = arrange();
    link.start();
    await settled();
    wake();
    expect(sync).toHaveBeenCalledTimes(1);
  });

  it('connects at once when the page wakes while it waits', async () => {
    const { link, sockets, wake } = arrange((socket, index) => {
      socket.startFails = index === 0;
    });
    link.start();
    await settled();
    wake();
    await settled();
    expect(sockets).toHaveLength(2);
    expect(link.state).toBe('online');
  });

  it('goes to another server when this one goes away, without being lost', async () => {
    const { link, sockets } = arrange();
    const states: string[] = [];
    link.changed.add((state) => states.push(state));
    link.start();
    await settled();
    link.goAway(1_000);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sockets).toHaveLength(2);
    expect(sockets[0]?.stopped).toBe(true);
    expect(states).toEqual(['connecting', 'online']);
  });

  it('hears nothing from a connection that it has let go', async () => {
    const heard: string[] = [];
    const first = new FakeSocket();
    const all = [first, new FakeSocket()];
    const link = new Link({
      sockets: () => all.shift() ?? new FakeSocket(), handlers: { Events: (text: never) => void heard.push(text) },
      hello: () => Promise.resolve(true), sync: () => Promise.resolve(), wake: () => () => undefined,
    });
    link.start();
    await settled();
    first.push('Events', 'live');
    link.restart();
    await settled();
    first.push('Events', 'stale');
    expect(heard).toEqual(['live']);
  });
});
