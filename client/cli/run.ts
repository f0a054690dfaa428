import { CommanderError } from 'commander';
import { createRun } from './cli.js';
import { EXIT, type ExitCode } from './exit.js';
import type { Io } from './io.js';
import { createProgram } from './program.js';

/** Runs one command line, without the name of the program, and gives its exit code. */
export async function runCli(args: readonly string[], io: Io): Promise<ExitCode> {
  let exit: ExitCode = EXIT.ok;
  const run = createRun(io, (code) => (exit = code));
  try {
    await createProgram(io, run).parseAsync(args, { from: 'user' });
    return exit;
  } catch (error) {
    // commander has said everything it has to say; what is left is the exit code.
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  }
}
