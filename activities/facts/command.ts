import { REFUSAL, type RefusalCode } from '../../domain/failure.js';
import type { CommandKind, CommandOf, Token } from '../../domain/command/command.js';
import { err, ok, type Result } from '../../domain/result.js';
import type { ActivityDeps } from '../deps.js';

/** A token as the command it must be: signed, of this kind, for this project. */
export async function commandOf<K extends CommandKind>(
  deps: ActivityDeps,
  token: Token,
  cmd: K,
): Promise<Result<CommandOf<K>, RefusalCode>> {
  const verified = await deps.verifier.verify(token);
  if (!verified.ok) return err(verified.error);
  const command = verified.value;
  if (command.cmd !== cmd || command.project !== deps.project) return err(REFUSAL.FOREIGN);
  return ok(command as CommandOf<K>);
}
