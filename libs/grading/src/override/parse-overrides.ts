import type { Fault } from '@sunflower/platform';
import { InvalidOverrides, overrideFault, type OverrideFault } from '../grading.errors';
import { parseKey, WrongKey, type KeyedQuestion } from './key-form';
import type { Override } from './override';

/** An override as received; its key is unchecked. */
export interface OverrideInput {
  kind: Override['kind'];
  questionVersionId: string;
  key?: unknown;
}

/**
 * Checks overrides against the exam's pool.
 * @throws InvalidOverrides naming each fault by its place in the list
 */
export function parseOverrides({
  inputs,
  pool,
}: {
  inputs: readonly OverrideInput[];
  pool: ReadonlyMap<string, KeyedQuestion>;
}): Override[] {
  const faults: OverrideFault[] = [];
  const overrides = inputs.flatMap((input, index) => {
    const parsed = parseOverride({ input, pool });
    if (!('code' in parsed)) return [parsed];
    faults.push({ index, questionVersionId: input.questionVersionId, ...parsed });
    return [];
  });
  if (faults.length === 0) faults.push(...contradictions(inputs), ...nothingLeft({ overrides, pool }));
  if (faults.length > 0) throw new InvalidOverrides(faults);
  return overrides;
}

/** The override, or the fault found in it. */
function parseOverride({
  input,
  pool,
}: {
  input: OverrideInput;
  pool: ReadonlyMap<string, KeyedQuestion>;
}): Override | Fault {
  const { kind, questionVersionId } = input;
  const question = pool.get(questionVersionId);
  if (!question) return overrideFault('QUESTION_NOT_IN_POOL', {});
  switch (kind) {
    case 'drop':
    case 'award_all':
      return input.key === undefined ? { kind, questionVersionId } : overrideFault('KEY_NOT_EXPECTED', { kind });
    case 'accept_key': {
      const key = parseKey({ question, key: input.key });
      return key instanceof WrongKey ? key.fault : { kind, questionVersionId, key };
    }
  }
}

/** Several keys may be accepted for one version; a version that is dropped or awarded takes no other override. */
function contradictions(inputs: readonly OverrideInput[]): OverrideFault[] {
  const kinds = new Map<string, Override['kind']>();
  return inputs.flatMap(({ kind, questionVersionId }, index) => {
    const earlier = kinds.get(questionVersionId);
    kinds.set(questionVersionId, earlier ?? kind);
    const contradicts = earlier !== undefined && (earlier !== 'accept_key' || kind !== 'accept_key');
    return contradicts ? [{ index, questionVersionId, ...overrideFault('OVERRIDES_CONTRADICT', { earlier }) }] : [];
  });
}

function nothingLeft({
  overrides,
  pool,
}: {
  overrides: readonly Override[];
  pool: ReadonlyMap<string, KeyedQuestion>;
}): OverrideFault[] {
  const dropped = overrides.filter(({ kind }) => kind === 'drop');
  const [first] = dropped;
  return first && dropped.length === pool.size
    ? [
        {
          index: overrides.indexOf(first),
          questionVersionId: first.questionVersionId,
          ...overrideFault('EVERY_QUESTION_DROPPED', {}),
        },
      ]
    : [];
}
