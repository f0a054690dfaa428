import { join } from 'node:path';
import ts from 'typescript';
import { expect, test, vi } from 'vitest';
import { ROOT } from '../../support/house.js';

// Each case type-checks a folder.
vi.setConfig({ testTimeout: 60_000 });

/** What the build says of one more file in `folder`; nothing is written. */
function buildErrors(folder: string, text: string): readonly string[] {
  const probe = join(ROOT, folder, 'probe.ts');
  const program = programWith(join(ROOT, folder, 'tsconfig.json'), probe, text);
  const found = [
    ...program.getOptionsDiagnostics(),
    ...program.getSyntacticDiagnostics(program.getSourceFile(probe)),
    ...program.getSemanticDiagnostics(program.getSourceFile(probe)),
  ];
  return found.map((each) => ts.flattenDiagnosticMessageText(each.messageText, '\n'));
}

function programWith(configPath: string, probe: string, text: string): ts.Program {
  const config = ts.getParsedCommandLineOfConfigFile(
    configPath,
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic },
  );
  if (config === undefined) throw new Error(`cannot read ${configPath}`);
  return ts.createProgram({
    rootNames: [...config.fileNames, probe],
    options: config.options,
    host: hostWith(ts.createCompilerHost(config.options), probe, text),
    ...(config.projectReferences === undefined ? {} : { projectReferences: config.projectReferences }),
  });
}

/** The last member is there, and not in the published type. */
type SourceHost = ts.CompilerHost & { useSourceOfProjectReferenceRedirect(): boolean };

const hostWith = (host: ts.CompilerHost, probe: string, text: string): SourceHost => ({
  ...host,
  fileExists: (path) => path === probe || host.fileExists(path),
  readFile: (path) => (path === probe ? text : host.readFile(path)),
  getSourceFile: (path, options) =>
    path === probe ? ts.createSourceFile(path, text, options) : host.getSourceFile(path, options),
  // Sources stand for what they are built into, so that the test needs no build.
  useSourceOfProjectReferenceRedirect: () => true,
});

const onUnRecoverableConfigFileDiagnostic = (diagnostic: ts.Diagnostic): never => {
  throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
};

test.each([
  ['domain', '../store/port.js'],
  ['proof', '../store/port.js'],
  ['store', '../worker/bundle.js'],
])('%s is not built with %s', (folder, path) => {
  const errors = buildErrors(folder, `import * as other from '${path}';\nexport const x = other;\n`);
  expect(errors.join('\n')).toContain('is not listed within the file list of project');
});

test('domain is built without the types of Node', () => {
  const errors = buildErrors(
    'domain',
    "import { createHash } from 'node:crypto';\nexport const x = createHash;\n",
  );
  expect(errors.join('\n')).toMatch(/cannot find/i);
});

test.each([
  ['an index that may miss', 'export const f = (list: string[]): string => list[0];'],
  ['undefined for an absent member', 'export const x: { a?: string } = { a: undefined };'],
  ['an enum', 'export enum Colour { Red }'],
  ['a type imported as a value', "import { Result } from './result.js';\nexport type R = Result<1, 2>;"],
])('the compiler catches %s', (_what, text) => {
  expect(buildErrors('domain', text)).toHaveLength(1);
});

test('the compiler lets through what is right', () => {
  const text = "import { ok } from './result.js';\nexport const x = ok(1);";
  expect(buildErrors('domain', text)).toEqual([]);
});
