import { answerText, type Answered } from '../../../../domain/change/answers.js';
import { Folded } from '../../parts/folded.js';
import { Text } from '../../parts/text.js';

/** What somebody answered, question by question. */
export function Answers({ answers }: { readonly answers: readonly Answered[] }) {
  return (
    <div className="@container mt-1 border-l-2 border-line pl-3">
      <dl className="grid gap-x-4 @sm:grid-cols-[10rem_minmax(0,1fr)] @sm:gap-y-1">
        {answers.map(({ question, answer }) => (
          <div key={question} className="contents">
            <dt className="text-quiet">
              <Text value={question} />
            </dt>
            <dd className="mb-1.5 min-w-0 @sm:mb-0">
              <Folded text={answerText(answer)} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
