import type { QuestionState } from './question-content';

interface Incoming {
  /** Null for a question that is not stored yet. */
  current: QuestionState | null;
  contentChanged: boolean;
  authored: QuestionState;
}

/**
 * What a loaded file makes of a question. New content brings the state that its author gave it. The same content again
 * may publish a draft, but neither brings back what staff retired nor takes back what they published. What its author takes back is
 * retired at every load: the author found it wrong.
 */
export function nextQuestionState({ current, contentChanged, authored }: Incoming): QuestionState {
  if (current === null || contentChanged || authored === 'retired') return authored;
  switch (current) {
    case 'draft':
    case 'in_review':
      return authored === 'published' ? 'published' : current;
    case 'published':
    case 'retired':
      return current;
  }
}
