import { displayPhone, normalizePhone, phoneHash } from './phone.ts';

describe('phone numbers', () => {
  it.each([
    ['13812341234', '+8613812341234'],
    ['15412345678', '+8615412345678'],
    ['17912345678', '+8617912345678'],
    ['4008123123', '+864008123123'],
    [' 138 1234 1234 ', '+8613812341234'],
    ['138-1234-1234', '+8613812341234'],
    ['+86 138 1234 1234', '+8613812341234'],
    ['008613812341234', '+8613812341234'],
    ['１３８１２３４１２３４', '+8613812341234'],
    ['027-8281 1234', '+862782811234'],
    ['(027) 82811234', '+862782811234'],
    ['010 6512 1234', '+861065121234'],
    ['+33 6 12 34 56 78', '+33612345678'],
  ])('reads %p as %p', (typed, e164) => {
    expect(normalizePhone(typed)).toBe(e164);
  });

  it.each(['', '12345', '138123412345', '82811234', 'abc', '138 1234 12x4', "13812341234' OR 1=1", '+86', '1'.repeat(5000), '13812341234\u0000', '110'])('refuses %p', (typed) => {
    expect(() => normalizePhone(typed, '/person/phone')).toThrow(expect.objectContaining({ code: 'phone-invalid', kind: 'invalid', pointer: '/person/phone' }));
  });

  it('shows the national form here and the international one for others', () => {
    expect(displayPhone('+8613812341234')).toBe('138 1234 1234');
    expect(displayPhone('+33612345678')).toBe('+33 6 12 34 56 78');
    expect(displayPhone('odd')).toBe('odd');
  });

  it('is hashed under a key: another key, another hash', () => {
    const hash = phoneHash(new Uint8Array(32).fill(1), '+8613812341234');
    expect(hash).toMatch(/^[\w-]{22}$/);
    expect(phoneHash(new Uint8Array(32).fill(1), '+8613812341234')).toBe(hash);
    expect(phoneHash(new Uint8Array(32).fill(2), '+8613812341234')).not.toBe(hash);
  });
});
