import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { PublicEvent } from '#contracts';
import type { StoredEvent } from '#event-store';
import { LOG_FILE } from '../../../apps/all-in-one/src/data-folder/files.ts';
import type { Findings } from '../findings.ts';

/** Audit's log of a stopped folder, against what the owners published. */
export class AuditLog {
  readonly #database: DatabaseSync;
  readonly #find: ReturnType<DatabaseSync['prepare']>;
  readonly #findings: Findings;
  #expected = 0;

  constructor(dataDir: string, findings: Findings) {
    this.#database = new DatabaseSync(join(dataDir, LOG_FILE), { readOnly: true, timeout: 10_000 });
    this.#find = this.#database.prepare('SELECT data FROM audit_events WHERE stream = ? AND version = ?');
    this.#findings = findings;
  }

  /** The owner's event must be there once, with the bytes that it has on the wire. */
  check(owned: StoredEvent, toPublic: (stored: StoredEvent) => PublicEvent): void {
    this.#expected += 1;
    const rows = this.#find.all(owned.stream, owned.version);
    const named = `${owned.stream}@${owned.version} (${owned.type})`;
    if (rows.length === 0) this.#findings.add('audit_differing', `${named} is not in audit's log`);
    if (rows.length > 1) this.#findings.add('audit_differing', `${named} is in audit's log ${rows.length} times`);
    const bytes = JSON.stringify(toPublic(owned));
    if (rows[0] !== undefined && rows[0]['data'] !== bytes)
      this.#findings.add('audit_differing', `${named} has other bytes in audit's log: ${String(rows[0]['data']).slice(0, 300)}`);
  }

  /** Nothing else is there but audit's own disclosures. */
  close(): void {
    const row = this.#database.prepare("SELECT count(*) AS n FROM audit_events WHERE type <> 'DisclosureMade'").get();
    const count = Number(row?.['n']);
    if (count !== this.#expected) this.#findings.add('audit_differing', `audit's log holds ${count} events of others, who made ${this.#expected}`);
    this.#database.close();
  }
}
