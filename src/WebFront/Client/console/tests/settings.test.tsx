import type { AgentMe } from '@orleans-chat/shared';
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { initialAgentState, useAgent } from '../src/features/agent/store';
import { Settings } from '../src/shell/Settings';
import { onScreen, show, shown, waitFor } from './screen';

onScreen();

describe('the list of channels in the settings', () => {
  const LIST = '/api/admin/channels';
  const replies: ((names: readonly string[]) => Promise<void>)[] = [];
  const tell = () => act(async () => useAgent.setState({ channelNews: {} }));

  it('follows the news, and shows no answer that comes after that of a later call', async () => {
    const list = (names: readonly string[]) => Response.json(names.map((name) => ({ id: name, name })));
    vi.stubGlobal('fetch', (path: string) => (path === LIST
      ? new Promise<Response>((resolve) => void replies.push((names) => act(async () => resolve(list(names)))))
      : Promise.resolve(Response.json({}))));
    const me = { id: 'a1', name: 'Ann', administrator: true, channels: [] } as unknown as AgentMe;
    useAgent.setState({ ...initialAgentState, me }, true);
    await show(<Settings params={{ section: 'channels' }} />);
    await waitFor(() => expect(replies).toHaveLength(1)); // The screen is fetched when it is first shown.
    await tell();
    await tell();
    expect(replies).toHaveLength(3);
    await replies[1]!(['Overtaken']); // The third question was asked before it was answered.
    expect(shown()).not.toContain('Overtaken');
    await replies[2]!(['Shop', 'Support']);
    expect(shown()).toContain('Support');
    await replies[0]!(['Outdated']);
    expect(shown()).toContain('Support');
    expect(shown()).not.toContain('Outdated');
  });
});
