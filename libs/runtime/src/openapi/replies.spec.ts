import type { OpenAPIObject } from '@nestjs/swagger';
import { describeReplies } from './replies.ts';

const bare = () => ({ '200': { description: '' } });
const header = [{ in: 'header', name: 'Idempotency-Key' }];
const members = { type: 'object', required: ['status'], properties: { status: { type: 'string' } } };

function described() {
  const document = {
    openapi: '3.1.0',
    info: { title: '', version: '1' },
    paths: {
      '/api/x/things': { get: { responses: bare(), parameters: [{ in: 'query', name: 'cursor' }] }, post: { responses: bare(), parameters: header } },
      '/api/x/things/{id}': { get: { responses: bare() } },
      '/api/x/things/{id}/turn': { post: { responses: bare(), parameters: header, 'x-reply': members } },
      '/api/x/stream': { get: { responses: bare() } },
      '/api/x/sign-out': { post: { responses: bare() } },
      '/api/x/own': { get: { responses: { '200': { description: 'Mine.', content: { 'text/csv': {} } }, '204': { $ref: '#/components/responses/None' } } } },
    },
  } as unknown as OpenAPIObject;
  describeReplies(document);
  const ok = (path: string, method: 'get' | 'post') =>
    document.paths[path]?.[method]?.responses['200'] as { description: string; headers?: object; content: Record<string, { schema: object }> };
  return { document, ok };
}

describe('answers that no route describes itself', () => {
  it('are those of commands, with the members of the controller', () => {
    const { ok } = described();
    expect(ok('/api/x/things', 'post')).toMatchObject({ headers: { ETag: {} }, content: { 'application/json': { schema: { $ref: '#/components/schemas/CommandReply' } } } });
    expect(ok('/api/x/things/{id}/turn', 'post').content['application/json']?.schema).toEqual({ allOf: [{ $ref: '#/components/schemas/CommandReply' }, members] });
  });

  it('are pages, resources, streams and bare dones, told apart by what they take', () => {
    const { ok } = described();
    expect(ok('/api/x/things', 'get').content['application/json']?.schema).toEqual({ $ref: '#/components/schemas/Page' });
    expect(ok('/api/x/things/{id}', 'get')).toMatchObject({ headers: { ETag: {} }, content: { 'application/json': { schema: { type: 'object' } } } });
    expect(Object.keys(ok('/api/x/stream', 'get').content)).toEqual(['text/event-stream']);
    expect(ok('/api/x/sign-out', 'post')).toEqual({ description: 'Done.', content: { 'application/json': { schema: { type: 'object' } } } });
  });

  it('leave what is described, and no trace of their making', () => {
    const { document, ok } = described();
    expect(ok('/api/x/own', 'get')).toEqual({ description: 'Mine.', content: { 'text/csv': {} } });
    expect(JSON.stringify(document)).not.toContain('x-reply');
    expect(JSON.stringify(document.paths)).not.toContain('"description":""');
  });
});
