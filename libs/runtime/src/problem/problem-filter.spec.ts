import type { ArgumentsHost } from '@nestjs/common';
import { StoreUnavailable } from '#event-store';
import { ViewsUnavailable } from '#views';
import { createLogger } from '../logging/logger.ts';
import { problemOf } from './of-error.ts';
import { ProblemFilter } from './problem-filter.ts';

it('a view that cannot be read now is no defect: it is said when to ask again', () => {
  expect(problemOf(new ViewsUnavailable('MongoDB did not answer'))).toMatchObject({ status: 503, code: 'views-unavailable', options: { headers: { 'retry-after': '2' } } });
});

describe('what the filter tells the person on duty', () => {
  it('of a store that is away is one line in half a minute, with how many commands it refused', () => {
    const lines: Record<string, unknown>[] = [];
    const log = createLogger({ logLevel: 'info', logFormat: 'json' }, { write: (line) => lines.push(JSON.parse(line) as Record<string, unknown>) });
    let now = 0;
    const filter = new ProblemFilter(log, 'Start MongoDB again.', () => now);
    const request = { method: 'POST', url: '/api/x', headers: {}, routeOptions: { url: '/api/x' } };
    const host = { switchToHttp: () => ({ getRequest: () => request, getResponse: () => ({ sent: true, raw: {} }) }) } as unknown as ArgumentsHost;
    for (const at of [0, 1, 29_999, 30_000, 30_001]) {
      now = at;
      filter.catch(new StoreUnavailable('MongoDB does not answer'), host);
    }
    expect(lines).toMatchObject([
      { level: 'warn', route: 'POST /api/x', refused: 1, reason: 'MongoDB does not answer', remedy: 'Start MongoDB again.', trace_id: expect.stringMatching(/^[0-9a-f]{32}$/) },
      { refused: 3 },
    ]);
  });
});
