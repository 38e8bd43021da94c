import type { ApiResponseSchemaHost } from '@nestjs/swagger';
import { CHANNELS } from '#event-store';
import { LEAKS, STATES } from '../intervals/course.ts';
import { ASSIGNMENT_LEGS, ASSIGNMENT_TIMES, LEGS, REQUEST_TIMES } from '../intervals/history.ts';
import { GROUPINGS } from '../report/interval-report.ts';

type Schema = ApiResponseSchemaHost['schema'];
type Fields = Readonly<Record<string, object>>;

const text = { type: 'string' };
const whole = { type: 'integer' };
const yes = { type: 'boolean' };
const time = { type: 'string', format: 'date-time' };
const texts = { type: 'array', items: text };
const list = (items: object) => ({ type: 'array', items });
const maybe = (schema: { readonly type: string }) => ({ ...schema, type: [schema.type, 'null'] });
/** An object whose fields are all there, but for those named. */
const shape = (properties: Fields, optional: readonly string[] = []) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
});
const each = (names: readonly string[], schema: object) => shape(Object.fromEntries(names.map((name) => [name, schema])));
const schemaOf = (schema: object) => schema as Schema;

const seconds = { ...maybe({ type: 'number' }), description: 'seconds; null = empty' };
const instant = { ...maybe(time), description: 'null = not known' };
const asOf = shape({ position: whole, instant: time }, ['instant']);
const both = shape({ en: text, zh: text });
const actor = shape({ id: text, role: text, area: text, name: text }, ['name']);
const channel = { type: 'string', enum: [...CHANNELS] };

const personal = shape({ role: { type: 'string', enum: ['person', 'reporter', 'note'] }, id: text, erased: yes, name: text, phone: text, room: text, health: text, text }, [
  'erased',
  'name',
  'phone',
  'room',
  'health',
  'text',
]);

const state = { type: ['string', 'null'], enum: [...STATES, null], description: 'null = nothing told yet' };

const figures = {
  number: { ...maybe(whole), description: 'what people say on the phone' },
  category: maybe(text),
  priority: maybe(text),
  area: text,
  hour: { ...maybe(whole), description: 'hour of time zero in TIME_ZONE' },
  ringKnown: { ...yes, description: 'false: nobody told time zero; contact is the first that was written, answer is empty' },
  reopenings: whole,
  solved: maybe(yes),
  rating: maybe(whole),
  late: { ...whole, description: 'events recorded more than 60 s (configurable) from when they happened' },
  retracted: whole,
  times: each(REQUEST_TIMES, instant),
  intervals: each(LEGS, seconds),
  assignments: list(
    shape({
      assignmentId: text,
      n: whole,
      round: whole,
      responderId: maybe(text),
      end: maybe(text),
      outcome: maybe(text),
      times: each(ASSIGNMENT_TIMES, instant),
      intervals: each(ASSIGNMENT_LEGS, seconds),
    }),
  ),
};

const entry = shape(
  {
    id: text,
    position: whole,
    type: text,
    service: text,
    stream: text,
    version: whole,
    text: both,
    actor,
    subject: text,
    channel,
    occurredAt: time,
    recordedAt: time,
    late: yes,
    delay: { type: 'number', description: 'recordedAt − occurredAt, seconds' },
    assignment: whole,
    responderId: text,
    causationId: text,
    retracts: texts,
    retractedBy: text,
    personal: list(personal),
  },
  ['subject', 'assignment', 'responderId', 'causationId', 'retracts', 'retractedBy', 'personal'],
);

/** GET timelines/{requestId} */
export const TIMELINE = schemaOf(shape({ requestId: text, asOf, confidential: yes, state, ...figures, entries: list(entry) }));
/** POST timelines/{requestId}/reveal */
export const REVEAL = schemaOf(shape({ id: text, version: whole, position: whole, values: list(personal) }));

const target = { id: text, percent: { type: 'number' }, name: both, source: text };
const scope = { priorities: texts, categories: texts, media: texts };
const intervalTarget = { kind: { type: 'string', enum: ['interval'] }, interval: { type: 'string', enum: [...LEGS] }, withinSeconds: whole, ...target, ...scope };
const rateTarget = { kind: { type: 'string', enum: ['rate'] }, rate: text, withinSecondsByPriority: { type: 'object', additionalProperties: whole }, ...target, ...scope };
const scoped = Object.keys(scope);
const judged = shape({ ...intervalTarget, n: whole, within: whole, compliance: maybe({ type: 'number' }), met: maybe(yes) }, scoped);
const rate = shape({ n: whole, of: whole, rate: maybe({ type: 'number' }), met: maybe(yes), target: shape(rateTarget, ['withinSecondsByPriority', ...scoped]) }, ['target']);
const leg = shape({ n: whole, p50: seconds, p90: seconds, p95: seconds, small: { ...yes, description: 'n < 20: show it greyed' }, targets: list(judged) });
const row = shape({ key: text, n: whole, legs: each(LEGS, leg), rates: shape({ response: rate, resolution: rate, satisfaction: rate, connected: rate }, ['connected']) });

/** GET reports/intervals */
export const INTERVAL_REPORT = schemaOf(shape({ asOf, pack: text, groupBy: { type: ['string', 'null'], enum: [...GROUPINGS, null] }, all: row, rows: list(row) }));
/** GET reports/target-packs */
export const TARGET_PACKS = schemaOf(
  shape({ items: list(shape({ key: text, name: both, targets: list({ oneOf: [shape(intervalTarget, scoped), shape(rateTarget, ['withinSecondsByPriority', ...scoped])] }) })) }),
);
const spread = { n: whole, p50: seconds, p90: seconds, p95: seconds, small: { ...yes, description: 'n < 20: show it greyed' } };
/** GET reports/flow */
export const FLOW_REPORT = schemaOf(
  shape({
    asOf,
    n: whole,
    states: list(
      shape({
        state: { type: 'string', enum: [...STATES] },
        reached: { ...whole, description: 'requests that ever came there' },
        now: { ...whole, description: 'requests that stand there' },
        oldest: { ...instant, description: 'since when the one that stands there longest does' },
        ...spread,
      }),
    ),
    leaks: list(shape({ leak: { type: 'string', enum: [...LEAKS] }, n: { ...whole, description: 'how often' }, requests: whole, from: list(shape({ state, n: whole })) })),
  }),
);
/** GET reports/heat */
export const HEAT_REPORT = schemaOf(
  shape({
    asOf,
    leg: { type: 'string', enum: [...LEGS] },
    rows: list(shape({ area: text, n: whole, hours: list(shape({ hour: whole, n: whole, leg: shape(spread) })) })),
    left: shape({ areas: whole, n: whole }),
  }),
);
/** GET reports/workload */
export const WORKLOAD_REPORT = schemaOf(
  shape({
    asOf,
    rows: list(shape({ responderId: text, offered: whole, taken: whole, seconds: { type: 'number' }, hours: { ...list(whole), description: 'errands in hand, hour 0 … 23' } })),
  }),
);
/** GET requests */
export const REQUEST_LIST = schemaOf(shape({ asOf, items: list(shape({ requestId: text, state, ...figures })), next: maybe(text) }));
/** GET disclosures */
export const DISCLOSURE_LIST = schemaOf(
  shape({
    items: list(
      shape(
        {
          id: text,
          position: whole,
          service: text,
          at: time,
          accountId: text,
          accountName: text,
          role: text,
          area: text,
          personId: text,
          noteId: text,
          requestId: text,
          requestNumber: whole,
          fields: texts,
          reason: { ...maybe(text), description: 'null = erased together with the person' },
        },
        ['accountName', 'personId', 'noteId', 'requestId', 'requestNumber'],
      ),
    ),
    next: maybe(text),
  }),
);

const publicEvent = shape(
  {
    id: text,
    type: text,
    service: text,
    stream: text,
    version: whole,
    position: whole,
    occurredAt: time,
    recordedAt: time,
    actor,
    subject: text,
    channel,
    commandId: text,
    correlationId: text,
    causationId: text,
    traceparent: text,
    data: { type: 'object', additionalProperties: true },
  },
  ['subject', 'causationId', 'traceparent'],
);

/** GET events */
export const EVENT_LIST = schemaOf(shape({ items: list(shape({ auditPosition: whole, event: publicEvent })), next: maybe(whole) }));
