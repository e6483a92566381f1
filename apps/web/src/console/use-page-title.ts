import { useEffect } from 'react';
import { frameDictionaries } from './frame-text';
import { useDictionary } from './use-text';

/** What the browser's tab and its history call the page; the console's own name again when it is left. */
export function usePageTitle(title: string): void {
  const brand = useDictionary(frameDictionaries)('brand');
  useEffect(() => {
    document.title = `${title} · ${brand}`;
    return () => {
      document.title = brand;
    };
  }, [title, brand]);
}
