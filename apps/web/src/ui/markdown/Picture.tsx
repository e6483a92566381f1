import { useState } from 'react';
import { useDictionary } from '../../i18n/use-text';
import { pictureDictionaries, type PictureTextKey } from './picture-text';
import { PictureViewer } from './PictureViewer';

interface PictureProps {
  address: string;
  alternative: string;
  /** In the label of an option a tap on the picture chooses the option; a separate button enlarges the picture. */
  inLabel: boolean;
}

export function Picture({ address, alternative, inLabel }: PictureProps) {
  const text = useDictionary<PictureTextKey>(pictureDictionaries);
  const [enlarged, setEnlarged] = useState(false);
  const name = alternative ? text('enlargeNamed', { name: alternative }) : text('enlarge');
  const open = () => setEnlarged(true);
  const image = <img src={address} alt={inLabel ? alternative : ''} loading="lazy" decoding="async" />;
  return (
    <>
      {inLabel ? (
        <span className="picture-in-label">
          {image}
          <button type="button" className="button enlarge" aria-label={name} onClick={open}>
            <span aria-hidden="true">⤢</span>
          </button>
        </span>
      ) : (
        <button type="button" className="picture" aria-label={name} onClick={open}>
          {image}
        </button>
      )}
      {enlarged && <PictureViewer address={address} alternative={alternative} onClose={() => setEnlarged(false)} />}
    </>
  );
}
