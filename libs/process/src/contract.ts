import { CONTRACT } from '#contracts';

/** Every topic and its wire types: what a subscriber must handle or ignore by name. */
export const TOPIC_TYPES: Readonly<Record<string, readonly string[]>> = Object.fromEntries(Object.entries(CONTRACT).map(([topic, types]) => [topic, Object.keys(types)]));
