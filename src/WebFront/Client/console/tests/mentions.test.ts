import { describe, expect, it } from 'vitest';
import { asked, fitting, mentioned, toPieces } from '../src/features/chats/notes/mentions';

const ola = { id: 'a1', name: 'Ola', photo: null };
const nordmann = { id: 'a2', name: 'Ola Nordmann', photo: null };
const namesake = { id: 'a3', name: 'Ola Nordmann', photo: null };
const all = [ola, nordmann, namesake];

describe('mentions', () => {
  it('begin with an @ at the start of a word, up to the caret', () => {
    expect(asked('Ask @ol', 7)).toEqual({ from: 4, words: 'ol' });
    expect(asked('Ask @', 5)).toEqual({ from: 4, words: '' });
    expect(asked('ola@shop.example', 16)).toBeNull();
    expect(asked('Ask @ola and', 12)).toEqual({ from: 4, words: 'ola and' });
    expect(asked('Ask @ola and me', 15)).toBeNull();
  });

  it('offer colleagues by any part of their name, never oneself', () => {
    expect(fitting(all, 'nord', 'a3')).toEqual([nordmann]);
    expect(fitting(all, 'OL', 'a1')).toEqual([nordmann, namesake]);
  });

  it('are the longest name that stands there, and of two with one name the picked one', () => {
    expect(mentioned('@Ola Nordmann: look', all, { 'Ola Nordmann': 'a3' })).toEqual(['a3']);
    expect(mentioned('@Ola Nordmann: look', all, {})).toEqual(['a2', 'a3']);
    expect(mentioned('@Ola, look', all, {})).toEqual(['a1']);
    expect(mentioned('@Olaf, @nobody, ola', all, {})).toEqual([]);
  });

  it('show as pieces of the text, whatever signs a name has', () => {
    expect(toPieces('Hi @A.(b) there', ['A.(b)'])).toEqual([{ text: 'Hi ' }, { text: '@A.(b)', name: 'A.(b)' }, { text: ' there' }]);
    expect(toPieces('<b>@x</b>', [])).toEqual([{ text: '<b>@x</b>' }]);
  });
});
