import type { Schemas } from '../../console-api';

type Reach = Schemas['ExamDto']['bankReach'];

/** Whether its questions are shown to the caller, with their keys. */
export const showsQuestions = (reach: Reach): boolean => reach === 'own' || reach === 'edit' || reach === 'review';

/** Whether the caller may import into it. */
export const takesImports = (reach: Reach): boolean => reach === 'own' || reach === 'edit';
