import { Injectable } from '@nestjs/common';
import { Access } from '#access';
import { deriveUuid } from '#event-store';
import { type CommandContext, type FieldError, Problem, ServiceRuntime } from '#runtime';
import { community } from '../community/community.ts';
import { PlaceDirectory } from '../places/place-directory.ts';
import { type CellError, type PlaceRow, readPlaces } from '../places/places-csv.ts';

/** What an import did, or would do. */
export interface ImportReport {
  readonly checked: true;
  readonly applied: boolean;
  readonly communities: number;
  readonly buildings: number;
  /** Rows that changed something; the rest was so already. */
  readonly changed: number;
  /** `<community>@<version>` of each, for the After header of whoever goes on in another service (responders are imported into known buildings). */
  readonly after: readonly string[];
}

/**
 * Loads places from CSV: everything is checked first, then applied row by row. Each row is one commit whose command says how the building *is*, so a
 * file that was cut off half way is simply sent again, with the same key or another, and so is an edited one.
 */
@Injectable()
export class PlacesImport {
  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly access: Access,
    private readonly directory: PlaceDirectory,
  ) {}

  /** @throws Problem 422 `csv-wrong` with every wrong cell */
  async run(csv: string, checkOnly: boolean, command: CommandContext): Promise<ImportReport> {
    const { rows, errors } = readPlaces(typeof csv === 'string' ? csv : '');
    if (errors.length > 0) throw new Problem(422, 'csv-wrong', { errors: errors.map(fieldError), extensions: { cells: errors } });
    const areas = [...new Set(rows.map(({ area }) => area))];
    const rights = new Map(areas.map((area) => [area, command.under(this.access.policy.require(command.subject, 'intake.place.manage', { area }))]));
    const report = { checked: true as const, communities: areas.length, buildings: rows.length };
    if (checkOnly) return { ...report, applied: false, changed: 0, after: [] };
    let changed = 0;
    const after: string[] = [];
    for (const [area, own] of Map.groupBy(rows, (row) => row.area)) {
      const done = await this.#community(area, own, rights.get(area) ?? command);
      changed += done.changed;
      after.push(done.after);
    }
    return { ...report, applied: true, changed, after };
  }

  async #community(area: string, rows: readonly PlaceRow[], command: CommandContext): Promise<{ readonly changed: number; readonly after: string }> {
    const [first] = rows;
    const known = await this.directory.communityOf(area);
    const id = known?.communityId ?? command.newId('community', area);
    const handle = (part: string, built: Parameters<typeof community.decide>[0]) =>
      this.runtime.commands.handle(community, id, built, {
        ...command.metadata,
        channel: 'import',
        commandId: deriveUuid(command.metadata.commandId, 'places', area, part),
        // The row's own content, not the file's, tells a repeated row from a changed one.
        fingerprint: this.access.fingerprint(JSON.stringify(built)),
        correlationId: id,
      });
    if (first === undefined) throw new RangeError('a community is imported with at least one building');
    let { version } = await handle('community', { type: 'found', area, name: first.community, levels: first.levels });
    let changed = 0;
    for (const { building, estate, note, state } of rows) {
      const done = await handle(`${building.estate}/${building.building}`, { type: 'import-building', estateName: estate, building, note, state });
      if (done.events.length > 0 && !done.replayed) changed += 1;
      ({ version } = done);
    }
    return { changed, after: `${id}@${version}` };
  }
}

function fieldError({ row, column, code, en }: CellError): FieldError {
  return { pointer: `/${row}/${column}`, code: `csv-${code}`, message: en };
}
