import { clockText, spokenUnit } from './duration.ts';
import { noteDateHeader, noteServerTime, serverNow } from './server-clock.ts';

describe('time', () => {
  it('is written as people read a clock', () => {
    expect([-5, 0, 59_999, 65_000, 3_729_000, 90_000_000].map(clockText)).toEqual(['0:00', '0:00', '0:59', '1:05', '1:02:09', '25:00:00']);
  });

  it('is spoken in the largest unit that fits', () => {
    expect([-45_000, 125_000, -7_200_000, 200_000_000].map(spokenUnit)).toEqual([
      { value: -45, unit: 'second' },
      { value: 2, unit: 'minute' },
      { value: -2, unit: 'hour' },
      { value: 2, unit: 'day' },
    ]);
  });

  it("is the server's: a rough one from the first answer, then the least delayed of the stream's", () => {
    const offset = () => Math.round((serverNow() - Date.now()) / 100) * 100;
    const now = Date.now();
    noteDateHeader('not a date', now);
    expect(offset()).toBe(0);
    noteDateHeader(new Date(now + 180_000).toISOString(), now);
    expect(offset()).toBe(180_500);
    noteServerTime(new Date(now + 181_000 - 900).toISOString(), now);
    noteServerTime(new Date(now + 181_000 - 20).toISOString(), now);
    noteServerTime(new Date(now + 181_000 - 400).toISOString(), now);
    expect(offset()).toBe(181_000);
  });
});
