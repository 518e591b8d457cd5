import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Link } from '../src/link';
import type { Transport } from '../src/transports';
import { FakeSocket } from './fakes';

const settled = () => vi.advanceTimersByTimeAsync(0);

function arrange(configure: (socket: FakeSocket, index: number, transport: Transport) => void = () => undefined) {
  const sockets: FakeSocket[] = [];
  const tried: Transport[] = [];
  let wake = (_network: boolean) => undefined as void;
  const sync = vi.fn(() => Promise.resolve());
  const hello = vi.fn(() => Promise.resolve(true));
  const link = new Link({
    sockets: (transport) => {
      const socket = new FakeSocket();
      tried.push(transport);
      configure(socket, sockets.push(socket) - 1, transport);
      return socket;
    },
    handlers: {}, hello, sync, random: () => 0.5,
    wake: (callback) => {
      wake = callback;
      return () => undefined;
    },
  });
  return { link, sockets, tried, hello, sync, wake: (network = false) => wake(network) };
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

  it('goes down the ladder until something comes: WebSockets are refused, and event streams bring nothing', async () => {
    const { link, sockets, tried } = arrange((socket, _, transport) => {
      socket.startFails = transport === 'webSockets';
      if (transport === 'serverSentEvents') {
        socket.start = () => new Promise(() => undefined);
      }
    });
    link.start();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(tried).toEqual(['webSockets', 'serverSentEvents', 'longPolling']);
    expect(sockets[1]?.stopped).toBe(true);
    expect(link.state).toBe('online');
  });

  it('goes down although a WebSocket worked once, and up again when one works', async () => {
    let blocked = false;
    const { link, sockets, tried } = arrange((socket, _, transport) => {
      socket.startFails = blocked && transport !== 'longPolling';
    });
    link.start();
    await settled();
    blocked = true;
    sockets[0]?.drop();
    await vi.advanceTimersByTimeAsync(20_000);
    expect([tried.at(-1), link.state]).toEqual(['longPolling', 'online']);
    expect(tried.filter((transport) => transport === 'webSockets').length).toBeGreaterThan(1); // A server that starts again is no reason.
    const states: string[] = [];
    link.changed.add((state) => states.push(state));
    blocked = false;
    await vi.advanceTimersByTimeAsync(60_000);
    expect([tried.at(-1), link.state, states]).toEqual(['webSockets', 'online', []]);
  });

  it('asks for a better way more and more seldom, beside the one that works', async () => {
    const { link, tried, hello } = arrange((socket, _, transport) => {
      socket.startFails = transport !== 'longPolling';
    });
    link.start();
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(hello).toHaveBeenCalledTimes(1);
    expect(tried.filter((transport) => transport === 'webSockets').length).toBeLessThan(14);
  });

  it('tries a better way more and more seldom too where it opens but does not last', async () => {
    const { link, tried } = arrange((socket, _, transport) => {
      if (transport === 'webSockets') {
        setTimeout(() => socket.drop(), 5_000);
      }
    });
    link.start();
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(tried.at(-1)).toBe('serverSentEvents');
    expect(tried.filter((transport) => transport === 'webSockets').length).toBeLessThan(30);
  });

  it('knows by which way it is online where the network changed while that was tried', async () => {
    let open = () => undefined as void;
    const { link, tried, wake } = arrange((socket, _, transport) => {
      socket.startFails = transport === 'webSockets' && tried.length < 3;
      if (transport === 'serverSentEvents') {
        socket.start = () => new Promise((resolve) => { open = resolve; });
      }
    });
    link.start();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(tried.at(-1)).toBe('serverSentEvents');
    wake(true);
    open();
    await settled();
    expect(link.state).toBe('online');
    await vi.advanceTimersByTimeAsync(60_000);
    expect([tried.at(-1), link.state]).toEqual(['webSockets', 'online']);
  });

  it('goes another way when connections open but do not last, or bring no answer', async () => {
    const { link, sockets, tried, hello } = arrange();
    link.start();
    await settled();
    sockets[0]?.drop();
    await vi.advanceTimersByTimeAsync(1_000);
    hello.mockImplementation(() => new Promise(() => undefined)); // SignalR has opened, and then nothing comes.
    sockets[1]?.drop();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(tried).toEqual(['webSockets', 'webSockets', 'serverSentEvents']);
  });

  it.each([
    'rate.limited: Too many connections', "Failed to complete negotiation with the server: Error: : Status code '429'",
  ])('waits, and keeps its way, where the server wants no connection: %s', async (words) => {
    const { link, sockets, tried } = arrange((socket, index) => {
      socket.start = () => (index < 3 ? Promise.reject(new Error(words)) : Promise.resolve());
    });
    const refused: string[] = [];
    link.refused.add(({ code }) => refused.push(code));
    link.start();
    await vi.advanceTimersByTimeAsync(14_000);
    expect([sockets.length, refused]).toEqual([1, ['rate.limited']]);
    await vi.advanceTimersByTimeAsync(31_000);
    expect([tried.length, new Set(tried).size, link.state]).toEqual([4, 1, 'online']);
  });

  it('keeps its way where the server itself says "not now"', async () => {
    const { link, tried, hello } = arrange((socket) => {
      socket.answers['Hello'] = () => ({ refused: { code: 'cluster.unavailable', text: '', retryAfterMs: 1 } });
    });
    hello.mockImplementation(async () => {
      await link.call('Hello');
      throw new Error('cluster.unavailable');
    });
    link.start();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(new Set(tried)).toEqual(new Set(['webSockets']));
  });

  it('tries everything again, from the best, on another network', async () => {
    let blocked = true;
    const { link, tried, wake } = arrange((socket, _, transport) => {
      socket.startFails = blocked && transport !== 'longPolling';
    });
    link.start();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(tried.at(-1)).toBe('longPolling');
    blocked = false;
    wake(true);
    await settled();
    expect([tried.at(-1), link.state]).toEqual(['webSockets', 'online']);
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
