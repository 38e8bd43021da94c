/** A role that one process at a time should have. Safety never depends on it: two holders for a moment must be harmless. */
export interface Lease {
  /** Whether this process has it now; false as soon as it could not be renewed in time. */
  readonly held: boolean;
  /** Calls back when it is got or lost. Returns the unsubscribe function. */
  onChange(listener: (held: boolean) => void): () => void;
  /** Gives it back, so that another process need not wait for its end, and tries no more. */
  stop(): Promise<void>;
}

/** Where the processes agree on who has what. */
export interface LeaseStore {
  /** Begins to try for a name (`<service>/projections`, …) as `holder` (unique per process), renews it once got and tries again once lost. */
  acquire(name: string, holder: string): Lease;
}

/** The lease of a process that is alone. */
export const ALWAYS_HELD: Lease = {
  held: true,
  onChange: () => () => undefined,
  stop: () => Promise.resolve(),
};
