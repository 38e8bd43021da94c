const two = (part: number) => String(part).padStart(2, '0');

/** What a field of type datetime-local shows for an instant, in this phone's zone. */
export function localField(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The instant that such a field means; undefined while it is not whole. */
export function instantOf(field: string): string | undefined {
  const at = new Date(field).getTime();
  return field === '' || Number.isNaN(at) ? undefined : new Date(at).toISOString();
}
