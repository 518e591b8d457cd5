import { emptyConversation, fold, type EventView } from '@orleans-chat/shared';
import { describe, expect, it } from 'vitest';
import { NoticeLine } from '../src/features/chats/NoticeLine';
import { onScreen, show, shown } from './screen';

onScreen();

describe('a rating', () => {
  it('stands in the chat with its stars and comment', async () => {
    const rated: EventView = { seq: 1, at: '2026-01-01T10:00:00Z', type: 'rated', number: 4, text: 'Kind <b>and</b> quick' };
    const { notices, rating } = fold(emptyConversation, rated);
    expect(rating).toBe(4);
    await show(notices.map((notice) => <NoticeLine key={notice.seq} notice={notice} />));
    expect(shown()).toContain('★★★★☆ The customer gave 4 of 5 starsKind <b>and</b> quick');
  });
});
