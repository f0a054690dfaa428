import type { Flag, Rule } from '@sluice/evaluator';
import { canonicalJson } from './canonical.js';

/** SHA-256 as lower-case hex; passed in, because nothing in `domain` may reach Node's crypto. */
export type Sha256 = (text: string) => string;

/** What of a flag decides about anybody: all but version, name, description and metadata. */
function behaviour(flag: Flag): object {
  const { version: _version, name: _name, description: _description, metadata: _metadata, ...rest } = flag;
  return { ...rest, rules: flag.rules.map(ruleBehaviour) };
}

function ruleBehaviour(rule: Rule): Omit<Rule, 'name' | 'description'> {
  const { name: _name, description: _description, ...rest } = rule;
  return rest;
}

/** Hash of a record's behaviour: two records with the same one decide alike. */
export const recordHash = (flag: Flag, sha256: Sha256): string => sha256(canonicalJson(behaviour(flag)));

/** The same with exposure units masked out, so that a moving rollout does not stale what is approved beside it. */
export const definitionHash = (flag: Flag, sha256: Sha256): string =>
  recordHash({ ...flag, rules: flag.rules.map(maskUnits) }, sha256);

const maskUnits = (rule: Rule): Rule =>
  rule.exposure === undefined ? rule : { ...rule, exposure: { ...rule.exposure, units: 0 } };

/** Hash of what decides about nobody: name, description and metadata. */
export const detailsHash = ({ name, description, metadata }: Flag, sha256: Sha256): string =>
  sha256(canonicalJson({ name, description, metadata }));

/** Name of any document: the hash of its canonical text. */
export const documentHash = (document: unknown, sha256: Sha256): string => sha256(canonicalJson(document));
