import type { MultipleChoicePolicy } from '@sunflower/exam';
import type { QuestionKey, QuestionType } from '@sunflower/question-bank';
import type { ItemScorer } from './item-scorer';
import { scoreMultipleChoice, scoreSingleChoice } from './score-choice';
import { scoreFillIn } from './score-fill-in';
import { scoreMatching } from './score-matching';
import { scoreNumeric } from './score-numeric';
import { scoreOrdering } from './score-ordering';
import type { Rules } from './rules-version/rules-version';
import { EssayNotMachineMarked, KeyDoesNotFit } from './scoring.errors';

interface ScoredVersion {
  versionId: string;
  type: QuestionType;
  key: QuestionKey;
  policy: MultipleChoicePolicy;
  rules: Rules;
}

/**
 * Makes the scorer of one question version under one key; it is reused for every paper.
 * @throws EssayNotMachineMarked, KeyDoesNotFit when type and key do not match
 */
export function itemScorer({ versionId, type, key, policy, rules }: ScoredVersion): ItemScorer {
  switch (type) {
    case 'single_choice':
    case 'true_false':
      return scoreSingleChoice(keyOfKind({ versionId, key, kind: 'choice' }));
    case 'multiple_choice':
      return scoreMultipleChoice({
        ...keyOfKind({ versionId, key, kind: 'choice' }),
        policy,
        allTickedEarns: rules.allTickedEarns,
      });
    case 'fill_in':
      return scoreFillIn({ ...keyOfKind({ versionId, key, kind: 'fill_in' }), answerForm: rules.answerForm });
    case 'numeric':
      return scoreNumeric({ ...keyOfKind({ versionId, key, kind: 'numeric' }), readNumber: rules.readNumber });
    case 'matching':
      return scoreMatching(keyOfKind({ versionId, key, kind: 'matching' }));
    case 'ordering':
      return scoreOrdering(keyOfKind({ versionId, key, kind: 'ordering' }));
    case 'essay':
      throw new EssayNotMachineMarked(versionId);
  }
}

type KeyOf<Kind extends QuestionKey['kind']> = Extract<QuestionKey, { kind: Kind }>;

function keyOfKind<Kind extends QuestionKey['kind']>({
  versionId,
  key,
  kind,
}: {
  versionId: string;
  key: QuestionKey;
  kind: Kind;
}): KeyOf<Kind> {
  if (key.kind !== kind) throw new KeyDoesNotFit({ versionId, kind: key.kind });
  return key as KeyOf<Kind>;
}
