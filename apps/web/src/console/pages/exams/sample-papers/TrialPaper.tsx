import { Spin } from 'antd';
import { useMemo } from 'react';
import type { ExamFacts, PaperSection, Response } from '../../../../api/candidate-contract';
import { itemsInOrder, paperProgress } from '../../../../candidate/answering/navigation/item-progress';
import { usePaperNavigation } from '../../../../candidate/answering/navigation/use-paper-navigation';
import { Paper } from '../../../../candidate/answering/Paper';
import { useFolding } from '../../../../candidate/answering/unfolding/use-folding';
import type { OutboxView } from '../../../../candidate/saving/response-outbox';

type Answers = ReadonlyMap<number, Response>;

interface TrialPaperProps {
  sections: PaperSection[];
  presentation: ExamFacts['presentation'];
  /** Names the place in the paper on this device. */
  placeId: string;
  answers: Answers;
  onAnswers: (change: (now: Answers) => Answers) => void;
  onSubmit: () => void;
}

/** The candidate's paper without a session: answers stay in the page. */
export function TrialPaper({ sections, presentation, placeId, answers, onAnswers, onSubmit }: TrialPaperProps) {
  const placedItems = useMemo(() => itemsInOrder(sections), [sections]);
  const items = useMemo(() => placedItems.map(({ item }) => item), [placedItems]);
  const { folding, waiting } = useFolding({ items, answers });
  const set = (itemNumber: number, change: (before: Response) => Response) =>
    onAnswers((now) => new Map(now).set(itemNumber, change(now.get(itemNumber) ?? null)));
  const navigation = usePaperNavigation({
    sessionId: placeId,
    placedItems,
    folding,
    // An item of an unfolding case counts as reached once it has an answer, be it none.
    onReach: (itemNumber) => set(itemNumber, (before) => before),
  });
  const progress = paperProgress({
    items,
    answers,
    place: navigation.place,
    isClosed: (itemNumber) => folding?.accessOf(itemNumber) === 'readOnly',
  });
  if (waiting) return <Spin className="console-wait" />;
  return (
    <Paper
      sections={sections}
      presentation={presentation}
      sitting={{
        answer: ({ itemNumber, response }) =>
          set(itemNumber, (before) => (typeof response === 'function' ? response(before) : response)),
        submit: onSubmit,
      }}
      saving={savedHere(answers)}
      earliestSubmissionAt={null}
      progress={progress}
      navigation={navigation}
      folding={folding}
    />
  );
}

/** Nothing waits to be saved, because nothing is. */
const savedHere = (answers: Answers): OutboxView => ({
  answers,
  unsavedCount: 0,
  acknowledgedCount: answers.size,
  refusedItems: new Set(),
  failing: null,
  savedAtMs: null,
  keptOnDevice: null,
  paused: false,
});
