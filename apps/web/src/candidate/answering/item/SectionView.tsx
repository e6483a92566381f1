import { useEffect, useRef, type ReactNode } from 'react';
import type { PaperSection } from '../../../api/candidate-contract';
import { useText } from '../../use-candidate-text';
import { Stimulus } from './Stimulus';
import type { PaperNavigation } from '../navigation/use-paper-navigation';

interface SectionViewProps {
  section: PaperSection;
  sectionIndex: number;
  navigation: PaperNavigation;
  showItem: (itemNumber: number) => ReactNode;
}

/** A section as a whole; the items of a case stand under it, and it stays in view above them. */
export function SectionView({ section, sectionIndex, navigation, showItem }: SectionViewProps) {
  const text = useText();
  const { items } = section;
  return (
    <>
      <h1 className="section-heading">{text('sitting.section', { number: sectionIndex + 1, title: section.title })}</h1>
      {groupsOf(items).map((group) => (
        <div className="section-group" key={group[0]?.itemNumber}>
          {group[0]?.stimulus && <Stimulus items={items} item={group[0]} />}
          {group.map(({ itemNumber }) => (
            <InView key={itemNumber} itemNumber={itemNumber} navigation={navigation}>
              {showItem(itemNumber)}
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

/** Seen is what came into view; the current item is the one that was touched last. */
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

/** Neighbours that share a stimulus, and every other item by itself. */
function groupsOf(items: PaperSection['items']): PaperSection['items'][] {
  const groups: PaperSection['items'][] = [];
  for (const item of items) {
    const last = groups[groups.length - 1];
    if (last && item.stimulus && last[0]?.stimulus?.id === item.stimulus.id) last.push(item);
    else groups.push([item]);
  }
  return groups;
}
