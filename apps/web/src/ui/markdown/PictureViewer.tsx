import { useState } from 'react';
import { createPortal } from 'react-dom';
import { useDictionary } from '../../i18n/use-text';
import { useModal } from '../use-modal';
import { pictureDictionaries, type PictureTextKey } from './picture-text';

const zooms = [1, 1.5, 2, 3, 4];

interface PictureViewerProps {
  address: string;
  alternative: string;
  onClose: () => void;
}

/** A full-page picture, as wide as the screen or several times that. Pinch zoom works as usual. */
export function PictureViewer({ address, alternative, onClose }: PictureViewerProps) {
  const text = useDictionary<PictureTextKey>(pictureDictionaries);
  const panel = useModal(onClose);
  const [step, setStep] = useState(0);
  const zoom = zooms[step] as number;
  const name = alternative || text('picture');
  // In a portal: older iPhones would clip it in a scrolling element, and clicks must not reach the label it came from.
  return createPortal(
    <div
      className="viewer"
      role="dialog"
      aria-modal="true"
      aria-label={name}
      tabIndex={-1}
      ref={panel}
      onClick={(event) => event.stopPropagation()}
    >
      <div className="viewer-bar">
        <button
          type="button"
          className="button"
          aria-label={text('smaller')}
          disabled={step === 0}
          onClick={() => setStep(step - 1)}
        >
          <span aria-hidden="true">−</span>
        </button>
        <span className="viewer-zoom" role="status">
          {text('zoom', { percent: zoom * 100 })}
        </span>
        <button
          type="button"
          className="button"
          aria-label={text('larger')}
          disabled={step === zooms.length - 1}
          onClick={() => setStep(step + 1)}
        >
          <span aria-hidden="true">+</span>
        </button>
        <button type="button" className="button viewer-close" onClick={onClose}>
          {text('close')}
        </button>
      </div>
      <div className="viewer-stage" tabIndex={0} role="group" aria-label={name}>
        <img src={address} alt={alternative} style={{ width: `${zoom * 100}%` }} />
      </div>
    </div>,
    document.body,
  );
}
