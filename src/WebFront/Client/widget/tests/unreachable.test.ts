import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Signal } from '@orleans-chat/shared';
import { tellUnreachable } from '../src/visitor/unreachable';
import type { VisitorClient } from '../src/visitor/client';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function arrange(url: string) {
  const said = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const client = { changed: new Signal(), state: { link: 'connecting', noConnection: null as unknown } };
  tellUnreachable(client as unknown as VisitorClient, url);
  const become = (link: string) => {
    client.state.link = link;
    client.changed.raise();
  };
  return { said, client, become };
}

it('names the address that could not be reached, once', () => {
  const { said, become } = arrange('https://chat.example/1');
  become('connecting');
  vi.advanceTimersByTime(60_000);
  become('stopped');
  become('connecting');
  vi.advanceTimersByTime(60_000);
  expect(said.mock.calls.map(String)).toEqual([expect.stringContaining('https://chat.example/1')]);
});

it('says nothing where the server has said itself that it wants no connection now', () => {
  const { said, client, become } = arrange('https://chat.example/3');
  become('connecting');
  client.state.noConnection = { code: 'rate.limited', text: 'no' };
  become('connecting');
  vi.advanceTimersByTime(60_000);
  expect(said).not.toHaveBeenCalled();
});

it('says nothing where a connection came, also one that was lost later', () => {
  const { said, become } = arrange('https://chat.example/2');
  become('connecting');
  vi.advanceTimersByTime(20_000);
  become('online');
  become('lost');
  become('connecting');
  vi.advanceTimersByTime(60_000);
  expect(said).not.toHaveBeenCalled();
});
