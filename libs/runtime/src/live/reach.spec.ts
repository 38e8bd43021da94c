import { reaches } from './reach.ts';

const message = (more: object = {}) => ({ type: 't', area: 'hankou/minyi/huaan', ...more });
const reach = (areas: string[], ownAreas: string[] = [], confidentialAreas: string[] = []) => ({ areas, ownAreas, confidentialAreas });

describe('who gets a live message', () => {
  it('readers with a right over its area, by whole segments', () => {
    expect(reaches(reach(['hankou/minyi']), {}, message())).toBe(true);
    expect(reaches(reach(['']), {}, message())).toBe(true);
    expect(reaches(reach(['hankou/min']), {}, message())).toBe(false);
    expect(reaches(reach(['hankou/minyi/huaan/east']), {}, message())).toBe(false);
  });

  it('responders only what they are on', () => {
    const own = reach([], ['hankou']);
    expect(reaches(own, { responderId: 'responder-1' }, message({ responderIds: ['responder-1'] }))).toBe(true);
    expect(reaches(own, { responderId: 'responder-2' }, message({ responderIds: ['responder-1'] }))).toBe(false);
    expect(reaches(own, {}, message())).toBe(false);
  });

  it('confidential things only those who see them there', () => {
    expect(reaches(reach([''], [''], []), { responderId: 'r' }, message({ confidential: true, responderIds: ['r'] }))).toBe(false);
    expect(reaches(reach([], [], ['hankou']), {}, message({ confidential: true }))).toBe(true);
  });
});
