import { Visitors } from './visitors.ts';

describe('visitors of the public board', () => {
  it('may ask six hundred times a minute from one address; then they are told how long to wait, and others are not', () => {
    const visitors = new Visitors();
    for (let n = 0; n < 600; n += 1) visitors.asks('10.0.0.1', 1_000);
    expect(() => visitors.asks('10.0.0.1', 31_000)).toThrow(
      expect.objectContaining({ status: 429, code: 'too-many-requests', options: expect.objectContaining({ headers: { 'retry-after': '30' } }) }),
    );
    expect(() => visitors.asks('10.0.0.2', 31_000)).not.toThrow();
    expect(() => visitors.asks('10.0.0.1', 61_000)).not.toThrow();
  });
});
