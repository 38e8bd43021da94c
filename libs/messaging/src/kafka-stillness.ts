/** What a member was about since the last measuring. */
export interface SinceMeasured {
  /** It has a batch in hand, or its store is away: it is not Kafka's turn. */
  readonly busy: boolean;
  /** Partitions of its own on which messages wait. */
  readonly unread: readonly string[];
}

/** Measurings without any word, after which a member is lost: a rebalance, which is silent too, takes 15 s at most and its request 20 s. */
const SILENT = 12;
/** Measurings for which messages lie on a partition that is not read although the member reads others. */
const UNREAD = 5;

/**
 * Tells a member that Kafka's client has lost from one that only waits. It counts measurings (every two seconds, and only those that Kafka answered in this very process), not
 * time: while Kafka is away or this process does not get to run, nothing is counted.
 */
export class KafkaStillness {
  #heard = false;
  #silent = 0;
  readonly #read = new Set<string>();
  #unread = new Map<string, number>();

  /** Kafka has answered the member. */
  heard(): void {
    this.#heard = true;
  }

  /** A batch of the partition has come. */
  read(partition: string): void {
    this.#read.add(partition);
  }

  /** Kafka has been asked how far the group is, and has answered. The sentence says why the member is lost; undefined = it is not. */
  measured({ busy, unread }: SinceMeasured): string | undefined {
    this.#silent = this.#heard || busy ? 0 : this.#silent + 1;
    if (this.#heard || busy) {
      const waiting = busy ? [] : unread.filter((partition) => !this.#read.has(partition));
      this.#unread = new Map(waiting.map((partition) => [partition, (this.#unread.get(partition) ?? 0) + 1]));
    }
    this.#heard = false;
    this.#read.clear();
    const [still] = [...this.#unread].find(([, times]) => times >= UNREAD) ?? [];
    if (still === undefined && this.#silent < SILENT) return undefined;
    this.forget();
    return still === undefined ? 'it heard nothing more from Kafka, which answers others' : `it did not read ${still} any more, on which messages wait`;
  }

  /** There is another member now. */
  forget(): void {
    this.#heard = false;
    this.#silent = 0;
    this.#read.clear();
    this.#unread.clear();
  }
}
