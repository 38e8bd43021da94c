import { hashPassword, isOutdated, verifyPassword } from './password.ts';

describe('passwords', () => {
  it('are kept as Argon2id with the cost that OWASP asks for', async () => {
    const phc = await hashPassword('correct horse battery', 'wang');
    expect(phc).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(await hashPassword('correct horse battery', 'wang')).not.toBe(phc);
    expect([await verifyPassword('correct horse battery', phc), await verifyPassword('correct horse batterY', phc), await verifyPassword('', undefined)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(isOutdated(phc)).toBe(false);
  });

  it('are the same however composed, and any script counts by characters', async () => {
    const phc = await hashPassword('Cafe\u0301 au lait, s’il vous plaît', 'wang');
    expect(await verifyPassword('Café au lait, s’il vous plaît', phc)).toBe(true);
    await expect(hashPassword('一二三四五六七八九十一', 'wang')).rejects.toMatchObject({ code: 'password-too-short' });
    expect(await hashPassword('一二三四五六七八九十一二', 'wang')).toContain('argon2id');
    await expect(hashPassword('ab1$'.repeat(100), 'wang')).rejects.toMatchObject({ code: 'password-too-long' });
  });

  it('verify with the cost they were made with, which is then outdated', async () => {
    // Reference vector: phc-winner-argon2, `echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1` (test.c).
    const vector = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    expect([await verifyPassword('password', vector), await verifyPassword('Password', vector), isOutdated(vector)]).toEqual([true, false, true]);
  });
});
