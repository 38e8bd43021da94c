import type { EachBatchPayload } from './kafka-client.ts';

/** How far one partition is applied. */
export interface AppliedOffset {
  /** With the prefix. */
  readonly topic: string;
  readonly partition: number;
  /** Of the next message. */
  readonly offset: string;
  /** Whether the partition is still this member's. */
  readonly ours: () => boolean;
}

type Committing = Pick<EachBatchPayload, 'commitOffsetsIfNecessary'>;

/** Commits offsets, one request at a time: what other partitions have applied meanwhile is the next one. Each alone was 1.6 requests for every request of a resident. */
export class KafkaOffsets {
  #current: Promise<unknown> = Promise.resolve();
  #busy = false;
  #next: { readonly applied: AppliedOffset[]; readonly done: Promise<void> } | undefined;

  /** Resolves when Kafka has it, or when the partition is not this member's any more. @param payload of the batch, whose member commits @throws what the commit throws */
  commit(offset: AppliedOffset, payload: Committing): Promise<void> {
    if (this.#next === undefined) {
      const applied: AppliedOffset[] = [];
      const begin = () => {
        this.#next = undefined;
        return this.#send(applied, payload);
      };
      const done = this.#busy ? this.#current.then(begin) : Promise.resolve().then(begin);
      this.#busy = true;
      this.#current = done.catch(() => undefined);
      this.#next = { applied, done };
    }
    this.#next.applied.push(offset);
    return this.#next.done;
  }

  async #send(applied: readonly AppliedOffset[], payload: Committing): Promise<void> {
    try {
      // An offset of a partition that has gone to another member would take that one's back.
      const topics = Map.groupBy(
        applied.filter(({ ours }) => ours()),
        ({ topic }) => topic,
      );
      if (topics.size === 0) return;
      await payload.commitOffsetsIfNecessary({
        topics: [...topics].map(([topic, some]) => ({ topic, partitions: some.map(({ partition, offset }) => ({ partition, offset })) })),
      });
    } finally {
      if (this.#next === undefined) this.#busy = false;
    }
  }
}
