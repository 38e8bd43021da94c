import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Metrics } from './metrics.ts';

/** A port that is free now, and its holder. */
async function port(): Promise<{ readonly number: number; readonly free: () => Promise<void> }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { number: (server.address() as AddressInfo).port, free: async () => void (await new Promise((resolve) => server.close(resolve))) };
}

describe('metrics', () => {
  it('are answered in Prometheus text under the names that the README and the runbook use', async () => {
    const { number, free } = await port();
    await free();
    const metrics = new Metrics();
    metrics.observe('gauge', 'arrowtower.consumer.lag', 'Age', 's', (result) => result.observe(1.5, { consumer: 'audit' }));
    metrics.observe('counter', 'arrowtower.consumer.gaps', 'Gaps', '{gap}', async (result) => result.observe(2, { consumer: 'audit' }));
    metrics.answered('/api/x', 'POST', 201, 0.004);
    await metrics.open({ prometheus: { port: number, host: '127.0.0.1' } });
    metrics.answered('/api/x/:id', 'POST', 201, 0.004);
    metrics.answered(undefined, 'GET', 404, 0.004);
    metrics.answered('/api/x/:id', 'POST', 503, 0.004);
    metrics.appended('intake', 0.003);
    const text = await (await fetch(`http://127.0.0.1:${number}/metrics`)).text();
    await metrics.close();
    expect(text).toContain('arrowtower_consumer_lag_seconds{consumer="audit"} 1.5');
    expect(text).toContain('arrowtower_consumer_gaps_total{consumer="audit"} 2');
    expect(text).toContain('http_server_request_duration_seconds_bucket{http_request_method="POST",http_response_status_code="201",http_route="/api/x/:id",le="0.005"} 1');
    expect(text).toContain('http_server_request_duration_seconds_count{http_request_method="GET",http_response_status_code="404"} 1');
    expect(text).toContain('error_type="503"');
    expect(text).toContain('arrowtower_append_duration_seconds_bucket{service="intake",le="0.005"} 1');
    // What came before anybody read was not kept.
    expect(text).not.toContain('http_route="/api/x"');
  });

  it('say that their port is taken', async () => {
    const { number, free } = await port();
    await expect(new Metrics().open({ prometheus: { port: number, host: '127.0.0.1' } })).rejects.toThrow(/EADDRINUSE/);
    await free();
  });
});
