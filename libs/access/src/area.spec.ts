import { covers, isArea, widest } from './area.ts';

describe('areas', () => {
  it.each([
    ['', 'a/b', true],
    ['', '', true],
    ['a/b', 'a/b', true],
    ['a/b', 'a/b/c', true],
    ['a/b', 'a', false],
    ['a/b', '', false],
    ['a/b', 'a/bc', false],
    ['a/b', 'x/a/b', false],
  ])('%p covers %p: %p', (area, path, expected) => {
    expect(covers(area, path)).toBe(expected);
  });

  it.each(['', 'wuhan', 'wuhan/jianghan/minyi/huaan/huaan-east/3', '武汉/江汉'])('%p is an area', (area) => expect(isArea(area)).toBe(true));
  it.each(['/', 'a/', '/a', 'a//b', 'a b', 'a/%', 'a\n', `${'a/'.repeat(8)}a`, 'a'.repeat(65)])('%p is none', (area) => expect(isArea(area)).toBe(false));

  it('keeps the widest of a list', () => {
    expect(widest(['a/b', 'a', 'c/d', 'a', 'ab'])).toEqual(['a', 'ab', 'c/d']);
    expect(widest(['a', ''])).toEqual(['']);
  });
});
