import type { LoweredMethod, LowerMethodInput } from '../../../../conformance/contract/declared-methods.js';
import type { Answer, Fault } from '../../../../conformance/contract/protocol.js';
import type { LoweredCall, LowerInput } from '../../../../conformance/contract/wasm-lowering.js';
import { RULE_SET_NAMES } from '../../../../reference/wasm/rule-sets.js';
import { complain, EXIT, exitWith } from '../../exit-codes.js';
import { ask } from '../../operations/ask.js';
import { lines, standardOutput } from '../../output.js';
import { columns } from '../../text/columns.js';
import { loweredText } from './lowered-text.js';

export interface LowerOptions {
  rules?: string;
  impl?: string;
  json?: true;
}

/** What older states determine for every signature. */
const DETERMINED: ('key' | 'functionType')[] = ['key', 'functionType'];

/** Lowers under one rule set and shows what others say of key and type. @param parameters how each parameter is written */
export async function lowerUnder(input: LowerInput | LowerMethodInput, parameters: readonly string[], { rules = 'newest', impl, json }: LowerOptions): Promise<void> {
  if (!RULE_SET_NAMES.includes(rules)) return complain(`no rule set is called ${rules}; there are ${RULE_SET_NAMES.join(', ')}`, EXIT.impossible);
  const questions = [
    { operation: 'wasm.lower' as const, input, context: { rules } },
    ...RULE_SET_NAMES.map((name) => ({ operation: 'wasm.lower' as const, input: { ...input, parts: DETERMINED }, context: { rules: name } })),
  ];
  const answered = await ask(impl, questions);
  if (answered === undefined) return;
  const [answer, ...others] = answered.answers;
  if (!('accepted' in answer)) exitWith(EXIT.findings);
  const output = standardOutput();
  if (json) return output.write([`${JSON.stringify({ input, rules, answer, states: Object.fromEntries(RULE_SET_NAMES.map((name, index) => [name, others[index]])) })}\n`]);
  if (!('accepted' in answer)) return output.write(lines([refusal(answer)]));
  const open = rules === 'newest' ? [] : ['older states do not determine where structs and vectors lie: that is shown as the newest has it'];
  await output.write(lines([...loweredText(answer.accepted as LoweredCall & Partial<LoweredMethod>, parameters), ...open, '', 'under the rules of each state', ...states(others)]));
}

function refusal(answer: Exclude<Answer | Fault, { accepted: unknown }>): string {
  if ('rejected' in answer) return `rejected: ${answer.rejected.code ?? ''} ${answer.rejected.message ?? ''}`;
  return 'unsupported' in answer ? `unsupported: ${answer.unsupported}` : `${answer.fault}: ${answer.detail}`;
}

/** One line for each state; one that changed nothing has no key. */
function states(answers: readonly (Answer | Fault)[]): string[] {
  let last = '';
  return columns(RULE_SET_NAMES.map((name, index) => {
    const answer = answers[index];
    if (!('accepted' in answer)) return [`  ${name}`, refusal(answer)];
    const { key, functionType } = answer.accepted as Pick<LoweredCall, 'key' | 'functionType'>;
    const line = `${key}  (${functionType.parameters.join(', ')}) -> (${functionType.results.join(', ')})`;
    const isSame = line === last;
    last = line;
    return [`  ${name}`, isSame ? 'the same' : line];
  }));
}
