import type { Building } from '../place/events.ts';

/**
 * Distance "in buildings": how many other buildings of the community lie nearer to `from` than `to` does, plus one; 0 = the same building.
 * It is what people say ("two buildings on") and needs no scale. Undefined where a building or its x, y is not known.
 */
export function buildingsBetween(from: string, to: string, buildings: Readonly<Record<string, Building>>): number | undefined {
  if (from === to) return 0;
  const start = buildings[from];
  const end = buildings[to];
  const metres = start === undefined || end === undefined ? undefined : apart(start, end);
  if (start === undefined || metres === undefined) return undefined;
  let nearer = 0;
  for (const other of Object.values(buildings)) {
    if (other.area === from || other.area === to || other.removed === true) continue;
    const distance = apart(start, other);
    if (distance !== undefined && distance < metres) nearer += 1;
  }
  return nearer + 1;
}

function apart(a: Building, b: Building): number | undefined {
  if (a.x === undefined || a.y === undefined || b.x === undefined || b.y === undefined) return undefined;
  return Math.hypot(a.x - b.x, a.y - b.y);
}
