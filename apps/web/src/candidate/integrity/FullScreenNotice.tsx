import { useEffect, useState } from 'react';
import { useText } from '../use-candidate-text';
import { canFillScreen, fillScreen, fillsScreen, fullScreenChanges } from './full-screen';

/** Shown while an exam that requires full screen is not in full screen. */
export function FullScreenNotice() {
  const text = useText();
  const [filled, setFilled] = useState(fillsScreen);
  useEffect(() => {
    const look = () => setFilled(fillsScreen());
    for (const name of fullScreenChanges) document.addEventListener(name, look);
    return () => {
      for (const name of fullScreenChanges) document.removeEventListener(name, look);
    };
  }, []);
  if (filled || !canFillScreen()) return null;
  return (
    <div className="notice warning integrity">
      <p>{text('fullScreen.text')}</p>
      <button type="button" className="button" onClick={fillScreen}>
        {text('fullScreen.enter')}
      </button>
    </div>
  );
}
