import type { StoredEvent } from '#event-store';
import type { Session } from '../../drive/session.ts';
import type { Findings } from '../findings.ts';
import type { Import } from '../imports.ts';

interface BuildingRow {
  readonly estate: string;
  readonly building: string;
  readonly name: { readonly zh: string };
  readonly units: number;
  readonly floors: number;
  readonly lift: boolean;
  readonly state: string;
  readonly note: { readonly zh: string };
}

interface ResponderRow {
  readonly name?: string;
  readonly skills: readonly string[];
  readonly canCarryKg: number;
}

/** Every file that was imported is there as it was written: complete and once. */
export async function checkImported(administrator: Session, all: readonly Import[], findings: Findings): Promise<void> {
  const communities = (await administrator.read<{ items: readonly { id: string; area: string }[] }>('/api/intake/communities')).body.items;
  for (const file of all) {
    const found = file.kind === 'places' ? await buildings(administrator, communities, file, findings) : await responders(administrator, file.area);
    const wanted = file.rows.map(file.kind === 'places' ? buildingWanted : responderWanted);
    compare(`${file.kind} of ${file.area} (sent ${file.sent} times)`, wanted, found, findings);
  }
}

async function buildings(administrator: Session, communities: readonly { id: string; area: string }[], { area }: Import, findings: Findings): Promise<readonly string[]> {
  const own = communities.filter((one) => one.area === area);
  if (own.length > 1) findings.add('duplicated', `${area} was founded ${own.length} times`);
  const lists = await Promise.all(own.map(({ id }) => administrator.read<{ buildings: readonly BuildingRow[] }>(`/api/intake/communities/${id}`)));
  return lists
    .flatMap(({ body }) => body.buildings)
    .map(({ estate, building, name, units, floors, lift, state, note }) => [estate, building, name.zh, units, floors, lift ? 'yes' : 'no', state, note.zh].join());
}

function buildingWanted(row: Import['rows'][number]): string {
  const columns = ['estate', 'building', 'building_zh', 'units', 'floors', 'lift', 'state', 'access_note_zh'];
  return columns.map((column) => row[column]).join();
}

async function responders(administrator: Session, area: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const page: { items: readonly ResponderRow[]; next?: string } = (
      await administrator.read<{ items: readonly ResponderRow[]; next?: string }>(
        `/api/dispatch/responders?area=${encodeURIComponent(area)}&limit=200${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
      )
    ).body;
    found.push(...page.items.map(({ name, skills, canCarryKg }) => [name, skills.join(';'), canCarryKg].join()));
    cursor = page.next;
  }
  return found;
}

function responderWanted(row: Import['rows'][number]): string {
  return [row['name_zh'], row['skills'], row['can_carry_kg']].join();
}

/** Lines of a file against what is there: each once. */
export function compare(what: string, wanted: readonly string[], found: readonly string[], findings: Findings): void {
  const counts = new Map<string, number>();
  for (const one of found) counts.set(one, (counts.get(one) ?? 0) + 1);
  const missing = wanted.filter((one) => !counts.has(one));
  if (missing.length > 0) findings.add('partial', `${what}: ${missing.length} of ${wanted.length} lines are not there, such as ${missing[0]}`);
  const twice = [...counts].filter(([, count]) => count > 1);
  if (twice.length > 0) findings.add('duplicated', `${what}: ${twice.length} lines are there more than once, such as ${twice[0]?.[0]}`);
  const foreign = [...counts.keys()].filter((one) => !wanted.includes(one));
  if (foreign.length > 0) findings.add('wrong', `${what}: ${foreign.length} lines were never written, such as ${foreign[0]}`);
}

const ONCE = new Set(['CommunityFounded', 'EstateAdded', 'BuildingAdded', 'AccessNoteSet', 'BuildingStateSet', 'ResponderEnrolled']);

/** Counts what the logs hold of the imported areas: a file sent three times makes its events once and changes nothing afterwards. */
export class ImportedEvents {
  readonly #areas: ReadonlySet<string>;
  readonly #streams = new Set<string>();
  readonly #seen = new Set<string>();
  readonly #findings: Findings;

  constructor(all: readonly Import[], findings: Findings) {
    this.#areas = new Set(all.map(({ area }) => area));
    this.#findings = findings;
  }

  /** Takes the next event of intake's or dispatch's log. */
  add({ stream, type, data }: StoredEvent): void {
    if ((type === 'CommunityFounded' || type === 'ResponderEnrolled') && this.#areas.has((data as { area: string }).area)) this.#streams.add(stream);
    if (!this.#streams.has(stream)) return;
    const { estate = '', building = '' } = data as { estate?: string; building?: string };
    const what = `${stream} ${type} ${estate} ${building}`;
    if (!ONCE.has(type)) this.#findings.add('duplicated', `an import changed what it had made: ${what}`);
    if (this.#seen.has(what)) this.#findings.add('duplicated', `an import made it twice: ${what}`);
    this.#seen.add(what);
  }
}
