/** Segments of letters (any script), digits, `.`, `_`, `-`, joined by `/`; '' is everywhere. */
const AREA = /^(?:[\p{L}\p{N}._-]{1,64}(?:\/[\p{L}\p{N}._-]{1,64}){0,7})?$/u;

/** Whether `text` is an area path `city/district/street/community[/estate[/building]]`; '' = everywhere. */
export function isArea(text: string): boolean {
  return AREA.test(text);
}

/** Whether a right in `area` reaches `path`: the same place or one inside it, by whole segments. */
export function covers(area: string, path: string): boolean {
  return area === '' || area === path || (path.length > area.length && path.charCodeAt(area.length) === 47 && path.startsWith(area));
}

/** The areas of a list that no other one covers, sorted; what a query must search. */
export function widest(areas: readonly string[]): readonly string[] {
  const distinct = [...new Set(areas)].toSorted();
  return distinct.filter((area) => !distinct.some((other) => other !== area && covers(other, area)));
}
