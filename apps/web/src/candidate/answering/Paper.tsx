import type { PaperSection, Response } from '../../api/candidate-contract';
import type { OutboxView } from '../saving/response-outbox';
import { useText } from '../use-candidate-text';
import { AnswerSheet } from './AnswerSheet';
import type { ExamSitting } from './exam-sitting';
import { toggleChoice } from './inputs/change-response';
import type { PaperProgress } from './item-progress';
import { ItemPager } from './ItemPager';
import { ItemView } from './ItemView';
import { ReviewPage } from './ReviewPage';
import { ShortcutsSetting } from './ShortcutsSetting';
import type { Shortcut } from './shortcut';
import { Stimulus } from './Stimulus';
import type { PaperNavigation } from './use-paper-navigation';
import { useShortcuts, useShortcutsSetting } from './use-shortcuts';

interface PaperProps {
  sections: PaperSection[];
  sitting: ExamSitting;
  saving: OutboxView;
  tooEarly: boolean;
  progress: PaperProgress;
  navigation: PaperNavigation;
}

/** The paper while it can be answered: one item at a time, the answer sheet beside it where there is room, and the review. */
export function Paper({ sections, sitting, saving, tooEarly, progress, navigation }: PaperProps) {
  const text = useText();
  const { placedItems, placed, index, place, reviewing } = navigation;
  const { item } = placed;
  const response = saving.answers.get(item.itemNumber) ?? null;
  const [shortcutsOn, setShortcutsOn] = useShortcutsSetting();
  const answer = (changed: Response, by: 'choice' | 'typed') =>
    sitting.answer({ itemNumber: item.itemNumber, response: changed, by });

  const onShortcut = (shortcut: Shortcut) => {
    switch (shortcut.kind) {
      case 'go':
        return navigation.step(shortcut.step);
      case 'flag':
        return navigation.flag();
      case 'choose':
        return answer(item.type === 'multiple_choice' ? toggleChoice(response, shortcut.optionId) : shortcut.optionId, 'choice');
    }
  };
  useShortcuts({ item: reviewing ? null : item, enabled: shortcutsOn, onShortcut });

  const sheet = (
    <AnswerSheet
      sections={sections}
      answers={saving.answers}
      place={place}
      current={reviewing ? null : place.current}
      onGo={navigation.goTo}
    />
  );
  if (reviewing) {
    return (
      <main className="page scroller">
        <ReviewPage
          progress={progress}
          unsavedCount={saving.unsavedCount}
          tooEarly={tooEarly}
          sheet={sheet}
          onGo={navigation.goTo}
          onBack={navigation.closeReview}
          onSubmit={() => sitting.submit()}
        />
      </main>
    );
  }
  return (
    <div className="paper">
      <aside className="side" aria-label={text('sitting.sheet')}>
        {sheet}
        <ShortcutsSetting on={shortcutsOn} onChange={setShortcutsOn} />
      </aside>
      <main className={item.stimulus ? 'desk with-stimulus' : 'desk'}>
        <div className="scroller">
          <Stimulus items={placedItems.map((other) => other.item)} item={item} />
          <ItemView
            key={item.itemNumber}
            placed={placed}
            total={progress.total}
            response={response}
            refused={saving.refusedItems.has(item.itemNumber)}
            takesFocus={navigation.moved}
            onAnswer={answer}
          />
        </div>
        <ItemPager
          isFirst={index === 0}
          isLast={index === placedItems.length - 1}
          flagged={place.flagged.includes(item.itemNumber)}
          onStep={navigation.step}
          onFlag={navigation.flag}
        />
      </main>
    </div>
  );
}
