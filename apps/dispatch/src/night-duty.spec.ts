import { endsNightDuty, hoursAtNight } from './night-duty.ts';
import { initialResponder, type ResponderState } from './responder/state.ts';

const NIGHT = { from: '22:00', to: '06:00', hours: 4 };
const WUHAN = 'Asia/Shanghai';
/** An instant by the clock on the wall, UTC+8. */
const at = (day: number, clock: string) => new Date(`2022-04-${String(day).padStart(2, '0')}T${clock}:00+08:00`).toISOString();
const onDuty = (since: string, more: Partial<ResponderState> = {}): ResponderState => ({ ...initialResponder, enrolled: true, set: 'available', onDutySince: since, ...more });
const rests = (since: string, now: string, more: Partial<ResponderState> = {}) => endsNightDuty(onDuty(since, more), now, NIGHT, WUHAN);

describe('night duty', () => {
  it('is told by the clock on the wall, over midnight', () => {
    expect(hoursAtNight(at(2, '20:00'), at(3, '08:00'), NIGHT, WUHAN)).toBe(8);
    expect(hoursAtNight(at(2, '20:00'), at(2, '22:30'), NIGHT, WUHAN)).toBe(0.5);
    expect(hoursAtNight(at(3, '08:00'), at(3, '20:00'), NIGHT, WUHAN)).toBe(0);
    expect(hoursAtNight(at(2, '20:00'), at(3, '08:00'), NIGHT, 'UTC')).toBe(2);
    expect(hoursAtNight(at(2, '12:00'), at(2, '14:00'), { from: '13:00', to: '15:00', hours: 1 }, WUHAN)).toBe(1);
  });

  it('counts the hour that comes twice when clocks go back', () => {
    expect(hoursAtNight('2022-10-29T20:00:00Z', '2022-10-30T06:00:00Z', NIGHT, 'Europe/Berlin')).toBe(9);
  });

  it('asks for a rest after half a night, whenever he goes off', () => {
    expect(rests(at(2, '20:00'), at(3, '08:00'))).toBe(true);
    expect(rests(at(2, '20:00'), at(3, '02:00'))).toBe(true);
    expect(rests(at(2, '20:00'), at(3, '01:55'))).toBe(false);
    expect(rests(at(3, '04:30'), at(3, '12:00'))).toBe(false);
    expect(rests(at(2, '08:00'), at(2, '21:30'))).toBe(false);
  });

  it('looks back one day and no further, and only at who is on duty', () => {
    expect(hoursAtNight(at(1, '00:00'), at(9, '12:00'), NIGHT, WUHAN)).toBe(8);
    expect(rests(at(2, '20:00'), at(3, '08:00'), { set: 'off' })).toBe(false);
    expect(rests(at(2, '20:00'), at(3, '08:00'), { set: 'resting', until: at(3, '09:00') })).toBe(false);
    expect(endsNightDuty({ ...initialResponder, set: 'available' }, at(3, '08:00'), NIGHT, WUHAN)).toBe(false);
  });
});
