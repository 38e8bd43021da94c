import { memoryAccess, signedIn } from '#access/testing';
import { IntakeUnderTest } from '../intake-under-test.ts';
import { TEMPLATE } from '../places/places-csv.ts';

const AREA = 'jiangcheng/donghu/minyi/huaan';
const intake = new IntakeUnderTest(memoryAccess(), signedIn);

beforeAll(() => intake.start());
afterAll(() => intake.stop());

describe('what dispatch says of a case', () => {
  it('a report taken back takes only what nothing else says', async () => {
    const operator = await intake.as({ role: 'operator', area: AREA });
    const administrator = await intake.as({ role: 'administrator', area: '' });
    await administrator.post('places/import', TEMPLATE);
    const communityId = (await administrator.get('communities')).body['items'][0].id;
    const place = { communityId, estate: 'east', building: '1', unit: '2', room: '1404' };
    const request = (await operator.post('requests', { place, category: 'medicine-run', answers: { 'medicine-left-hours': 4 } })).body as { id: string };
    const caseId = request.id.replace('request', 'case');
    const of = (n: number) => ({ assignmentId: `${request.id}.${n}`, responderId: `responder-${request.id.slice(8)}-${n}` });
    const told = (n: number, milestone: string) => intake.dispatched(caseId, `dispatch.assignment.${milestone}.v1`, of(n));
    const stands = { reservationId: 'r', retractedType: '', revived: false, ended: false };
    const retracted = (n: number, id: string, left: { readonly underWay: boolean; readonly onCase: boolean }) =>
      intake.dispatched(caseId, 'dispatch.report.retracted.v1', { ...of(n), ...stands, retracted: id, undoes: [id], ...left });
    const now = async () => {
      const { status, onCase } = (await operator.get(`requests/${request.id}`)).body;
      return { status, onCase };
    };
    for (const n of [1, 2]) await told(n, 'offered');
    const yes = await told(1, 'acknowledged');
    const way = await told(1, 'en-route');
    const scene = await told(2, 'on-scene');
    await retracted(1, yes, { underWay: true, onCase: true });
    expect(await now()).toEqual({ status: 'in-progress', onCase: [of(1), of(2)] });
    await retracted(1, way, { underWay: true, onCase: false });
    expect(await now()).toEqual({ status: 'in-progress', onCase: [of(2)] });
    await retracted(2, scene, { underWay: false, onCase: false });
    expect(await now()).toEqual({ status: 'dispatched', onCase: [] });
  });
});
