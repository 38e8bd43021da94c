import { ApiExtension, type OpenAPIObject } from '@nestjs/swagger';

type Members = Readonly<Record<string, object>>;
type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const MEMBERS = 'x-reply';

const SCHEMAS = {
  CommandReply: {
    type: 'object' as const,
    description: 'What every command answers.',
    required: ['id', 'version', 'position'],
    properties: {
      id: { type: 'string' as const, description: 'The stream.' },
      version: { type: 'integer' as const, description: 'Its version, also the ETag; `After: <id>@<version>` waits for it.' },
      position: { type: 'integer' as const, description: "Its last event's position in the log, which is the id of the message on the stream." },
    },
  },
  Page: {
    type: 'object' as const,
    required: ['items'],
    properties: {
      items: { type: 'array' as const, items: { type: 'object' as const, additionalProperties: true } },
      next: { type: 'string' as const, description: 'The cursor of the next page; left out on the last.' },
    },
  },
};

const ETAG = { ETag: { description: 'Version of the resource', schema: { type: 'string' as const } } };
const json = (schema: object) => ({ 'application/json': { schema } });
const ref = (name: keyof typeof SCHEMAS) => ({ $ref: `#/components/schemas/${name}` });

/** Members that the commands of a controller, or one command, answer beside those of every command. */
export function Replies(always: Members, sometimes: Members = {}): ClassDecorator & MethodDecorator {
  return ApiExtension(MEMBERS, { type: 'object', required: Object.keys(always), properties: { ...always, ...sometimes } });
}

/** Describes the answers that no route describes itself: commands, pages, live streams and resources are told apart by what they take. */
export function describeReplies(document: OpenAPIObject): void {
  const schemas = ((document.components ??= {}).schemas ??= {});
  Object.assign(schemas, SCHEMAS);
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of ['get', 'post', 'put', 'patch', 'delete'] as const) {
      const operation: (Operation & { [MEMBERS]?: object }) | undefined = item[method];
      if (operation === undefined) continue;
      const { [MEMBERS]: members } = operation;
      delete operation[MEMBERS];
      for (const response of Object.values(operation.responses)) {
        if (response === undefined || '$ref' in response) continue;
        const { description, ...content } = replyOf(path, method, operation, members);
        if (response.content === undefined) Object.assign(response, content);
        if ((response.description ?? '') === '') response.description = description;
      }
    }
  }
}

function replyOf(path: string, method: string, operation: Operation, members: object | undefined) {
  const takes = (place: string, name: string) => (operation.parameters ?? []).some((parameter) => !('$ref' in parameter) && parameter.in === place && parameter.name === name);
  if (takes('header', 'Idempotency-Key')) {
    const schema = members === undefined ? ref('CommandReply') : { allOf: [ref('CommandReply'), members] };
    return { description: 'Done, and on disk. The same command sent again is answered the same.', headers: ETAG, content: json(schema) };
  }
  if (path.endsWith('/stream'))
    return {
      description: 'Server-sent events: id = position, event = type of the event; resumes from Last-Event-ID.',
      content: { 'text/event-stream': { schema: { type: 'string' } } },
    };
  if (takes('query', 'cursor')) return { description: 'One page, as far as the reader may see it.', content: json(ref('Page')) };
  if (method !== 'get') return { description: 'Done.', content: json({ type: 'object' }) };
  return {
    description: 'As the reader may see it.',
    ...(path.endsWith('}') ? { headers: ETAG } : {}),
    content: json({ type: 'object', additionalProperties: true }),
  };
}
