import type { SessionBody } from '../http/wire/person.js';
import type { ProblemBody } from '../http/wire/problem.js';
import { CliFailure } from './failure.js';
import { EXIT, type ExitCode } from './exit.js';
import type { SessionFile } from './session-file.js';

export interface ApiConfig {
  /** Base address, such as `http://127.0.0.1:7400`. */
  readonly url: string;
  /** Person to sign in as (development sign-in). */
  readonly as: string | undefined;
  readonly sessions: SessionFile;
}

export interface Call {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answered<T> {
  readonly status: number;
  readonly body: T;
  readonly etag: string | undefined;
}

/** The API, signed in as somebody. Each call throws `CliFailure`. */
export interface Api {
  get<T>(path: string): Promise<Answered<T>>;
  /** Without signing in. */
  getOpen<T>(path: string): Promise<Answered<T>>;
  post<T>(path: string, call: Call): Promise<Answered<T>>;
}

export function createApi(config: ApiConfig): Api {
  return {
    get: (path) => signedIn(config, 'GET', { path }),
    getOpen: async (path) => bodyOf(await call(config, 'GET', { path })),
    post: (path, call) => signedIn(config, 'POST', { path, ...call }),
  };
}

type Asked = Call & { readonly path: string };

/** Calls with the kept session, and once more with a new one where that is over. */
async function signedIn<T>(config: ApiConfig, method: string, asked: Asked): Promise<Answered<T>> {
  const kept = config.sessions.read(sessionName(config));
  const first = await call(config, method, { ...asked, token: kept ?? (await signIn(config)) });
  if (first.status !== 401 || kept === undefined) return bodyOf(first);
  return bodyOf(await call(config, method, { ...asked, token: await signIn(config) }));
}

const sessionName = (config: ApiConfig): string => `${config.url} ${config.as ?? ''}`;

async function signIn(config: ApiConfig): Promise<string> {
  if (config.as === undefined)
    throw new CliFailure({
      exit: EXIT.notSignedIn,
      message: 'nobody is signed in',
      next: 'add --as PERSON, or set SLUICE_AS',
    });
  const reply = await call(config, 'POST', { path: '/sign-in', body: { person: config.as } });
  const { token } = (await bodyOf<SessionBody>(reply)).body;
  config.sessions.write(sessionName(config), token);
  return token;
}

async function call(
  config: ApiConfig,
  method: string,
  asked: Asked & { readonly token?: string },
): Promise<Response> {
  try {
    return await fetch(`${config.url}/api/v1${asked.path}`, {
      method,
      headers: {
        'user-agent': 'sluice-cli/0.1.0',
        ...(asked.token === undefined ? {} : { authorization: `Bearer ${asked.token}` }),
        ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
        ...asked.headers,
      },
      ...(method === 'POST' ? { body: JSON.stringify(asked.body) } : {}),
    });
  } catch (error) {
    throw unreachable(config, error);
  }
}

function unreachable(config: ApiConfig, error: unknown): CliFailure {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
  return new CliFailure({
    exit: EXIT.failure,
    message: `no API answers at ${config.url} (${cause})`,
    next: 'npm run dev, or --api URL',
  });
}

async function bodyOf<T>(response: Response): Promise<Answered<T>> {
  const text = await response.text();
  const body = parsed(text);
  if (response.ok)
    return { status: response.status, body: body as T, etag: response.headers.get('etag') ?? undefined };
  throw failureOf(response.status, body as Partial<ProblemBody> | null);
}

/** Something between us and the API may answer with a page. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function failureOf(status: number, problem: Partial<ProblemBody> | null): CliFailure {
  const exit = exitOf(status);
  if (problem?.detail === undefined)
    return new CliFailure({ exit, message: `the API answered ${status}`, next: 'sluice doctor' });
  return new CliFailure({ exit, message: problem.detail, problem: problem as ProblemBody });
}

function exitOf(status: number): ExitCode {
  if (status === 401) return EXIT.notSignedIn;
  if (status === 404) return EXIT.notFound;
  if (status === 409 || status === 412) return EXIT.conflict;
  return [400, 413, 415, 422, 428].includes(status) ? EXIT.usage : EXIT.failure;
}
