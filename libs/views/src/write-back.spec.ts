import { createMemoryViewStore } from './memory-views.ts';
import { anAddition, sums } from './testing.ts';
import { WriteBack } from './write-back.ts';
import type { Held } from './writer.ts';

describe('a write-back', () => {
  const one = sums('one');

  async function tableAt(position: number, documents: ReadonlyMap<string, Held>) {
    const views = createMemoryViewStore();
    const table = await views.attach(one.view, 'log-1');
    await views.commit([{ table, position, documents }]);
    return table;
  }

  it('does not apply again what the table has applied, also where a document was deleted since', async () => {
    const back = new WriteBack(one, await tableAt(2, new Map()));
    await back.apply([anAddition(1, 10), anAddition(2, 10), anAddition(3, 1)]);
    expect(back.change()).toMatchObject({ position: 3, documents: new Map([['stream-1', { document: { sum: 1, versions: [3] }, position: 3 }]]) });
  });

  it('does not apply again what a document holds although the table’s position was lost (a store without transactions)', async () => {
    const ahead = new Map([['stream-1', { document: { sum: 11, versions: [1, 2] }, position: 2 }]]);
    const back = new WriteBack(one, await tableAt(0, ahead));
    await back.apply([anAddition(1, 10), anAddition(2, 1)]);
    expect([back.changed, back.change().position]).toEqual([0, 2]);
    await back.apply([anAddition(3, 5)]);
    expect(back.change().documents.get('stream-1')).toEqual({ document: { sum: 16, versions: [1, 2, 3] }, position: 3 });
  });

  it('counts a document that is given back as it was as unchanged', async () => {
    const back = new WriteBack({ ...one, evolve: (document) => document }, await tableAt(0, new Map()));
    await back.apply([anAddition(1, 10)]);
    expect([back.changed, back.change().position]).toEqual([0, 1]);
  });
});
