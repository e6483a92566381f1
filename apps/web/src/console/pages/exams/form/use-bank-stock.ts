import { useQuery } from '@tanstack/react-query';
import { api, ok, type Schemas } from '../../../console-api';
import { showsQuestions } from '../../banks/bank-reach';
import { drawable } from './drawable';

const PAGE = 200;
/** For larger banks there is no hint, because reading all questions would cost too much. */
const MAX_QUESTIONS = 3000;
const KEPT_MS = 60_000;

/** The drawable questions of a bank whose questions the user can see; null when it is too large. */
export function useBankStock(bank: Pick<Schemas['QuestionBankDto'], 'id' | 'reach'> | undefined) {
  return useQuery({
    queryKey: ['question-banks', bank?.id, 'stock'],
    queryFn: () => readStock(bank?.id as string),
    enabled: bank !== undefined && showsQuestions(bank.reach),
    staleTime: KEPT_MS,
  });
}

async function readStock(bankId: string): Promise<Schemas['QuestionSummaryDto'][] | null> {
  const questions: Schemas['QuestionSummaryDto'][] = [];
  let after: string | undefined;
  do {
    const page = await ok(
      api.GET('/api/v1/question-banks/{id}/questions', {
        params: { path: { id: bankId }, query: { limit: PAGE, after } },
      }),
    );
    questions.push(...page.items);
    after = page.nextAfter ?? undefined;
  } while (after !== undefined && questions.length < MAX_QUESTIONS);
  return after === undefined ? drawable(questions) : null;
}
