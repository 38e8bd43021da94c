// Loaded before a server (node --import): SIGUSR2 sets the clock that its process sees back one hour, and the next one right again.
const Real = Date;
const HOUR = 3_600_000;
let behind = 0;

class LateDate extends Real {
  constructor(...parts: readonly unknown[]) {
    if (parts.length === 0) super(Real.now() - behind);
    else super(...(parts as [number]));
  }

  static override now(): number {
    return Real.now() - behind;
  }
}

globalThis.Date = LateDate as unknown as DateConstructor;

process.on('SIGUSR2', () => {
  behind = behind === 0 ? HOUR : 0;
});

/** How late this process believes it is, in milliseconds. */
export const late = (): number => behind;
