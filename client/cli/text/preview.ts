import type { PreviewBody } from '../../http/wire/preview.js';

/** What a request would do and need. */
export function previewText({ diff, requirements }: PreviewBody): string {
  const needs =
    requirements.length === 0
      ? ['It needs nobody and would be applied at once.']
      : requirements.map(neededText);
  return [...diff.flatMap(({ words }) => words), ...needs, 'Nothing was changed.'].join('\n');
}

function neededText(requirement: PreviewBody['requirements'][number]): string {
  const { title, count, eligible, roles } = requirement;
  const who =
    eligible.length === 0 ? `nobody else holds ${roles.join(' or ')} there` : `by ${eligible.join(', ')}`;
  return `needs ${title} (${count}): ${who}`;
}
