/** One process behind the front: where it answers now, and how it is. */
export interface Instance {
  /** "intake.1" */
  readonly name: string;
  /** Undefined while it is not running. */
  url: string | undefined;
  /** It refused a connection or broke one; the next look at it may clear that. */
  failed: boolean;
  /** What its /readyz said last; null = not asked yet. */
  ready: boolean | null;
  /** Requests it is answering. */
  busy: number;
}

/** All instances of one service, and the choice among them. */
export class Upstream {
  readonly service: string;
  readonly instances: Instance[] = [];
  readonly #waiting = new Set<() => void>();
  #turn = 0;

  constructor(service: string) {
    this.service = service;
  }

  add(name: string): Instance {
    const instance: Instance = { name, url: undefined, failed: false, ready: null, busy: 0 };
    this.instances.push(instance);
    return instance;
  }

  /**
   * The one to ask next: ready before merely running, running before failed, then the least busy, then in turn. One that says it is not ready still takes requests
   * when no other is better: with the bus away, all of them are behind and all of them go on accepting calls.
   * @param except those that have been tried
   */
  pick(except: ReadonlySet<Instance>): Instance | undefined {
    this.#turn += 1;
    const running = this.instances.filter((instance) => instance.url !== undefined && !except.has(instance));
    const rank = (instance: Instance) => (instance.failed ? 2 : instance.ready === false ? 1 : 0);
    const best = running.toSorted((a, b) => rank(a) - rank(b) || a.busy - b.busy);
    const [first] = best;
    if (first === undefined) return undefined;
    const equals = best.filter((instance) => rank(instance) === rank(first) && instance.busy === first.busy);
    return equals[this.#turn % equals.length];
  }

  /** Says that an instance has changed for the better. */
  changed(): void {
    for (const wake of this.#waiting) wake();
  }

  /** Waits until an instance runs and has not failed. @param milliseconds the longest wait @returns whether there is one */
  async untilAny(milliseconds: number): Promise<boolean> {
    const any = () => this.instances.some((instance) => instance.url !== undefined && !instance.failed);
    if (any()) return true;
    await new Promise<void>((resolve) => {
      const done = () => {
        if (wake.timer !== undefined) clearTimeout(wake.timer);
        this.#waiting.delete(check);
        resolve();
      };
      const check = () => {
        if (any()) done();
      };
      const wake: { timer?: NodeJS.Timeout } = {};
      wake.timer = setTimeout(done, milliseconds);
      this.#waiting.add(check);
    });
    return any();
  }
}
