import { afterFor, noteWrite } from './recent-writes.ts';

const A = '01926f3a-0000-7000-8000-00000000000a';
const B = '01926f3a-0000-7000-8000-00000000000b';

describe('recent writes', () => {
  it('asks for the latest version of what a path names, for half a minute', () => {
    noteWrite(`case-${A}`, 3, 1_000);
    noteWrite(`case-${A}`, 2, 2_000);
    noteWrite(`request-${A}`, 5, 2_000);
    expect(afterFor(`/api/dispatch/cases/${A}`, 3_000)).toBe(`case-${A}@3,request-${A}@5`);
    expect(afterFor('/api/dispatch/cases', 3_000)).toBeUndefined();
    expect(afterFor(`/api/dispatch/cases/${A}`, 31_500)).toBe(`request-${A}@5`);
  });

  it("asks for every case one has just reported on when reading one's own errands", () => {
    noteWrite(`case-${A}`, 4, 100_000);
    noteWrite(`case-${B}`, 1, 100_000);
    noteWrite(`request-${B}`, 9, 100_000);
    expect(afterFor('/api/dispatch/responders/me', 100_000)).toBe(`case-${A}@4,case-${B}@1`);
  });
});
