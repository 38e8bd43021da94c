import { Courtesy } from './mongo-courtesy.ts';

/** A run of rounds of 10 ms each, one right behind the other's gap; resolves to the gaps after each of them, in milliseconds. */
function gapsOf(courtesy: Courtesy, rounds: number, from = 0): number[] {
  const gaps: number[] = [];
  for (let now = from; gaps.length < rounds; ) {
    courtesy.stored(now, now + 10);
    const gap = courtesy.gap(now + 10);
    gaps.push(gap);
    now += 10 + gap;
  }
  return gaps;
}

describe('Courtesy between processes that append to one log', () => {
  it('asks for no gap before the first round', () => {
    expect(new Courtesy().gap(0)).toBeLessThan(0);
  });

  it('leaves a gap of one or two rounds after each round for 5 s after another process has committed', () => {
    const courtesy = new Courtesy();
    courtesy.foreign(0);
    for (const gap of gapsOf(courtesy, 100)) {
      expect(gap).toBeGreaterThanOrEqual(10);
      expect(gap).toBeLessThan(20);
    }
    expect(gapsOf(courtesy, 10, 6_000)).toEqual(Array.from({ length: 10 }, () => 0));
  });

  it('leaves a gap in which three rounds have room after every sixteenth of its own when it knows of nobody else', () => {
    const gaps = gapsOf(new Courtesy(), 48);
    for (const [index, gap] of gaps.entries()) {
      if (index % 16 !== 15) expect(gap).toBe(0);
      else {
        expect(gap).toBeGreaterThanOrEqual(30);
        expect(gap).toBeLessThan(40);
      }
    }
  });

  it('counts anew after a stand-still, in which the others had room enough', () => {
    const courtesy = new Courtesy();
    expect(gapsOf(courtesy, 15)).toEqual(Array.from({ length: 15 }, () => 0));
    expect(gapsOf(courtesy, 15, 1_000)).toEqual(Array.from({ length: 15 }, () => 0));
  });

  it('waits 60 ms at most, however slow the server is', () => {
    const courtesy = new Courtesy();
    courtesy.foreign(0);
    courtesy.stored(0, 1_000);
    expect(courtesy.gap(1_000)).toBe(60);
  });
});
