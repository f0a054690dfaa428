import { randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type { ProblemBody } from './wire/problem.js';

interface Refusal {
  readonly status: number;
  readonly title: string;
  readonly code: string;
  readonly detail: string;
}

const MALFORMED: Refusal = {
  status: 400,
  title: 'Bad Request',
  code: 'MALFORMED_HTTP',
  detail: 'this is not a request HTTP has: see its method, its header lines and its Content-Length',
};

/** Codes of Node's parser that have a status of their own. */
const REFUSALS: { readonly [parserCode: string]: Refusal } = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    title: 'Request Header Fields Too Large',
    code: 'HEADERS_TOO_LARGE',
    detail: 'the header lines are larger than 16 KiB together; send fewer or shorter ones',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    title: 'Request Timeout',
    code: 'TOO_SLOW',
    detail: 'the request did not arrive whole in time; send it again',
  },
};

/** Answers what the parser gave up on, which no route ever sees, as every other refusal is answered. */
export function refuseUnparsed(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (socket.writable && error.code !== 'ECONNRESET')
    socket.end(answer(REFUSALS[error.code ?? ''] ?? MALFORMED));
  else socket.destroy();
}

function answer({ status, title, code, detail }: Refusal): string {
  const requestId = randomUUID();
  const type = `urn:sluice:problem:${code.toLowerCase().replaceAll('_', '-')}`;
  const body = JSON.stringify({
    type,
    title,
    status,
    code,
    detail,
    requestId,
    errors: [],
  } satisfies ProblemBody);
  return [
    `HTTP/1.1 ${status} ${title}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${requestId}`,
    'cache-control: no-store',
    'connection: close',
    '',
    body,
  ].join('\r\n');
}
