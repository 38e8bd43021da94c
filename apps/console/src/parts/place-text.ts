/** A place as the API gives it. */
export interface PlaceParts {
  readonly estate?: string | undefined;
  readonly building?: string | undefined;
  readonly unit?: string | undefined;
  readonly floor?: number | undefined;
  readonly room?: string | undefined;
  readonly text?: string | undefined;
}

/** "east 3-2-504": short enough for a row; without a place the last part of the area. */
export function placeText(place: PlaceParts | undefined, area: string): string {
  const inside = [place?.building, place?.unit, place?.room].filter((part) => part !== undefined && part !== '').join('-');
  const text = [place?.estate, inside].filter((part) => part !== undefined && part !== '').join(' ');
  return text !== '' ? text : (area.split('/').at(-1) ?? '');
}
