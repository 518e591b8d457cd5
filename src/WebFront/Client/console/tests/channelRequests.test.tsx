import type { AgentMe, ChannelSettings, ChannelView } from '@orleans-chat/shared';
import { act } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { initialAgentState, useAgent } from '../src/features/agent/store';
import { ChannelsSection } from '../src/features/channels/ChannelsSection';
import { change, discard } from '../src/features/channels/drafts';
import { PeopleSection } from '../src/features/people/PeopleSection';
import { answers, button, click, labelled, onScreen, show, shown } from './screen';

const LIST = 'GET /api/admin/channels';
const SETTINGS = '/api/admin/channels/c1/settings';
const settings = { name: 'Shop', header: 'Ask', language: 'en', color: '#0a6e5c', postChat: true } as unknown as ChannelSettings;
const view = (id: string, name: string, header: string): ChannelView => ({
  id, name, header, color: '#0a6e5c', language: 'en', postChat: true, embedCode: '',
});

onScreen();

describe('the list of channels', () => {
  const serve = (...more: readonly (readonly [call: string, body: unknown, status?: number])[]) => answers(
    ...more,
    [LIST, [view('c1', 'Shop', 'Ask'), view('c2', 'Support', 'Help')]],
    [`GET ${SETTINGS}`, { settings, version: 1 }],
    ['GET /api/admin/people', []],
  );
  const list = () => show(<ChannelsSection params={{}} />);
  // On a tab without fields of its own: the rest of the settings is not needed.
  const editor = () => show(<ChannelsSection params={{ id: 'c1', tab: 'bot' }} />);
  const tell = (channelNews: Record<string, number | null>) => act(async () => useAgent.setState({ channelNews }));
  const asked = ({ fetch }: ReturnType<typeof answers>) =>
    fetch.mock.calls.filter(([path, init]) => `${init.method} ${path}` === LIST).length;

  beforeEach(() => {
    sessionStorage.clear();
    discard('c1');
    const me = { id: 'a1', name: 'Ann', administrator: true, channels: [] } as unknown as AgentMe;
    useAgent.setState({ ...initialAgentState, link: 'online', channelNews: {}, me }, true);
  });

  it('is asked for once by the list, the editor and the people', async () => {
    const server = serve();
    await list();
    await editor();
    await show(<PeopleSection />);
    await editor();
    await list();
    expect(shown()).toContain('Support');
    expect(asked(server)).toBe(1);
  });

  it('has what was saved, and does not ask when it is told of that', async () => {
    const server = serve([`PUT ${SETTINGS}`, { settings: { ...settings, header: 'Ask us' }, version: 2 }]);
    await editor();
    await act(async () => change('c1', 'header', 'Ask us'));
    await click(button('Save'));
    await tell({ c1: 2 });
    await list();
    expect(shown()).toContain('Ask us');
    expect(asked(server)).toBe(1);
    expect(server.fetch.mock.calls.filter(([path, init]) => path === SETTINGS && init.method === 'GET')).toHaveLength(1);
  });

  it('has what was saved by leaving the editor', async () => {
    const server = serve([`PUT ${SETTINGS}`, { settings: { ...settings, header: 'Ask us' }, version: 2 }]);
    await editor();
    await act(async () => change('c1', 'header', 'Ask us'));
    await list();
    expect(shown()).toContain('Ask us');
    await tell({ c1: 2 });
    expect(shown()).toContain('Ask us');
    expect(asked(server)).toBe(1);
  });

  it('has what was saved while no screen showed it, as soon as it is told', async () => {
    serve([`PUT ${SETTINGS}`, { settings: { ...settings, header: 'Ask us' }, version: 2 }]);
    await editor();
    await act(async () => change('c1', 'header', 'Ask us'));
    await show(<p />);
    await list();
    await tell({ c1: 2 });
    expect(shown()).toContain('Ask us');
  });

  it('is asked for again where leaving the editor saved another name: it may stand elsewhere', async () => {
    serve();
    await editor();
    await act(async () => change('c1', 'name', 'Wares'));
    const server = answers(
      [`PUT ${SETTINGS}`, { settings: { ...settings, name: 'Wares' }, version: 2 }],
      [LIST, [view('c2', 'Support', 'Help'), view('c1', 'Wares', 'Ask')]],
    );
    await list();
    await tell({ c1: 2 });
    expect(shown()).toMatch(/Support.*Wares/);
    expect(asked(server)).toBe(1);
  });

  it('has what was saved out of both versions, also what the other one changed', async () => {
    serve([`PUT ${SETTINGS}`, { code: 'channel.changedMeanwhile' }, 409]);
    await editor();
    await act(async () => change('c1', 'header', 'Ask us'));
    const theirs = { ...settings, language: 'nb' };
    serve(
      [`PUT ${SETTINGS}`, { code: 'channel.changedMeanwhile' }, 409], [`GET ${SETTINGS}`, { settings: theirs, version: 2 }],
      ['GET /api/admin/audit?subject=c1&kind=channel.changed', { entries: [] }],
    );
    await click(button('Save'));
    const server = serve([`PUT ${SETTINGS}`, { settings: { ...theirs, header: 'Ask us' }, version: 3 }]);
    await click([...document.querySelectorAll('[role=dialog] button')].find((each) => each.textContent === 'Save both'));
    await tell({ c1: 3 });
    await list();
    expect(shown()).toContain('Ask us · Norwegian');
    expect(asked(server)).toBe(0);
  });

  it('asks again when somebody else has saved, also where no screen showed it then', async () => {
    const server = serve();
    await list();
    await tell({ c1: 5 });
    expect(asked(server)).toBe(2);
    await show(<p />);
    await tell({ c1: 6 });
    await list();
    expect(asked(server)).toBe(3);
    await tell({}); // The connection was lost meanwhile.
    expect(asked(server)).toBe(4);
  });

  it('has a channel that was added, and no longer one that was deleted, before it is told so', async () => {
    const server = serve(['POST /api/admin/channels', view('c3', 'Returns', 'Send it back')], ['DELETE /api/admin/channels/c2', {}]);
    await list();
    await click(button('Add channel'));
    const dialog = (words: string) => [...document.querySelectorAll('[role=dialog] button')].find((each) => each.textContent === words);
    await act(
      async () => void document.querySelector('form')!.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true })),
    );
    expect(shown()).toContain('Send it back');
    await click(labelled('More for Support'));
    await click([...document.querySelectorAll('[role=menuitem]')].find((each) => each.textContent === 'Delete'));
    await click(dialog('Delete'));
    expect(shown()).not.toContain('Support');
    expect(asked(server)).toBe(1);
  });

  it('has a channel once that was added, also where the list with it came before the answer', async () => {
    const made = view('c3', 'Returns', 'Send it back');
    answers([LIST, [view('c1', 'Shop', 'Ask'), made]], ['POST /api/admin/channels', made]);
    await list();
    await click(button('Add channel'));
    await act(
      async () => void document.querySelector('form')!.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true })),
    );
    expect(shown().match(/Send it back/g)).toHaveLength(1);
  });

  it('is asked for whenever a screen shows it while there is no connection that would tell', async () => {
    const server = serve();
    await list();
    await act(async () => useAgent.setState({ link: 'lost' }));
    await show(<p />);
    await list();
    expect(asked(server)).toBe(2);
  });
});
