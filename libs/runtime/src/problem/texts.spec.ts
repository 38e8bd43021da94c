import { registerRefusals, sentence } from './texts.ts';

describe('the sentence of a code', () => {
  it('says what the program has names for in the words of the reader', () => {
    registerRefusals({ 'spec-term': { en: 'It is {state} since {at}.', zh: '自{at}起{state}。', terms: { state: { open: { en: 'open', zh: '开放' } } } } });
    expect(sentence('spec-term', 'zh', { state: 'open', at: '08:00' })).toBe('自08:00起开放。');
    expect(sentence('spec-term', 'en', { state: 'open', at: '08:00' })).toBe('It is open since 08:00.');
    // A value without a word stays, and so does a parameter that is not given.
    expect(sentence('spec-term', 'zh', { state: 'shut' })).toBe('自{at}起shut。');
  });
});
