import { CommanderError } from 'commander';
import { EXIT } from './exit.js';
import { createProgram } from './program.js';

/** commander says everything it has to say itself; what is left is the exit code. */
await createProgram()
  .parseAsync()
  .catch((error: unknown) => {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  });
