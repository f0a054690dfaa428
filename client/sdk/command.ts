import { rolesOf } from '../../domain/policy/people.js';
import type { Command, CommandKind, CommandOf, Token } from '../../domain/command/command.js';
import { requestId, type Caller } from './caller.js';
import type { Context } from './context.js';

/** How long a command that has no deadline of its own may wait for a worker. */
const LIFETIME_S = 72 * 3600;

type Common = 'project' | 'sub' | 'roles' | 'via' | 'iat' | 'exp' | 'jti';

/** What a kind of command says beyond who, when and for how long; `exp` in seconds since the epoch. */
export type CommandBody<K extends CommandKind> = Omit<CommandOf<K>, Common> & { readonly exp?: number };

export interface SignedCommand {
  readonly token: Token;
  readonly jti: string;
}

/** Signs what a person asks for. `target` names what it acts on, for the idempotency key. */
export async function signCommand<K extends CommandKind>(
  context: Pick<Context, 'project' | 'signer'>,
  caller: Caller,
  asked: { readonly target: string; readonly body: CommandBody<K> },
): Promise<SignedCommand> {
  const iat = Math.floor(Date.now() / 1000);
  const jti = requestId(caller, `${asked.body.cmd} ${asked.target}`);
  const common = {
    project: context.project,
    sub: caller.person.id,
    roles: rolesOf(caller.person),
    via: caller.via,
    iat,
    exp: iat + LIFETIME_S,
    jti,
  };
  // The kind is generic, so the compiler cannot see that common and body make the whole of it.
  const command = { ...common, ...asked.body } as unknown as Command;
  return { token: await context.signer.sign(command), jti };
}
