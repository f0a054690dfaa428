import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../support/api.js';
import { openProject, type TestProject } from '../../support/project.js';

let project: TestProject;
let api: TestApi;

beforeAll(async () => {
  project = await openProject({ worker: false });
  api = await startTestApi(project);
});

afterAll(async () => {
  await api.stop();
  await project.close();
});

interface Answer {
  readonly status: number;
  readonly head: string;
  readonly body: unknown;
}

/** What comes back for these bytes. */
function answerTo(bytes: string): Promise<Answer> {
  const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
  return new Promise((resolve, reject) => {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (more: string) => (text += more));
    socket.on('error', reject);
    socket.on('end', () => {
      const [head = '', body = ''] = text.split('\r\n\r\n');
      resolve({ status: Number(head.split(' ')[1]), head, body: JSON.parse(body) as unknown });
    });
    socket.write(bytes);
  });
}

const lines = (...all: readonly string[]): string => [...all, '', ''].join('\r\n');

test.each([
  ['a malformed header line', lines('GET /api/v1/me HTTP/1.1', 'host: localhost', 'no colon'), 400],
  ['a method nobody knows', lines('FOO / HTTP/1.1', 'host: localhost'), 400],
  ['a bad Content-Length', lines('POST /api/v1/sign-in HTTP/1.1', 'host: x', 'content-length: ten'), 400],
  ['40 kB of headers', lines('GET / HTTP/1.1', 'host: localhost', `x-long: ${'x'.repeat(40_000)}`), 431],
])('%s is answered with a problem', async (_name, bytes, status) => {
  const answer = await answerTo(bytes);
  expect(answer).toMatchObject({ status, body: { status, errors: [] } });
  expect(answer.head).toContain('content-type: application/problem+json');
});

test('a request that names no host is answered by the API itself', async () => {
  const answer = await answerTo(lines('GET /api/v1/me HTTP/1.1', 'connection: close'));
  expect(answer).toMatchObject({ status: 401, body: { status: 401 } });
  expect(answer.head).toMatch(/content-type: application\/problem\+json/i);
});
