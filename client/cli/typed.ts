import type { Command } from 'commander';

/** Places of the API, and the options or arguments that may have filled them, the likeliest first. */
const PLACES: readonly (readonly [place: RegExp, names: readonly string[]])[] = [
  [/^\/items\/\d+\/flag|^\/path\/key$/, ['flag']],
  [/^\/items\/\d+\/env|^\/environments\/\d+|^\/(?:path|query)\/(?:env|environment)$/, ['env']],
  [/^\/items\/\d+\/rule$|^\/path\/rule$/, ['rule', 'id']],
  [/^\/items\/\d+\/variant$/, ['rollout', 'variant']],
  [/^\/items\/\d+\/patch\/serve(?:\/variant)?$/, ['serve', 'patch']],
  [/^\/items\/\d+\/patch(?=\/|$)/, ['serve', 'patch']],
  [/^\/items\/\d+$/, ['serve', 'patch', 'rollout', 'variant', 'on', 'off', 'toggle']],
  [/^\/stages\/\d+\/wait(?:\/forMs)?$/, ['wait']],
  [/^\/stages(?:\/\d+(?:\/units)?)?$/, ['stages']],
  [/^\/context(?=\/|$)/, ['attr', 'key']],
  [/^\/document(?=\/|$)/, ['file']],
  [/^\/form(?=\/|$)/, ['answer']],
  [/^\/path\/id$/, ['id']],
  [/^\/(?:query\/)?(?:title|reason|ticket|requirement|limit|cursor)$/, ['']],
];

/**
 * What a person typed for a place of the request, such as `--stages` for `/stages/1/units`; the place itself where a
 * file holds it, or nothing that was typed does.
 */
export function typed(command: Command, pointer: string): string {
  const [place, names] = PLACES.find(([pattern]) => pattern.test(pointer)) ?? [];
  if (place === undefined || names === undefined || command.getOptionValue('file') !== undefined)
    return pointer;
  const own = pointer.slice(pointer.lastIndexOf('/') + 1);
  const said = names.map((name) => sayable(command, name || own)).find((name) => name !== null);
  const inside = pointer.replace(place, '');
  return said === undefined ? pointer : [said, inside].filter((part) => part !== '').join(' ');
}

/** As the help of the command writes it; null where it has no such option, or it was not used. */
function sayable(command: Command, name: string): string | null {
  if (command.getOptionValue(name) !== undefined) return `--${name}`;
  return command.registeredArguments.some((argument) => argument.name() === name) ? name.toUpperCase() : null;
}

/** The words that start a command: `sluice change create`. */
export const wordsOf = (command: Command): string =>
  command.parent === null ? command.name() : `${wordsOf(command.parent)} ${command.name()}`;
