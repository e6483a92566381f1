import type { ExamFacts, PaperSection } from '../../api/candidate-contract';
import { DisplaySettings } from '../display/DisplaySettings';
import type { OutboxView } from '../saving/response-outbox';
import type { ExamSitting } from './sitting/exam-sitting';
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
  sitting: ExamSitting;
  saving: OutboxView;
  navigation: PaperNavigation;
}

/** One item or a whole section, by the exam’s `presentation`, and the pager. */
export function PaperDesk({ sections, presentation, sitting, saving, navigation }: PaperDeskProps) {
  const { placedItems, placed, index, place } = navigation;
  const { item, sectionIndex } = placed;
  const section = presentation === 'section' ? sections[sectionIndex] : undefined;
  const swipe = useSwipe(navigation.step);
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
      onAnswer={(changed, by) => sitting.answer({ itemNumber, response: changed, by })}
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
            showItem={showItem}
          />
        ) : (
          <>
            <Stimulus items={placedItems.map((other) => other.item)} item={item} />
            {showItem(item.itemNumber)}
          </>
        )}
        <DisplaySettings />
      </div>
      <ItemPager
        isFirst={index === 0}
        isLast={index === placedItems.length - 1}
        flagged={place.flagged.includes(item.itemNumber)}
        onStep={navigation.step}
        onFlag={navigation.flag}
      />
    </main>
  );
}
