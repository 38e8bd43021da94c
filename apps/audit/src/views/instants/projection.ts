import type { Projection } from '#views';
import { publicOf } from '../../log/public-of.ts';

/** The first position at which an event of that second, hour or day was appended. */
export interface InstantDocument {
  /** `s` second, `h` hour, `d` day; UTC. */
  readonly level: 's' | 'h' | 'd';
  /** RFC 3339 down to the level: `2022-04-02T07:00:05`, `2022-04-02T07`, `2022-04-02`. */
  readonly at: string;
  readonly first: number;
}

const LENGTH = { s: 19, h: 13, d: 10 } as const;

/** Where in the log a recordedAt first appears; finds the position that a report "as of an instant" means without reading the log. */
export const instants: Projection<InstantDocument> = {
  view: { service: 'audit', name: 'instants', version: 1, indexes: { order: ({ level, at }) => [level, at] } },
  ids: (event) => {
    const { recordedAt } = publicOf(event);
    return [`s${recordedAt.slice(0, LENGTH.s)}`, `h${recordedAt.slice(0, LENGTH.h)}`, `d${recordedAt.slice(0, LENGTH.d)}`];
  },
  evolve: (document, event, id) => document ?? { level: id.charAt(0) as InstantDocument['level'], at: id.slice(1), first: event.position },
};
