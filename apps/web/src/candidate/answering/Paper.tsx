import type { ExamFacts, PaperSection } from '../../api/candidate-contract';
import type { OutboxView } from '../saving/response-outbox';
import { useWideScreen } from '../../ui/use-media';
import { useText } from '../use-candidate-text';
import { AnswerSheet } from './navigation/AnswerSheet';
import type { ExamSitting } from './sitting/exam-sitting';
import { toggleChoice, type ChangedResponse } from './inputs/change-response';
import type { PaperProgress } from './navigation/item-progress';
import { PaperDesk } from './PaperDesk';
import { ReviewPage } from './ReviewPage';
import { ShortcutsSetting } from './navigation/ShortcutsSetting';
import type { Shortcut } from './navigation/shortcut';
import type { PaperNavigation } from './navigation/use-paper-navigation';
import { usePaperFormulas } from './use-paper-formulas';
import type { Folding } from './unfolding/folding';
import { useShortcuts, useShortcutsSetting } from './navigation/use-shortcuts';

interface PaperProps {
  sections: PaperSection[];
  presentation: ExamFacts['presentation'];
  sitting: Pick<ExamSitting, 'answer' | 'submit'>;
  saving: OutboxView;
  earliestSubmissionAt: string | null;
  progress: PaperProgress;
  navigation: PaperNavigation;
  folding: Folding | null;
}

/** The paper while it can be answered, the answer sheet beside it on wide screens, and the review. */
export function Paper({
  sections,
  presentation,
  sitting,
  saving,
  earliestSubmissionAt,
  progress,
  navigation,
  folding,
}: PaperProps) {
  const text = useText();
  const { placed, place, reviewing } = navigation;
  const { item } = placed;
  const [shortcutsOn, setShortcutsOn] = useShortcutsSetting();
  const isClosed = (itemNumber: number) => folding?.accessOf(itemNumber) === 'readOnly';
  const answer: ExamSitting['answer'] = (given) => {
    if (!isClosed(given.itemNumber)) sitting.answer(given);
  };
  const choose = (changed: ChangedResponse) => answer({ itemNumber: item.itemNumber, response: changed, by: 'choice' });

  const onShortcut = (shortcut: Shortcut) => {
    switch (shortcut.kind) {
      case 'go':
        return navigation.step(shortcut.step, 'gesture');
      case 'flag':
        return isClosed(item.itemNumber) ? undefined : navigation.flag();
      case 'choose':
        return choose(
          item.type === 'multiple_choice' ? (now) => toggleChoice(now, shortcut.optionId) : shortcut.optionId,
        );
    }
  };
  const wide = useWideScreen();
  usePaperFormulas(sections);
  useShortcuts({ item: reviewing ? null : item, enabled: shortcutsOn, onShortcut });

  const sheet = (
    <AnswerSheet
      sections={sections}
      answers={saving.answers}
      place={place}
      folding={folding}
      current={reviewing ? null : place.current}
      onGo={navigation.goTo}
    />
  );
  if (reviewing) {
    return (
      <main className="page scroller">
        <ReviewPage
          progress={progress}
          saving={saving}
          earliestSubmissionAt={earliestSubmissionAt}
          sheet={sheet}
          closedBlanks={folding && <folding.ClosedBlanks itemNumbers={progress.closedBlank} />}
          onGo={navigation.goTo}
          onBack={navigation.closeReview}
          onSubmit={() => sitting.submit()}
        />
      </main>
    );
  }
  return (
    <div className="paper">
      {wide && (
        <aside className="side" aria-label={text('sitting.sheet')}>
          {sheet}
          <ShortcutsSetting on={shortcutsOn} onChange={setShortcutsOn} />
        </aside>
      )}
      <PaperDesk
        sections={sections}
        presentation={presentation}
        onAnswer={answer}
        saving={saving}
        navigation={navigation}
        folding={folding}
      />
    </div>
  );
}
