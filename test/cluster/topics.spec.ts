import { kafkaForSuite } from '#brokers';
import { createTopics, topicPlans } from '#cluster';
import { CONTRACT } from '#contracts';
import { type KafkaAdmin, openKafkaAdmin } from '#messaging';

const kafka = await kafkaForSuite();

describe('the plan of the topics', () => {
  const plans = topicPlans(Object.keys(CONTRACT));

  it('has every public topic, none compacted, all kept for 14 days', () => {
    expect(plans.map(({ topic }) => topic).toSorted()).toEqual(Object.keys(CONTRACT).toSorted());
    expect(new Set(plans.map(({ settings }) => `${settings['cleanup.policy']} ${settings['retention.ms']}`))).toEqual(new Set(['delete 1209600000']));
  });

  it('gives more partitions to what is busy', () => {
    const partitions = Object.fromEntries(plans.map(({ topic, partitions: count }) => [topic, count]));
    expect(partitions).toMatchObject({ 'intake.request': 6, 'dispatch.case': 6, 'intake.community': 3 });
  });
});

kafka.describe('creating topics', () => {
  let admin: KafkaAdmin;
  beforeAll(async () => {
    const { brokers = [], prefix = '' } = kafka.server ?? {};
    admin = await openKafkaAdmin({ brokers, topicPrefix: prefix, clientId: 'topics-spec' });
  });
  afterAll(() => admin.close());

  it('makes what is missing, once, and says what is not as planned', async () => {
    const plans = topicPlans(['intake.request', 'intake.community']);
    const [request, community] = plans;
    if (request === undefined || community === undefined) throw new Error('no plans');
    const first = await createTopics(admin, [{ ...request, partitions: 2 }]);
    expect(first.created).toEqual(['intake.request']);
    const second = await createTopics(admin, plans);
    expect(second.created).toEqual(['intake.community']);
    expect(second.warnings.join('\n')).toContain('--add-partitions intake.request 6');
    await admin.addPartitions('intake.request', 6);
    const third = await createTopics(admin, plans);
    expect([third.created, third.warnings.filter((warning) => warning.includes('partitions'))]).toEqual([[], []]);
    const found = await admin.describeTopics(['intake.request', 'intake.community']);
    expect(Object.fromEntries(found.map(({ topic, partitions }) => [topic, partitions]))).toEqual({ 'intake.request': 6, 'intake.community': 3 });
  }, 60_000);
});
