import { given } from '#event-store/testing';
import { accessRefusals } from '../refusals.ts';
import { type Disclose, disclosureDecider, disclosureStream } from './disclosure.ts';

const disclose: Disclose = { type: 'Disclose', accountId: 'account-operator', personId: 'person-1', fields: ['phone', 'name'], requestId: 'request-1', reason: 'call back' };
const { type: _type, ...data } = disclose;

describe('disclosure', () => {
  it('records who saw what of whom, for which request and why', () => {
    expect(given(disclosureDecider, []).when(disclose).events()).toEqual([{ type: 'DisclosureMade', data }]);
    const again = given(disclosureDecider, [{ type: 'DisclosureMade', data }]).when({ ...disclose, fields: ['phone', 'phone'] });
    expect(again.events()).toEqual([{ type: 'DisclosureMade', data: { ...data, fields: ['phone'] } }]);
  });

  it.each([
    [{ reason: '  ' }, 'disclosure-reason-missing'],
    [{ fields: [] }, 'disclosure-fields-missing'],
    [{ noteId: 'note-1' }, 'disclosure-of-nobody'],
    [{ accountId: 'account-other' }, 'forbidden'],
  ] as const)('%j is refused: %s', (more, code) => {
    given(disclosureDecider, [])
      .when({ ...disclose, ...more })
      .thenRefused(code);
    expect(code === 'forbidden' || accessRefusals[code] !== undefined).toBe(true);
  });

  it('has one stream a service, day and account', () => {
    const account = 'account-0190f1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b';
    expect(disclosureStream('intake', '2022-04-02', account)).toBe('disclosure-intake-20220402-0190f1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b');
  });
});
