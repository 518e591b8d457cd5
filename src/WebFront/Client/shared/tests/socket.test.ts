// @vitest-environment node
/// <reference types="node" />
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, vi } from 'vitest';
import { connectionRefusal } from '../src/connectionRefusal';
import { Link } from '../src/link';
import { signalRSockets } from '../src/socket';

const WORDS = `{}\u001e${JSON.stringify({ type: 7, error: 'rate.limited: Too much', allowReconnect: true })}\u001e`;

/** A server that takes the WebSocket, says why it wants none, and closes. */
async function refusingServer() {
  const server = createServer();
  server.on('upgrade', ({ headers }, socket) => {
    const accept = createHash('sha1').update(`${headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    const said = [Buffer.from([0x81, WORDS.length]), Buffer.from(WORDS), Buffer.from([0x88, 2, 1008 >> 8, 1008 & 255])];
    socket.once('data', () => socket.end(Buffer.concat(said)));
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hubs/visitor` };
}

it('hands on why the server closes, also where a call is on its way', async () => {
  const { server, url } = await refusingServer();
  const refused: unknown[] = [];
  const link = new Link({
    sockets: signalRSockets(url, false), handlers: {}, sync: () => Promise.resolve(), wake: () => () => undefined,
    hello: (connection) => connection.call('Hello').then(() => true),
  });
  link.refused.add((refusal) => refused.push(refusal));
  link.start();
  await vi.waitFor(() => expect(refused).toEqual([connectionRefusal(new Error('rate.limited: Too much'))]));
  link.stop();
  server.close();
});

/** A server with long polling only, as much of it as a connection needs to start; keeps what it was asked for. */
async function pollingServer() {
  const asked: URL[] = [];
  let polls = 0;
  const server = createServer((request, response) => {
    const url = new URL(request.url!, 'http://127.0.0.1');
    asked.push(url);
    if (url.pathname.endsWith('/negotiate')) {
      response.end(JSON.stringify({
        negotiateVersion: 1, connectionId: 'a', connectionToken: 'a',
        availableTransports: [{ transport: 'LongPolling', transferFormats: ['Text'] }],
      }));
    } else if (request.method === 'GET' && polls++ > 1) {
      return; // It is asked until the connection is given up.
    } else {
      response.end(request.method === 'GET' && polls === 2 ? '{}\u001e' : '');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hubs/visitor` };
}

it('names one route in all requests of a connection, and another in the next', async () => {
  const routes: (string | null)[] = [];
  for (let connection = 0; connection < 2; connection += 1) {
    const { server, asked, url } = await pollingServer();
    const socket = signalRSockets(url, false)('longPolling');
    await socket.start();
    await socket.stop();
    server.closeAllConnections();
    server.close();
    expect(asked.length).toBeGreaterThan(3);
    const named = new Set(asked.map((each) => each.searchParams.get('route')));
    expect(named.size).toBe(1);
    routes.push(...named);
  }
  expect(routes.every((route) => route)).toBe(true);
  expect(new Set(routes).size).toBe(2);
});
