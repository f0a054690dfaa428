import type { Rule } from '@sluice/evaluator';
import { ruleWords } from '../../model/rule-words.js';
import { ShareBar } from '../../parts/share-bar.js';
import { Text, Words } from '../../parts/text.js';

/** A rule as a sentence, in the order in which rules are tried. */
export function RuleLine({ rule, number }: { readonly rule: Rule; readonly number: number }) {
  return (
    <li
      className={`flex flex-wrap items-start gap-x-3 border-t border-line py-2 ${rule.enabled ? '' : 'text-quiet'}`}
    >
      <span className="min-w-6 shrink-0 whitespace-nowrap text-quiet">{number}</span>
      <span className="min-w-0 flex-1">
        {!rule.enabled && 'Off: '}
        <span className="inline-block first-letter:uppercase">
          <Words value={ruleWords(rule)} />
        </span>
        <span className="ml-2 text-sm text-quiet">
          <Text value={rule.name ?? rule.id} />
        </span>
        {rule.window !== undefined && (
          <span className="ml-2 text-sm text-quiet">(only at certain times)</span>
        )}
      </span>
      {rule.exposure !== undefined && (
        <span className="max-sm:basis-full max-sm:pl-9">
          <ShareBar percent={rule.exposure.units / 1000} label="Share" />
        </span>
      )}
    </li>
  );
}
