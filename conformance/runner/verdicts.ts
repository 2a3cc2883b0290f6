import type { Answer, Fault, Grade } from '../contract/protocol.js';
import { valueSchema, type Corpus, type CorpusVector } from './corpus.js';
import { Dumps } from './dumps.js';
import { findingOf } from './finding.js';
import { asVerdict } from './found.js';
import { judge, type JudgeOptions, type Judgement } from './judge.js';
import type { Asked } from './questions.js';
import type { Requirements } from './requirements.js';
import { polarityOf } from './polarity.js';
import { isFinding, type ResultRecord } from './results.js';
import { inLightOfTwin, twinOutcome, Twins } from './twins.js';

/** Turns answers into results. */
export class Verdicts {
  private readonly twins: Twins;
  private readonly dumps = new Dumps();

  constructor(
    private readonly corpus: Corpus,
    private readonly requirements: Requirements,
    private readonly grade: Grade,
    private readonly sink: (result: ResultRecord) => void,
    private readonly readBack?: JudgeOptions['readBack'],
  ) {
    this.twins = new Twins(corpus.vectors);
  }

  notAsked({ vector, reported }: Asked, { verdict, reason }: { verdict: 'leftOut' | 'unsupported'; reason: string }): void {
    this.twins.settle(vector.id, 'unsupported');
    if (reported) this.report(vector, { verdict, reason });
  }

  answered({ vector, reported }: Asked, given: Answer | Fault): void {
    const answer = 'fault' in given ? given : asVerdict(vector, given);
    this.twins.settle(vector.id, twinOutcome(answer));
    if (!reported) return;
    if ('fault' in answer) {
      const reason = `${answer.fault}: ${answer.detail}`;
      this.report(vector, { verdict: 'error', failure: answer.fault, reason, finding: findingOf(vector, answer, {}, this.requirements) });
      return;
    }
    const judgement = judge(vector, answer, { grade: this.grade, schema: valueSchema(this.corpus, vector), dumps: this.dumps, readBack: this.readBack });
    const { twin } = vector;
    if (judgement.verdict === 'pass' && 'rejected' in answer && twin !== undefined) {
      this.twins.whenSettled(twin, (outcome) => this.judged(vector, answer, inLightOfTwin(judgement, twin, outcome)));
    } else {
      this.judged(vector, answer, judgement);
    }
  }

  private judged(vector: CorpusVector, answer: Answer, judgement: Judgement): void {
    const { verdict, grade, failure, reason } = judgement;
    if (verdict !== 'fail') return this.report(vector, { verdict, grade, reason });
    this.report(vector, { verdict, grade, failure, reason, finding: findingOf(vector, answer, judgement, this.requirements) });
  }

  private report(vector: CorpusVector, found: Pick<ResultRecord, 'verdict' | 'grade' | 'failure' | 'reason' | 'finding'>): void {
    const { id, area, topic, requirements } = vector;
    const informative = vector.informative && (found.verdict === 'pass' || isFinding(found.verdict));
    const verdict = informative ? 'informative' : found.verdict;
    this.sink({ record: 'result', ...{ id, area, topic, requirements, polarity: polarityOf(vector) }, ...found, verdict });
  }
}
