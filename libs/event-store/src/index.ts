export * from './event.ts';
export * from './decider.ts';
export * from './port.ts';
