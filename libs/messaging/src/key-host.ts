import type { Clock } from '#event-store';
import type { BusAlarm, Route } from './consumer-options.ts';
import type { ConsumerState, ParkedKey } from './consumer-state.ts';
import type { Decode, Delivery, Envelope } from './delivery.ts';
import type { Patience } from './patience.ts';

/** What the run of one key needs of its consumer. */
export interface KeyHost<E extends Envelope> {
  readonly state: ConsumerState;
  readonly dense: boolean;
  readonly decode: Decode<E>;
  readonly misfit: (event: E, delivery: Delivery<E>) => string | undefined;
  readonly clock: Clock;
  readonly patience: Patience;
  readonly parkedKeys: Map<string, ParkedKey>;
  readonly counters: { applied: number; ignored: number; refused: number; duplicates: number; gaps: number; parked: number; released: number };
  readonly route: Route<E>;
  /** Last applied version of a key. */
  seen(key: string): Promise<number>;
  /** The same, asked of the state again. */
  seenAgain(key: string): Promise<number>;
  /** Notes that a version is applied. */
  see(key: string, version: number): void;
  /** @param event the one at fault, if it could be read */
  tell(kind: BusAlarm['kind'], key: string, message: string, event?: Envelope): void;
}
