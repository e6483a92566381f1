import { useEffect, useRef, useState } from 'react';
import { useText } from '../use-candidate-text';

/** A picture of a question: pressed, it fills the page at twice its width and can be moved about. */
export function ZoomablePicture({ address, alternative }: { address: string; alternative: string }) {
  const text = useText();
  const [enlarged, setEnlarged] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setEnlarged(false);
    opener.current?.focus();
  };
  return (
    <>
      <button type="button" className="picture" ref={opener} aria-label={text('picture.enlarge', { alternative })} onClick={() => setEnlarged(true)}>
        <img src={address} alt={alternative} loading="lazy" decoding="async" />
      </button>
      {enlarged && <Enlarged address={address} alternative={alternative} onClose={close} />}
    </>
  );
}

function Enlarged({ address, alternative, onClose }: { address: string; alternative: string; onClose: () => void }) {
  const text = useText();
  const closer = useRef<HTMLButtonElement>(null);
  useEffect(() => closer.current?.focus(), []);
  return (
    <div
      className="enlarged" role="dialog" aria-modal="true" aria-label={alternative || text('picture.title')}
      onKeyDown={(event) => {
        // Nothing behind it is to hear a key.
        event.stopPropagation();
        if (event.key === 'Escape') onClose();
        if (event.key === 'Tab') event.preventDefault();
      }}
    >
      <button type="button" className="button" ref={closer} onClick={onClose}>{text('picture.close')}</button>
      <div className="enlarged-view">
        <img src={address} alt={alternative} />
      </div>
    </div>
  );
}
