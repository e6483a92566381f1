import { useRef, useState } from 'react';
import { after } from '../candidate-services';
import { useText } from '../use-candidate-text';

type Copying = 'none' | 'copied' | 'failed';

interface ReceiptCardProps {
  receipt: string;
  /** Lines of the picture besides the code. */
  pictureLines: string[];
}

export function ReceiptCard({ receipt, pictureLines }: ReceiptCardProps) {
  const text = useText();
  const code = useRef<HTMLElement>(null);
  const [copying, setCopying] = useState<Copying>('none');
  const [pictureFailed, setPictureFailed] = useState(false);
  const copy = async () => setCopying((await copyText(receipt, code.current)) ? 'copied' : 'failed');
  const savePicture = async () => {
    const lines = pictureLines;
    // Loaded only when it is asked for.
    const picture = await import('./receipt-picture')
      .then(({ drawReceipt }) => drawReceipt({ title: text('receipt.title'), receipt, lines }))
      .catch(() => null);
    if (picture) download({ picture, name: `${receipt}.png` });
    setPictureFailed(picture === null);
  };
  return (
    <section className="card receipt">
      <h2>{text('receipt.title')}</h2>
      <p>
        <code className="receipt-code" ref={code}>
          {receipt}
        </code>
      </p>
      <p className="hint">{text('receipt.text')}</p>
      <div className="buttons">
        <button type="button" className="button" onClick={() => void copy()}>
          {text('receipt.copy')}
        </button>
        <button type="button" className="button" onClick={() => void savePicture()}>
          {text('receipt.picture')}
        </button>
      </div>
      <span role="status" className="said">
        {copying === 'copied' && text('receipt.copied')}
        {copying === 'failed' && text('receipt.copyFailed')}
        {pictureFailed && text('receipt.pictureFailed')}
      </span>
    </section>
  );
}

/** The clipboard API is missing over plain http: select the code and use `execCommand`. */
async function copyText(receipt: string, shown: HTMLElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(receipt);
    return true;
  } catch {
    if (!shown) return false;
    getSelection()?.selectAllChildren(shown);
    return document.execCommand('copy');
  }
}

function download({ picture, name }: { picture: Blob; name: string }): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(picture);
  link.download = name;
  link.click();
  // The browser has started the download by then.
  after(60_000, () => URL.revokeObjectURL(link.href));
}
