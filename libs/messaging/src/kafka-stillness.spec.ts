import { KafkaStillness } from './kafka-stillness.ts';

describe('when a member is lost', () => {
  const idle = { busy: false, unread: [] };
  const waiting = { busy: false, unread: ['intake.request/1'] };
  /** Measurings until a sentence comes, at most `most`. */
  function until(most: number, one: () => string | undefined): { readonly after: number; readonly why: string | undefined } {
    for (let after = 1; after <= most; after += 1) {
      const why = one();
      if (why !== undefined) return { after, why };
    }
    return { after: most, why: undefined };
  }

  it('says so after 24 s without a word, which is longer than a rebalance takes', () => {
    const stillness = new KafkaStillness();
    expect(until(100, () => stillness.measured(idle))).toEqual({ after: 12, why: 'it heard nothing more from Kafka, which answers others' });
    expect(stillness.measured(idle)).toBeUndefined();
  });

  it('says so after 10 s in which it read others, but not the partition on which messages wait', () => {
    const stillness = new KafkaStillness();
    const one = () => {
      stillness.heard();
      stillness.read('intake.request/2');
      return stillness.measured(waiting);
    };
    expect(until(100, one)).toEqual({ after: 5, why: 'it did not read intake.request/1 any more, on which messages wait' });
  });

  it('never says so of one that hears Kafka and has nothing to read, or that reads, however far behind it is', () => {
    const stillness = new KafkaStillness();
    const nothing = () => {
      stillness.heard();
      return stillness.measured(idle);
    };
    const behind = () => {
      stillness.heard();
      stillness.read('intake.request/1');
      return stillness.measured(waiting);
    };
    expect(until(1_000, nothing).why).toBeUndefined();
    expect(until(1_000, behind).why).toBeUndefined();
  });

  it('never says so of one that has a batch in hand: it is the handler’s or the store’s turn', () => {
    const stillness = new KafkaStillness();
    expect(until(1_000, () => stillness.measured({ busy: true, unread: waiting.unread })).why).toBeUndefined();
    expect(until(11, () => stillness.measured(waiting)).why).toBeUndefined();
  });

  it('counts anew for the next member, and when the partition was read in between', () => {
    const stillness = new KafkaStillness();
    const one = () => {
      stillness.heard();
      return stillness.measured(waiting);
    };
    expect(until(4, one).why).toBeUndefined();
    stillness.read('intake.request/1');
    expect(until(5, one).why).toBeUndefined();
    expect(until(5, one)).toMatchObject({ after: 1 });
    expect(until(4, one).why).toBeUndefined();
    stillness.forget();
    expect(until(4, one).why).toBeUndefined();
  });
});
