import { Hub } from './hub.ts';
import type { ToHub } from './message.ts';

// The holder of the connections where the browser has shared workers: one for all its tabs.
const ports = new Set<MessagePort>();
const hub = new Hub((message) => {
  for (const port of ports) port.postMessage(message);
});

addEventListener('connect', (event) => {
  const [port] = (event as MessageEvent).ports;
  if (port === undefined) return;
  ports.add(port);
  port.addEventListener('message', ({ data }: MessageEvent<ToHub>) => {
    hub.hear(data);
    if (data.kind === 'gone') ports.delete(port);
  });
  port.start();
});
