/** Major and minor number. */
export type Version = readonly [major: number, minor: number];

/** The first `<marker>x.y` in a text, such as a program's answer to `--version`. */
export function versionAfter(marker: string, text: string): Version | undefined {
  const at = text.indexOf(marker);
  const found = at < 0 ? null : /^(\d+)\.(\d+)/.exec(text.slice(at + marker.length));
  return found === null ? undefined : [Number(found[1]), Number(found[2])];
}

export const isAtLeast = ([major, minor]: Version, [atMajor, atMinor]: Version): boolean =>
  major > atMajor || (major === atMajor && minor >= atMinor);
