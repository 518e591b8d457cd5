// @vitest-environment node
import type { KnowledgeFolderView } from '@orleans-chat/shared';
import { describe, expect, it } from 'vitest';
import { isWithin, pathTo, treeOf, visibleNodes } from '../../src/features/knowledge/folders/tree';

const folder = (id: string, parentId: string | null = null): KnowledgeFolderView =>
  ({ id, parentId, name: id.toUpperCase(), articles: 0, version: 1 });
const folders = [folder('a'), folder('b'), folder('aa', 'a'), folder('ab', 'a'), folder('aaa', 'aa')];

describe('the tree of folders', () => {
  it('shows those that lie in open ones, each below its own, in their order', () => {
    const shown = (...open: string[]) =>
      visibleNodes(treeOf(folders), new Set(open)).map(({ folder: { id }, level }) => `${level} ${id}`);
    expect(shown()).toEqual(['1 a', '1 b']);
    expect(shown('a', 'aa')).toEqual(['1 a', '2 aa', '3 aaa', '2 ab', '1 b']);
    expect(shown('aa')).toEqual(['1 a', '1 b']);
  });

  it('knows the way to a folder, and what lies in what', () => {
    expect(pathTo(folders, 'aaa').map(({ id }) => id)).toEqual(['a', 'aa', 'aaa']);
    expect(pathTo(folders, 'gone')).toEqual([]);
    expect(isWithin(folders, 'aaa', 'a')).toBe(true);
    expect(isWithin(folders, 'a', 'a')).toBe(true);
    expect(isWithin(folders, 'ab', 'aa')).toBe(false);
    expect(isWithin(folders, null, 'a')).toBe(false);
  });

  it('does not go round in circles, whatever it is told', () => {
    expect(pathTo([folder('x', 'y'), folder('y', 'x')], 'x').map(({ id }) => id)).toEqual(['y', 'x']);
  });
});
