import type { EachBatchPayload } from './kafka-client.ts';
import { KafkaOffsets } from './kafka-offsets.ts';

type Offsets = Parameters<EachBatchPayload['commitOffsetsIfNecessary']>[0];

describe('offsets of several partitions', () => {
  const sent: { readonly offsets: Offsets; readonly end: (error?: Error) => void }[] = [];
  const payload = {
    commitOffsetsIfNecessary: (offsets: Offsets) =>
      new Promise<void>((resolve, reject) => {
        sent.push({ offsets, end: (error) => (error === undefined ? resolve() : reject(error)) });
      }),
  } as Pick<EachBatchPayload, 'commitOffsetsIfNecessary'>;
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const applied = (topic: string, partition: number, offset: string, isOurs = true) => ({ topic, partition, offset, ours: () => isOurs });
  beforeEach(() => {
    sent.length = 0;
  });

  it('are one request at a time, with what is applied meanwhile in the next', async () => {
    const offsets = new KafkaOffsets();
    const first = offsets.commit(applied('a', 0, '5'), payload);
    await turn();
    const later = [offsets.commit(applied('a', 1, '7'), payload), offsets.commit(applied('b', 0, '2'), payload)];
    await turn();
    expect(sent).toHaveLength(1);
    sent[0]?.end();
    await first;
    await turn();
    expect(sent.map((one) => one.offsets)).toEqual([
      { topics: [{ topic: 'a', partitions: [{ partition: 0, offset: '5' }] }] },
      {
        topics: [
          { topic: 'a', partitions: [{ partition: 1, offset: '7' }] },
          { topic: 'b', partitions: [{ partition: 0, offset: '2' }] },
        ],
      },
    ]);
    sent[1]?.end(new Error('not the coordinator'));
    expect((await Promise.allSettled(later)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const again = offsets.commit(applied('a', 1, '7'), payload);
    await turn();
    sent[2]?.end();
    await again;
  });

  it('are not those of a partition that another member has by then', async () => {
    const offsets = new KafkaOffsets();
    const first = offsets.commit(applied('a', 0, '5'), payload);
    await turn();
    const gone = offsets.commit(applied('a', 1, '7', false), payload);
    sent[0]?.end();
    await Promise.all([first, gone]);
    expect(sent).toHaveLength(1);
  });
});
