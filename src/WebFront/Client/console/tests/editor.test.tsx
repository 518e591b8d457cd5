import type { ChannelSettings } from '@orleans-chat/shared';
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { ChannelContext } from '../src/channels/ChannelContext';
import { discard, isDirty, open, save, setProblems, useDrafts } from '../src/channels/drafts';
import { originsIn } from '../src/channels/originOf';
import { Tags } from '../src/channels/Tags';
import { answers, fieldOf, onScreen, place, show, type as typed } from './screen';

const settings = { name: 'Shop', header: 'Ask', allowedOrigins: ['https://a.example'], color: '#0a6e5c', look: { badge: { text: null } } } as unknown as ChannelSettings;
const SETTINGS = '/api/admin/channels/c1/settings';
const draft = () => useDrafts.getState().drafts['c1']!;

onScreen();

/** A part of the editor of a channel. */
function Part({ children }: { children: React.ReactNode }) {
  const now = useDrafts(({ drafts }) => drafts['c1']);
  return now && <ChannelContext.Provider value={{ id: 'c1', draft: now }}>{children}</ChannelContext.Provider>;
}

async function edit(part: React.ReactNode) {
  sessionStorage.clear();
  discard('c1');
  const server = answers([`GET ${SETTINGS}`, { settings, version: 1 }], [`PUT ${SETTINGS}`, { settings, version: 2 }]);
  await open('c1');
  await show(<Part>{part}</Part>);
  return server;
}

const leaveField = (label: string) => act(async () => fieldOf(label).blur());

/** As people do it: in a field that has the focus. */
async function type(label: string, text: string) {
  await act(async () => fieldOf(label).focus());
  await typed(label, text);
}

describe('a list of websites', () => {
  const WEBSITES = 'Websites that may show this chat';
  const tags = () => [...place.querySelectorAll('.mantine-Pill-label')].map((pill) => pill.textContent);
  const websites = () => edit(<Tags path="allowedOrigins" entries={originsIn} />);

  it('has what is being typed in the draft: it is saved and outlives a reload without Enter', async () => {
    const { sent } = await websites();
    await type(WEBSITES, 'b.example/shop');
    expect(draft().now.allowedOrigins).toEqual(['https://a.example', 'https://b.example']);
    expect(isDirty(draft())).toBe(true);
    expect([tags(), fieldOf(WEBSITES).value]).toEqual([['https://a.example'], 'b.example/shop']);
    vi.resetModules();
    const again = await import('../src/channels/drafts');
    expect(again.useDrafts.getState().drafts['c1']?.now.allowedOrigins).toEqual(['https://a.example', 'https://b.example']);
    await act(() => save('c1'));
    expect(sent(`PUT ${SETTINGS}`)).toMatchObject([{ settings: { allowedOrigins: ['https://a.example', 'https://b.example'] } }]);
  });

  it('makes an entry of it when the field is left, and forgets what was taken back', async () => {
    await websites();
    await type(WEBSITES, 'b.example');
    await leaveField(WEBSITES);
    expect([tags(), fieldOf(WEBSITES).value]).toEqual([['https://a.example', 'https://b.example'], '']);
    await type(WEBSITES, 'c');
    expect(draft().now.allowedOrigins).toContain('https://c');
    await type(WEBSITES, '');
    expect(draft().now.allowedOrigins).toEqual(['https://a.example', 'https://b.example']);
  });

  it('keeps and marks what is no website', async () => {
    await websites();
    await type(WEBSITES, 'mailto:me@b.example');
    expect(draft().now.allowedOrigins).toContain('mailto:me@b.example');
    await act(async () => setProblems('c1', { 'allowedOrigins[1]': 'origin' }));
    expect(fieldOf(WEBSITES).getAttribute('aria-invalid')).toBe('true');
    expect(place.textContent).toContain('Addresses of websites as');
    await leaveField(WEBSITES);
    expect(draft().now.allowedOrigins).toEqual(['https://a.example', 'mailto:me@b.example']);
  });

  it('takes the same one only once, and follows the draft when that becomes another', async () => {
    await websites();
    await type(WEBSITES, 'https://a.example');
    expect(draft().now.allowedOrigins).toEqual(['https://a.example']);
    await leaveField(WEBSITES);
    expect(tags()).toEqual(['https://a.example']);
    await type(WEBSITES, 'typed');
    await act(async () => {
      discard('c1');
      await open('c1');
    });
    expect([tags(), fieldOf(WEBSITES).value]).toEqual([['https://a.example'], '']);
  });
});
