const text = { type: 'string' } as const;
const whole = { type: 'integer' } as const;
const name = { type: 'object' as const, required: ['zh'], properties: { zh: text, en: text } };
const list = <T extends object>(items: T) => ({ type: 'array' as const, items });
const count = {
  type: 'object' as const,
  properties: { count: whole, fewerThan: { ...whole, description: 'The exact number is not given: it could point to a household.' } },
  description: 'One of the two.',
};
const shares = (description: string) => ({ ...list({ type: 'object' as const, required: ['requests'], properties: { key: text, name, requests: whole } }), description });

/** Communities whose board is published. */
export const BOARDS = {
  type: 'object' as const,
  required: ['boards'],
  properties: { boards: list({ type: 'object' as const, required: ['communityId', 'name'], properties: { communityId: text, name } }) },
};

/** What everybody may see of a community. */
export const BOARD = {
  type: 'object' as const,
  required: ['communityId', 'name', 'asOf', 'day', 'figures', 'categories', 'estates', 'entries'],
  properties: {
    communityId: text,
    name,
    asOf: { ...text, format: 'date-time', description: "By the server's clock." },
    day: { ...text, format: 'date', description: "Today where the server's TIME_ZONE is." },
    figures: {
      type: 'object' as const,
      required: ['asked', 'helped', 'underWay', 'waiting', 'helpedWithin7Days', 'later'],
      properties: { asked: count, helped: count, underWay: count, waiting: count, helpedWithin7Days: count, later: count },
    },
    untilHelped: {
      type: 'object' as const,
      required: ['measured', 'p50Minutes', 'p90Minutes'],
      properties: { measured: whole, p50Minutes: whole, p90Minutes: whole },
      description: 'First contact to the end of the help, last seven days, to five minutes; left out under 20.',
    },
    categories: shares('Kinds of help on the board today; the last, without a name, is all that may not be named.'),
    estates: shares('Where; the last, without a name, is everywhere else.'),
    entries: {
      ...list({
        type: 'object' as const,
        required: ['number', 'stage', 'since'],
        properties: {
          number: { ...whole, description: 'What the caller was told on the phone.' },
          stage: { ...text, enum: ['waiting', 'under-way', 'later', 'done'] as string[] },
          category: name,
          estate: name,
          since: { ...text, format: 'date-time', description: 'Cut to the full hour.' },
        },
      }),
      description: 'Open or helped today, newest first, 60 at most.',
    },
  },
};

/** The rule, as the API's description says it. */
export const BOARD_RULE =
  'Public, only where a supervisor has published it. No names, phones, rooms, buildings or free text; nothing that was told in confidence is counted. A kind of help or an estate is named only when requests from at least five different places (building, unit and floor) are behind it, a kind together with an estate only when both together come from five; some kinds (isolation, counselling, maternity, visits under observation) are never named. In a community of fewer than 50 households totals from 1 to 4 are given as "fewer than 5". Requests of the last 30 days at the places the community has now.';
