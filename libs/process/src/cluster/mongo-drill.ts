import type { Connection } from 'mongoose';
import { fromMongo, isDuplicateKey } from '#event-store';

/** Where a drill's clock stands, for every process of the cluster. */
export interface DrillTime {
  /** Rises with every round, so that a process knows that it is asked again. */
  readonly step: number;
  /** RFC 3339 */
  readonly now: string;
  /** To what instant the clock is being moved. */
  readonly until: string;
  /** How far all logs were when the last move had come to rest. */
  readonly rested?: string;
}

/** What one process says when it has done what a round asks. */
export interface DrillReport {
  readonly step: number;
  /** Positions of its services' logs, `intake:12`, when it was done. */
  readonly heads: readonly string[];
  /** Services it runs. */
  readonly services: readonly string[];
  /** Roles it has and has done everything of: `intake/policies`, … */
  readonly level: readonly string[];
  /** The earliest instant up to `until` at which something of its services falls due. */
  readonly nextDue: string | undefined;
}

interface ClockDocument {
  readonly _id: string;
  readonly step: number;
  readonly now: string;
  readonly until: string;
  readonly rested?: string;
  readonly mover?: string | null;
  readonly moverBeat?: number;
}

interface ReportDocument {
  readonly _id: string;
  /** Wall clock, milliseconds since 1970. */
  readonly beat: number;
  readonly report?: DrillReport;
}

const CLOCK = 'clock';
/** A process that has said nothing for this many milliseconds is gone: nobody waits for it. */
const GONE_AFTER = 10_000;

/** The one clock of a drill in a cluster, kept in its database; wall time only tells who is alive. */
export class DrillBoard {
  readonly #connection: Connection;
  readonly #process: string;

  /** @param process unique name of this process */
  constructor(connection: Connection, process: string) {
    this.#connection = connection;
    this.#process = process;
  }

  /** The clock, which begins at `start` if nobody has begun it. */
  async join(start: Date): Promise<DrillTime> {
    const now = start.toISOString();
    try {
      await this.#asked(() => this.#clock.insertOne({ _id: CLOCK, step: 1, now, until: now }));
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    return this.read();
  }

  async read(): Promise<DrillTime> {
    const found = await this.#asked(() => this.#clock.findOne({ _id: CLOCK }));
    if (found === null) throw new Error('the drill’s clock has been removed from the database: restart the processes');
    return found;
  }

  /** This process is alive and, if it says so, done with a round. */
  async tell(report: DrillReport | undefined): Promise<void> {
    const fields = { beat: Date.now(), ...(report === undefined ? {} : { report }) };
    await this.#asked(() => this.#reports.updateOne({ _id: this.#process }, { $set: fields }, { upsert: true }));
  }

  /** This process ends. */
  async leave(): Promise<void> {
    await this.#asked(() => this.#reports.deleteOne({ _id: this.#process }));
  }

  /** Begins a round; answers its step. */
  async ask(now: Date, until: Date): Promise<number> {
    const fields = { now: now.toISOString(), until: until.toISOString(), moverBeat: Date.now() };
    const found = await this.#asked(() => this.#clock.findOneAndUpdate({ _id: CLOCK, mover: this.#process }, { $set: fields, $inc: { step: 1 } }, { returnDocument: 'after' }));
    if (found === null) throw new Error('another process has begun to move the drill’s clock');
    return found.step;
  }

  /** The reports of a round, once every process that is alive has given one; undefined before. */
  async answers(step: number): Promise<readonly DrillReport[] | undefined> {
    const all = await this.#asked(() => this.#reports.find({}).toArray());
    const alive = all.filter(({ beat }) => beat > Date.now() - GONE_AFTER);
    const reports = alive.map(({ report }) => report);
    return reports.every((report): report is DrillReport => report !== undefined && report.step >= step) ? reports : undefined;
  }

  /** Makes this process the one that moves the clock; false while another does. */
  async takeTurn(): Promise<boolean> {
    const free = { _id: CLOCK, $or: [{ mover: null }, { mover: this.#process }, { moverBeat: { $lt: Date.now() - GONE_AFTER } }] };
    return (await this.#asked(() => this.#clock.findOneAndUpdate(free, { $set: { mover: this.#process, moverBeat: Date.now() } }, { returnDocument: 'after' }))) !== null;
  }

  /** @param rested how far all logs are, if they are at rest */
  async endTurn(rested: string | undefined): Promise<void> {
    await this.#asked(() => this.#clock.updateOne({ _id: CLOCK, mover: this.#process }, { $set: { mover: null, ...(rested === undefined ? {} : { rested }) } }));
  }

  get #clock() {
    return this.#connection.collection<ClockDocument>('drill_clock');
  }

  get #reports() {
    return this.#connection.collection<ReportDocument>('drill_reports');
  }

  #asked<T>(work: () => Promise<T>): Promise<T> {
    return fromMongo('the drill’s clock', work);
  }
}
