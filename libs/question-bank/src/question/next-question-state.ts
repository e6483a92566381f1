import type { QuestionState } from './question-content';

interface Incoming {
  /** Null for a question that is not stored yet. */
  current: QuestionState | null;
  /** `attributes`: nothing that a reviewer approves, see `reviewed-content.ts`. */
  change: 'none' | 'attributes' | 'content';
  authored: QuestionState;
}

/**
 * The state of a question after a file is loaded. New content takes its authored state. Unchanged content may publish a
 * draft, but neither restores what staff retired nor withdraws what they published; neither do changed attributes. A
 * question retired in the file is retired at every load, because its author found it wrong.
 */
export function nextQuestionState({ current, change, authored }: Incoming): QuestionState {
  if (current === null || change === 'content' || authored === 'retired') return authored;
  switch (current) {
    case 'draft':
    case 'in_review':
      return authored === 'published' ? 'published' : current;
    case 'published':
    case 'retired':
      return current;
  }
}
