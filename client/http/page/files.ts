import { createRequire } from 'node:module';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A file of the page, ready to be sent. */
export interface PageFile {
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly gzip: Uint8Array<ArrayBuffer>;
  /** Its name changes with its content. */
  readonly immutable: boolean;
}

/** Path below the page's root → file. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const TYPES: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The built page, read once; null where it was never built. */
export function builtPage(): PageFiles | null {
  const index = pathOf('#web/index.html');
  return index === null ? null : filesIn(dirname(index));
}

/** Found through the package's own import map, so sources and compiled code find the same files. */
function pathOf(name: string): string | null {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch {
    return null;
  }
}

function filesIn(root: string): PageFiles {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => join(root, name));
  const files = paths.filter((path) => statSync(path).isFile() && extname(path) in TYPES);
  return new Map(files.map((path) => [`/${relative(root, path).split(sep).join('/')}`, fileAt(path)]));
}

function fileAt(path: string): PageFile {
  const body = new Uint8Array(readFileSync(path));
  return {
    type: TYPES[extname(path)] ?? 'application/octet-stream',
    body,
    gzip: new Uint8Array(gzipSync(body)),
    immutable: /-[\w-]{8}\.\w+$/.test(path),
  };
}
