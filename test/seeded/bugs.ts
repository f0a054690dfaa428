/** A bug that somebody could really make, and the tests that must notice it. */
export interface Bug {
  readonly name: string;
  readonly file: string;
  /** Text that stands in the file exactly once, and what stands there instead. */
  readonly replace: string;
  readonly by: string;
  /** Test files, and the names of the tests in them that are asked. */
  readonly tests: readonly string[];
  readonly asked: RegExp;
}

export const BUGS: readonly Bug[] = [
  {
    name: 'the apply script does not dedupe',
    file: 'store/scripts/apply.lua',
    replace: 'if receipt then return repeated(batch, receipt) end',
    by: '',
    tests: ['test/contract/store.test.ts'],
    asked: /the same operation/,
  },
  {
    name: 'the apply script does not compare',
    file: 'store/scripts/check-heads.lua',
    replace: 'if #moved > 0 then',
    by: 'if #moved > 1000 then',
    tests: ['test/contract/store.test.ts'],
    asked: /./,
  },
  {
    name: 'the requester may approve',
    file: 'domain/policy/quorum.ts',
    replace: 'if (authors.includes(person.id)) return REFUSAL.SELF_APPROVAL;',
    by: '',
    tests: ['test/workflow/refusal.test.ts'],
    asked: /the requester is refused/,
  },
  {
    name: 'a decision on an older edition is accepted',
    file: 'domain/change/admit.ts',
    replace:
      'if (command.edition !== state.edition || command.proposalHash !== state.proposalHash) return REFUSAL.STALE;',
    by: '',
    tests: ['test/workflow/refusal.test.ts'],
    asked: /edited since is stale/,
  },
  {
    name: 'the evaluator takes an empty snapshot',
    file: 'evaluator/src/follow/follower.ts',
    replace: "return empty && !sameGeneration ? 'the store is empty' : undefined;",
    by: 'return undefined;',
    tests: ['test/unit/evaluator/evaluator.test.ts', 'test/integration/evaluator/redis.test.ts'],
    asked: /that is empty is taken at first|a store that was emptied changes nothing/,
  },
  {
    name: 'a commit believes what the workflow says it needs',
    file: 'activities/commit.ts',
    replace: 'if (!verdict.ok) return',
    by: 'if (!verdict.ok && input.state.requirements.length > 0) return',
    tests: ['test/workflow/attack.test.ts'],
    asked: /a commit without decisions/,
  },
  {
    name: 'any signature is believed',
    file: 'proof/verify.ts',
    replace:
      'const { payload } = await compactVerify(token, (header) => keyFor(header, keys), {\n      algorithms: [ALGORITHM],\n    });',
    by: "const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url');",
    tests: ['test/workflow/forged.test.ts'],
    asked: /signed by another key/,
  },
  {
    name: 'what was rejected is not closed for a workflow that was reset',
    file: 'store/scripts/check-closed.lua',
    replace: 'if standsOn and',
    by: 'if false and standsOn and',
    tests: ['test/workflow/reset.test.ts'],
    asked: /reset to before its rejection/,
  },
  {
    name: 'an approval counts that no workflow ever judged',
    file: 'activities/facts/approvals.ts',
    replace: 'inTime(decision, judged.get(decision.jti)),',
    by: 'true,',
    tests: ['test/workflow/attack.test.ts'],
    asked: /no workflow ever judged/,
  },
  {
    name: 'a command sent twice is carried out twice',
    file: 'workflows/approval/take.ts',
    replace: 'if (given !== undefined) return given;',
    by: '',
    tests: ['test/workflow/delivery.test.ts'],
    asked: /the same command sent twice/,
  },
  {
    name: 'a stage does not wait for the one before it',
    file: 'domain/rollout/stage.ts',
    replace: 'const problem = tooEarly(facts) ?? unfit(',
    by: 'const problem = unfit(',
    tests: ['test/workflow/rollout-held.test.ts'],
    asked: /no stage is set without a quorum/,
  },
  {
    name: 'a change of a rule brings back the exposure it had',
    file: 'domain/change/compose.ts',
    replace: 'const same = setsExposure(touches, live)',
    by: 'const same = false',
    tests: ['test/workflow/conflict.test.ts'],
    asked: /lowered meanwhile/,
  },
  {
    name: 'what a crowded server turns away is lost',
    file: 'client/sdk/deliver.ts',
    replace: 'return isGrpcServiceError(cause) && (cause.code as number) === TOO_MANY;',
    by: 'return false;',
    tests: ['test/workflow/storm.test.ts'],
    asked: /more commands than may wait/,
  },
];
