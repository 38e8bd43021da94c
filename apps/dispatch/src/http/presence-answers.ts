const text = { type: 'string' } as const;

/** Who is here. */
export const PRESENT = {
  type: 'object' as const,
  required: ['items'],
  properties: {
    items: {
      type: 'array' as const,
      items: {
        type: 'object' as const,
        required: ['accountId', 'name', 'open', 'seenAt', 'looksAt'],
        properties: {
          accountId: text,
          name: text,
          responderId: text,
          open: { type: 'boolean' as const },
          seenAt: { ...text, format: 'date-time', description: 'When a page of theirs last said that it is open.' },
          looksAt: { type: 'array' as const, items: text, description: 'Requests before their eyes.' },
        },
      },
    },
  },
};
/** How soon to say it again. */
export const TOLD = { type: 'object' as const, required: ['seconds'], properties: { seconds: { type: 'integer' as const } } };
