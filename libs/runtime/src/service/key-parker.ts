import type { Consumer, Envelope } from '#messaging';

/** A consumer as maintenance sees it: which keys wait, and letting them go. */
export type KeyParker = Pick<Consumer<Envelope>, 'name' | 'parked' | 'parkedMessages' | 'release' | 'status'>;
