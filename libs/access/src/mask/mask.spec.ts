import { assert, integer, property } from 'fast-check';
import { maskName, maskPhone, maskRoom, maskText } from './mask.ts';

describe('masks', () => {
  it.each([
    ['+8613812341234', '138****1234'],
    ['138 1234 1234', '138****1234'],
    ['+862782811234', '****34'],
    ['+33612345678', '****78'],
    ['110', '****'],
    ['', '****'],
  ])('phone %p → %p', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked);
  });

  it.each([
    ['王小明', '王*'],
    ['王明', '王*'],
    ['王', '*'],
    ['欧阳娜', '欧阳*'],
    ['欧阳娜娜', '欧阳*'],
    ['歐陽娜', '歐陽*'],
    ['上官', '上*'],
    ['𠮷田花子', '𠮷*'],
    ['张欧阳', '张*'],
    ['Jane Doe', 'J***'],
    [' ', ''],
  ])('name %p → %p', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  it.each([
    ['1404', '14**'],
    ['301', '3**'],
    ['12', '**'],
    ['', ''],
  ])('room %p → %p', (room, masked) => {
    expect(maskRoom(room)).toBe(masked);
  });

  it('text shows only that there is some', () => {
    expect([maskText('胸闷'), maskText(' ')]).toEqual(['***', '']);
  });

  it('hides the middle digits of every mobile number', () => {
    assert(
      property(integer({ min: 130_0000_0000, max: 199_9999_9999 }), (number) => {
        const text = String(number);
        expect(maskPhone(`+86${text}`)).toBe(`${text.slice(0, 3)}****${text.slice(7)}`);
      }),
    );
  });
});
