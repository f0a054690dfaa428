import type { Context, Hono } from 'hono';
import type { z } from 'zod';
import { fieldErrors, plainWords } from '../../domain/schemas/field-errors.js';
import { invalid } from '../sdk/failure.js';
import type { Authenticate } from './auth/authenticate.js';
import { readJson } from './body.js';
import type { Asked, Endpoint, Reply } from './endpoint.js';

/** Puts an endpoint on the app: who asks, then what is asked, then the handler. */
export function mount(app: Hono, endpoint: Endpoint, authenticate: Authenticate): void {
  const { contract, access, handle } = endpoint;
  app.on(contract.method, routePattern(contract.path), async (c) => {
    // An open handler takes no caller, so it cannot miss the one it does not get.
    const caller = access === 'signedIn' ? await authenticate(c.req) : (undefined as never);
    const asked = (await readAsked(c, contract)) as Asked<never, never, never>;
    return respond(await handle(asked, caller));
  });
}

async function readAsked(
  c: Context,
  contract: Endpoint['contract'],
): Promise<Asked<unknown, unknown, unknown>> {
  const body = contract.method === 'post' ? await readJson(c, contract.maxBytes) : undefined;
  return {
    params: parsed(contract.params, pathParams(c, contract.path), '/path'),
    query: parsed(contract.query, c.req.query(), '/query'),
    body: parsed(contract.body, body, ''),
    header: (name) => c.req.header(name),
  };
}

function parsed(schema: z.ZodType, value: unknown, place: string): unknown {
  const result = schema.safeParse(value, { error: plainWords });
  if (result.success) return result.data;
  throw invalid(fieldErrors(result.error).map((error) => ({ ...error, pointer: place + error.pointer })));
}

function respond({ status = 200, body, headers = {} }: Reply<unknown>): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

const VERB = /\{(\w+)\}(:[a-z-]+)$/;

/** `/changes/{id}:edit` → a pattern of Hono, which matches whole segments: the verb becomes part of the parameter. */
const routePattern = (path: string): string =>
  path.replace(VERB, ':$1{[^/:]+$2}').replace(/\{(\w+)\}(?=\/|$)/g, ':$1');

function pathParams(c: Context, path: string): Record<string, string> {
  const params: Record<string, string> = { ...c.req.param() };
  const [, name, verb] = VERB.exec(path) ?? [];
  const value = name === undefined ? undefined : params[name];
  if (name === undefined || verb === undefined || value === undefined) return params;
  return { ...params, [name]: value.slice(0, -verb.length) };
}
