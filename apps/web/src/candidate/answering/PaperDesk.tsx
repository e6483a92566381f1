import type { ExamFacts, PaperSection } from '../../api/candidate-contract';
import { DisplaySettings } from '../display/DisplaySettings';
import type { OutboxView } from '../saving/response-outbox';
import type { ExamSitting } from './sitting/exam-sitting';
import type { Folding } from './unfolding/folding';
import type { PlacedItem } from './navigation/item-progress';
import { ItemPager } from './navigation/ItemPager';
import { ItemView } from './item/ItemView';
import { SectionView } from './item/SectionView';
import { Stimulus } from './item/Stimulus';
import type { PaperNavigation } from './navigation/use-paper-navigation';
import { useSwipe } from './navigation/use-swipe';

interface PaperDeskProps {
  sections: PaperSection[];
  presentation: ExamFacts['presentation'];
  onAnswer: ExamSitting['answer'];
  saving: OutboxView;
  navigation: PaperNavigation;
  folding: Folding | null;
}

/** One item or a whole section, by the exam’s `presentation`, and the pager. */
export function PaperDesk({ sections, presentation, onAnswer, saving, navigation, folding }: PaperDeskProps) {
  const { placedItems, placed, index, place, asking } = navigation;
  const { item, sectionIndex } = placed;
  const section = presentation === 'section' ? sections[sectionIndex] : undefined;
  const swipe = useSwipe((by) => navigation.step(by, 'gesture'));
  const showItem = (itemNumber: number) => (
    <ItemView
      key={itemNumber}
      placed={placedItems.find((other) => other.item.itemNumber === itemNumber) as PlacedItem}
      total={placedItems.length}
      response={saving.answers.get(itemNumber) ?? null}
      mistyped={place.mistyped[itemNumber] ?? null}
      refused={saving.refusedItems.has(itemNumber)}
      arrival={navigation.arrival?.itemNumber === itemNumber ? navigation.arrival : null}
      inSection={section !== undefined}
      readOnly={folding?.accessOf(itemNumber) === 'readOnly'}
      note={folding && <folding.CaseNote folding={folding} itemNumber={itemNumber} />}
      onAnswer={(changed, by) => onAnswer({ itemNumber, response: changed, by })}
      onMistyped={(entry) => navigation.mistype(itemNumber, entry)}
    />
  );
  return (
    <main className={item.stimulus && !section ? 'desk with-stimulus' : 'desk'}>
      <div className="scroller" {...(section ? {} : swipe)}>
        {section ? (
          <SectionView
            key={sectionIndex}
            section={section}
            sectionIndex={sectionIndex}
            navigation={navigation}
            folding={folding}
            showItem={showItem}
          />
        ) : (
          <>
            <Stimulus items={placedItems.map((other) => other.item)} item={item} withParts />
            {showItem(item.itemNumber)}
          </>
        )}
        <DisplaySettings />
      </div>
      {folding && asking !== null && (
        <folding.GoOnDialog
          reasons={folding.reasonsToStay({ itemNumber: item.itemNumber, place })}
          onYes={() => navigation.goOn(true)}
          onNo={() => navigation.goOn(false)}
        />
      )}
      <div hidden={asking !== null}>
        <ItemPager
          isFirst={index === 0}
          isLast={index === placedItems.length - 1}
          flagged={place.flagged.includes(item.itemNumber)}
          mayFlag={folding?.accessOf(item.itemNumber) !== 'readOnly'}
          goOn={folding && folding.nextPart(item.itemNumber) !== null ? <folding.GoOnLabel /> : null}
          onStep={navigation.step}
          onFlag={navigation.flag}
        />
      </div>
    </main>
  );
}
