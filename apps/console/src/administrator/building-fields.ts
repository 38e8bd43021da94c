import type { BuildingRow } from './building-state.tsx';

/** A building as its form holds it; '' where a number is not known. */
export interface BuildingFields {
  readonly estate: string;
  readonly building: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** With commas or semicolons. */
  readonly aliases: string;
  readonly units: number | '';
  readonly floors: number | '';
  readonly lift: boolean;
  readonly households: number | '';
  readonly people: number | '';
  readonly x: number | '';
  readonly y: number | '';
  readonly state: string;
  readonly noteZh: string;
  readonly noteEn: string;
  readonly stewards: readonly string[];
}

/** The fields of a building, or of a new one in an estate. */
export function fieldsOf(building: BuildingRow | undefined, estate: string): BuildingFields {
  return {
    estate: building?.estate ?? estate,
    building: building?.building ?? '',
    nameZh: building?.name.zh ?? '',
    nameEn: building?.name.en ?? '',
    aliases: (building?.aliases ?? []).join('; '),
    units: building?.units ?? 1,
    floors: building?.floors ?? '',
    lift: building?.lift ?? false,
    households: building?.households ?? '',
    people: building?.people ?? '',
    x: building?.x ?? 0,
    y: building?.y ?? 0,
    state: building?.state ?? 'open',
    noteZh: building?.note?.zh ?? '',
    noteEn: building?.note?.en ?? '',
    stewards: building?.stewards ?? [],
  };
}

/** The commands that make the building what the form says, and no others; in the order in which they must come. */
export function commandsFor(before: BuildingRow | undefined, fields: BuildingFields): readonly { readonly name: string; readonly body: object }[] {
  const where = { estate: fields.estate, building: fields.building };
  const was = fieldsOf(before, fields.estate);
  const commands: { name: string; body: object }[] = [];
  const facts = factsOf(fields);
  if (before === undefined || JSON.stringify(facts) !== JSON.stringify(factsOf(was))) commands.push({ name: 'buildings', body: { ...where, ...facts } });
  if (fields.noteZh.trim() !== was.noteZh || fields.noteEn.trim() !== was.noteEn)
    commands.push({ name: 'set-access-note', body: { ...where, zh: fields.noteZh.trim(), ...(fields.noteEn.trim() === '' ? {} : { en: fields.noteEn.trim() }) } });
  if (fields.state !== was.state) commands.push({ name: 'set-building-state', body: { ...where, state: fields.state } });
  for (const responderId of fields.stewards) if (!was.stewards.includes(responderId)) commands.push({ name: 'assign-steward', body: { ...where, responderId } });
  for (const responderId of was.stewards) if (!fields.stewards.includes(responderId)) commands.push({ name: 'release-steward', body: { ...where, responderId } });
  return commands;
}

function factsOf({ nameZh, nameEn, aliases, units, floors, lift, x, y, households, people }: BuildingFields): object {
  const others = aliases
    .split(/[;；,，]/)
    .map((alias) => alias.trim())
    .filter((alias) => alias !== '');
  const numbers = Object.entries({ units, floors, x, y, households, people }).filter(([, value]) => value !== '');
  return {
    name: { zh: nameZh.trim(), ...(nameEn.trim() === '' ? {} : { en: nameEn.trim() }) },
    ...(others.length === 0 ? {} : { aliases: others }),
    lift,
    ...Object.fromEntries(numbers),
  };
}
