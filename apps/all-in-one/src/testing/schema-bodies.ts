import type { OpenAPIObject } from '@nestjs/swagger';

type Schema = Readonly<Record<string, unknown>>;

/** Values that no field of ours means, or only just; undefined leaves the field out. */
const ODD: readonly unknown[] = [undefined, null, 5, 1e308, '', '👩‍👩‍👧𠮷', 'x'.repeat(5_000), '__proto__', {}, [], [null], [[[]]]];

/** A plausible body of a schema, and then each of its fields, also nested ones, in turn replaced by something odd. */
export function* bodiesOf(document: OpenAPIObject, schema: Schema): Generator {
  const plausible = example(document, schema, 0);
  yield plausible;
  yield* variants(plausible);
}

function* variants(value: unknown): Generator {
  if (typeof value !== 'object' || value === null) return;
  const entries = Object.entries(value);
  const put = (key: string, replacement: unknown) =>
    Array.isArray(value) ? value.map((item, index) => (String(index) === key ? replacement : item)) : { ...value, [key]: replacement };
  for (const [key, inner] of entries) {
    for (const odd of ODD) yield put(key, odd);
    for (const variant of variants(inner)) yield put(key, variant);
  }
}

function example(document: OpenAPIObject, schema: Schema, depth: number): unknown {
  const reference = schema['$ref'];
  if (typeof reference === 'string') {
    const named = document.components?.schemas?.[reference.split('/').at(-1) ?? ''];
    return named === undefined || depth > 6 ? {} : example(document, named as Schema, depth + 1);
  }
  for (const several of ['allOf', 'oneOf', 'anyOf']) {
    const list = schema[several];
    if (Array.isArray(list) && list.length > 0) return example(document, list[0] as Schema, depth + 1);
  }
  if (Array.isArray(schema['enum'])) return schema['enum'][0];
  if (schema['example'] !== undefined) return schema['example'];
  const type = Array.isArray(schema['type']) ? schema['type'][0] : schema['type'];
  if (type === 'object' || schema['properties'] !== undefined) {
    const properties = (schema['properties'] ?? {}) as Readonly<Record<string, Schema>>;
    return Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, example(document, property, depth + 1)]));
  }
  if (type === 'array') return [example(document, (schema['items'] ?? {}) as Schema, depth + 1)];
  if (type === 'integer' || type === 'number') return typeof schema['minimum'] === 'number' ? schema['minimum'] : 1;
  if (type === 'boolean') return true;
  return schema['format'] === 'date-time' ? '2022-04-02T07:00:00.000Z' : 'text';
}
