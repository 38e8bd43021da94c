import { localeOf } from './locale.ts';

describe('the language of an answer', () => {
  it.each([
    [undefined, 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en;q=0.4, zh;q=0.5', 'zh'],
    ['fr, en;q=0.2', 'en'],
    ['de', 'en'],
    ['zh;q=0', 'en'],
  ])('%s → %s', (header, locale) => {
    expect(localeOf(header)).toBe(locale);
  });
});
