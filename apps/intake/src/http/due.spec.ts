import { loadCatalogue } from '#catalogue';
import { dueOf } from './due.ts';

const catalogue = loadCatalogue();
const NOW = '2022-04-02T13:00:00.000Z';
const asked = { category: 'medicine-run', contactAt: '2022-04-02T07:00:00.000Z', loggedAt: '2022-04-02T07:05:00.000Z' };

describe('until when a request should be resolved', () => {
  it('counts from the first contact, else from logging', () => {
    expect(dueOf(catalogue, { ...asked, status: 'triaged' }, NOW)).toEqual({ dueAt: '2022-04-02T13:00:00.000Z', overdue: false });
    const { contactAt: _, ...unknown } = asked;
    expect(dueOf(catalogue, { ...unknown, status: 'triaged' }, NOW)).toEqual({ dueAt: '2022-04-02T13:05:00.000Z', overdue: false });
  });

  it('is over while somebody should be at work, not while it is on hold, and nothing once it is resolved or not yet logged', () => {
    const later = '2022-04-02T13:00:00.001Z';
    for (const status of ['logged', 'returned', 'triaged', 'dispatched', 'in-progress'] as const) expect(dueOf(catalogue, { ...asked, status }, later).overdue).toBe(true);
    expect(dueOf(catalogue, { ...asked, status: 'on-hold' }, later)).toEqual({ dueAt: NOW, overdue: false });
    for (const status of ['draft', 'resolved', 'closed', 'merged', 'cancelled'] as const) expect(dueOf(catalogue, { ...asked, status }, later)).toEqual({});
  });
});
