import { useEffect, useRef, type ReactNode } from 'react';
import type { PaperSection } from '../../../api/candidate-contract';
import { useText } from '../../use-candidate-text';
import type { Folding } from '../unfolding/folding';
import { Stimulus } from './Stimulus';
import type { PaperNavigation } from '../navigation/use-paper-navigation';

interface SectionViewProps {
  section: PaperSection;
  sectionIndex: number;
  navigation: PaperNavigation;
  folding: Folding | null;
  showItem: (itemNumber: number) => ReactNode;
}

/** A whole section. A case stays visible above its items; of an unfolding case, the questions so far. */
export function SectionView({ section, sectionIndex, navigation, folding, showItem }: SectionViewProps) {
  const text = useText();
  const { items } = section;
  return (
    <>
      <h1 className="section-heading">{text('sitting.section', { number: sectionIndex + 1, title: section.title })}</h1>
      {groupsOf(items).map((group) => (
        <div className="section-group" key={group[0]?.itemNumber}>
          {group[0]?.stimulus && <Stimulus items={items} item={group[0]} />}
          {group
            .filter(({ itemNumber }) => folding?.accessOf(itemNumber) !== 'folded')
            .map(({ itemNumber }) => (
              <InView key={itemNumber} itemNumber={itemNumber} navigation={navigation}>
                {showItem(itemNumber)}
                {folding && folding.nextPart(itemNumber) !== null && (
                  <button type="button" className="button" onClick={() => navigation.unfold(itemNumber)}>
                    <folding.GoOnLabel />
                  </button>
                )}
              </InView>
            ))}
        </div>
      ))}
    </>
  );
}

interface InViewProps {
  itemNumber: number;
  navigation: PaperNavigation;
  children: ReactNode;
}

/** Marks an item as seen when it scrolls into view, and as current when it is touched. */
function InView({ itemNumber, navigation, children }: InViewProps) {
  const frame = useRef<HTMLDivElement>(null);
  const { current, seen } = navigation.place;
  const isSeen = seen.includes(itemNumber);
  const latest = useRef(navigation.see);
  latest.current = navigation.see;
  useEffect(() => {
    if (isSeen || !frame.current) return undefined;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) latest.current(itemNumber);
    });
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, [itemNumber, isSeen]);
  const attend = () => itemNumber !== current && navigation.attend(itemNumber);
  return (
    <div
      ref={frame}
      className={itemNumber === current ? 'in-section current' : 'in-section'}
      onFocus={attend}
      onPointerDown={attend}
    >
      {children}
    </div>
  );
}

/** Groups neighbours that share a stimulus; every other item is a group of its own. */
function groupsOf(items: PaperSection['items']): PaperSection['items'][] {
  const groups: PaperSection['items'][] = [];
  for (const item of items) {
    const last = groups[groups.length - 1];
    if (last && item.stimulus && last[0]?.stimulus?.id === item.stimulus.id) last.push(item);
    else groups.push([item]);
  }
  return groups;
}
