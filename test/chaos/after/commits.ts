import type { StoredEvent } from '#event-store';
import type { Told } from '../../city/record.ts';
import type { Findings } from '../findings.ts';
import type { SentOnce } from '../hasty.ts';

/** The events that one command wrote to one stream. */
export interface Commit {
  readonly service: string;
  readonly stream: string;
  readonly recordedAt: string;
  /** First and last version. */
  readonly from: number;
  readonly to: number;
  /** Own types, in order. */
  readonly types: readonly string[];
}

interface Open {
  readonly service: string;
  readonly stream: string;
  readonly recordedAt: string;
  readonly from: number;
  to: number;
  readonly types: string[];
}

/** What the owners' logs say: which command wrote what, and whether every log and stream is whole. */
export class Commits {
  readonly #byCommand = new Map<string, Open[]>();
  readonly #heads = new Map<string, number>();
  readonly #ids = new Set<string>();
  readonly #positions = new Map<string, number>();
  readonly #findings: Findings;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  /** Takes the next event of a log. */
  add(service: string, { id, stream, version, position, commandId, recordedAt, type }: StoredEvent): void {
    const before = this.#positions.get(service) ?? 0;
    if (position !== before + 1) this.#findings.add('lost', `${service}'s log goes from position ${before} to ${position}`);
    this.#positions.set(service, position);
    const head = this.#heads.get(stream) ?? 0;
    if (version !== head + 1) this.#findings.add('lost', `${stream} goes from version ${head} to ${version}`);
    this.#heads.set(stream, version);
    if (this.#ids.has(id)) this.#findings.add('duplicated', `event ${id} (${type} of ${stream}) stands twice`);
    this.#ids.add(id);

    const commits = this.#byCommand.get(commandId) ?? [];
    const same = commits.find((one) => one.stream === stream);
    if (same === undefined) commits.push({ service, stream, recordedAt, from: version, to: version, types: [type] });
    else {
      // One command writes to a stream once: its events stand side by side and came in one instant.
      if (same.to !== version - 1 || same.recordedAt !== recordedAt)
        this.#findings.add('duplicated', `command ${commandId} wrote to ${stream} twice: ${same.types.join()} and ${type}`);
      same.to = version;
      same.types.push(type);
    }
    this.#byCommand.set(commandId, commits);
  }

  /** What a command wrote, by stream. */
  of(commandId: string): readonly Commit[] {
    return this.#byCommand.get(commandId) ?? [];
  }

  /** Last version of a stream; 0 = not there. */
  head(stream: string): number {
    return this.#heads.get(stream) ?? 0;
  }

  /** Events of a log. */
  count(service: string): number {
    return this.#positions.get(service) ?? 0;
  }
}

/** Every command that was acknowledged is in its owner's log, whole, once, at the version that the client was told. */
export function checkTold(told: Iterable<Told>, commits: Commits, wireTypes: Readonly<Record<string, Readonly<Record<string, string>>>>, findings: Findings): void {
  for (const { commandId, path, stream, version, makes } of told) {
    const commit = commits.of(commandId).find((one) => one.stream === stream);
    const named = `${path} ${commandId} (${stream}@${version})`;
    if (commit === undefined) {
      findings.add('lost', `${named} was acknowledged and is not in the log`);
      continue;
    }
    const found = commit.types.map((type) => wireTypes[commit.service]?.[type] ?? type);
    const missing = makes.filter((type) => !found.includes(type));
    if (missing.length > 0) findings.add('partial', `${named} has no ${missing.join(', ')}`);
    if (found.length > makes.length) findings.add('duplicated', `${named} made ${found.join(', ')} instead of ${makes.join(', ')}`);
    if (commit.to !== version) findings.add('wrong', `${named} ends at version ${commit.to}`);
  }
}

/** What was sent once and never answered is there whole or not at all. Answers how many are there. */
export function checkUnanswered(unanswered: readonly SentOnce[], commits: Commits, findings: Findings): number {
  let there = 0;
  for (const { key, path, makes } of unanswered) {
    const found = commits.of(key).flatMap(({ types }) => types);
    const counts = makes.map((type) => found.filter((one) => one === type).length);
    if (counts.some((count) => count > 1)) findings.add('duplicated', `${path} ${key}, never answered, made ${found.join(', ')}`);
    if (counts.some((count) => count > 0) && counts.some((count) => count === 0)) findings.add('partial', `${path} ${key}, never answered, made ${found.join(', ')} only`);
    if (counts.every((count) => count > 0)) there += 1;
  }
  return there;
}
